/* The folder of an account: its documents. */
#include "folder/folder_private.h"

#include "base/clock.h"
#include "store/file_copy.h"
#include "store/store.h"
#include "store/stored_check.h"
#include "store/stored_file.h"

enum outcome folder_files(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT f.id, f.type, f.name, f.mime, f.size, " STORED_CHECKED(
			"f.file_id") " AS checked FROM folder_file f WHERE f.account_id = ?"
				     " ORDER BY f.id",
		DB_VALUES(db_int(account_id)), rows_r);
}

enum outcome folder_file_choices(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, name FROM folder_file WHERE account_id = ? ORDER BY id",
		DB_VALUES(db_int(account_id)), rows_r);
}

static const struct db_field attachment_fields[] = {
	DB_FIELD(struct attachment, id),
	DB_FIELD(struct attachment, type),
	DB_FIELD(struct attachment, name),
	DB_FIELD(struct attachment, mime),
	DB_FIELD(struct attachment, size),
	DB_FIELD(struct attachment, file_id),
};

enum outcome folder_file(
	struct db *db, struct pool *pool, int64_t account_id, int64_t id, struct attachment *file_r)
{
	return db_struct(db, pool,
		"SELECT id, type, name, mime, size, file_id FROM folder_file WHERE account_id"
		" = ? AND id = ?",
		attachment_fields, file_r, DB_VALUES(db_int(account_id), db_int(id)));
}

/* There is room for one more, beside `but`: as in an application. */
static enum outcome room(struct db *db, struct pool *pool, int64_t account_id, int64_t size,
	int64_t but, const struct limits *limits, const char **problem_r)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT COUNT(id) AS files, COALESCE(SUM(size), 0) AS bytes FROM folder_file"
		" WHERE account_id = ? AND id <> ? FOR UPDATE",
		DB_VALUES(db_int(account_id), db_int(but)), &rows);
	*problem_r = NULL;
	if (outcome)
		return outcome;
	if (db_number(rows, 0, "files") >= limits->max_files)
		*problem_r = "file_count";
	else if (db_number(rows, 0, "bytes") + size > limits->max_total)
		*problem_r = "file_total";
	return *problem_r ? INVALID : OK;
}

static enum outcome file_put(struct db *db, struct pool *pool, int64_t account_id,
	const struct attachment_file *file, store_source *source, void *context)
{
	uint8_t key[32], sha256[32];
	const char *file_id;
	enum outcome outcome = store_key(db, OBJECT_ACCOUNT, account_id, key);
	if (!outcome)
		outcome = store_put(pool, key, source, context, file->size, &file_id, sha256);
	if (!outcome)
		outcome = stored_file_add(db,
			&(struct stored_file){
				.file_id = file_id,
				.owner_kind = OBJECT_ACCOUNT,
				.owner_id = account_id,
				.purpose = "folder",
			});
	return outcome
		? outcome
		: db_exec(db,
			"INSERT INTO folder_file (account_id, type, name, mime, size, sha256,"
			" file_id, created_at)"
			" VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(account_id), db_str(file->type), db_str(file->name),
				db_str(file->mime), db_int(file->size),
				db_bytes(sha256, sizeof(sha256)), db_str(file_id),
				db_str(clock_sql(pool, clock_now()))),
			NULL);
}

/* The lock keeps two at once from going beyond the limits. */
static enum outcome folder_lock(struct db *db, int64_t account_id)
{
	int64_t id;
	return db_get_int(db, "SELECT account_id FROM folder WHERE account_id = ? FOR UPDATE",
		DB_VALUES(db_int(account_id)), &id);
}

enum outcome folder_file_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct attachment_file *file, int64_t replaces, store_source *source, void *context,
	const char **problem_r)
{
	struct limits limits;
	struct attachment_file typed = *file;
	*problem_r = NULL;
	enum outcome outcome = folder_lock(db, who->account);
	if (!outcome)
		outcome = limits_get(db, pool, &limits);
	if (outcome)
		return outcome;
	*problem_r = attachment_problem(file, &limits);
	if (!*problem_r && attachment_unlooked(file)) /* words: problem.file_unchecked */
		*problem_r = "file_unchecked";
	if (*problem_r)
		return INVALID;
	outcome = room(db, pool, who->account, file->size, replaces, &limits, problem_r);
	if (!outcome && replaces)
		outcome = folder_file_remove(db, pool, who, replaces);
	if (outcome && outcome != NOT_FOUND) /* not found: gone already, as wished */
		return outcome;
	if (!typed.type)
		typed.type = attachment_guess(typed.name);
	outcome = file_put(db, pool, who->account, &typed, source, context);
	return outcome ? outcome : folder_touch(db, pool, who, "folder_file_added", typed.type);
}

enum outcome folder_file_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct attachment file;
	enum outcome outcome = folder_file(db, pool, who->account, id, &file);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM folder_file WHERE account_id = ? AND id = ?",
			DB_VALUES(db_int(who->account), db_int(id)), NULL);
	if (!outcome)
		outcome = stored_file_remove(db, file.file_id);
	return outcome ? outcome : folder_touch(db, pool, who, "folder_file_removed", file.type);
}

/* *left_r: it cannot be read any more. */
static enum outcome copy_file(struct db *db, struct pool *pool, int64_t account_id,
	const uint8_t from[32], const struct attachment_file *file, const char *file_id,
	bool *left_r)
{
	struct file_copy copy;
	enum outcome outcome = file_copy_read(file_id, from, file->size, &copy);
	*left_r = outcome == INVALID || outcome == GONE;
	if (!outcome)
		outcome = file_put(db, pool, account_id, file, file_copy_source, &copy);
	file_copy_end(&copy);
	return *left_r ? OK : outcome;
}

/* Condition of the documents of an application that a folder takes and does not have; values: the
 * application, the account. */
#define TO_FILL \
	"t.application_id = ? AND t.type NOT IN ('letter', 'hiring') AND NOT EXISTS (SELECT 1" \
	" FROM folder_file f WHERE f.account_id = ? AND f.sha256 = t.sha256)"

enum outcome folder_fill_count(
	struct db *db, const struct principal *who, int64_t application_id, int64_t *count_r)
{
	return db_get_int(db, "SELECT COUNT(*) FROM attachment t WHERE " TO_FILL,
		DB_VALUES(db_int(application_id), db_int(who->account)), count_r);
}

enum outcome folder_fill_files(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t *left_r)
{
	struct db_rows *rows;
	struct limits limits;
	uint8_t key[32];
	enum outcome outcome = folder_lock(db, who->account);
	if (!outcome)
		outcome = limits_get(db, pool, &limits);
	if (!outcome)
		outcome = store_key(db, OBJECT_APPLICATION, application_id, key);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT t.type, t.name, t.mime, t.size, t.file_id, " ATTACHMENT_WAITS(
				"t") " AS waits FROM attachment t WHERE " TO_FILL " ORDER BY t.id",
			DB_VALUES(db_int(application_id), db_int(who->account)), &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		bool left = true;
		const char *problem;
		const struct attachment_file file = {
			.type = db_text(rows, i, "type"),
			.name = db_text(rows, i, "name"),
			.mime = db_text(rows, i, "mime"),
			.size = db_number(rows, i, "size"),
		};
		outcome = room(db, pool, who->account, file.size, 0, &limits, &problem);
		if (!outcome && !db_number(rows, i, "waits"))
			outcome = copy_file(db, pool, who->account, key, &file,
				db_text(rows, i, "file_id"), &left);
		if (problem)
			outcome = OK;
		*left_r += left;
	}
	return outcome;
}
