/* Documents of mobile employees. */
#include "mobile/mobile_file.h"

#include "access/hold.h"
#include "application/attachment.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "store/file_copy.h"
#include "store/stored_check.h"

#define CHECK_MILLISECONDS 3000

static const struct db_field mobile_file_fields[] = {
	DB_FIELD(struct mobile_file, id),
	DB_FIELD(struct mobile_file, size),
	DB_FIELD(struct mobile_file, file_id),
	DB_FIELD(struct mobile_file, name),
	DB_FIELD(struct mobile_file, mime),
	DB_FIELD(struct mobile_file, checked),
	DB_FIELD(struct mobile_file, created_at),
};

#define FILES \
	"SELECT f.id, f.size, f.file_id, f.name, f.mime, f.created_at, " STORED_CHECKED( \
		"f.file_id") " AS checked FROM mobile_file f WHERE f.mobile_id = ?"

enum outcome mobile_files(struct db *db, struct pool *pool, int64_t mobile_id,
	struct mobile_file **files_r, size_t *count_r)
{
	return db_structs(db, pool, FILES " ORDER BY f.id", mobile_file_fields, files_r, count_r,
		DB_VALUES(db_int(mobile_id)));
}

enum outcome mobile_file_get(
	struct db *db, struct pool *pool, int64_t mobile_id, int64_t id, struct mobile_file *file_r)
{
	return db_struct(db, pool, FILES " AND f.id = ?", mobile_file_fields, file_r,
		DB_VALUES(db_int(mobile_id), db_int(id)));
}

/* An entry that she sees, held, and still open. */
static enum outcome open_hold(struct db *db, struct pool *pool, const struct principal *who,
	int64_t mobile_id, struct problems *problems)
{
	struct mobile mobile;
	enum outcome outcome = object_hold(db, OBJECT_MOBILE, mobile_id);

	if (!outcome)
		outcome = mobile_get(db, pool, who, mobile_id, &mobile);
	if (outcome || text_equal(mobile.status, "open"))
		return outcome;
	problem_add(problems, "", "mobile_over");
	return CONFLICT;
}

/* What no proposal would take later is not taken here either. */
static enum outcome room_check(struct db *db, struct pool *pool, int64_t mobile_id,
	const struct stored_upload *upload, struct problems *problems)
{
	const struct attachment_file file = {
		.name = upload->name, .mime = upload->mime, .size = upload->size, .pdf = PDF_GOOD};
	const char *problem;
	struct limits limits;
	struct db_rows *rows = NULL;
	enum outcome outcome = limits_get(db, pool, &limits);

	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT COUNT(*) AS files, COALESCE(SUM(size), 0) AS bytes"
			" FROM mobile_file WHERE mobile_id = ?",
			DB_VALUES(db_int(mobile_id)), &rows);
	if (outcome)
		return outcome;
	problem = attachment_problem(&file, &limits);
	if (db_number(rows, 0, "files") >= MOBILE_FILES)
		problem = "mobile_files_full";
	else if (!problem && db_number(rows, 0, "files") >= limits.max_files)
		problem = "file_count";
	else if (!problem && db_number(rows, 0, "bytes") + file.size > limits.max_total)
		problem = "file_total";
	if (problem)
		problem_add(problems, "file", problem);
	return problem ? INVALID : OK;
}

/* words: problem.mobile_files_full history.mobile_file_added */
enum outcome mobile_file_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t mobile_id, const struct stored_upload *upload, struct problems *problems)
{
	const char *file_id = NULL;
	enum outcome outcome = open_hold(db, pool, who, mobile_id, problems);

	if (!outcome)
		outcome = room_check(db, pool, mobile_id, upload, problems);
	if (!outcome)
		outcome = stored_file_keep(
			db, pool, OBJECT_MOBILE, mobile_id, "mobile", upload, &file_id);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO mobile_file (mobile_id, file_id, name, mime, size, created_at,"
			" created_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(mobile_id), db_str(file_id), db_str(upload->name),
				db_str(upload->mime), db_int(upload->size),
				db_str(clock_sql(pool, clock_now())), db_int(who->id)),
			NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_MOBILE, mobile_id, "mobile_file_added", NULL);
}

/* words: history.mobile_file_removed */
enum outcome mobile_file_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t mobile_id, int64_t id, struct problems *problems)
{
	struct mobile_file file;
	enum outcome outcome = open_hold(db, pool, who, mobile_id, problems);

	if (!outcome)
		outcome = mobile_file_get(db, pool, mobile_id, id, &file);
	if (!outcome)
		outcome = db_exec(
			db, "DELETE FROM mobile_file WHERE id = ?", DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = stored_file_remove(db, file.file_id);
	return outcome
		? outcome
		: history_add(db, who, OBJECT_MOBILE, mobile_id, "mobile_file_removed", NULL);
}

/* Looked into once more: of a picture those are made that staff see. */
static enum outcome file_copy_to(struct db *db, struct pool *pool, const struct principal *who,
	const struct mobile_file *file, const uint8_t key[32], int64_t application_id,
	struct problems *problems)
{
	struct attachment_file attached = {
		.name = file->name, .mime = file->mime, .size = file->size};
	const char *problem = NULL;
	int64_t milliseconds = CHECK_MILLISECONDS;
	struct limits limits;
	struct file_copy copy;
	enum outcome outcome = file_copy_read(file->file_id, key, file->size, &copy);

	if (outcome == INVALID || outcome == GONE) { /* it cannot be read any more */
		problem = "file_damaged";
		outcome = INVALID;
	}
	if (!outcome)
		outcome = limits_get(db, pool, &limits);
	if (!outcome)
		outcome = attachment_check(
			pool, &attached, &limits, file_copy_source, &copy, &milliseconds);
	if (!outcome)
		outcome = attachment_add(db, pool, who, application_id, &attached, file_copy_source,
			&copy, &problem);
	file_copy_end(&copy);
	if (outcome == INVALID)
		problem_add(problems, "mobile", problem);
	return outcome;
}

enum outcome mobile_files_copy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t mobile_id, int64_t application_id, struct problems *problems)
{
	struct mobile_file *files = NULL;
	size_t count = 0;
	uint8_t key[32];
	enum outcome outcome = mobile_files(db, pool, mobile_id, &files, &count);

	if (!outcome && count)
		outcome = store_key(db, OBJECT_MOBILE, mobile_id, key);
	for (size_t i = 0; !outcome && i < count; i++)
		if (!files[i].checked || text_equal(files[i].checked, "waits"))
			outcome = file_copy_to(
				db, pool, who, &files[i], key, application_id, problems);
	return outcome;
}
