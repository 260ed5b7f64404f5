/* Lists as files: asking for one, reading, removing. */
#include "made/list_file.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "history/history.h"
#include "made/list_file_private.h"
#include "store/stored_file.h"

#define ADDRESS "list_file.address"
#define SAID "list_file.said"
#define DAYS "(SELECT days FROM retention_rule WHERE id = 'RET-26')"

static enum outcome waiting_count(struct db *db, const struct principal *who, int64_t *count_r)
{
	return db_get_int(db,
		"SELECT COUNT(*) FROM list_file l JOIN queue_item q ON q.kind = 'list_file'"
		" AND q.object_id = l.id AND q.next_at IS NOT NULL"
		" WHERE l.staff_user_id = ? AND l.state = 'waiting'",
		DB_VALUES(db_int(who->id)), count_r);
}

/* With its key, since what it says of whom it is about is sealed. */
static enum outcome file_insert(struct db *db, struct pool *pool, const struct principal *who,
	const struct list_file *asked, int64_t *id_r)
{
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome = db_exec(db,
		"INSERT INTO list_file (staff_user_id, list, format, lang, address, said,"
		" created_at, made_at) VALUES (?, ?, ?, ?, '', '', ?, ?)",
		DB_VALUES(db_int(who->id), db_str(asked->list), db_str(asked->format),
			db_str(asked->lang), db_str(now), db_str(now)),
		NULL);

	if (outcome)
		return outcome;
	*id_r = db_inserted_id(db);
	return store_key_new(db, OBJECT_LIST_FILE, *id_r);
}

static enum outcome file_seal(
	struct db *db, struct pool *pool, int64_t id, const struct list_file *asked)
{
	uint8_t key[32];
	size_t length = 0;
	size_t said_length = 0;
	const void *address;
	const void *said;
	enum outcome outcome = store_key(db, OBJECT_LIST_FILE, id, key);

	if (outcome)
		return outcome;
	address = store_seal(pool, key, ADDRESS, asked->address, &length);
	said = store_seal(pool, key, SAID, asked->said, &said_length);
	return db_exec(db, "UPDATE list_file SET address = ?, said = ? WHERE id = ?",
		DB_VALUES(db_bytes(address, length), db_bytes(said, said_length), db_int(id)),
		NULL);
}

/* words: problem.list_files_waiting */
enum outcome list_file_ask(struct db *db, struct pool *pool, const struct principal *who,
	const struct list_file *asked, struct problems *problems, int64_t *id_r)
{
	int64_t waiting = 0;
	enum outcome outcome = object_hold(db, OBJECT_STAFF_USER, who->id);

	if (!outcome)
		outcome = waiting_count(db, who, &waiting);
	if (!outcome && waiting >= LIST_FILES_WAITING) {
		problem_add(problems, "", "list_files_waiting");
		return INVALID;
	}
	if (!outcome)
		outcome = file_insert(db, pool, who, asked, id_r);
	if (!outcome)
		outcome = file_seal(db, pool, *id_r, asked);
	return outcome ? outcome : queue_add(db, pool, "list_file", *id_r, who->id, 0);
}

struct row {
	int64_t id, staff_user_id;
	const char *list, *format, *lang;
	struct db_cell address, said;
	const char *state, *reason;
	int64_t entries, size;
	const char *file_id;
	int64_t created_at, made_at, ends_at;
};

static const struct db_field row_fields[] = {
	DB_FIELD(struct row, id),
	DB_FIELD(struct row, staff_user_id),
	DB_FIELD(struct row, list),
	DB_FIELD(struct row, format),
	DB_FIELD(struct row, lang),
	DB_FIELD(struct row, address),
	DB_FIELD(struct row, said),
	DB_FIELD(struct row, state),
	DB_FIELD(struct row, reason),
	DB_FIELD(struct row, entries),
	DB_FIELD(struct row, size),
	DB_FIELD(struct row, file_id),
	DB_INSTANT(struct row, created_at),
	DB_INSTANT(struct row, made_at),
	DB_INSTANT(struct row, ends_at),
};

static enum outcome row_open(
	struct db *db, struct pool *pool, const struct row *row, struct list_file *file_r)
{
	uint8_t key[32];
	enum outcome outcome = store_key(db, OBJECT_LIST_FILE, row->id, key);

	if (outcome)
		return outcome == GONE ? NOT_FOUND : outcome;
	*file_r = (struct list_file){
		.id = row->id,
		.staff_user_id = row->staff_user_id,
		.list = row->list,
		.format = row->format,
		.lang = row->lang,
		.address =
			store_unseal(pool, key, ADDRESS, row->address.bytes, row->address.length),
		.said = store_unseal(pool, key, SAID, row->said.bytes, row->said.length),
		.state = row->state,
		.reason = row->reason,
		.entries = row->entries,
		.size = row->size,
		.file_id = row->file_id,
		.created_at = row->created_at,
		.made_at = row->made_at,
		.ends_at = row->ends_at,
	};
	return file_r->address && file_r->said ? OK : UNAVAILABLE;
}

enum outcome list_file_open(struct db *db, struct pool *pool, int64_t id, struct list_file *file_r)
{
	struct row row;
	enum outcome outcome = db_struct(db, pool,
		"SELECT id, staff_user_id, list, format, lang, address, said, state, reason,"
		" entries, size, file_id, created_at, made_at, made_at + INTERVAL " DAYS
		" DAY AS ends_at FROM list_file WHERE id = ?",
		row_fields, &row, DB_VALUES(db_int(id)));

	return outcome ? outcome : row_open(db, pool, &row, file_r);
}

enum outcome list_file_get(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct list_file *file_r)
{
	enum outcome outcome = list_file_open(db, pool, id, file_r);

	return !outcome && file_r->staff_user_id != who->id ? NOT_FOUND : outcome;
}

enum outcome list_file_read(
	struct db *db, const struct list_file *file, store_sink *sink, void *context)
{
	uint8_t key[32];
	enum outcome outcome = store_key(db, OBJECT_LIST_FILE, file->id, key);

	return outcome ? outcome : store_get(file->file_id, key, sink, context);
}

/* The row, the file and the key; of whom it was about, what is left goes by the queue. */
static enum outcome file_erase(struct db *db, struct pool *pool, int64_t id)
{
	int64_t subject = 0;
	enum outcome outcome = object_hold(db, OBJECT_LIST_FILE, id);

	if (!outcome)
		outcome = db_exec(
			db, "DELETE FROM list_file WHERE id = ?", DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = stored_file_erase(db, OBJECT_LIST_FILE, id);
	if (!outcome)
		outcome = store_key_destroy(db, OBJECT_LIST_FILE, id);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT 1 FROM list_file_subject WHERE list_file_id = ? LIMIT 1",
			DB_VALUES(db_int(id)), &subject);
	if (outcome)
		return outcome == NOT_FOUND && !subject ? OK : outcome;
	return queue_add(db, pool, "list_file_clean", id, 0, 0);
}

enum outcome list_file_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	int64_t owner = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT staff_user_id FROM list_file WHERE id = ? FOR UPDATE",
			DB_VALUES(db_int(id)), &owner);

	if (outcome)
		return outcome;
	return owner == who->id ? file_erase(db, pool, id) : NOT_FOUND;
}

enum outcome list_files_end(struct db *db, struct pool *pool, int64_t staff_user_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		db_rows(db, pool, "SELECT id FROM list_file WHERE staff_user_id = ? ORDER BY id",
			DB_VALUES(db_int(staff_user_id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = file_erase(db, pool, db_number(rows, i, "id"));
	return outcome;
}

enum outcome list_file_erase(struct db *db, struct pool *pool, int64_t application_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT list_file_id FROM list_file_subject WHERE application_id = ?"
		" ORDER BY list_file_id",
		DB_VALUES(db_int(application_id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = file_erase(db, pool, db_number(rows, i, "list_file_id"));
	return outcome ? outcome
		       : db_exec(db, "DELETE FROM list_file_subject WHERE application_id = ?",
			       DB_VALUES(db_int(application_id)), NULL);
}

enum outcome list_file_over_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	const char *at = clock_sql(pool, now);

	return db_rows(db, pool,
		"SELECT id, made_at AS clock_start, made_at + INTERVAL " DAYS
		" DAY AS due FROM list_file WHERE made_at <= ? - INTERVAL " DAYS
		" DAY AND id > ? AND id <= ? ORDER BY id LIMIT ?",
		DB_VALUES(db_str(at), db_int(after_id), db_int(last_id), db_int(limit)), rows_r);
}

enum outcome list_file_over(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = object_hold(db, OBJECT_LIST_FILE, id);

	(void)who;
	if (!outcome)
		outcome = list_file_over_list(db, pool, clock_now(), id - 1, id, 1, &rows);
	if (outcome)
		return outcome;
	return rows->count ? file_erase(db, pool, id) : CONFLICT;
}

/* clang-format off */
static const struct db_list_column columns[] = {
	{"id", {.sql = "l.id"}},
	{"list", {.sql = "l.list"}},
	{"format", {.sql = "l.format"}},
	{"state", {.sql = "l.state"}},
	{"entries", {.sql = "l.entries"}},
	{"created_at", {.sql = "l.created_at"}},
	{"ends_at", {.sql = "l.made_at + INTERVAL " DAYS " DAY AS ends_at"}},
};

static const struct db_list_sort sorts[] = {{"id", {NULL}}};

const struct db_list list_file_list = {
	.id = "l.id",
	.find = {.sql = " FROM list_file l WHERE l.staff_user_id = ?", .bind = {1}},
	.shown = " JOIN list_file l ON l.id = f.id",
	DB_LIST_COLUMNS_OF(columns),
	DB_LIST_SORTS_OF(sorts),
};
/* clang-format on */
