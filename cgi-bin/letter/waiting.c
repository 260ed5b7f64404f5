/* Letting go what waits for a guard; where letters stand. */
#include "letter/waiting.h"

#include "access/hold.h"
#include "application/notice.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "history/history.h"
#include "letter/last_day.h"
#include "letter/open.h"
#include "org/sign_in.h"
#include "process/process.h"

#define ASKED_AT_ONCE 50 /* letters of one turn: the queue is not to wait for more */
#define ASK_AGAIN_MIN INT64_C(60) /* seconds until a guard is asked again about a letter … */
#define ASK_AGAIN_MAX INT64_C(3600)
#define ASK_AGAIN_PART 10 /* … which grow: this part of the time that it has waited */

static const struct db_field count_fields[] = {
	DB_FIELD(struct waiting_count, waiting),
	DB_FIELD(struct waiting_count, sent),
	DB_FIELD(struct waiting_count, print),
	DB_FIELD(struct waiting_count, taken_back),
	DB_FIELD(struct waiting_count, stopped),
	DB_FIELD(struct waiting_count, given_up),
};

/* clang-format off */
#define COUNTED(state) "CAST(IFNULL(SUM(status = '" state "'), 0) AS SIGNED) AS " state

enum outcome waiting_counts(
	struct db *db, struct pool *pool, int64_t bulk_id, struct waiting_count *count_r)
{
	return db_struct(db, pool,
		"SELECT " COUNTED("waiting") ", " COUNTED("sent") ", " COUNTED("print") ", "
		COUNTED("taken_back") ", " COUNTED("stopped") ", " COUNTED("given_up")
		" FROM mail_outbox WHERE bulk_id = ?",
		count_fields, count_r, DB_VALUES(db_int(bulk_id)));
}
/* clang-format on */

enum outcome letter_returned(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t mail_id)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE mail_outbox SET returned_at = ? WHERE id = ? AND application_id = ?"
		" AND status IN ('sent', 'print') AND returned_at IS NULL",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(mail_id),
			db_int(application_id)),
		&changed);

	if (outcome || changed == 0)
		return outcome ? outcome : CONFLICT;
	outcome = history_add(db, who, OBJECT_APPLICATION, application_id, "letter_returned", NULL);
	return outcome ? outcome : notice_lost(db, application_id);
}

struct guarded {
	struct pool *pool;
	int64_t id, application_id, writer_id;
	const char *guard, *created_at;
	bool open; /* somebody is to see to it */
	bool late; /* the last day that it names is over */
	bool released;
};

static const struct db_field guarded_fields[] = {
	DB_FIELD(struct guarded, id),
	DB_FIELD(struct guarded, application_id),
	DB_FIELD(struct guarded, writer_id),
	DB_FIELD(struct guarded, guard),
	DB_FIELD(struct guarded, created_at),
	DB_FIELD(struct guarded, open),
	DB_FIELD(struct guarded, late),
};

static process_guard *guard_find(const char *code)
{
	for (size_t i = 0; process_guards[i].code; i++)
		if (text_equal(process_guards[i].code, code))
			return process_guards[i].ask;
	return NULL;
}

/* Asks the guard about one step. */
static enum outcome step_ask(struct db *db, const struct guarded *guarded,
	const struct principal *who, const char *from, const char *to, bool *free_r)
{
	process_guard *ask = guard_find(guarded->guard);
	struct process_stops stops = {0};
	const struct process_question question = {
		.kind = OBJECT_APPLICATION, .id = guarded->application_id, .from = from, .to = to};
	enum outcome outcome = ask(db, guarded->pool, who, &question, &stops);

	*free_r = !outcome && stops.count == 0;
	return outcome;
}

/* Does the guard let the application go on from where it stands, by any step forward? Where there
 * is none: stay there. */
static enum outcome guard_ask(
	struct db *db, struct guarded *guarded, const struct principal *who, bool *free_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, guarded->pool,
		"SELECT a.status, IFNULL(p.to_status, a.status) AS to_status FROM application a"
		" LEFT JOIN process_step p ON p.kind = a.status_kind AND p.from_status = a.status"
		" AND p.direction = 'forward' WHERE a.id = ? ORDER BY p.to_status",
		DB_VALUES(db_int(guarded->application_id)), &rows);

	*free_r = false;
	if (outcome || !guard_find(guarded->guard))
		return outcome;
	for (size_t i = 0; !outcome && !*free_r && i < rows->count; i++)
		outcome = step_ask(db, guarded, who, db_text(rows, i, "status"),
			db_text(rows, i, "to_status"), free_r);
	return outcome;
}

/* Takes the next one that is to be asked about: no other worker does until it is asked again. None:
 * its id is 0. */
static enum outcome guarded_take(struct db *db, void *context)
{
	struct guarded *guarded = context;
	struct pool *pool = guarded->pool;
	int64_t now = clock_now();
	enum outcome outcome = db_struct(db, pool,
		"SELECT id, application_id, writer_id, guard, created_at,"
		" open_vacancy_id IS NOT NULL AS open, EXISTS (SELECT 1 FROM written_letter w"
		" WHERE w.bulk_id = mail_outbox.bulk_id AND w.last_day < ?) AS late"
		" FROM mail_outbox"
		" WHERE status = 'waiting' AND guard_at <= ? ORDER BY guard_at LIMIT 1"
		" FOR UPDATE SKIP LOCKED",
		guarded_fields, guarded,
		DB_VALUES(db_str(clock_day(pool, now)), db_str(clock_sql(pool, now))));

	guarded->pool = pool;
	if (outcome == NOT_FOUND)
		guarded->id = 0;
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	int64_t pause = (now - clock_from_sql(guarded->created_at)) / ASK_AGAIN_PART;
	if (pause < ASK_AGAIN_MIN)
		pause = ASK_AGAIN_MIN;
	else if (pause > ASK_AGAIN_MAX)
		pause = ASK_AGAIN_MAX;
	return db_exec(db, "UPDATE mail_outbox SET guard_at = ? WHERE id = ?",
		DB_VALUES(db_str(clock_sql(pool, now + pause)), db_int(guarded->id)), NULL);
}

/* May the writer still write to the applicant? OK, DENIED, UNAVAILABLE. */
static enum outcome writer_find(struct db *db, const struct guarded *guarded, struct principal *who)
{
	enum outcome outcome = sign_in_resume(db, guarded->pool, guarded->writer_id, who);

	if (!outcome)
		outcome = access_may(db, who, RIGHT_CANDIDATE_CONTACT, OBJECT_APPLICATION,
			guarded->application_id);
	return outcome == NOT_FOUND ? DENIED : outcome;
}

static enum outcome writer_ask(struct db *db, struct guarded *guarded, bool *free_r)
{
	struct principal who = {0};
	enum outcome outcome = writer_find(db, guarded, &who);

	*free_r = false;
	return outcome ? outcome : guard_ask(db, guarded, &who, free_r);
}

/* Asks once more when nobody can change the application. */
static enum outcome release_work(struct db *db, void *context)
{
	struct guarded *guarded = context;
	const char *now = clock_sql(guarded->pool, clock_now());
	bool free = false;
	int64_t changed = 0;
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, guarded->application_id);

	if (!outcome)
		outcome = writer_ask(db, guarded, &free);
	if (outcome || !free)
		return outcome;
	outcome = db_exec(db,
		"UPDATE mail_outbox SET guard = NULL, guard_at = NULL,"
		" next_attempt_at = IF(files_wait, next_attempt_at, ?)"
		" WHERE id = ? AND status = 'waiting' AND guard IS NOT NULL",
		DB_VALUES(db_str(now), db_int(guarded->id)), &changed);
	guarded->released = changed > 0;
	return outcome || !changed ? outcome : letter_last_day_put(db, guarded->pool, guarded->id);
}

static enum outcome orphan_work(struct db *db, void *context)
{
	const struct guarded *guarded = context;

	return letter_orphan(db, guarded->id, guarded->open);
}

/* Says it once when it cannot go any more, because its writer may not write or its last day is
 * over, and once when it can again. */
static enum outcome orphan_note(struct db *db, struct guarded *guarded, bool orphan)
{
	if (guarded->open == orphan)
		return OK;
	guarded->open = orphan;
	return db_transaction(db, orphan_work, guarded);
}

/* Nothing is held before the guard lets it go. What cannot be asked now is asked again. */
static void guarded_try(struct db *db, struct guarded *guarded)
{
	bool free = false;
	enum outcome outcome = writer_ask(db, guarded, &free);

	guarded->released = false;
	if (!outcome || outcome == DENIED)
		outcome = orphan_note(db, guarded, outcome == DENIED || guarded->late);
	if (!outcome && free && !guarded->late)
		outcome = db_transaction(db, release_work, guarded);
	if (outcome == UNAVAILABLE) {
		guarded->released = false;
		log_warn("letters", "id=%lld reason=guard_not_asked", (long long)guarded->id);
	}
}

enum outcome waiting_release(struct db *db, int64_t *count_r)
{
	struct guarded guarded = {.pool = pool_new()};
	enum outcome outcome = OK;

	*count_r = 0;
	for (int i = 0; !outcome && i < ASKED_AT_ONCE; i++) {
		pool_clear(guarded.pool);
		outcome = db_transaction(db, guarded_take, &guarded);
		if (outcome || !guarded.id)
			break;
		guarded_try(db, &guarded);
		*count_r += guarded.released;
	}
	pool_free(&guarded.pool);
	return outcome;
}
