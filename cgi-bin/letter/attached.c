/* Documents attached to letters: chosen, given to each letter. */
#include "letter/attached.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "letter/attached_private.h"
#include "queue/queue.h"
#include "scan/scan.h"
#include "store/file_copy.h"
#include "store/stored_file.h"

#define MOST_BYTES 10485760 /* where the setting is missing */

static const struct db_field attached_fields[] = {
	DB_FIELD(struct attached, id),
	DB_FIELD(struct attached, bulk_id),
	DB_FIELD(struct attached, application_id),
	DB_FIELD(struct attached, name),
	DB_FIELD(struct attached, mime),
	DB_FIELD(struct attached, size),
	DB_FIELD(struct attached, file_id),
	DB_FIELD(struct attached, state),
	DB_FIELD(struct attached, reason),
	DB_FIELD(struct attached, look),
	DB_FIELD(struct attached, scan),
};

#define ONE_FILE \
	"SELECT id, bulk_id, IFNULL(application_id, 0) AS application_id, name, mime, size," \
	" file_id, state, reason, look, scan FROM letter_file WHERE "
#define FILES ONE_FILE "bulk_id = ?"

enum outcome attached_files(struct db *db, struct pool *pool, int64_t bulk_id,
	struct attached **files_r, size_t *count_r)
{
	return db_structs(db, pool, FILES " ORDER BY id", attached_fields, files_r, count_r,
		DB_VALUES(db_int(bulk_id)));
}

enum outcome attached_get(
	struct db *db, struct pool *pool, int64_t bulk_id, int64_t id, struct attached *file_r)
{
	return db_struct(db, pool, FILES " AND id = ?", attached_fields, file_r,
		DB_VALUES(db_int(bulk_id), db_int(id)));
}

enum outcome attached_find(struct db *db, struct pool *pool, int64_t id, struct attached *file_r)
{
	return db_struct(
		db, pool, ONE_FILE "id = ?", attached_fields, file_r, DB_VALUES(db_int(id)));
}

enum outcome attached_most(struct db *db, int64_t *bytes_r)
{
	enum outcome outcome = db_get_int(db,
		"SELECT CAST(value AS SIGNED) FROM setting WHERE name = 'letter_files_bytes'",
		DB_NONE, bytes_r);

	if (outcome == NOT_FOUND)
		*bytes_r = MOST_BYTES;
	return outcome == NOT_FOUND ? OK : outcome;
}

#define OWN \
	" FROM attachment t WHERE t.application_id = ? AND NOT " ATTACHMENT_WAITS( \
		"t") " AND (? OR t.type <> 'disability') AND " ATTACHMENT_OPEN("t")

enum outcome attached_offers(struct db *db, struct pool *pool, int64_t application_id, bool proofs,
	struct db_rows **rows_r)
{
	return db_rows(db, pool, "SELECT CAST(t.id AS CHAR) AS id, t.name" OWN " ORDER BY t.id",
		DB_VALUES(db_int(application_id), db_bool(proofs)), rows_r);
}

static enum outcome file_problem(struct problems *problems, const char *problem)
{
	problem_add(problems, "file", problem);
	return INVALID;
}

/* Is there room for it, besides those that are there? */
static enum outcome room_check(struct db *db, struct pool *pool, int64_t bulk_id,
	const struct attachment_file *file, struct problems *problems)
{
	struct db_rows *rows = NULL;
	struct limits limits;
	int64_t most = 0;
	enum outcome outcome = limits_get(db, pool, &limits);

	if (!outcome)
		outcome = attached_most(db, &most);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT COUNT(*) AS files, CAST(COALESCE(SUM(size), 0) AS SIGNED) AS bytes"
			" FROM letter_file WHERE bulk_id = ? AND state <> 'refused'",
			DB_VALUES(db_int(bulk_id)), &rows);
	if (outcome)
		return outcome;
	limits.office = false;
	const char *problem = attachment_problem(file, &limits);
	if (problem)
		return file_problem(problems, problem);
	if (db_number(rows, 0, "files") >= ATTACHED_FILES)
		return file_problem(problems, "letter_files_count");
	if (db_number(rows, 0, "bytes") + file->size > most)
		return file_problem(problems, "letter_files_total");
	return OK;
}

static enum outcome row_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct attached *letter, const struct attachment_file *file, bool checked,
	int64_t *id_r)
{
	bool look = !checked && attachment_unlooked(file);
	bool scan = !checked && scan_wanted();
	enum outcome outcome = db_exec(db,
		"INSERT INTO letter_file (bulk_id, application_id, name, mime, size, state, look,"
		" scan, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(letter->bulk_id), db_id(letter->application_id),
			db_str(file->name), db_str(file->mime), db_int(file->size),
			db_str(look || scan ? "waits" : "good"), db_bool(look), db_bool(scan),
			db_str(clock_sql(pool, clock_now())), db_int(who->id)),
		NULL);

	*id_r = outcome ? 0 : db_inserted_id(db);
	if (outcome || !(look || scan))
		return outcome;
	return queue_add(db, pool, ATTACHED_CHECK, *id_r, who->id, 0);
}

static enum outcome attached_file_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct attached *letter, const struct attachment_file *file, bool checked,
	store_source *source, void *context, struct problems *problems)
{
	const struct stored_upload upload = {file->name, file->mime, file->size, source, context};
	const char *file_id = NULL;
	int64_t id = 0;
	enum outcome outcome = room_check(db, pool, letter->bulk_id, file, problems);

	if (!outcome)
		outcome = row_add(db, pool, who, letter, file, checked, &id);
	if (!outcome)
		outcome = stored_file_keep(
			db, pool, OBJECT_LETTER_FILE, id, "letter", &upload, &file_id);
	return outcome ? outcome
		       : db_exec(db, "UPDATE letter_file SET file_id = ? WHERE id = ?",
			       DB_VALUES(db_str(file_id), db_int(id)), NULL);
}

enum outcome attached_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct attached *letter, const struct attachment_file *file, store_source *source,
	void *context, struct problems *problems)
{
	return attached_file_add(db, pool, who, letter, file, false, source, context, problems);
}

/* It was checked when it was handed in. */
static enum outcome own_copy(struct db *db, struct pool *pool, const struct principal *who,
	const struct attached *letter, const struct attachment *own, struct problems *problems)
{
	const struct attachment_file file = {.name = own->name,
		.mime = own->mime,
		.size = own->size,
		.pdf = PDF_GOOD,
		.picture = PICTURE_GOOD};
	uint8_t key[32];
	struct file_copy copy = {0};
	enum outcome outcome = store_key(db, OBJECT_APPLICATION, letter->application_id, key);

	if (!outcome)
		outcome = file_copy_read(own->file_id, key, own->size, &copy);
	if (outcome == INVALID || outcome == GONE)
		outcome = file_problem(problems, "file_damaged");
	if (!outcome)
		outcome = attached_file_add(
			db, pool, who, letter, &file, true, file_copy_source, &copy, problems);
	file_copy_end(&copy);
	explicit_bzero(key, sizeof(key));
	return outcome;
}

enum outcome attached_add_own(struct db *db, struct pool *pool, const struct principal *who,
	const struct attached *letter, int64_t attachment_id, bool proofs,
	struct problems *problems)
{
	struct attachment own;
	int64_t offered = 0;
	enum outcome outcome = letter->application_id
		? db_get_int(db, "SELECT t.id" OWN " AND t.id = ?",
			DB_VALUES(db_int(letter->application_id), db_bool(proofs),
				db_int(attachment_id)),
			&offered)
		: NOT_FOUND;

	if (!outcome)
		outcome = attachment_get(db, pool, letter->application_id, attachment_id, &own);
	return outcome ? outcome : own_copy(db, pool, who, letter, &own, problems);
}

enum outcome attached_ready(
	struct db *db, struct pool *pool, int64_t bulk_id, struct problems *problems)
{
	struct attached *files = NULL;
	size_t count = 0;
	int64_t bytes = 0, most = 0;
	enum outcome outcome = attached_files(db, pool, bulk_id, &files, &count);

	if (!outcome)
		outcome = attached_most(db, &most);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < count; i++) {
		bytes += files[i].size;
		if (text_equal(files[i].state, "refused")) {
			problem_add(problems, "", "letter_file_refused");
			return INVALID;
		}
	}
	if (bytes > most)
		problem_add(problems, "", "letter_files_total");
	return bytes > most ? INVALID : OK;
}

enum outcome attached_give(struct db *db, struct pool *pool, int64_t bulk_id,
	int64_t application_id, struct attached_given *given_r, const char **reason_r)
{
	struct attached *files = NULL;
	size_t count = 0;
	enum outcome outcome = db_structs(db, pool, FILES " ORDER BY id FOR UPDATE",
		attached_fields, &files, &count, DB_VALUES(db_int(bulk_id)));

	*given_r = (struct attached_given){.count = count};
	if (outcome || !count)
		return outcome;
	given_r->files = POOL_ARRAY(pool, struct mail_given_file, count);
	for (size_t i = 0; !outcome && i < count; i++) {
		bool foreign = files[i].application_id && files[i].application_id != application_id;

		*reason_r = "letter_file";
		if (foreign || text_equal(files[i].state, "refused"))
			return INVALID;
		given_r->waits |= text_equal(files[i].state, "waits");
		given_r->files[i].letter_file_id = files[i].id;
		outcome = store_key(db, OBJECT_LETTER_FILE, files[i].id, given_r->files[i].key);
	}
	return outcome == GONE ? INVALID : outcome;
}
