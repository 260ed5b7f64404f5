/* What the queue does for lists as files: having them made, keeping them, telling who asked. */
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/codec.h"
#include "base/log.h"
#include "base/text.h"
#include "history/history.h"
#include "made/list_file.h"
#include "made/list_file_private.h"
#include "mail/letter.h"
#include "org/sign_in.h"
#include "store/stored_file.h"

#define SAID_EVERY 4000 /* rows, how far it is */
#define CLEANED_TOGETHER "1000" /* rows of one transaction */

/* One file being made. */
struct making {
	struct queue_turn *turn;
	struct pool *pool; /* of a part */
	struct list_file file;
	struct principal who;
	struct errand errand;
	int64_t began; /* instant */
	int64_t unsaid; /* rows since it was said how far it is */
	const int64_t *ids; /* of a part */
	size_t id_count;
	const char *file_id; /* in the store */
	int64_t size;
};

static enum outcome subjects_add(struct db *db, void *context)
{
	const struct making *making = context;

	/* who a dossier is about is known since it was asked for */
	return access_where_any(&making->errand.roles)
		? list_file_subjects_seen(db, making->pool, &making->who, making->file.id,
			making->errand.roles, making->ids, making->id_count)
		: list_file_subjects_add(
			db, making->pool, making->file.id, making->ids, making->id_count);
}

/*
 * Whom the part is about. Whoever is anonymised from now on takes the file along; whoever was since
 * the list was begun may still be in it, so that it is made anew.
 */
static enum outcome subjects_keep(struct making *making, const int64_t *ids, size_t count)
{
	struct db *db = making->turn->db;
	int64_t gone = 0;
	enum outcome outcome;

	making->ids = ids;
	making->id_count = count;
	outcome = db_transaction(db, subjects_add, making);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) j"
			" JOIN application a ON a.id = j.id"
			" WHERE a.applicant_id IS NULL AND a.status_since >= ?",
			DB_VALUES(db_str(json_ids(making->pool, ids, count)),
				db_str(clock_sql(making->pool, making->began))),
			&gone);
	return !outcome && gone ? UNAVAILABLE : outcome;
}

static enum outcome objects_add(struct db *db, void *context)
{
	const struct making *making = context;

	return list_file_objects_add(db, making->pool, making->file.id, making->errand.kind,
		making->ids, making->id_count);
}

/* Which objects stand in the part. */
static enum outcome objects_keep(struct making *making, const int64_t *ids, size_t count)
{
	making->ids = ids;
	making->id_count = count;
	return db_transaction(making->turn->db, objects_add, making);
}

static enum outcome making_part(void *context, const int64_t *ids, size_t count)
{
	struct making *making = context;
	const struct errand *errand = &making->errand;
	enum outcome outcome = OK;

	pool_clear(making->pool);
	if (errand->kind == OBJECT_APPLICATION && count)
		outcome = subjects_keep(making, ids, count);
	else if (list_file_keeps(errand->kind) && count)
		outcome = objects_keep(making, ids, count);
	making->unsaid += (int64_t)count;
	if (!outcome && making->unsaid >= SAID_EVERY) {
		outcome = queue_progress(making->turn, errand->rows, errand->total);
		making->unsaid = 0;
	}
	return !outcome && making->turn->ending() ? CONFLICT : outcome;
}

static enum outcome making_progress(void *context, int64_t done, int64_t total)
{
	struct making *making = context;
	enum outcome outcome = queue_progress(making->turn, done, total);

	return !outcome && making->turn->ending() ? CONFLICT : outcome;
}

static enum outcome file_source(void *context, int64_t at, void *bytes_r, size_t length)
{
	const struct making *making = context;
	char *bytes = bytes_r;

	while (length) {
		ssize_t got = pread(making->errand.file, bytes, length, (off_t)at);

		if (got <= 0 && !(got < 0 && errno == EINTR))
			return UNAVAILABLE;
		if (got > 0) {
			bytes += got;
			length -= (size_t)got;
			at += got;
		}
	}
	return OK;
}

static enum outcome file_store(struct making *making)
{
	uint8_t key[32];
	uint8_t sha256[32];
	struct stat facts;
	enum outcome outcome = list_file_key(making->turn->db, &making->file, key);

	if (!outcome && fstat(making->errand.file, &facts) != 0)
		outcome = UNAVAILABLE;
	if (outcome)
		return outcome;
	making->size = (int64_t)facts.st_size;
	return store_put(making->turn->pool, key, file_source, making, making->size,
		&making->file_id, sha256);
}

struct told {
	const char *email, *lang;
};

static const struct db_field told_fields[] = {
	DB_FIELD(struct told, email),
	DB_FIELD(struct told, lang),
};

static enum outcome asker_tell(struct db *db, struct pool *pool, const char *template, int64_t id)
{
	const struct letter_value values[] = {{"file", pool_printf(pool, "%lld", (long long)id)}};
	struct told told;
	enum outcome outcome = db_struct(db, pool,
		"SELECT u.email, u.lang FROM list_file l JOIN staff_user u"
		" ON u.id = l.staff_user_id WHERE l.id = ? AND u.status = 'active'"
		" AND u.email IS NOT NULL",
		told_fields, &told, DB_VALUES(db_int(id)));

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	return letter_queue(db, pool, 0, template, told.lang, told.email, values, 1);
}

/* CONFLICT: somebody else has made it, or nobody wants it any more. */
static enum outcome file_keep(struct db *db, void *context)
{
	const struct making *making = context;
	const struct errand *errand = &making->errand;
	struct pool *pool = making->turn->pool;
	int64_t changed = 0;
	enum outcome outcome = stored_file_add(db,
		&(struct stored_file){
			making->file_id, OBJECT_LIST_FILE, making->file.id, "list_file", 0});

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE list_file SET state = 'ready', reason = NULL, entries = ?,"
			" left_out = ?, file_id = ?, size = ?, roles = ?, made_at = ?"
			" WHERE id = ?"
			" AND state <> 'ready'",
			DB_VALUES(db_int(errand->rows), db_int(errand->left_out),
				db_str(making->file_id), db_int(making->size),
				db_int(access_where_any(&errand->roles)),
				db_str(clock_sql(pool, clock_now())), db_int(making->file.id)),
			&changed);
	if (!outcome && !changed)
		outcome = CONFLICT;
	if (!outcome)
		outcome = audit_add(db, &making->who, errand->about_kind, errand->about_id,
			errand->action, errand->detail);
	return outcome ? outcome : asker_tell(db, pool, "staff_list_file_ready", making->file.id);
}

struct failing {
	struct pool *pool;
	int64_t id;
	const char *reason;
};

static enum outcome file_fail(struct db *db, void *context)
{
	const struct failing *failing = context;
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE list_file SET state = 'failed', reason = ?, made_at = ?"
		" WHERE id = ? AND state = 'waiting'",
		DB_VALUES(db_str(failing->reason), db_str(clock_sql(failing->pool, clock_now())),
			db_int(failing->id)),
		&changed);

	return outcome || !changed
		? outcome
		: asker_tell(db, failing->pool, "staff_list_file_failed", failing->id);
}

/* With the rights of now. DENIED: she has left. */
static enum outcome making_begin(struct making *making)
{
	struct queue_turn *turn = making->turn;
	enum outcome outcome = list_file_open(turn->db, turn->pool, turn->object_id, &making->file);

	if (!outcome && text_equal(making->file.state, "ready"))
		outcome = NOT_FOUND;
	if (!outcome)
		outcome = sign_in_resume(
			turn->db, turn->pool, making->file.staff_user_id, &making->who);
	making->errand = (struct errand){
		.who = &making->who,
		.lang = making->file.lang,
		.list = making->file.list,
		.file_id = making->file.id,
		.address = making->file.address,
		.pool = turn->pool,
		.part = making_part,
		.progress = making_progress,
		.action = "list_export",
		.context = making,
		.file = -1,
	};
	return outcome;
}

static enum outcome making_end(struct making *making)
{
	struct queue_turn *turn = making->turn;
	enum outcome outcome = queue_progress(turn, making->errand.rows, making->errand.rows);

	if (!outcome)
		outcome = file_store(making);
	if (!outcome)
		outcome = db_transaction(turn->db, file_keep, making);
	return outcome == CONFLICT || outcome == GONE ? OK : outcome;
}

enum outcome list_file_make(struct queue_turn *turn, list_file_run *run, void *context)
{
	struct making making = {.turn = turn, .pool = pool_new(), .began = clock_now()};
	struct failing failing = {turn->pool, turn->object_id, "right"};
	enum outcome outcome = making_begin(&making);

	if (outcome == NOT_FOUND) { /* it was made, or removed meanwhile */
		outcome = OK;
	} else if (!outcome) {
		outcome = run(context, &making.errand);
		if (!outcome)
			outcome = making_end(&making);
		else if (outcome == TOO_LARGE)
			failing.reason = "large";
		else if (outcome == NOT_FOUND)
			outcome = DENIED;
		if (making.errand.file >= 0)
			close(making.errand.file);
	}
	if (outcome == DENIED || outcome == TOO_LARGE)
		outcome = db_transaction(turn->db, file_fail, &failing);
	pool_free(&making.pool);
	return outcome;
}

enum outcome list_file_given_up(struct queue_turn *turn)
{
	return file_fail(turn->db, &(struct failing){turn->pool, turn->object_id, "given_up"});
}

struct cleaning {
	int64_t id, removed;
};

static enum outcome subjects_clean(struct db *db, void *context)
{
	struct cleaning *cleaning = context;
	int64_t objects = 0;
	enum outcome outcome = db_exec(db,
		"DELETE FROM list_file_subject WHERE list_file_id = ? LIMIT " CLEANED_TOGETHER,
		DB_VALUES(db_int(cleaning->id)), &cleaning->removed);

	if (!outcome)
		outcome = db_exec(db,
			"DELETE FROM list_file_object WHERE list_file_id = ?"
			" LIMIT " CLEANED_TOGETHER,
			DB_VALUES(db_int(cleaning->id)), &objects);
	cleaning->removed += objects;
	return outcome;
}

static enum outcome clean_work(struct queue_turn *turn)
{
	struct cleaning cleaning = {.id = turn->object_id};
	int64_t removed = 0;
	enum outcome outcome;

	do {
		outcome = db_transaction(turn->db, subjects_clean, &cleaning);
		removed += cleaning.removed;
		if (!outcome && cleaning.removed)
			outcome = queue_progress(turn, removed, 0);
		if (!outcome && cleaning.removed && turn->ending())
			outcome = CONFLICT;
	} while (!outcome && cleaning.removed);
	return outcome;
}

const struct queue_kind list_file_clean_kind = {.code = "list_file_clean", .work = clean_work};
