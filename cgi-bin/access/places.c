/* Reading where a person's lists are looked up. */
#include "access/places.h"

#include <string.h>

#include "access/tables.h"
#include "base/buf.h"
#include "base/text.h"

int64_t access_places_few = 48; /* about where looking at each costs as much as reading in order */
int64_t access_places_open = 512;

/* A row of the person's reach, groups, exclusions and counters. */
struct view_row {
	const char *kind, *via;
	int64_t subject, role, authority, vacancies;
};

static bool same_subject(const struct view_row *a, const struct view_row *b)
{
	return a->subject == b->subject && a->role == b->role && text_equal(a->kind, b->kind)
		&& text_equal(a->via, b->via);
}

static struct access_place place_read(
	const struct view_row *row, bool few, int64_t vacancies, size_t authorities)
{
	return (struct access_place){
		.subject = {db_str(row->kind), db_int(row->subject), db_int(row->role),
			db_str(row->via)},
		.role = (int)row->role,
		.authority_id = few ? 0 : row->authority,
		.vacancies = vacancies,
		.whole = authorities == 1 && text_equal(row->kind, "unit"),
	};
}

/* The rows of one subject: each authority; or once when the vacancies are few, and the role has the
 * same rights in all. */
static void take_places(const struct view_row *rows, size_t count, size_t row,
	struct access_view *view, struct access_place *places)
{
	int64_t vacancies = 0;
	size_t authorities = 0;
	bool first = true, few;

	if (!((view->who->roles >> rows[row].role) & 1))
		return;
	for (size_t i = 0; i < count; i++)
		if (same_subject(&rows[i], &rows[row])) {
			vacancies += rows[i].vacancies;
			authorities++;
			first = first && i >= row;
		}
	few = vacancies <= access_places_few && !((view->who->split >> rows[row].role) & 1);
	if (first || !few)
		places[view->count++] = place_read(&rows[row], few, vacancies, authorities);
}

static void take_group(const struct view_row *row, struct access_view *view)
{
	size_t at = view->group_count++;

	for (; at > 0 && strcmp(view->groups[at - 1], row->via) > 0; at--)
		view->groups[at] = view->groups[at - 1];
	view->groups[at] = row->via;
	view->group_roles |= ROLE_BIT(row->role);
}

/* The rows stay as they are, too: they are the stamp. */
static struct view_row *view_rows_of(struct pool *pool, const struct db_rows *rows)
{
	struct view_row *taken = POOL_ARRAY(pool, struct view_row, rows->count);

	for (size_t i = 0; i < rows->count; i++)
		taken[i] = (struct view_row){
			.kind = db_text(rows, i, "kind"),
			.via = db_text(rows, i, "via"),
			.subject = db_number(rows, i, "subject_id"),
			.role = db_number(rows, i, "role_id"),
			.authority = db_number(rows, i, "authority_id"),
			.vacancies = db_number(rows, i, "vacancies"),
		};
	return taken;
}

static void places_take(struct pool *pool, const struct db_rows *stamp, struct access_view *view)
{
	const struct view_row *rows = view_rows_of(pool, stamp);
	struct access_place *places = POOL_ARRAY(pool, struct access_place, stamp->count);
	struct buf excluded;

	buf_init(&excluded, pool);
	view->groups = POOL_ARRAY(pool, const char *, stamp->count);
	for (size_t i = 0; i < stamp->count; i++)
		if (text_equal(rows[i].kind, "excluded"))
			buf_printf(&excluded, "%s%lld", excluded.length ? "," : "",
				(long long)rows[i].subject);
		else if (text_equal(rows[i].kind, "group"))
			take_group(&rows[i], view);
		else if (rows[i].authority)
			take_places(rows, stamp->count, i, view, places);
	view->places = places;
	view->excluded = excluded.data;
	view->stamp = stamp;
}

#define CHANGES(scope) "(SELECT SUM(d.version) FROM desk_version d WHERE d.scope = " scope ")"

/* clang-format off */
/* What the lists of a person follow from; binds her or him three times. */
#define STAMP \
	"SELECT CAST(p.subject_kind AS CHAR) AS kind, p.subject_id, p.role_id," \
	" CAST(p.via AS CHAR) AS via, p.authority_id, p.vacancies," \
	" " CHANGES("p.authority_id") " AS changes" \
	" FROM staff_subject s STRAIGHT_JOIN reach_authority p" \
	" ON p.subject_kind = s.subject_kind AND p.subject_id = s.subject_id" \
	" WHERE s.staff_user_id = ? UNION ALL SELECT 'excluded', vacancy_id, 0, '', 0, 0, 0" \
	" FROM vacancy_exclusion WHERE staff_user_id = ? UNION ALL SELECT" \
	" CAST(s.subject_kind AS CHAR), s.subject_id, 0, '', 0, 0, " \
	CHANGES("IF(s.subject_kind = 'person', -s.subject_id, s.subject_id)") \
	" FROM staff_subject s WHERE s.staff_user_id = ? UNION ALL SELECT 'all', 0, 0, '', 0, 0," \
	" SUM(d.version) FROM desk_version d WHERE d.scope "
/* clang-format on */

/* Scopes of schema/152_staff_stamp.sql and 154_member_stamp.sql, and what an administrator keeps.
 */
#define SCOPE_STAFF "-9000000000000000000"
#define SCOPE_MEMBERS "-9000000000000000002"
#define SCOPE_SIGNED "-9000000000000000001"
#define SUM_OF(scopes) \
	"SELECT SUM(d.version) AS changes FROM desk_version d WHERE d.scope IN (0, -?, " scopes ")"

enum outcome access_stamp_read(struct db *db, struct pool *pool, const struct principal *who,
	enum access_stamp stamp, struct db_rows **rows_r)
{
	struct db_value id = db_int(who->id);

	if (stamp == ACCESS_STAMP_STAFF)
		return db_rows(
			db, pool, SUM_OF(SCOPE_STAFF ", " SCOPE_MEMBERS), DB_VALUES(id), rows_r);
	if (stamp == ACCESS_STAMP_SIGNED)
		return db_rows(db, pool, SUM_OF(SCOPE_STAFF ", " SCOPE_MEMBERS ", " SCOPE_SIGNED),
			DB_VALUES(id), rows_r);
	return who->roles & ROLE_BIT(ROLE_ADMIN)
		? db_rows(db, pool, STAMP ">= 0", DB_VALUES(id, id, id), rows_r)
		: db_rows(db, pool, STAMP "= 0", DB_VALUES(id, id, id), rows_r);
}

/* clang-format off */
/* With what a cockpit follows from besides; binds the person five times. */
#define VIEW(scopes) \
	STAMP scopes " UNION ALL SELECT 'group', 0, g.role_id, CAST(g.name AS CHAR), 0, 0, 0" \
	" FROM user_group_member m STRAIGHT_JOIN user_group g ON g.id = m.group_id" \
	" WHERE m.staff_user_id = ?" \
	" UNION ALL (SELECT 'edited', h.id, 0, '', 0, 0, 0 FROM history h" \
	" WHERE h.actor_kind = 'staff' AND h.actor_id = ? ORDER BY h.id DESC LIMIT 1)"
/* clang-format on */

enum outcome access_view_load(
	struct db *db, struct pool *pool, const struct principal *who, struct access_view *view_r)
{
	struct db_value id = db_int(who->id);
	struct db_rows *rows;
	enum outcome outcome = who->roles & ROLE_BIT(ROLE_ADMIN)
		? db_rows(db, pool, VIEW(">= 0"), DB_VALUES(id, id, id, id, id), &rows)
		: db_rows(db, pool, VIEW("= 0"), DB_VALUES(id, id, id, id, id), &rows);

	*view_r = (struct access_view){.who = who};
	if (outcome)
		return outcome;
	places_take(pool, rows, view_r);
	return access_statuses(db, pool, &view_r->statuses, &view_r->status_count);
}

bool access_place_has(
	const struct access_view *view, const struct access_place *place, enum right right)
{
	return access_by(
		       view->who, ACCESS_SEEN_BY(ROLE_BIT(place->role), place->authority_id), right)
		!= 0;
}

int64_t access_view_roles(const struct access_view *view)
{
	int64_t roles = 0;

	for (size_t i = 0; i < view->count; i++)
		roles |= ROLE_BIT(view->places[i].role);
	return roles;
}

static bool is_of(const struct access_status *status, enum object_kind kind, int role)
{
	return status->kind == (int64_t)kind && status->role_id == role;
}

const char *access_view_jobads(const struct access_view *view, struct pool *pool, int role,
	const char *list, size_t *count_r)
{
	struct buf found;

	buf_init(&found, pool);
	*count_r = 0;
	for (size_t i = 0; i < view->status_count; i++) {
		const char *status = view->statuses[i].status;

		if (is_of(&view->statuses[i], OBJECT_JOBAD, role)
			&& (!*list || text_among(list, status))
			&& !text_equal(status, "archiviert"))
			buf_printf(&found, "%s%s", (*count_r)++ ? "," : "", status);
	}
	return found.data;
}

size_t access_view_applications(const struct access_view *view, struct pool *pool, int role,
	const char *list, const struct access_seen **seen_r)
{
	struct access_seen *seen = POOL_ARRAY(pool, struct access_seen, view->status_count);
	size_t count = 0;

	*seen_r = seen;
	for (size_t i = 0; i < view->status_count; i++) {
		const struct access_seen one = {
			.status = view->statuses[i].status,
			.condition = (enum access_condition)view->statuses[i].condition,
			.ends = view->statuses[i].ends,
		};

		if (is_of(&view->statuses[i], OBJECT_APPLICATION, role)
			&& (!*list || text_among(list, one.status))
			&& !text_equal(one.status, "archiviert"))
			seen[count++] = one;
	}
	return count;
}

bool access_view_sees_jobad(const struct access_view *view, int role, const char *status)
{
	for (size_t i = 0; i < view->status_count; i++)
		if (is_of(&view->statuses[i], OBJECT_JOBAD, role)
			&& text_equal(view->statuses[i].status, status))
			return true;
	return false;
}
