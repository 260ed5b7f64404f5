/* Documents of the demo that are under check. */
#include "demo/demo_intake.h"

#include <string.h>

#include "application/attachment.h"
#include "base/clock.h"
#include "base/log.h"
#include "demo/demo_world.h"
#include "demo/org/demo_text.h"

#define WAITS 86400 /* seconds */

struct demo_intake {
	const struct demo_org *org;
	const char *directory;
	int64_t application_id;
};

static enum outcome intake_source(void *context, int64_t at, void *bytes_r, size_t length)
{
	memcpy(bytes_r, (const char *)context + at, length);
	return OK;
}

/* `part` of a hundred of a file of the demo. */
static enum outcome document_hand_in(struct db *db, const struct demo_intake *intake,
	const char *file, const char *name, size_t part)
{
	static const struct principal visitor = {.kind = PRINCIPAL_VISITOR, .lang = "de"};
	struct pool *pool = intake->org->pool;
	const char *problem = NULL;
	size_t length;
	char *bytes =
		demo_read(pool, pool_printf(pool, "%s/data/%s", intake->directory, file), &length);
	const struct attachment_file document = {.type = "certificate",
		.name = name,
		.mime = "application/pdf",
		.size = (int64_t)(length * part / 100)};
	enum outcome outcome = attachment_add(db, pool, &visitor, intake->application_id, &document,
		intake_source, bytes, &problem);

	if (problem)
		log_error("demo_data", "attachment=%s reason=%s", file, problem);
	return outcome;
}

static enum outcome intake_add(struct db *db, void *context)
{
	struct demo_intake *intake = context;
	const char *later = clock_sql(intake->org->pool, clock_now() + WAITS);
	enum outcome outcome = db_get_int(db,
		"SELECT MAX(a.id) FROM application a JOIN application_status s ON s.code = a.status"
		" WHERE a.status = 'formale_pruefung' AND s.takes_files",
		DB_NONE, &intake->application_id);

	if (!outcome && !intake->application_id)
		outcome = NOT_FOUND;
	if (!outcome)
		outcome = document_hand_in(db, intake, "zeugnis.pdf", "Fortbildung.pdf", 100);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE queue_item q JOIN attachment t ON t.id = q.object_id"
			" SET q.next_at = ? WHERE q.kind = 'attachment_check'"
			" AND t.application_id = ? AND t.name = 'Fortbildung.pdf'",
			DB_VALUES(db_str(later), db_int(intake->application_id)), NULL);
	return outcome ? outcome : document_hand_in(db, intake, "nachweis.pdf", "Urkunde.pdf", 60);
}

enum outcome demo_intake_add(const struct demo_org *org, const char *directory)
{
	struct demo_intake intake = {.org = org, .directory = directory};
	int64_t there = 0;
	enum outcome outcome = db_get_int(org->db,
		"SELECT COUNT(*) FROM attachment WHERE name = 'Fortbildung.pdf'", DB_NONE, &there);

	return outcome || there ? outcome : db_transaction(org->db, intake_add, &intake);
}
