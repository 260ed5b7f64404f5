/* Taking back letters that wait: one, or all of a bulk action in portions. */
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "letter/attached.h"
#include "letter/waiting.h"
#include "org/sign_in.h"

enum outcome waiting_take_back(
	struct db *db, const struct principal *who, int64_t application_id, int64_t mail_id)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE mail_outbox SET status = 'taken_back' WHERE id = ? AND application_id = ?"
		" AND writer_id IS NOT NULL AND status = 'waiting' AND NOT sending",
		DB_VALUES(db_int(mail_id), db_int(application_id)), &changed);

	if (outcome || changed == 0)
		return outcome ? outcome : CONFLICT;
	outcome = attached_take_back(db, mail_id);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, application_id,
			       "letter_taken_back", NULL);
}

/* The next letters of a bulk action that wait, at most a portion. */
struct portion {
	struct pool *pool;
	const struct principal *who;
	int64_t bulk_id;
	int64_t taken; /* of this portion */
	bool left; /* there may be more */
};

static enum outcome portion_take(struct db *db, void *context)
{
	struct portion *portion = context;
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, portion->pool,
		"SELECT id, application_id FROM mail_outbox WHERE bulk_id = ?"
		" AND status = 'waiting' AND NOT sending LIMIT ?",
		DB_VALUES(db_int(portion->bulk_id), db_int(WAITING_PORTION)), &rows);

	portion->taken = 0;
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = waiting_take_back(db, portion->who, db_number(rows, i, "application_id"),
			db_number(rows, i, "id"));
		portion->taken += outcome == OK;
		if (outcome == CONFLICT) /* it is being sent */
			outcome = OK;
	}
	portion->left = !outcome && rows->count == WAITING_PORTION;
	return outcome;
}

enum outcome waiting_take_back_all(struct db *db, struct pool *pool, const struct principal *who,
	int64_t bulk_id, int64_t *count_r)
{
	struct portion portion = {.pool = pool, .who = who, .bulk_id = bulk_id};
	enum outcome outcome = portion_take(db, &portion);

	*count_r = portion.taken;
	return outcome || !portion.left
		? outcome
		: queue_add(db, pool, waiting_back_kind.code, bulk_id, who->id, 0);
}

/* Whoever pressed it, also when she has left since: what she took back stays so. */
static enum outcome taker_find(struct queue_turn *turn, struct principal *who_r)
{
	enum outcome outcome = sign_in_resume(turn->db, turn->pool, turn->staff_user_id, who_r);

	if (outcome == DENIED)
		*who_r = (struct principal){.kind = PRINCIPAL_SYSTEM};
	return outcome == DENIED ? OK : outcome;
}

static enum outcome back_work(struct queue_turn *turn)
{
	struct principal who = {0};
	struct portion portion = {.who = &who, .bulk_id = turn->object_id, .left = true};
	int64_t done = 0;
	enum outcome outcome = taker_find(turn, &who);

	portion.pool = pool_new();
	while (!outcome && portion.left) {
		pool_clear(portion.pool);
		outcome = db_transaction(turn->db, portion_take, &portion);
		done += portion.taken;
		if (!outcome)
			outcome = queue_progress(turn, done, 0);
		if (!outcome && portion.left && turn->ending())
			outcome = CONFLICT;
	}
	pool_free(&portion.pool);
	return outcome;
}

const struct queue_kind waiting_back_kind = {.code = "letters_back", .work = back_work};
