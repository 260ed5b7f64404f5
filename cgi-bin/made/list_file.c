/* Lists as files: asking for one, reading. */
#include "made/list_file.h"

#include <string.h>

#include "access/hold.h"
#include "base/clock.h"
#include "base/codec.h"
#include "base/crypto.h"
#include "base/log.h"
#include "base/text.h"
#include "history/history.h"
#include "made/list_file_private.h"
#include "store/stored_file.h"

#define ADDRESS "list_file.address"
#define SAID "list_file.said"

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

enum outcome list_file_subjects_add(
	struct db *db, struct pool *pool, int64_t id, const int64_t *ids, size_t count)
{
	return db_exec(db,
		"INSERT IGNORE INTO list_file_subject (application_id, list_file_id)"
		" SELECT j.id, ? FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) j",
		DB_VALUES(db_int(id), db_str(json_ids(pool, ids, count))), NULL);
}

/* As column severely_disabled of a list shows it. */
enum outcome list_file_subjects_seen(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct access_where roles, const int64_t *ids, size_t count)
{
	const struct access_where marks =
		access_where_both(pool, roles, ACCESS_WHERE_ALL(ACCESS_MARK_ROLES));

	return db_exec(db,
		"INSERT IGNORE INTO list_file_subject (application_id, list_file_id, marked)"
		" SELECT a.id, ?, a.severely_disabled AND " ACCESS_SEES_APPLICATION(
			"a") " FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) j"
			     " JOIN application a ON a.id = j.id",
		DB_VALUES(db_int(id), ACCESS_BIND_WHERE(who, marks),
			db_str(json_ids(pool, ids, count))),
		NULL);
}

struct marking {
	int64_t id;
	const char *ids; /* JSON */
};

static enum outcome mark_work(struct db *db, void *context)
{
	const struct marking *marking = context;

	return db_exec(db,
		"UPDATE list_file_subject SET marked = application_id IN (SELECT j.id FROM"
		" JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) j) WHERE list_file_id = ?",
		DB_VALUES(db_str(marking->ids), db_int(marking->id)), NULL);
}

enum outcome list_file_mark(
	struct db *db, struct pool *pool, int64_t id, const int64_t *ids, size_t count)
{
	return db_transaction(db, mark_work, &(struct marking){id, json_ids(pool, ids, count)});
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
	if (!outcome && asked->about_count)
		outcome = list_file_subjects_add(db, pool, *id_r, asked->about, asked->about_count);
	return outcome ? outcome : queue_add(db, pool, "list_file", *id_r, who->id, 0);
}

struct row {
	int64_t id, staff_user_id;
	const char *list, *format, *lang;
	struct db_cell address, said;
	const char *state, *reason;
	int64_t entries, left_out, size, roles;
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
	DB_FIELD(struct row, left_out),
	DB_FIELD(struct row, size),
	DB_FIELD(struct row, roles),
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
		.left_out = row->left_out,
		.size = row->size,
		.roles = row->roles,
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
		" entries, left_out, size, roles, file_id, created_at, made_at,"
		" made_at + INTERVAL " LIST_FILE_DAYS " DAY AS ends_at FROM list_file WHERE id = ?",
		row_fields, &row, DB_VALUES(db_int(id)));

	return outcome ? outcome : row_open(db, pool, &row, file_r);
}

enum outcome list_file_get(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct list_file *file_r)
{
	enum outcome outcome = list_file_open(db, pool, id, file_r);

	return !outcome && file_r->staff_user_id != who->id ? NOT_FOUND : outcome;
}

enum outcome list_file_about(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT s.application_id, a.number, k.wrapped FROM list_file_subject s"
		" JOIN application a ON a.id = s.application_id"
		" LEFT JOIN bms_keys.application_key k ON k.object_id = a.id"
		" WHERE s.list_file_id = ? ORDER BY s.application_id",
		DB_VALUES(db_int(id)), rows_r);
}

/* Each key of a person goes into the one of all. */
static enum outcome key_mix(const struct db_rows *rows, size_t row, uint8_t key[32])
{
	uint8_t mixed[32];
	uint8_t one[32];
	enum outcome outcome = store_key_open(OBJECT_APPLICATION,
		db_number(rows, row, "application_id"), db_named(rows, row, "wrapped"), one);

	if (!outcome) {
		crypto_hmac(key, one, sizeof(one), mixed);
		memcpy(key, mixed, sizeof(mixed));
	}
	explicit_bzero(one, sizeof(one));
	explicit_bzero(mixed, sizeof(mixed));
	return outcome;
}

enum outcome list_file_key(struct db *db, const struct list_file *file, uint8_t key_r[32])
{
	struct pool *pool = pool_new();
	struct db_rows *rows = NULL;
	enum outcome outcome = store_key(db, OBJECT_LIST_FILE, file->id, key_r);

	if (!outcome
		&& (text_equal(file->format, "pdf")
			|| text_equal(file->list, LIST_FILE_COMPARISON)))
		outcome = list_file_about(db, pool, file->id, &rows);
	for (size_t i = 0; !outcome && rows && i < rows->count; i++)
		outcome = key_mix(rows, i, key_r);
	pool_free(&pool);
	return outcome;
}

enum outcome list_file_unseen(struct db *db, const struct principal *who, int64_t id,
	const struct access_where *roles, const struct access_where *marks, int64_t *count_r)
{
	return db_get_int(db,
		"SELECT COUNT(*) FROM list_file_subject s JOIN application a"
		" ON a.id = s.application_id WHERE s.list_file_id = ?"
		" AND NOT (" ACCESS_SEES_APPLICATION(
			"a") " AND (NOT s.marked OR " ACCESS_SEES_APPLICATION("a") "))",
		DB_VALUES(
			db_int(id), ACCESS_BIND_WHERE(who, *roles), ACCESS_BIND_WHERE(who, *marks)),
		count_r);
}

enum outcome list_file_may(struct db *db, const struct principal *who, const struct list_file *file,
	struct access_where takers, bool *open_r)
{
	int64_t any = access_where_any(&takers), unseen = 0;
	struct pool *pool = pool_new();
	const struct access_where marks =
		access_where_both(pool, takers, ACCESS_WHERE_ALL(ACCESS_MARK_ROLES));
	enum outcome outcome = OK;

	*open_r = any != 0 && (file->roles & ~any) == 0;
	if (*open_r)
		outcome = list_file_unseen(db, who, file->id, &takers, &marks, &unseen);
	if (*open_r && !outcome && !unseen)
		outcome = list_file_objects_unseen(db, who, file->id, &takers, &unseen);
	*open_r = *open_r && !outcome && unseen == 0;
	pool_free(&pool);
	return outcome;
}

enum outcome list_file_read(
	struct db *db, const struct list_file *file, store_sink *sink, void *context)
{
	uint8_t key[32];
	enum outcome outcome = list_file_key(db, file, key);

	if (!outcome)
		outcome = store_get(file->file_id, key, sink, context);
	explicit_bzero(key, sizeof(key));
	return outcome;
}

/* clang-format off */
static const struct db_list_column columns[] = {
	{"id", {.sql = "l.id"}},
	{"list", {.sql = "l.list"}},
	{"format", {.sql = "l.format"}},
	{"state", {.sql = "l.state"}},
	{"entries", {.sql = "l.entries"}},
	{"created_at", {.sql = "l.created_at"}},
	{"ends_at", {.sql = "l.made_at + INTERVAL " LIST_FILE_DAYS " DAY AS ends_at"}},
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
