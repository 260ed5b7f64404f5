/* Taking items of the queue, one at a time, and noting how it went. */
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "queue/queue.h"

#define LEASE 120 /* seconds; an item says in time that it gets on */

/* Seconds until the next try, by the number of tries made. */
static const int64_t pauses[] = {5, 60, 300, 900, 3600};
#define PAUSES (sizeof(pauses) / sizeof(*pauses))

struct claim {
	struct queue_turn turn;
	const struct queue_kind *const *kinds;
	const struct queue_kind *kind; /* NULL: nothing is due */
	int64_t tries; /* this one included */
	bool lost; /* it was taken too often without getting on */
};

static const struct queue_kind *kind_find(const struct queue_kind *const *kinds, const char *code)
{
	while (*kinds && !text_equal((*kinds)->code, code))
		kinds++;
	return *kinds;
}

/* The codes of the kinds, with commas between. */
static const char *kind_codes(struct pool *pool, const struct queue_kind *const *kinds)
{
	const char *codes = "";

	for (; *kinds; kinds++)
		codes = pool_printf(pool, "%s%s%s", codes, *codes ? "," : "", (*kinds)->code);
	return codes;
}

static enum outcome claim_work(struct db *db, void *context)
{
	struct claim *claim = context;
	struct pool *pool = claim->turn.pool;
	int64_t now = clock_now();
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id, kind, object_id, COALESCE(staff_user_id, 0) AS staff_user_id, claim,"
		" tries FROM queue_item WHERE next_at <= ? AND FIND_IN_SET(kind, ?)"
		" ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED",
		DB_VALUES(db_str(clock_sql(pool, now)), db_str(kind_codes(pool, claim->kinds))),
		&rows);

	claim->kind = NULL;
	if (outcome || rows->count == 0)
		return outcome;
	claim->kind = kind_find(claim->kinds, db_text(rows, 0, "kind"));
	claim->turn.id = db_number(rows, 0, "id");
	claim->turn.object_id = db_number(rows, 0, "object_id");
	claim->turn.staff_user_id = db_number(rows, 0, "staff_user_id");
	claim->turn.claim = db_number(rows, 0, "claim") + 1;
	claim->tries = db_number(rows, 0, "tries") + 1;
	claim->lost = claim->tries > QUEUE_TRIES;
	return db_exec(db,
		"UPDATE queue_item SET state = 'running', claim = ?, tries = ?, next_at = ?,"
		" changed_at = ? WHERE id = ?",
		DB_VALUES(db_int(claim->turn.claim), db_int(claim->tries),
			db_str(clock_sql(pool, now + LEASE)), db_str(clock_sql(pool, now)),
			db_int(claim->turn.id)),
		NULL);
}

struct progress {
	struct queue_turn *turn;
	int64_t done, total;
};

static enum outcome progress_work(struct db *db, void *context)
{
	const struct progress *progress = context;
	const struct queue_turn *turn = progress->turn;
	int64_t now = clock_now();
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE queue_item SET done = ?, total = ?, tries = 1, next_at = ?, changed_at = ?"
		" WHERE id = ? AND claim = ? AND state = 'running'",
		DB_VALUES(db_int(progress->done), db_int(progress->total),
			db_str(clock_sql(turn->pool, now + LEASE)),
			db_str(clock_sql(turn->pool, now)), db_int(turn->id), db_int(turn->claim)),
		&changed);

	if (outcome || changed)
		return outcome;
	/* the database counts no row that held the same before */
	return db_get_int(db,
		       "SELECT 1 FROM queue_item WHERE id = ? AND claim = ? AND state = 'running'",
		       DB_VALUES(db_int(turn->id), db_int(turn->claim)), &changed)
		? CONFLICT
		: OK;
}

enum outcome queue_progress(struct queue_turn *turn, int64_t done, int64_t total)
{
	return db_transaction(turn->db, progress_work, &(struct progress){turn, done, total});
}

struct result {
	struct claim *claim;
	const char *state;
	const char *reason; /* NULL: none */
	int64_t next; /* 0: never */
};

static enum outcome result_work(struct db *db, void *context)
{
	const struct result *result = context;
	struct queue_turn *turn = &result->claim->turn;
	const char *now = clock_sql(turn->pool, clock_now());
	const char *next = result->next ? clock_sql(turn->pool, result->next) : NULL;
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE queue_item SET state = ?, reason = ?, next_at = ?, changed_at = ?"
		" WHERE id = ? AND claim = ? AND state = 'running'",
		DB_VALUES(db_str(result->state), db_str(result->reason), db_str(next), db_str(now),
			db_int(turn->id), db_int(turn->claim)),
		&changed);

	if (outcome || !changed || !text_equal(result->state, "failed")
		|| !result->claim->kind->given_up)
		return outcome;
	outcome = result->claim->kind->given_up(turn);
	return outcome == INVALID ? OK : outcome;
}

static struct result result_of(struct claim *claim, enum outcome outcome)
{
	size_t try = (size_t)claim->tries;
	int64_t pause = pauses[(try <= PAUSES ? try : PAUSES) - 1];
	struct result result = {claim, "done", NULL, 0};

	if (outcome == CONFLICT) {
		result.state = "waiting";
		result.next = clock_now();
	} else if (outcome == UNAVAILABLE && claim->tries < QUEUE_TRIES) {
		result.state = "waiting";
		result.reason = "unavailable";
		result.next = clock_now() + pause;
	} else if (outcome) {
		result.state = "failed";
		result.reason = claim->lost                       ? "lost"
			: outcome == UNAVAILABLE                  ? "unavailable"
			: outcome == NOT_FOUND || outcome == GONE ? "gone"
								  : "invalid";
	}
	return result;
}

static enum outcome claim_do(struct db *db, struct claim *claim, bool *done_r)
{
	enum outcome outcome = claim->lost ? UNAVAILABLE : claim->kind->work(&claim->turn);
	struct result result = result_of(claim, outcome);

	*done_r = !outcome;
	if (outcome && outcome != CONFLICT)
		log_warn("queue", "id=%lld kind=%s try=%lld state=%s reason=%s",
			(long long)claim->turn.id, claim->kind->code, (long long)claim->tries,
			result.state, result.reason);
	return db_transaction(db, result_work, &result);
}

enum outcome queue_run(struct db *db, const struct queue_kind *const *kinds, int limit,
	bool (*ending)(void), int *done_r, int *failed_r)
{
	struct claim claim = {
		.turn = {.db = db, .pool = pool_new(), .ending = ending}, .kinds = kinds};
	enum outcome outcome = OK;

	*done_r = 0;
	*failed_r = 0;
	while (!outcome && !ending() && *done_r + *failed_r < limit) {
		bool done = false;

		pool_clear(claim.turn.pool);
		outcome = db_transaction(db, claim_work, &claim);
		if (outcome || !claim.kind)
			break;
		outcome = claim_do(db, &claim, &done);
		*(done ? done_r : failed_r) += 1;
	}
	pool_free(&claim.turn.pool);
	return outcome;
}
