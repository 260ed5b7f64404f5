/* The explanation of one right: each link by itself, read from the tables and not from the lists'
 * conditions. */
#include "access/why.h"

#include "access/why_private.h"
#include "base/text.h"

/*
 * What each table says, as masks of delivered roles; `granted` are those in which the person has
 * the right by groups that give them in the object's authority, be it by a created role.
 */
struct links {
	bool object, active, excluded;
	int64_t all, held, granted, having, reaching, seeing;
	int64_t vacancy_id; /* 0: a project */
	int64_t authority_id;
	bool archived;
	const char *status, *excluded_at;
	const struct db_rows *ways; /* role, code, via, unit */
};

static int64_t mask(const struct db_rows *rows)
{
	int64_t roles = 0;

	for (size_t i = 0; i < rows->count; i++) {
		int64_t role = db_cell_int(rows, i, 0);

		if (role >= 1 && role <= ROLE_SEAT)
			roles |= ROLE_BIT(role);
	}
	return roles;
}

static enum outcome read_person(
	struct db *db, struct pool *pool, int64_t id, enum object_kind kind, struct links *links)
{
	struct db_rows *person, *groups;
	enum outcome outcome = db_rows(db, pool,
		"SELECT status, EXISTS (SELECT 1 FROM vacancy_seat s"
		" WHERE s.staff_user_id = staff_user.id) AS seat FROM staff_user WHERE id = ?",
		DB_VALUES(db_int(id)), &person);

	if (outcome)
		return outcome;
	if (person->count == 0)
		return NOT_FOUND;
	outcome = db_rows(db, pool,
		"SELECT DISTINCT g.role_id" ACCESS_BY_GROUP " WHERE m.staff_user_id = ?",
		DB_VALUES(db_int(id)), &groups);
	if (outcome)
		return outcome;
	links->active = text_equal(db_text(person, 0, "status"), "active");
	links->held = mask(groups);
	if (links->held && kind != OBJECT_REQUISITION)
		links->held |= ROLE_BIT(ROLE_LECTOR) | ROLE_BIT(ROLE_IE)
			| (db_number(person, 0, "seat") ? ROLE_BIT(ROLE_SEAT) : 0);
	return OK;
}

/* What a seat gives, to whoever holds one. */
static int64_t seat_of(enum right right)
{
	return right_of_seat(right) ? ROLE_BIT(ROLE_SEAT) : 0;
}

static enum outcome read_granted(struct db *db, struct pool *pool, int64_t staff_user_id,
	enum right right, struct links *links)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT g.role_id" ACCESS_BY_GROUP
		" JOIN base_role_right br ON br.role_id = " ACCESS_ROLE_OF_GROUP
		" WHERE m.staff_user_id = ? AND br.right_id = ?"
		" AND (g.authority_id IS NULL OR g.authority_id = ?)"
		" UNION SELECT role_id FROM base_role_right WHERE role_id IN " SQL_ROLES_ASSIGNED
		" AND right_id = ?",
		DB_VALUES(db_int(staff_user_id), db_int(right), db_int(links->authority_id),
			db_int(right)),
		&rows);

	if (!outcome)
		links->granted = (mask(rows) | seat_of(right)) & links->held;
	return outcome;
}

static enum outcome read_rights(
	struct db *db, struct pool *pool, enum right right, struct links *links)
{
	struct db_rows *all, *having;
	enum outcome outcome = db_rows(
		db, pool, "SELECT id FROM base_role WHERE model_role_id IS NULL", DB_NONE, &all);

	if (!outcome)
		outcome =
			db_rows(db, pool, "SELECT role_id FROM base_role_right WHERE right_id = ?",
				DB_VALUES(db_int(right)), &having);
	if (outcome)
		return outcome;
	links->all = mask(all) | (links->held & ROLE_BIT(ROLE_SEAT));
	links->having = (mask(having) | seat_of(right)) & links->all;
	return OK;
}

#define BELOW(object, archived) \
	"SELECT x.vacancy_id, x.status, v.authority_id, " archived " AS archived FROM " object \
	" x JOIN vacancy v ON v.id = x.vacancy_id WHERE x.id = ?"

/* Columns vacancy_id, status, authority_id; no row: no such object. */
static enum outcome read_object(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	struct db_rows **rows_r)
{
	switch (kind) {
	case OBJECT_PROJECT:
		return db_rows(db, pool,
			"SELECT 0 AS vacancy_id, NULL AS status, p.authority_id, " ACCESS_ARCHIVED(
				"p") " AS archived FROM project p WHERE p.id = ?",
			DB_VALUES(db_int(id)), rows_r);
	case OBJECT_VACANCY:
		return db_rows(db, pool,
			"SELECT v.id AS vacancy_id, v.status, v.authority_id, " ACCESS_ARCHIVED(
				"v") " AS archived FROM vacancy v WHERE v.id = ?",
			DB_VALUES(db_int(id)), rows_r);
	case OBJECT_REQUISITION:
		return db_rows(db, pool,
			"SELECT r.vacancy_id, r.status, r.authority_id, " ACCESS_ARCHIVED(
				"r") " AS archived FROM requisition r WHERE r.id = ?",
			DB_VALUES(db_int(id)), rows_r);
	case OBJECT_JOBAD:
		return db_rows(db, pool, BELOW("jobad", "'archiviert' IN (x.status, v.status)"),
			DB_VALUES(db_int(id)), rows_r);
	default:
		return db_rows(db, pool, BELOW("application", ACCESS_ARCHIVED("x")),
			DB_VALUES(db_int(id)), rows_r);
	}
}

static enum outcome read_ways(struct db *db, struct pool *pool, int64_t staff_user_id,
	enum object_kind kind, int64_t id, struct db_rows **rows_r)
{
#define WAYS(reach, object) \
	"SELECT r.role_id, IFNULL(b.code, 'SEAT') AS role, CAST(r.via AS CHAR) AS via," \
	" u.name AS unit FROM" \
	" staff_subject s" \
	" JOIN " reach " r ON r.subject_kind = s.subject_kind AND r.subject_id = s.subject_id" \
	" LEFT JOIN base_role b ON b.id = r.role_id" \
	" LEFT JOIN org_unit u ON r.subject_kind = 'unit' AND u.id = r.subject_id" \
	" WHERE s.staff_user_id = ? AND r." object " = ? ORDER BY r.role_id, r.via, u.name"
	if (kind == OBJECT_PROJECT)
		return db_rows(db, pool, WAYS("project_reach", "project_id"),
			DB_VALUES(db_int(staff_user_id), db_int(id)), rows_r);
	if (kind == OBJECT_REQUISITION)
		return db_rows(db, pool,
			"SELECT DISTINCT g.role_id, b.code AS role,"
			" 'authority' AS via, u.name AS unit" ACCESS_BY_GROUP
			" JOIN base_role b ON b.id = g.role_id JOIN requisition r"
			" ON g.authority_id IS NULL OR g.authority_id = r.authority_id"
			" LEFT JOIN org_unit u ON u.id = g.authority_id WHERE m.staff_user_id = ?"
			" AND r.id = ? ORDER BY 1, u.name",
			DB_VALUES(db_int(staff_user_id), db_int(id)), rows_r);
	return db_rows(db, pool, WAYS("vacancy_reach", "vacancy_id"),
		DB_VALUES(db_int(staff_user_id), db_int(id)), rows_r);
#undef WAYS
}

/* The PSB sees vacancy and ads from the first person handed over on. */
static enum outcome read_begun(struct db *db, struct links *links)
{
	int64_t begun = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT EXISTS (SELECT 1 FROM application WHERE vacancy_id = ? AND handed_over)",
		DB_VALUES(db_int(links->vacancy_id)), &begun);

	if (!begun)
		links->seeing &= ~ROLE_BIT(ROLE_PSB);
	return outcome;
}

/* Drafts, and what was never handed in, are the department's and their writer's, what was thrown
 * away nobody's. */
static enum outcome read_requisition(
	struct db *db, struct pool *pool, int64_t staff_user_id, int64_t id, struct links *links)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT b.id FROM requisition r JOIN base_role b ON r.created_by = ?"
		" OR b.id <> " SQL_ROLE_RECRUITER
		" OR (r.status <> 'entwurf' AND r.handed_in_at IS NOT NULL)"
		" WHERE r.id = ? AND r.status <> 'geloescht'",
		DB_VALUES(db_int(staff_user_id), db_int(id)), &rows);

	links->seeing = outcome ? 0 : mask(rows);
	return outcome;
}

/* The roles that see the object as it is now; projects are seen always. */
static enum outcome read_seeing(struct db *db, struct pool *pool, int64_t staff_user_id,
	enum object_kind kind, int64_t id, struct links *links)
{
	struct db_rows *rows;
	enum outcome outcome = OK;

	links->seeing = links->all;
	if (kind == OBJECT_PROJECT)
		return OK;
	if (kind == OBJECT_REQUISITION)
		return read_requisition(db, pool, staff_user_id, id, links);
	if (kind == OBJECT_APPLICATION)
		return why_sight(db, pool, staff_user_id, id, links->reaching, &links->seeing);
	if (kind == OBJECT_JOBAD) {
		outcome = db_rows(db, pool, "SELECT role_id FROM jobad_sight WHERE status = ?",
			DB_VALUES(db_str(links->status)), &rows);
		links->seeing = outcome ? 0 : mask(rows);
	}
	return outcome ? outcome : read_begun(db, links);
}

/* What is archived takes the right ARCHIVE as well, by the same role. */
static enum outcome read_archive(
	struct db *db, struct pool *pool, int64_t staff_user_id, struct links *links)
{
	struct links archive = *links;
	enum outcome outcome;

	if (!links->archived)
		return OK;
	outcome = read_rights(db, pool, RIGHT_ARCHIVE, &archive);
	if (!outcome)
		outcome = read_granted(db, pool, staff_user_id, RIGHT_ARCHIVE, &archive);
	if (outcome)
		return outcome;
	links->having &= archive.having;
	links->granted &= archive.granted;
	return OK;
}

/* A project is closed with the last of its vacancies. */
static enum outcome read_exclusion(struct db *db, struct pool *pool, int64_t staff_user_id,
	enum object_kind kind, int64_t id, struct links *links)
{
	struct db_rows *rows;
	enum outcome outcome = kind == OBJECT_PROJECT
		? db_rows(db, pool,
			"SELECT MAX(e.excluded_at) FROM vacancy v LEFT JOIN vacancy_exclusion e"
			" ON e.vacancy_id = v.id AND e.staff_user_id = ? WHERE v.project_id = ?"
			" HAVING COUNT(*) > 0 AND COUNT(e.vacancy_id) = COUNT(*)",
			DB_VALUES(db_int(staff_user_id), db_int(id)), &rows)
		: db_rows(db, pool,
			"SELECT excluded_at FROM vacancy_exclusion"
			" WHERE vacancy_id = ? AND staff_user_id = ?",
			DB_VALUES(db_int(links->vacancy_id), db_int(staff_user_id)), &rows);

	if (outcome || rows->count == 0)
		return outcome;
	links->excluded = true;
	links->excluded_at = db_cell_text(rows, 0, 0);
	return OK;
}

static enum outcome read_links(struct db *db, struct pool *pool, int64_t staff_user_id,
	enum right right, enum object_kind kind, int64_t id, struct links *links)
{
	const struct object_type *type = object_type(kind);
	struct db_rows *object, *ways;
	enum outcome outcome;

	outcome = read_person(db, pool, staff_user_id, kind, links);
	if (outcome || !type || type->know == RIGHT_NONE)
		return outcome;
	outcome = read_object(db, pool, kind, id, &object);
	if (outcome || object->count == 0)
		return outcome;
	links->object = true;
	links->vacancy_id = db_number(object, 0, "vacancy_id");
	links->authority_id = db_number(object, 0, "authority_id");
	links->status = db_text(object, 0, "status");
	links->archived = db_number(object, 0, "archived") != 0;
	outcome = read_rights(db, pool, right, links);
	if (!outcome)
		outcome = read_granted(db, pool, staff_user_id, right, links);
	if (!outcome)
		outcome = read_archive(db, pool, staff_user_id, links);
	if (!outcome)
		outcome = read_ways(db, pool, staff_user_id, kind,
			kind == OBJECT_PROJECT || kind == OBJECT_REQUISITION ? id
									     : links->vacancy_id,
			&ways);
	if (outcome)
		return outcome;
	links->ways = ways;
	links->reaching = mask(ways);
	outcome = read_seeing(db, pool, staff_user_id, kind, id, links);
	return outcome ? outcome : read_exclusion(db, pool, staff_user_id, kind, id, links);
}

/*
 * Narrows `roles` to those that have the next link. When none is left the link is missing, could be
 * mended for `mendable`, and what comes after is judged as if it had been: what is then named as
 * well is missing all the same.
 */
static int64_t why_narrow(struct access_why *why, enum access_link link, int64_t roles,
	int64_t having, int64_t mendable)
{
	if (roles & having)
		return roles & having;
	why->missing[link] = true;
	why->roles[link] = mendable;
	return mendable;
}

/* The roles by which the right holds, if it does. */
static int64_t why_judge(const struct links *links, struct access_why *why)
{
	int64_t roles, having = links->having | links->granted;

	if (!links->object) {
		why->missing[ACCESS_LINK_OBJECT] = true;
		return 0;
	}
	why->missing[ACCESS_LINK_ACTIVE] = !links->active;
	why->missing[ACCESS_LINK_EXCLUDED] = links->excluded;
	why->excluded_at = links->excluded_at;
	roles = why_narrow(why, ACCESS_LINK_GROUP, links->all, links->held, links->all);
	roles = why_narrow(why, ACCESS_LINK_RIGHT, roles,
		why->missing[ACCESS_LINK_GROUP] ? links->having : links->granted, roles | having);
	if (why->missing[ACCESS_LINK_GROUP])
		why->roles[ACCESS_LINK_GROUP] = links->having;
	if (why->missing[ACCESS_LINK_RIGHT])
		why->roles[ACCESS_LINK_RIGHT] = links->having;
	roles = why_narrow(why, ACCESS_LINK_REACH, roles, links->reaching, roles);
	if (why->roles[ACCESS_LINK_REACH] & having)
		why->roles[ACCESS_LINK_REACH] &= having;
	return why_narrow(why, ACCESS_LINK_STATUS, roles, links->seeing, roles);
}

static bool any(const bool missing[ACCESS_LINKS])
{
	for (int link = 0; link < ACCESS_LINKS; link++)
		if (missing[link])
			return true;
	return false;
}

enum outcome access_why(struct db *db, struct pool *pool, int64_t staff_user_id, enum right right,
	enum object_kind kind, int64_t id, struct access_why *why_r)
{
	struct links links = {0};
	struct access_way *ways;
	enum outcome outcome = read_links(db, pool, staff_user_id, right, kind, id, &links);

	*why_r = (struct access_why){0};
	if (outcome)
		return outcome;
	int64_t roles = why_judge(&links, why_r);
	why_r->status = links.status;
	why_r->holds = !any(why_r->missing);
	if (!why_r->holds)
		return OK;
	ways = POOL_ARRAY(pool, struct access_way, links.ways->count);
	for (size_t i = 0; i < links.ways->count; i++)
		if (roles >> db_number(links.ways, i, "role_id") & 1)
			ways[why_r->way_count++] = (struct access_way){
				.role_code = db_text(links.ways, i, "role"),
				.via = db_text(links.ways, i, "via"),
				.unit = db_text(links.ways, i, "unit"),
			};
	why_r->ways = ways;
	return OK;
}

enum outcome access_rights(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, object, name_de,"
		" LOWER(REPLACE(SUBSTRING(code, 15), '_', ' ')) AS name_en FROM"
		" base_right ORDER BY id",
		DB_NONE, rows_r);
}
