/* What the queue does for bulk actions: checking objects, and acting on them one by one. */
#include "base/log.h"
#include "base/text.h"
#include "bulk/bulk.h"
#include "bulk/bulk_private.h"
#include "mail/letter.h"
#include "org/sign_in.h"

#define CHECKED_TOGETHER 20 /* objects of one transaction */
#define SAID_EVERY 10 /* parts, how far it is */

struct item {
	int64_t id, object_id, version;
	const char *own_reason; /* NULL: the one for all */
};

static const struct db_field item_fields[] = {
	DB_FIELD(struct item, id),
	DB_FIELD(struct item, object_id),
	DB_FIELD(struct item, version),
	DB_FIELD(struct item, own_reason),
};

static enum outcome item_set(
	struct db *db, const struct item *item, const char *state, const char *reason)
{
	return db_exec(db,
		"UPDATE bulk_item SET state = ?, reason = ?, version = ?,"
		" own_reason = IF(? IN ('done', 'refused'), NULL, own_reason) WHERE id = ?",
		DB_VALUES(db_str(state), db_str(reason), db_int(item->version), db_str(state),
			db_int(item->id)),
		NULL);
}

static const char *reason_of(const struct bulk *bulk, const struct item *item)
{
	return item->own_reason ? item->own_reason : bulk->reason;
}

static enum outcome item_check(struct db *db, struct pool *pool, const struct principal *who,
	const struct bulk *bulk, struct item *item)
{
	const struct bulk_act *act = bulk_act_find(bulk->act);
	const struct bulk_one one = {.who = who,
		.param = bulk->param,
		.reason = reason_of(bulk, item),
		.object_id = item->object_id,
		.bulk_id = bulk->id};
	const char *reason = NULL;
	enum outcome outcome = act->check(db, pool, &one, &item->version, &reason);

	if (outcome && outcome != INVALID)
		return outcome;
	return item_set(db, item, outcome ? "stopped" : "ready", reason);
}

enum outcome bulk_check_some(struct db *db, struct pool *pool, const struct principal *who,
	const struct bulk *bulk, int64_t limit, bool *left_r)
{
	struct item *items = NULL;
	size_t count = 0;
	enum outcome outcome = db_structs(db, pool,
		"SELECT id, object_id, version, own_reason FROM bulk_item WHERE bulk_id = ?"
		" AND state = 'chosen' ORDER BY id LIMIT ?",
		item_fields, &items, &count, DB_VALUES(db_int(bulk->id), db_int(limit + 1)));

	if (outcome)
		return outcome;
	*left_r = (int64_t)count > limit;
	for (size_t i = 0; !outcome && i < count && (int64_t)i < limit; i++)
		outcome = item_check(db, pool, who, bulk, &items[i]);
	return outcome;
}

/* A part of the work: objects that are checked, or the one that is done next. */
struct part {
	struct pool *pool; /* emptied with each part */
	int64_t bulk_id;
	struct principal who;
	struct bulk bulk;
	struct item item;
	const char *reason; /* why the object was not done */
	int64_t before; /* objects with which nothing was left to do before this part */
	int64_t over; /* and after it */
	bool left; /* there is more */
};

/* The bulk as it is now, if it is in one of these states; another state: nothing is left. */
static enum outcome part_begin(struct db *db, struct part *part, const char *a, const char *b)
{
	enum outcome outcome = bulk_hold(db, part->pool, part->bulk_id, &part->bulk);

	part->left = false;
	part->reason = NULL;
	part->item = (struct item){0};
	if (outcome)
		return outcome;
	if (!text_equal(part->bulk.state, a) && !text_equal(part->bulk.state, b))
		return CONFLICT;
	outcome = sign_in_resume(db, part->pool, part->bulk.staff_user_id, &part->who);
	return outcome == DENIED ? GONE : outcome;
}

static enum outcome check_part(struct db *db, void *context)
{
	struct part *part = context;
	enum outcome outcome = part_begin(db, part, "checking", "checking");

	if (!outcome)
		outcome = bulk_check_some(
			db, part->pool, &part->who, &part->bulk, CHECKED_TOGETHER, &part->left);
	part->over = part->left ? part->before + CHECKED_TOGETHER : part->bulk.items;
	return outcome || part->left ? outcome
				     : bulk_set_state(db, part->pool, part->bulk_id, "checked");
}

static enum outcome run_over(struct db *db, struct part *part)
{
	enum outcome outcome =
		part->bulk.of_bulk_id ? bulk_back_over(db, part->pool, part->bulk.of_bulk_id) : OK;

	return outcome ? outcome : bulk_set_state(db, part->pool, part->bulk_id, "done");
}

/* Does the next object; nothing of it stays when it cannot be done. */
static enum outcome run_part(struct db *db, void *context)
{
	struct part *part = context;
	struct bulk_one one = {.who = &part->who};
	enum outcome outcome = part_begin(db, part, "waiting", "running");

	if (outcome)
		return outcome;
	part->over = part->before;
	outcome = db_struct(db, part->pool,
		"SELECT id, object_id, version, own_reason FROM bulk_item WHERE bulk_id = ?"
		" AND state = 'ready' ORDER BY id LIMIT 1 FOR UPDATE",
		item_fields, &part->item, DB_VALUES(db_int(part->bulk_id)));
	if (outcome == NOT_FOUND)
		return run_over(db, part);
	if (outcome)
		return outcome;
	part->left = true;
	part->over++;
	one.param = part->bulk.param;
	one.reason = reason_of(&part->bulk, &part->item);
	one.object_id = part->item.object_id;
	one.bulk_id = part->bulk_id;
	outcome = bulk_act_find(part->bulk.act)
			  ->apply(db, part->pool, &one, part->item.version, &part->reason);
	if (!outcome)
		outcome = item_set(db, &part->item, "done", NULL);
	if (outcome || text_equal(part->bulk.state, "running"))
		return outcome;
	return bulk_set_state(db, part->pool, part->bulk_id, "running");
}

static enum outcome refuse_part(struct db *db, void *context)
{
	const struct part *part = context;

	return item_set(db, &part->item, "refused", part->reason);
}

/* One object: done, or refused with its reason. */
static enum outcome part_run(struct db *db, struct part *part)
{
	enum outcome outcome = db_transaction(db, run_part, part);

	if (!part->left || !outcome || outcome == UNAVAILABLE)
		return outcome;
	if (!part->reason)
		part->reason = outcome == CONFLICT ? "changed" : "denied";
	return db_transaction(db, refuse_part, part);
}

static enum outcome part_check(struct db *db, struct part *part)
{
	return db_transaction(db, check_part, part);
}

static enum outcome bulk_end(struct db *db, void *context)
{
	struct part *part = context;

	return bulk_set_state(db, part->pool, part->bulk_id, "ended");
}

/* How far it came before; `state` is that of objects with which something is left to do. */
static enum outcome part_resume(struct db *db, struct part *part, const char *state)
{
	int64_t left = 0;
	int64_t items = 0;
	enum outcome outcome = bulk_count(db, part->bulk_id, state, &left);

	if (!outcome)
		outcome = db_get_int(db, "SELECT items FROM bulk WHERE id = ?",
			DB_VALUES(db_int(part->bulk_id)), &items);
	part->before = items - left;
	return outcome;
}

static enum outcome parts_work(struct queue_turn *turn, const char *state,
	enum outcome (*next)(struct db *db, struct part *part))
{
	struct part part = {.pool = pool_new(), .bulk_id = turn->object_id, .left = true};
	int unsaid = 0; /* parts since it was said how far it is */
	enum outcome outcome = part_resume(turn->db, &part, state);

	while (!outcome && part.left) {
		bool ending;

		pool_clear(part.pool);
		outcome = next(turn->db, &part);
		part.before = part.over;
		ending = !outcome && part.left && turn->ending();
		if (!outcome && (ending || !part.left || ++unsaid == SAID_EVERY)) {
			outcome = queue_progress(turn, part.over, part.bulk.items);
			unsaid = 0;
		}
		if (!outcome && ending)
			outcome = CONFLICT;
	}
	if (outcome == CONFLICT && !turn->ending() && !part.left)
		outcome = OK; /* it has been done, or ended, by another worker */
	if (outcome == GONE)
		outcome = db_transaction(turn->db, bulk_end, &part);
	pool_free(&part.pool);
	return outcome;
}

static enum outcome bulk_check(struct queue_turn *turn)
{
	return parts_work(turn, "chosen", part_check);
}

static enum outcome bulk_run(struct queue_turn *turn)
{
	return parts_work(turn, "ready", part_run);
}

struct told {
	const char *email, *lang;
};

static const struct db_field told_fields[] = {
	DB_FIELD(struct told, email),
	DB_FIELD(struct told, lang),
};

/* Whoever asked for it reads how far it came. */
static enum outcome tell_ended(struct queue_turn *turn)
{
	struct told told;
	enum outcome outcome = bulk_set_state(turn->db, turn->pool, turn->object_id, "ended");

	if (!outcome)
		outcome = db_struct(turn->db, turn->pool,
			"SELECT email, lang FROM staff_user WHERE id = ? AND status = 'active'"
			" AND email IS NOT NULL",
			told_fields, &told, DB_VALUES(db_int(turn->staff_user_id)));
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	const struct letter_value values[] = {
		{"bulk", pool_printf(turn->pool, "%lld", (long long)turn->object_id)}};
	return letter_queue(
		turn->db, turn->pool, 0, "staff_bulk_ended", told.lang, told.email, values, 1);
}

const struct queue_kind bulk_check_kind = {.code = "bulk_check",
	.work = bulk_check,
	.given_up = tell_ended};
const struct queue_kind bulk_run_kind = {.code = "bulk_run",
	.work = bulk_run,
	.given_up = tell_ended};
