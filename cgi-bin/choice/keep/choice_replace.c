/* Replacing a value of a selection list: all that use it get another. */
#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "choice/keep/choice_private.h"
#include "history/history.h"
#include "publishing/jobad.h"

#define STEP 20 /* uses moved in one transaction of the queue */

/* A replacement that is being done. */
struct moving {
	struct pool *pool;
	const struct principal *who;
	const char *list, *from, *to; /* codes */
	int64_t moved; /* by the last step */
};

_Static_assert(OBJECT_VACANCY == 2 && OBJECT_REQUISITION == 11 && OBJECT_MOBILE == 12,
	"the kinds in the statements");

/*
 * Where values stand. `find` gives rows to be locked, with the object whose history tells of it;
 * what is there is read for locking, so that one that was saved a moment ago is seen.
 */
struct place {
	const char *list;
	enum outcome (*find)(struct db *db, struct pool *pool, const char *code, int64_t limit,
		struct db_rows **rows_r);
	enum outcome (*put)(
		struct db *db, int64_t id, const char *from, const char *to, int64_t *changed_r);
};

#define PLACE(table, column, object) \
	static enum outcome table##_##column##_find(struct db *db, struct pool *pool, \
		const char *code, int64_t limit, struct db_rows **rows_r) \
	{ \
		return db_rows(db, pool, \
			"SELECT id, " object " FROM " #table " WHERE " #column \
			" = ? ORDER BY id LIMIT ? FOR UPDATE", \
			DB_VALUES(db_str(code), db_int(limit)), rows_r); \
	} \
	static enum outcome table##_##column##_put( \
		struct db *db, int64_t id, const char *from, const char *to, int64_t *changed_r) \
	{ \
		return db_exec(db, \
			"UPDATE " #table " SET " #column " = ?, version = version + 1" \
			" WHERE id = ? AND " #column " = ?", \
			DB_VALUES(db_str(to), db_int(id), db_str(from)), changed_r); \
	}

PLACE(requisition, field, "11 AS kind, id AS object")
PLACE(requisition, post_kind, "11 AS kind, id AS object")
PLACE(vacancy, field, "2 AS kind, id AS object")
PLACE(vacancy, post_kind, "2 AS kind, id AS object")
PLACE(mobile, field, "12 AS kind, id AS object")
PLACE(requirement, proof, "object_kind AS kind, object_id AS object")

/* Those of one list in the order in which objects are held. */
static const struct place places[] = {
	{CHOICE_FIELD, requisition_field_find, requisition_field_put},
	{CHOICE_FIELD, vacancy_field_find, vacancy_field_put},
	{CHOICE_FIELD, mobile_field_find, mobile_field_put},
	{CHOICE_POST_KIND, requisition_post_kind_find, requisition_post_kind_put},
	{CHOICE_POST_KIND, vacancy_post_kind_find, vacancy_post_kind_put},
	{CHOICE_PROOF, requirement_proof_find, requirement_proof_put},
};

/* What is public of a vacancy says it, too. words: history.choice_replaced */
static enum outcome use_move(struct db *db, struct moving *moving, const struct place *place,
	const struct db_rows *rows, size_t row)
{
	enum object_kind kind = (enum object_kind)db_number(rows, row, "kind");
	int64_t object = db_number(rows, row, "object"), changed = 0;
	enum outcome outcome = kind == OBJECT_MOBILE ? OK : object_hold(db, kind, object);

	if (!outcome)
		outcome = place->put(
			db, db_number(rows, row, "id"), moving->from, moving->to, &changed);
	if (outcome || !changed)
		return outcome;
	moving->moved++;
	if (kind == OBJECT_VACANCY && !text_equal(moving->list, CHOICE_PROOF))
		outcome = jobad_renew_all(db, moving->pool, object);
	return outcome ? outcome
		       : history_add(db, moving->who, kind, object, "choice_replaced",
			       pool_printf(moving->pool, "%s:%s>%s", moving->list, moving->from,
				       moving->to));
}

/* Moves the first `limit` uses; moved < limit: none is left. */
static enum outcome uses_move(struct db *db, struct moving *moving, int64_t limit)
{
	enum outcome outcome = OK;

	moving->moved = 0;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		struct db_rows *rows = NULL;

		if (!text_equal(places[i].list, moving->list) || moving->moved >= limit)
			continue;
		if (!outcome)
			outcome = places[i].find(
				db, moving->pool, moving->from, limit - moving->moved, &rows);
		for (size_t row = 0; !outcome && row < rows->count; row++)
			outcome = use_move(db, moving, &places[i], rows, row);
	}
	return outcome;
}

static const char *hindrance(const struct choice_value *from, const struct choice_value *to)
{
	return !to || to == from || (to->hidden && !to->replaced_by) ? "choice_to"
		: from->ruled                                        ? "choice_ruled"
		: from->replaced_by || to->replaced_by               ? "choice_moving"
								     : NULL;
}

static enum outcome replacement_store(struct db *db, struct moving *moving,
	const struct choice_value *from, const struct choice_value *to)
{
	enum outcome outcome = db_exec(db,
		"UPDATE choice_value SET hidden = 1, replaced_by = ?, version = version + 1,"
		" changed_at = ?, changed_by = ? WHERE id = ?",
		DB_VALUES(db_int(to->id), db_str(clock_sql(moving->pool, clock_now())),
			db_int(moving->who->id), db_int(from->id)),
		NULL);

	if (!outcome) /* it is in use from now on */
		outcome = db_exec(db, "UPDATE choice_value SET used = 1 WHERE id IN (?, ?)",
			DB_VALUES(db_int(from->id), db_int(to->id)), NULL);
	return outcome
		? outcome
		: choice_changed(db, moving->pool, moving->who, "choice_replaced", moving->list,
			pool_printf(moving->pool, "%s>%s", moving->from, moving->to));
}

enum outcome choice_replace(struct db *db, struct pool *pool, const struct principal *who,
	const struct choice_value *value, const char *to, struct problems *problems, bool *queued_r)
{
	struct moving moving = {.pool = pool, .who = who, .list = value->list, .to = to};
	struct choice_value *values = NULL;
	const struct choice_value *from, *target = NULL;
	size_t count = 0;
	enum outcome outcome = choice_list_hold(db, pool, value->list, &values, &count);

	*queued_r = false;
	if (outcome)
		return outcome;
	from = choice_of(values, count, value->id);
	for (size_t i = 0; i < count; i++)
		if (text_equal(values[i].code, to))
			target = &values[i];
	if (!from)
		return NOT_FOUND;
	if (hindrance(from, target)) {
		problem_add(problems, "to", hindrance(from, target));
		return INVALID;
	}
	moving.from = from->code;
	outcome = replacement_store(db, &moving, from, target);
	if (!outcome && value->uses <= CHOICE_AT_ONCE)
		outcome = uses_move(db, &moving, CHOICE_AT_ONCE + 1);
	if (outcome)
		return outcome;
	*queued_r = value->uses > CHOICE_AT_ONCE || moving.moved > CHOICE_AT_ONCE;
	return *queued_r ? queue_add(db, pool, choice_replace_kind.code, from->id, who->id, 0) : OK;
}

struct replacement {
	const char *list, *from, *to;
};

static const struct db_field replacement_fields[] = {
	DB_FIELD(struct replacement, list),
	DB_FIELD(struct replacement, from),
	DB_FIELD(struct replacement, to),
};

static enum outcome step_move(struct db *db, void *context)
{
	struct moving *moving = context;

	return uses_move(db, moving, STEP);
}

static enum outcome replacement_read(struct queue_turn *turn, struct replacement *pair_r)
{
	return db_struct(turn->db, turn->pool,
		"SELECT v.list, v.code AS `from`, r.code AS `to` FROM choice_value v"
		" JOIN choice_value r ON r.id = v.replaced_by WHERE v.id = ?",
		replacement_fields, pair_r, DB_VALUES(db_int(turn->object_id)));
}

static enum outcome replace_work(struct queue_turn *turn)
{
	const struct principal who = {.kind = PRINCIPAL_STAFF, .id = turn->staff_user_id};
	struct replacement pair = {0};
	struct moving moving = {.pool = pool_new(), .who = &who, .moved = STEP};
	struct choice_value value;
	int64_t done = 0, total = 0;
	enum outcome outcome = replacement_read(turn, &pair);

	if (!outcome)
		outcome =
			choice_value_get(turn->db, turn->pool, pair.list, turn->object_id, &value);
	total = outcome ? 0 : value.uses;
	while (!outcome && moving.moved >= STEP) {
		pool_clear(moving.pool);
		moving.list = pair.list;
		moving.from = pair.from;
		moving.to = pair.to;
		outcome = db_transaction(turn->db, step_move, &moving);
		done += outcome ? 0 : moving.moved;
		if (!outcome)
			outcome = queue_progress(turn, done, done > total ? done : total);
		if (!outcome && moving.moved >= STEP && turn->ending())
			outcome = CONFLICT;
	}
	pool_free(&moving.pool);
	return outcome == NOT_FOUND ? OK : outcome;
}

const struct queue_kind choice_replace_kind = {.code = "choice_replace", .work = replace_work};
