/* The acts on applications, and the objects of a bulk action as a list. */
#include "application/undo.h"
#include "application/workflow.h"
#include "base/text.h"
#include "bulk/bulk.h"
#include "bulk/bulk_private.h"

enum { SLOT_BULK = 1, SLOT_PERSON, SLOT_ROLES, SLOT_ROLES_AT };

static enum outcome move_check(struct db *db, struct pool *pool, const struct bulk_one *one,
	int64_t *version_r, const char **reason_r)
{
	struct process_step step;
	enum outcome outcome = db_get_int(db, "SELECT version FROM application WHERE id = ?",
		DB_VALUES(db_int(one->object_id)), version_r);

	if (!outcome)
		outcome = process_step_find(
			db, pool, one->who, OBJECT_APPLICATION, one->object_id, one->param, &step);
	if (outcome == NOT_FOUND) {
		*reason_r = "no_step";
		return INVALID;
	}
	if (outcome)
		return outcome;
	*reason_r = step.stops.count
		? process_stop_word(db, pool, one->who, one->object_id, &step.stops)
		: step.reason_needed && text_empty(one->reason) ? "reason_needed"
								: NULL;
	return *reason_r ? INVALID : OK;
}

/* What stops it is asked once more, for its word. */
static const char *stopped_by(struct db *db, struct pool *pool, const struct bulk_one *one)
{
	struct process_step step;
	enum outcome outcome = process_step_find(
		db, pool, one->who, OBJECT_APPLICATION, one->object_id, one->param, &step);

	return outcome ? "guard"
		       : process_stop_word(db, pool, one->who, one->object_id, &step.stops);
}

static enum outcome move_apply(struct db *db, struct pool *pool, const struct bulk_one *one,
	int64_t version, const char **reason_r)
{
	enum outcome outcome = process_move(db, pool, one->who,
		&(struct process_move){.kind = OBJECT_APPLICATION,
			.id = one->object_id,
			.to = one->param,
			.version = version,
			.reason = one->reason},
		&(struct problems){0});

	if (!outcome)
		return undo_of_bulk(db, one->object_id, one->bulk_id);
	if (outcome != INVALID && outcome != DENIED && outcome != NOT_FOUND && outcome != GONE)
		return outcome;
	*reason_r = outcome == INVALID ? stopped_by(db, pool, one)
		: outcome == DENIED    ? "no_step"
				       : "gone";
	return INVALID;
}

const struct bulk_act bulk_application_move = {
	.code = "application_move",
	.kind = OBJECT_APPLICATION,
	.check = move_check,
	.apply = move_apply,
};

/* What waits was found when it was begun; whether it still does is asked when it is done. */
static enum outcome undo_apply(struct db *db, struct pool *pool, const struct bulk_one *one,
	int64_t version, const char **reason_r)
{
	struct problems problems = {0};
	enum outcome outcome =
		undo_take_back(db, pool, one->who, one->object_id, version, &problems);

	if (outcome != INVALID && outcome != DENIED && outcome != NOT_FOUND)
		return outcome;
	*reason_r = outcome == INVALID ? problems.items[0].reason
		: outcome == DENIED    ? "denied"
				       : "gone";
	return INVALID;
}

const struct bulk_act bulk_application_undo = {
	.code = "application_undo",
	.kind = OBJECT_APPLICATION,
	.apply = undo_apply,
};

enum outcome bulk_steps(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT s.code, CONCAT(IF(? = 'en', s.name_en, s.name_de), ' (',"
		" COUNT(DISTINCT a.id), ')') AS name FROM bulk_item i"
		" JOIN application a ON a.id = i.object_id"
		" JOIN process_step_role t ON t.kind = a.status_kind"
		" AND t.from_status = a.status"
		" JOIN application_status s ON s.code = t.to_status"
		" WHERE i.bulk_id = ? AND (? >> t.role_id) & 1 AND t.role_id <> " SQL_ROLE_NOBODY
		" GROUP BY s.code, s.name_en, s.name_de, s.position ORDER BY s.position",
		DB_VALUES(db_str(who->lang), db_int(id), db_int(who->roles)), rows_r);
}

enum outcome bulk_each(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	int64_t from, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT i.id AS item_id, a.number, CONCAT(p.surname, ', ', p.first_name) AS name,"
		" a.status, i.own_reason FROM bulk_item i JOIN application a ON a.id = i.object_id"
		" JOIN applicant p ON p.id = a.applicant_id"
		" WHERE i.bulk_id = ? AND i.id >= ? AND " ACCESS_SEES_APPLICATION(
			"a") " ORDER BY i.id LIMIT ?",
		DB_VALUES(db_int(id), db_int(from), ACCESS_BIND(who, RIGHT_CANDIDATE_LIST_VIEW),
			db_int(limit)),
		rows_r);
}

/* clang-format off */
static const struct db_list_column item_columns[] = {
	{"number", {.sql = "a.number"}},
	{"name", {.sql = "IF(" ACCESS_SEES_APPLICATION("a")
			", CONCAT(p.surname, ', ', p.first_name), NULL) AS name",
		.bind = {SLOT_PERSON, SLOT_ROLES, SLOT_ROLES_AT}}},
	{"status", {.sql = "a.status"}},
	{"state", {.sql = "i.state"}},
	{"reason", {.sql = "i.reason"}},
	{"own_reason", {.sql = "IF(" ACCESS_SEES_APPLICATION("a") ", i.own_reason, NULL)"
			" AS own_reason",
		.bind = {SLOT_PERSON, SLOT_ROLES, SLOT_ROLES_AT}}},
};

static const struct db_list_sort by_id[] = {{"id", {NULL}}};

static const struct db_list_filter item_filters[] = {
	{"stand", {.sql = "i.state = ?", .bind = {DB_LIST_TYPED}}},
};

const struct db_list bulk_item_list = {
	.id = "i.id",
	.find = {.sql = " FROM bulk_item i WHERE i.bulk_id = ?", .bind = {SLOT_BULK}},
	.shown = " JOIN bulk_item i ON i.id = f.id JOIN application a ON a.id = i.object_id"
		" JOIN applicant p ON p.id = a.applicant_id",
	DB_LIST_COLUMNS_OF(item_columns),
	DB_LIST_SORTS_OF(by_id),
	DB_LIST_FILTERS_OF(item_filters),
};

static const struct db_list_column bulk_columns[] = {
	{"id", {.sql = "b.id"}},
	{"param", {.sql = "b.param, b.act, b.of_bulk_id"}},
	{"state", {.sql = "b.state"}},
	{"items", {.sql = "b.items"}},
	{"done", {.sql = "(SELECT COUNT(*) FROM bulk_item i WHERE i.bulk_id = b.id"
			" AND i.state = 'done') AS done"}},
	{"changed_at", {.sql = "b.changed_at"}},
};

const struct db_list bulk_list = {
	.id = "b.id",
	.find = {.sql = " FROM bulk b WHERE b.staff_user_id = ?", .bind = {1}},
	.shown = " JOIN bulk b ON b.id = f.id",
	DB_LIST_COLUMNS_OF(bulk_columns),
	DB_LIST_SORTS_OF(by_id),
};
/* clang-format on */

void bulk_list_bind(const struct principal *who, int64_t id, struct db_value *slots_r)
{
	slots_r[SLOT_BULK - 1] = db_int(id);
	slots_r[SLOT_PERSON - 1] = db_int(who->id);
	access_where_slots(&who->where[RIGHT_CANDIDATE_LIST_VIEW], &slots_r[SLOT_ROLES - 1]);
}
