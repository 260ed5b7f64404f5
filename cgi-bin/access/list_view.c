/* Views of lists that a person keeps. */
#include "access/list_view.h"

#include <string.h>

#include "base/clock.h"

enum outcome list_views(struct db *db, struct pool *pool, const struct principal *who,
	const char *list, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, name, state, standard FROM list_view"
		" WHERE staff_user_id = ? AND list = ? ORDER BY name",
		DB_VALUES(db_int(who->id), db_str(list)), rows_r);
}

static const struct db_list_column view_columns[] = {
	{"name", {.sql = "v.name"}},
	{"standard", {.sql = "v.standard"}},
	{"changed_at", {.sql = "v.changed_at"}},
};

static const struct db_list_sort view_sorts[] = {
	{"name", {"v.name"}},
	{"changed_at", {"v.changed_at"}},
};

const struct db_list list_view_list = {
	.id = "v.id",
	.find = {.sql = " FROM list_view v WHERE v.staff_user_id = ? AND v.list = ?",
		.bind = {LIST_VIEW_SLOT_PERSON, LIST_VIEW_SLOT_LIST}},
	.shown = " JOIN list_view v ON v.id = f.id",
	DB_LIST_COLUMNS_OF(view_columns),
	DB_LIST_SORTS_OF(view_sorts),
};

static enum outcome view_refuse(struct problems *problems, const char *field, const char *reason)
{
	problem_add(problems, field, reason);
	return INVALID;
}

/* Is there room for one more beside those of other names? words: problem.too_many_views */
static enum outcome find_room(struct db *db, const struct principal *who,
	const struct list_view *view, struct problems *problems)
{
	int64_t others = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM list_view"
		" WHERE staff_user_id = ? AND list = ? AND name <> ?",
		DB_VALUES(db_int(who->id), db_str(view->list), db_str(view->name)), &others);

	return !outcome && others >= LIST_VIEWS_MAX
		? view_refuse(problems, "name", "too_many_views")
		: outcome;
}

/* words: problem.view_too_long */
enum outcome list_view_keep(struct db *db, struct pool *pool, const struct principal *who,
	const struct list_view *view, struct problems *problems, int64_t *id_r)
{
	enum outcome outcome;

	if (strlen(view->state) > LIST_VIEW_STATE_MAX)
		return view_refuse(problems, "", "view_too_long");
	outcome = find_room(db, who, view, problems);
	if (!outcome && view->standard)
		outcome = db_exec(db,
			"UPDATE list_view SET standard = FALSE WHERE staff_user_id = ? AND list = ?"
			" AND standard",
			DB_VALUES(db_int(who->id), db_str(view->list)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO list_view (staff_user_id, list, name, state, standard,"
			" changed_at) VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
			" id = LAST_INSERT_ID(id), name = VALUES(name), state = VALUES(state),"
			" standard = VALUES(standard), changed_at = VALUES(changed_at)",
			DB_VALUES(db_int(who->id), db_str(view->list), db_str(view->name),
				db_str(view->state), db_bool(view->standard),
				db_str(clock_sql(pool, clock_now()))),
			NULL);
	if (!outcome)
		*id_r = db_inserted_id(db);
	return outcome;
}

enum outcome list_view_drop(
	struct db *db, const struct principal *who, const char *list, int64_t id)
{
	int64_t changed = 0;
	enum outcome outcome =
		db_exec(db, "DELETE FROM list_view WHERE id = ? AND staff_user_id = ? AND list = ?",
			DB_VALUES(db_int(id), db_int(who->id), db_str(list)), &changed);

	return outcome ? outcome : changed ? OK : NOT_FOUND;
}

enum outcome list_view_drop_all(struct db *db, int64_t staff_user_id)
{
	return db_exec(db, "DELETE FROM list_view WHERE staff_user_id = ?",
		DB_VALUES(db_int(staff_user_id)), NULL);
}
