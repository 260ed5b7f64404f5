/* ZIP archives by libarchive. */
#include "document/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicase.h>
#include <uninorm.h>

#include "base/log.h"
#include "base/text.h"

#define SUFFIX_MAX 12 /* bytes of an ending that stays behind the number */

struct zip {
	struct pool *pool;
	struct archive *archive;
	struct archive_entry *entry;
	int64_t now, left;
	zip_sink *sink;
	void *context;
	enum outcome outcome; /* of the sink */
	const char **names;
	size_t count, room;
};

static la_ssize_t write_bytes(
	struct archive *archive, void *context, const void *bytes, size_t length)
{
	struct zip *zip = context;

	(void)archive;
	if (!zip->outcome)
		zip->outcome = zip->sink(zip->context, bytes, length);
	return zip->outcome ? -1 : (la_ssize_t)length;
}

static void archive_must(struct zip *zip, int result)
{
	if (result < ARCHIVE_WARN && !zip->outcome)
		log_fatal("zip", "reason=\"%s\"", archive_error_string(zip->archive));
}

struct zip *zip_new(struct pool *pool, int64_t now, zip_sink *sink, void *context)
{
	struct zip *zip = pool_alloc(pool, sizeof(*zip));

	*zip = (struct zip){.pool = pool,
		.archive = archive_write_new(),
		.now = now,
		.entry = archive_entry_new(),
		.sink = sink,
		.context = context};
	if (!zip->archive || !zip->entry)
		log_fatal("zip", "reason=memory");
	archive_must(zip, archive_write_set_format_zip(zip->archive));
	archive_must(zip, archive_write_zip_set_compression_store(zip->archive));
	archive_must(
		zip, archive_write_set_format_option(zip->archive, "zip", "hdrcharset", "UTF-8"));
	archive_must(zip, archive_write_set_bytes_per_block(zip->archive, 0));
	archive_must(zip, archive_write_open(zip->archive, zip, NULL, write_bytes, NULL));
	return zip;
}

/* What names devices on some systems, with whatever ending. */
static bool is_device(const char *name)
{
	static const char *const devices[] = {"con", "prn", "aux", "nul", "com", "lpt"};
	size_t length = strcspn(name, ".");

	for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++) {
		size_t own = strlen(devices[i]);

		if (strncasecmp(name, devices[i], own) == 0
			&& (length == own
				|| (length == own + 1 && isdigit((unsigned char)name[own]))))
			return true;
	}
	return false;
}

static const char *safe(struct pool *pool, const char *name)
{
	char *copy = text_filename(pool, name);

	for (char *at = copy; *at; at++)
		if ((unsigned char)*at < ' ' || strchr("/\\:*?\"<>|\x7f", *at))
			*at = '_';
	while (*copy == '.' || *copy == ' ')
		*copy++ = '_';
	for (size_t length = strlen(copy); length && strchr(". ", copy[length - 1]); length--)
		copy[length - 1] = '_';
	return is_device(copy) ? pool_printf(pool, "_%s", copy) : copy;
}

/* As file systems compare that tell neither large from small letters nor forms of the same umlaut
 * apart. */
static const char *folded_of(struct pool *pool, const char *path)
{
	size_t length = 0;
	uint8_t *bytes =
		u8_casefold((const uint8_t *)path, strlen(path), NULL, UNINORM_NFC, NULL, &length);

	if (!bytes)
		log_fatal("zip", "reason=memory");
	const char *folded = pool_strndup(pool, (const char *)bytes, length);
	free(bytes);
	return folded;
}

static bool has(const struct zip *zip, const char *name)
{
	for (size_t i = 0; i < zip->count; i++)
		if (strcmp(zip->names[i], name) == 0)
			return true;
	return false;
}

static void name_keep(struct zip *zip, const char *name)
{
	if (zip->count == zip->room) {
		const char **grown = POOL_ARRAY(zip->pool, const char *, zip->room * 2 + 16);

		if (zip->count)
			memcpy(grown, zip->names, zip->count * sizeof(*grown));
		zip->names = grown;
		zip->room = zip->room * 2 + 16;
	}
	zip->names[zip->count++] = name;
}

static const char *unique(struct zip *zip, const char *folder, const char *name)
{
	const char *dot = strrchr(name, '.');
	const char *ending = dot && dot != name && strlen(dot) <= SUFFIX_MAX ? dot : "";
	const char *slash = *folder ? "/" : "";
	int stem = (int)(strlen(name) - strlen(ending));
	const char *path = pool_printf(zip->pool, "%s%s%s", folder, slash, name);
	const char *folded = folded_of(zip->pool, path);

	for (int number = 2; has(zip, folded); number++) {
		path = pool_printf(
			zip->pool, "%s%s%.*s (%d)%s", folder, slash, stem, name, number, ending);
		folded = folded_of(zip->pool, path);
	}
	name_keep(zip, folded);
	return path;
}

enum outcome zip_entry(struct zip *zip, const char *folder, const char *name, int64_t size)
{
	if (zip->outcome || zip->left)
		return zip->outcome ? zip->outcome : UNAVAILABLE;
	archive_entry_clear(zip->entry);
	archive_entry_set_pathname_utf8(zip->entry, unique(zip, folder, safe(zip->pool, name)));
	archive_entry_set_filetype(zip->entry, AE_IFREG);
	archive_entry_set_perm(zip->entry, 0600);
	archive_entry_set_size(zip->entry, size);
	archive_entry_set_mtime(zip->entry, zip->now, 0);
	zip->left = size;
	archive_must(zip, archive_write_header(zip->archive, zip->entry));
	return zip->outcome;
}

enum outcome zip_write(struct zip *zip, const void *bytes, size_t length)
{
	if (zip->outcome)
		return zip->outcome;
	if ((int64_t)length > zip->left)
		log_fatal("zip", "reason=length");
	zip->left -= (int64_t)length;
	if (length && archive_write_data(zip->archive, bytes, length) < 0)
		archive_must(zip, ARCHIVE_FATAL);
	return zip->outcome;
}

enum outcome zip_end(struct zip **zip)
{
	struct zip *own = *zip;
	enum outcome outcome;

	if (own->left && !own->outcome)
		own->outcome = UNAVAILABLE;
	archive_must(own,
		archive_write_close(
			own->archive)); /* after a failure it only gives back what it holds */
	outcome = own->outcome;
	archive_entry_free(own->entry);
	archive_write_free(own->archive);
	*zip = NULL;
	return outcome;
}
