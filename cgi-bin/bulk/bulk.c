/* Choosing objects, saying what is to be done with them, having it done. */
#include "bulk/bulk.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "bulk/bulk_private.h"
#include "letter/written.h"

#define DAY INT64_C(86400)

static const struct bulk_act *const acts[] = {&bulk_application_move, &bulk_application_undo,
	&bulk_application_letter, &bulk_application_hearing, NULL};

const struct bulk_act *bulk_act_find(const char *code)
{
	for (size_t i = 0; acts[i]; i++)
		if (text_equal(acts[i]->code, code))
			return acts[i];
	return NULL;
}

static const struct db_field bulk_fields[] = {
	DB_FIELD(struct bulk, id),
	DB_FIELD(struct bulk, staff_user_id),
	DB_FIELD(struct bulk, version),
	DB_FIELD(struct bulk, act),
	DB_FIELD(struct bulk, param),
	DB_FIELD(struct bulk, reason),
	DB_FIELD(struct bulk, of_bulk_id),
	DB_FIELD(struct bulk, left_out),
	DB_FIELD(struct bulk, state),
	DB_FIELD(struct bulk, items),
	DB_FIELD(struct bulk, ready),
	DB_FIELD(struct bulk, stopped),
	DB_FIELD(struct bulk, done),
	DB_FIELD(struct bulk, refused),
	DB_FIELD(struct bulk, created_at),
	DB_FIELD(struct bulk, changed_at),
};

/* clang-format off */
#define COUNTED(state) \
	"(SELECT COUNT(*) FROM bulk_item i WHERE i.bulk_id = b.id AND i.state = '" state \
	"') AS " state
#define BULK(counted) \
	"SELECT b.id, b.staff_user_id, b.version, b.act, b.param, b.reason, b.state, b.items, " \
	" IFNULL(b.of_bulk_id, 0) AS of_bulk_id, b.left_out, " counted("ready") ", " \
	counted("stopped") ", " counted("done") ", " counted("refused") \
	", b.created_at, b.changed_at FROM bulk b WHERE b.id = ?"
#define UNCOUNTED(state) "0 AS " state
/* clang-format on */

enum outcome bulk_get(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct bulk *bulk_r)
{
	return db_struct(db, pool, BULK(COUNTED) " AND b.staff_user_id = ?", bulk_fields, bulk_r,
		DB_VALUES(db_int(id), db_int(who->id)));
}

enum outcome bulk_hold(struct db *db, struct pool *pool, int64_t id, struct bulk *bulk_r)
{
	return db_struct(db, pool, BULK(UNCOUNTED) " FOR UPDATE", bulk_fields, bulk_r,
		DB_VALUES(db_int(id)));
}

enum outcome bulk_count(struct db *db, int64_t id, const char *state, int64_t *count_r)
{
	return db_get_int(db, "SELECT COUNT(*) FROM bulk_item WHERE bulk_id = ? AND state = ?",
		DB_VALUES(db_int(id), db_str(state)), count_r);
}

enum outcome bulk_set_state(struct db *db, struct pool *pool, int64_t id, const char *state)
{
	bool over = text_equal(state, "done") || text_equal(state, "ended");
	enum outcome outcome = db_exec(db,
		"UPDATE bulk SET state = ?, changed_at = ?, reason = IF(?, NULL, reason)"
		" WHERE id = ?",
		DB_VALUES(db_str(state), db_str(clock_sql(pool, clock_now())), db_bool(over),
			db_int(id)),
		NULL);

	if (!outcome && over)
		outcome = written_forget(db, id);
	return outcome || !over ? outcome
				: db_exec(db,
					"UPDATE bulk_item SET own_reason = NULL WHERE bulk_id = ?"
					" AND own_reason IS NOT NULL",
					DB_VALUES(db_int(id)), NULL);
}

static int id_compare(const void *a, const void *b)
{
	const int64_t *x = a;
	const int64_t *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* The ids as a JSON array, each once. */
static const char *ids_json(struct pool *pool, const int64_t *ids, size_t count, int64_t *single_r)
{
	int64_t *sorted = POOL_ARRAY(pool, int64_t, count + 1);
	struct buf buf;

	*single_r = 0;
	buf_init(&buf, pool);
	for (size_t i = 0; i < count; i++)
		sorted[i] = ids[i];
	qsort(sorted, count, sizeof(*sorted), id_compare);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && sorted[i] == sorted[i - 1])
			continue;
		buf_str(&buf,
			pool_printf(pool, "%s%lld", *single_r ? "," : "[", (long long)sorted[i]));
		++*single_r;
	}
	buf_char(&buf, ']');
	return buf.data;
}

enum outcome bulk_add(struct db *db, struct pool *pool, const struct principal *who,
	const char *act, int64_t of_bulk_id, int64_t *id_r)
{
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome = db_exec(db,
		"INSERT INTO bulk (staff_user_id, act, items, of_bulk_id, created_at, changed_at)"
		" VALUES (?, ?, 0, ?, ?, ?)",
		DB_VALUES(
			db_int(who->id), db_str(act), db_id(of_bulk_id), db_str(now), db_str(now)),
		NULL);

	*id_r = outcome ? 0 : db_inserted_id(db);
	return outcome;
}

/* Those of the ids that she sees. */
static enum outcome items_add(
	struct db *db, const struct principal *who, int64_t id, const char *json, int64_t *added_r)
{
	enum outcome outcome = db_exec(db,
		"INSERT INTO bulk_item (bulk_id, object_id) SELECT STRAIGHT_JOIN ?, a.id"
		" FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) j"
		" JOIN application a ON a.id = j.id WHERE " ACCESS_SEES_APPLICATION("a"),
		DB_VALUES(db_int(id), db_str(json), ACCESS_BIND(who, RIGHT_CANDIDATE_LIST_VIEW)),
		added_r);

	return outcome ? outcome
		       : db_exec(db, "UPDATE bulk SET items = items + ? WHERE id = ?",
			       DB_VALUES(db_int(*added_r), db_int(id)), NULL);
}

static enum outcome bulk_refuse(struct problems *problems, const char *field, const char *reason)
{
	problem_add(problems, field, reason);
	return INVALID;
}

enum outcome bulk_begin(struct db *db, struct pool *pool, const struct principal *who,
	const int64_t *ids, size_t count, struct problems *problems, int64_t *id_r)
{
	int64_t single = 0;
	int64_t added = 0;
	const char *json = ids_json(pool, ids, count, &single);
	enum outcome outcome;

	if (single == 0 || single > BULK_MAX)
		return bulk_refuse(problems, "ids", single ? "bulk_many" : "bulk_none");
	outcome = bulk_add(db, pool, who, bulk_application_move.code, 0, id_r);
	if (!outcome)
		outcome = items_add(db, who, *id_r, json, &added);
	if (outcome || added == single)
		return outcome;
	return bulk_refuse(problems, "ids", "bulk_gone");
}

enum outcome bulk_begin_found(struct db *db, struct pool *pool, const struct principal *who,
	const struct bulk_finder *finder, struct problems *problems, int64_t *id_r)
{
	const int64_t *ids = NULL;
	size_t count = 0;
	int64_t single = 0;
	int64_t added = 0;
	int64_t left = 0;
	int64_t all = 0;
	enum outcome outcome = bulk_add(db, pool, who, bulk_application_move.code, 0, id_r);

	do {
		if (!outcome)
			outcome = finder->next(finder->context, &ids, &count);
		if (!outcome && count)
			outcome = items_add(
				db, who, *id_r, ids_json(pool, ids, count, &single), &added);
		all += added;
	} while (!outcome && count && all < BULK_FOUND);
	if (!outcome && !all)
		return bulk_refuse(problems, "ids", "bulk_none");
	if (!outcome && count)
		outcome = finder->left(finder->context, &left);
	return outcome ? outcome
		       : db_exec(db, "UPDATE bulk SET left_out = ? WHERE id = ?",
			       DB_VALUES(db_int(left), db_int(*id_r)), NULL);
}

/* Of whoever asks, as it was seen, and in a state in which this may be done. */
static enum outcome bulk_take(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t version, bool unsaid, struct bulk *bulk_r)
{
	enum outcome outcome = bulk_hold(db, pool, id, bulk_r);

	if (outcome)
		return outcome;
	if (bulk_r->staff_user_id != who->id)
		return NOT_FOUND;
	if (bulk_r->version != version)
		return CONFLICT;
	return text_equal(bulk_r->state, "checked")
			|| (unsaid && text_equal(bulk_r->state, "chosen"))
		? OK
		: CONFLICT;
}

/* What is to be done, and with what. */
struct saying {
	const char *act, *param, *reason;
	const struct written *letter; /* NULL: nothing is written */
};

static enum outcome saying_keep(struct db *db, struct pool *pool, int64_t id,
	const struct saying *saying, struct problems *problems)
{
	enum outcome outcome =
		saying->letter ? written_save(db, pool, saying->letter, problems) : OK;

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE bulk_item SET state = 'chosen', reason = NULL WHERE bulk_id = ?",
			DB_VALUES(db_int(id)), NULL);
	return outcome ? outcome
		       : db_exec(db,
			       "UPDATE bulk SET act = ?, param = ?, reason = ?,"
			       " version = version + 1 WHERE id = ?",
			       DB_VALUES(db_str(saying->act), db_str(saying->param),
				       db_str(saying->reason), db_int(id)),
			       NULL);
}

static enum outcome saying_take(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t version, const struct saying *saying, struct problems *problems)
{
	struct bulk bulk;
	bool left = false;
	enum outcome outcome = bulk_take(db, pool, who, id, version, true, &bulk);

	if (!outcome)
		outcome = saying_keep(db, pool, id, saying, problems);
	if (outcome)
		return outcome;
	bulk.act = saying->act;
	bulk.param = saying->param;
	bulk.reason = saying->reason;
	if (bulk.items > BULK_AT_ONCE)
		outcome = queue_add(db, pool, bulk_check_kind.code, id, who->id, 0);
	else
		outcome = bulk_check_some(db, pool, who, &bulk, BULK_AT_ONCE, &left);
	if (outcome)
		return outcome;
	return bulk_set_state(db, pool, id, bulk.items > BULK_AT_ONCE ? "checking" : "checked");
}

enum outcome bulk_say(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	int64_t version, const char *param, const char *reason)
{
	return saying_take(db, pool, who, id, version,
		&(struct saying){.act = text_equal(param, BULK_HEARING)
				? bulk_application_hearing.code
				: bulk_application_move.code,
			.param = param,
			.reason = text_blank(reason) ? NULL : reason},
		&(struct problems){0});
}

enum outcome bulk_say_letter(struct db *db, struct pool *pool, const struct principal *who,
	int64_t version, const struct written *letter, struct problems *problems)
{
	return saying_take(db, pool, who, letter->bulk_id, version,
		&(struct saying){.act = bulk_application_letter.code,
			.param = letter->template,
			.letter = letter},
		problems);
}

enum outcome bulk_change_files(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t version, struct bulk *bulk_r)
{
	enum outcome outcome = bulk_take(db, pool, who, id, version, false, bulk_r);

	if (!outcome && !text_equal(bulk_r->act, BULK_LETTER))
		outcome = CONFLICT;
	return outcome ? outcome
		       : db_exec(db, "UPDATE bulk SET version = version + 1 WHERE id = ?",
			       DB_VALUES(db_int(id)), NULL);
}

static enum outcome reason_set(struct db *db, int64_t bulk_id, const struct bulk_reason *reason)
{
	return db_exec(db,
		"UPDATE bulk_item SET own_reason = ?, state = 'chosen', reason = NULL"
		" WHERE id = ? AND bulk_id = ?",
		DB_VALUES(db_str(text_blank(reason->text) ? NULL : reason->text),
			db_int(reason->item_id), db_int(bulk_id)),
		NULL);
}

enum outcome bulk_say_each(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t version, const struct bulk_reason *reasons, size_t count)
{
	struct bulk bulk;
	bool left = false;
	enum outcome outcome = bulk_take(db, pool, who, id, version, true, &bulk);

	for (size_t i = 0; !outcome && i < count; i++)
		outcome = reason_set(db, id, &reasons[i]);
	if (!outcome)
		outcome = db_exec(db, "UPDATE bulk SET version = version + 1 WHERE id = ?",
			DB_VALUES(db_int(id)), NULL);
	return outcome || !text_equal(bulk.state, "checked")
		? outcome
		: bulk_check_some(db, pool, who, &bulk, (int64_t)count, &left);
}

enum outcome bulk_start(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	int64_t version, struct problems *problems)
{
	struct bulk bulk;
	enum outcome outcome = bulk_take(db, pool, who, id, version, false, &bulk);

	int64_t ready = 0;

	if (!outcome)
		outcome = bulk_count(db, id, "ready", &ready);
	if (outcome)
		return outcome;
	if (ready == 0)
		return bulk_refuse(problems, "", "bulk_nothing");
	outcome = bulk_set_state(db, pool, id, "waiting");
	return outcome ? outcome : queue_add(db, pool, bulk_run_kind.code, id, who->id, 0);
}

enum outcome bulk_ready_at(struct db *db, int64_t id, int64_t n, int64_t *object_id_r)
{
	return db_get_int(db,
		"SELECT object_id FROM bulk_item WHERE bulk_id = ? AND state IN ('ready', 'done')"
		" ORDER BY id LIMIT 1 OFFSET ?",
		DB_VALUES(db_int(id), db_int(n)), object_id_r);
}

enum outcome bulk_reasons(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT reason, COUNT(*) AS objects FROM bulk_item WHERE bulk_id = ?"
		" AND state IN ('stopped', 'refused') GROUP BY reason"
		" ORDER BY objects DESC, reason",
		DB_VALUES(db_int(id)), rows_r);
}

enum outcome bulk_clean(struct db *db, int64_t *removed_r)
{
	struct pool *pool = pool_new();
	int64_t days = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT CAST(value AS SIGNED) FROM setting WHERE name = 'bulk_keep_days'", DB_NONE,
		&days);

	*removed_r = 0;
	if (outcome == NOT_FOUND || (!outcome && days < 1))
		log_fatal("settings", "setting=bulk_keep_days reason=missing");
	const char *before = clock_sql(pool, clock_now() - days * DAY);
	if (!outcome)
		outcome = db_sweep(db, "bulk", "id", "changed_at < ?", "changed_at", removed_r,
			DB_VALUES(db_str(before)));
	pool_free(&pool);
	return outcome;
}
