/* Reading where a person's lists are looked up. */
#include "access/places.h"

#include <string.h>

#include "access/tables.h"
#include "base/buf.h"
#include "base/text.h"

_Static_assert(OBJECT_JOBAD == 3 && OBJECT_APPLICATION == 4, "as in the SQL below");

int64_t access_places_few = 96; /* about where looking at each costs as much as reading in order */

enum { KIND, SUBJECT, ROLE, VIA, AUTHORITY, VACANCIES };

static bool is(const struct db_rows *rows, size_t row, const char *kind)
{
	return text_equal(db_cell_text(rows, row, KIND), kind);
}

static bool same_subject(const struct db_rows *rows, size_t a, size_t b)
{
	return db_cell_int(rows, a, SUBJECT) == db_cell_int(rows, b, SUBJECT)
		&& db_cell_int(rows, a, ROLE) == db_cell_int(rows, b, ROLE)
		&& text_equal(db_cell_text(rows, a, KIND), db_cell_text(rows, b, KIND))
		&& text_equal(db_cell_text(rows, a, VIA), db_cell_text(rows, b, VIA));
}

static struct access_place place_read(const struct db_rows *rows, size_t row, bool few)
{
	return (struct access_place){
		.subject = {db_str(db_cell_text(rows, row, KIND)),
			db_int(db_cell_int(rows, row, SUBJECT)),
			db_int(db_cell_int(rows, row, ROLE)), db_str(db_cell_text(rows, row, VIA))},
		.role = (int)db_cell_int(rows, row, ROLE),
		.authority_id = few ? 0 : db_cell_int(rows, row, AUTHORITY),
	};
}

/* The rows of one subject: each authority, or once when the vacancies are few. */
static void take_places(const struct db_rows *rows, size_t row, struct access_view *view,
	struct access_place *places)
{
	int64_t vacancies = 0;
	bool first = true;

	if (!((view->who->roles >> db_cell_int(rows, row, ROLE)) & 1))
		return;
	for (size_t i = 0; i < rows->count; i++)
		if (same_subject(rows, i, row)) {
			vacancies += db_cell_int(rows, i, VACANCIES);
			first = first && i >= row;
		}
	if (first || vacancies > access_places_few)
		places[view->count++] = place_read(rows, row, vacancies <= access_places_few);
}

static void take_group(const struct db_rows *rows, size_t row, struct access_view *view)
{
	const char *name = db_cell_text(rows, row, VIA);
	size_t at = view->group_count++;

	for (; at > 0 && strcmp(view->groups[at - 1], name) > 0; at--)
		view->groups[at] = view->groups[at - 1];
	view->groups[at] = name;
	view->group_roles |= ROLE_BIT(db_cell_int(rows, row, ROLE));
}

static void places_take(struct pool *pool, const struct db_rows *rows, struct access_view *view)
{
	struct access_place *places = POOL_ARRAY(pool, struct access_place, rows->count);
	struct buf excluded;

	buf_init(&excluded, pool);
	view->groups = POOL_ARRAY(pool, const char *, rows->count);
	for (size_t i = 0; i < rows->count; i++)
		if (is(rows, i, "excluded"))
			buf_printf(&excluded, "%s%lld", excluded.length ? "," : "",
				(long long)db_cell_int(rows, i, SUBJECT));
		else if (is(rows, i, "group"))
			take_group(rows, i, view);
		else if (db_cell_int(rows, i, AUTHORITY))
			take_places(rows, i, view, places);
	view->places = places;
	view->excluded = excluded.data;
	view->stamp = rows;
}

static enum outcome load_statuses(
	struct db *db, struct pool *pool, struct access_view *view, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT 4, role_id, status, on_condition - 1, ends + 0 FROM application_sight"
		" WHERE (? >> role_id) & 1 UNION ALL"
		" SELECT 3, role_id, CAST(status AS CHAR) COLLATE utf8mb4_german2_ci, 0, 0 FROM"
		" jobad_status_role"
		" WHERE (? >> role_id) & 1 AND may_see",
		DB_VALUES(db_int(view->who->roles), db_int(view->who->roles)), rows_r);
}

#define CHANGES(scope) "(SELECT SUM(d.version) FROM desk_version d WHERE d.scope = " scope ")"

enum outcome access_view_load(
	struct db *db, struct pool *pool, const struct principal *who, struct access_view *view_r)
{
	/* clang-format off */
	struct db_value id = db_int(who->id);
	struct db_rows *rows, *statuses;
	enum outcome outcome = db_rows(db, pool,
		"SELECT CAST(p.subject_kind AS CHAR), p.subject_id, p.role_id, CAST(p.via AS CHAR),"
		" p.authority_id, p.vacancies, " CHANGES("p.authority_id")
		" FROM staff_subject s STRAIGHT_JOIN reach_authority p"
		" ON p.subject_kind = s.subject_kind AND p.subject_id = s.subject_id"
		" WHERE s.staff_user_id = ? UNION ALL SELECT 'excluded', vacancy_id, 0, '', 0, 0, 0"
		" FROM vacancy_exclusion WHERE staff_user_id = ? UNION ALL SELECT"
		" 'group', 0, g.role_id,"
		" CAST(g.name AS CHAR), 0, 0, 0 FROM user_group_member m STRAIGHT_JOIN user_group g"
		" ON g.id = m.group_id"
		" WHERE m.staff_user_id = ? UNION ALL SELECT CAST(s.subject_kind AS CHAR),"
		" s.subject_id, 0,"
		" '', 0, 0, " CHANGES("IF(s.subject_kind = 'person', -s.subject_id, s.subject_id)")
		" FROM staff_subject s WHERE s.staff_user_id = ? UNION ALL SELECT 'all',"
		" 0, 0, '', 0, 0,"
		" SUM(d.version) FROM desk_version d WHERE d.scope = 0 UNION ALL (SELECT"
		" 'edited', h.id, 0,"
		" '', 0, 0, 0 FROM history h WHERE h.actor_kind = 'staff' AND h.actor_id = ?"
		" ORDER BY h.id DESC LIMIT 1)", DB_VALUES(id, id, id, id, id), &rows);
	/* clang-format on */

	*view_r = (struct access_view){.who = who};
	if (outcome)
		return outcome;
	places_take(pool, rows, view_r);
	if (access_tables()) {
		view_r->statuses = access_tables()->statuses;
		return OK;
	}
	outcome = load_statuses(db, pool, view_r, &statuses);
	if (!outcome)
		view_r->statuses = statuses;
	return outcome;
}

static bool among(const char *list, const char *code)
{
	size_t length = strlen(code);

	for (const char *at = list; (at = strstr(at, code)); at += length)
		if ((at == list || at[-1] == ',') && (at[length] == ',' || !at[length]))
			return true;
	return false;
}

static bool is_of(const struct access_view *view, size_t i, enum object_kind kind, int role)
{
	return db_cell_int(view->statuses, i, 0) == kind
		&& db_cell_int(view->statuses, i, 1) == role;
}

const char *access_view_jobads(const struct access_view *view, struct pool *pool, int role,
	const char *list, size_t *count_r)
{
	struct buf found;

	buf_init(&found, pool);
	*count_r = 0;
	for (size_t i = 0; i < view->statuses->count; i++) {
		const char *status = db_cell_text(view->statuses, i, 2);

		if (is_of(view, i, OBJECT_JOBAD, role) && (!*list || among(list, status)))
			buf_printf(&found, "%s%s", (*count_r)++ ? "," : "", status);
	}
	return found.data;
}

size_t access_view_applications(const struct access_view *view, struct pool *pool, int role,
	const char *list, const struct access_seen **seen_r)
{
	struct access_seen *seen = POOL_ARRAY(pool, struct access_seen, view->statuses->count);
	size_t count = 0;

	*seen_r = seen;
	for (size_t i = 0; i < view->statuses->count; i++) {
		const struct access_seen one = {
			.status = db_cell_text(view->statuses, i, 2),
			.condition = (enum access_condition)db_cell_int(view->statuses, i, 3),
			.ends = db_cell_int(view->statuses, i, 4),
		};

		if (is_of(view, i, OBJECT_APPLICATION, role) && (!*list || among(list, one.status))
			&& !text_equal(one.status, "archiviert"))
			seen[count++] = one;
	}
	return count;
}

bool access_view_sees_jobad(const struct access_view *view, int role, const char *status)
{
	for (size_t i = 0; i < view->statuses->count; i++)
		if (is_of(view, i, OBJECT_JOBAD, role)
			&& text_equal(db_cell_text(view->statuses, i, 2), status))
			return true;
	return false;
}
