/* Filling the demo's media library. */
#include "demo/demo_media.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/log.h"
#include "demo/demo_world.h"
#include "demo/org/demo_text.h"
#include "media/media.h"

#define FILE_MAX ((size_t)1 << 20)
#define MAKE_MILLISECONDS 60000

struct library {
	const struct demo_org *org;
	struct demo_file file;
	const char *directory, *today;
};

static const void *file_read(struct pool *pool, const char *path, size_t *length_r)
{
	char *bytes = pool_alloc(pool, FILE_MAX);
	FILE *file = fopen(path, "re");

	*length_r = file ? fread(bytes, 1, FILE_MAX, file) : 0;
	if (file)
		fclose(file);
	if (*length_r == 0)
		log_fatal("demo_data", "file=%s reason=missing", path);
	return bytes;
}

static enum outcome picture_add(
	struct db *db, const struct library *library, const struct demo_section *section)
{
	struct pool *pool = library->org->pool;
	struct media_input input = {
		.title = demo_need(section, "title"),
		.alt_de = demo_need(section, "alt_de"),
		.alt_en = demo_need(section, "alt_en"),
		.credit = demo_need(section, "credit"),
		.licence = demo_need(section, "licence"),
	};
	struct picture pictures[MEDIA_SIZES];
	struct problems problems = {0};
	const char *problem = NULL, *number = NULL;
	size_t length = 0;
	const void *bytes = file_read(pool,
		pool_printf(pool, "%s/data/pictures/%s", library->directory,
			demo_need(section, "file")),
		&length);
	enum outcome outcome = media_make(
		pool, bytes, length, "image/jpeg", MAKE_MILLISECONDS, pictures, &problem);

	demo_moment(pool, library->today, demo_need(section, "created"));
	if (!outcome)
		outcome = media_add(db, pool, demo_person(library->org, demo_need(section, "by")),
			&input, pictures, &problems, &number);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=picture title=%s reason=%s", input.title,
			problem ? problem : "");
	return outcome;
}

static enum outcome library_fill(struct db *db, void *context)
{
	const struct library *library = context;
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < library->file.count; i++)
		outcome = picture_add(db, library, &library->file.sections[i]);
	return outcome;
}

enum outcome demo_media_add(const struct demo_org *org, const char *directory)
{
	struct library library = {
		.org = org,
		.file = demo_file_read(
			org->pool, pool_printf(org->pool, "%s/data/pictures.txt", directory)),
		.directory = directory,
		.today = clock_today(org->pool),
	};
	struct db_rows *rows = NULL;
	enum outcome outcome = media_find(
		org->db, org->pool, demo_need(&library.file.sections[0], "title"), &rows);

	if (outcome || rows->count)
		return outcome;
	outcome = db_transaction(org->db, library_fill, &library);
	clock_set(-1);
	return outcome;
}

enum outcome demo_media_number(
	struct db *db, struct pool *pool, const char *title, const char **number_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = media_find(db, pool, title, &rows);

	if (outcome)
		return outcome;
	if (rows->count == 0)
		log_fatal("demo_data", "picture=%s reason=missing", title);
	*number_r = db_text(rows, 0, "value");
	return OK;
}
