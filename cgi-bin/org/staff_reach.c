/* What ends when the groups of a person do not give a role any more. */
#include "org/staff_reach.h"

#include "access/reach.h"
#include "base/buf.h"
#include "base/text.h"
#include "history/history.h"
#include "mail/letter.h"

_Static_assert(
	OBJECT_PROJECT == 1 && OBJECT_VACANCY == 2 && OBJECT_ORG_UNIT == 7, "as in the SQL below");

static const struct principal system_principal = {.kind = PRINCIPAL_SYSTEM};

/* clang-format off */
/* The assignments that no group gives, as kind, object and role; `which` says whose. */
#define LOST(which, more) \
	"SELECT 1 AS kind, pm.project_id AS object, pm.role_id" more("pm.staff_user_id") \
	" FROM project_member pm JOIN project p ON p.id = pm.project_id" \
	" WHERE pm.staff_user_id " which " AND NOT " \
	REACH_GIVEN("pm.staff_user_id", "pm.role_id", "p.authority_id") \
	" UNION ALL SELECT 2, vp.vacancy_id, vp.role_id" more("vp.staff_user_id") \
	" FROM vacancy_person vp JOIN vacancy v ON v.id = vp.vacancy_id" \
	" WHERE vp.staff_user_id " which " AND NOT " \
	REACH_GIVEN("vp.staff_user_id", "vp.role_id", "v.authority_id") \
	" UNION ALL SELECT 7, u.id, " REACH_UNIT_ROLE("u") more("ss.staff_user_id") \
	" FROM staff_subject ss JOIN org_unit u ON u.id = ss.subject_id" \
	" WHERE ss.staff_user_id " which " AND ss.subject_kind = 'unit'" \
	" AND " REACH_UNIT_ROLE("u") " IS NOT NULL AND NOT " \
	REACH_GIVEN("ss.staff_user_id", REACH_UNIT_ROLE("u"), "u.authority_id")
#define NOTHING(person)
#define PERSON(person) ", " person " AS person"
/* clang-format on */

/* The list of what was lost, as a table in the statements that need it. */
#define LIST \
	"JSON_TABLE(?, '$[*]' COLUMNS (kind INT PATH '$[0]', object BIGINT PATH '$[1]'," \
	" role INT PATH '$[2]')) l"

struct ended {
	struct db *db;
	struct pool *pool;
	int64_t person;
	const struct db_rows *lost; /* by kind, then object */
	const char *list;
};

static const char *list_of(struct pool *pool, const struct db_rows *lost)
{
	struct buf buf;

	buf_init(&buf, pool);
	for (size_t i = 0; i < lost->count; i++)
		buf_printf(&buf, "%c[%lld,%lld,%lld]", i ? ',' : '[',
			(long long)db_number(lost, i, "kind"),
			(long long)db_number(lost, i, "object"),
			(long long)db_number(lost, i, "role_id"));
	buf_char(&buf, ']');
	return buf.data;
}

static enum outcome take_away(const struct ended *ended)
{
	enum outcome outcome = db_exec(ended->db,
		"DELETE pm FROM " LIST " JOIN project_member pm ON l.kind = 1"
		" AND pm.project_id = l.object AND pm.role_id = l.role AND pm.staff_user_id = ?",
		DB_VALUES(db_str(ended->list), db_int(ended->person)), NULL);

	if (!outcome)
		outcome = db_exec(ended->db,
			"DELETE vp FROM " LIST " JOIN vacancy_person vp ON l.kind = 2"
			" AND vp.vacancy_id = l.object AND vp.role_id = l.role AND"
			" vp.staff_user_id = ?",
			DB_VALUES(db_str(ended->list), db_int(ended->person)), NULL);
	if (!outcome)
		outcome = db_exec(ended->db,
			"DELETE ss FROM " LIST " JOIN staff_subject ss ON l.kind = 7"
			" AND ss.subject_kind = 'unit' AND ss.subject_id = l.object AND"
			" ss.staff_user_id = ?",
			DB_VALUES(db_str(ended->list), db_int(ended->person)), NULL);
	return outcome;
}

static enum outcome removal_note(const struct ended *ended, enum object_kind kind, int64_t object)
{
	const struct principal *who = &system_principal;
	const char *person = pool_printf(ended->pool, "%lld", (long long)ended->person);
	enum outcome outcome = OK;

	if (kind == OBJECT_ORG_UNIT)
		outcome = history_add(ended->db, who, OBJECT_STAFF_USER, ended->person,
			"committee_removed", pool_printf(ended->pool, "%lld", (long long)object));
	return outcome
		? outcome
		: history_add_audited(ended->db, who, kind, object, "person_removed", person);
}

/* Each object once, whatever the roles. */
static enum outcome put_right(const struct ended *ended)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < ended->lost->count; i++) {
		enum object_kind kind = (enum object_kind)db_number(ended->lost, i, "kind");
		int64_t object = db_number(ended->lost, i, "object");

		if (i > 0 && db_number(ended->lost, i - 1, "kind") == (int64_t)kind
			&& db_number(ended->lost, i - 1, "object") == object)
			continue;
		if (kind == OBJECT_PROJECT)
			outcome = reach_rebuild_project(ended->db, object);
		else if (kind == OBJECT_VACANCY)
			outcome = reach_rebuild_vacancy(ended->db, object);
		if (!outcome)
			outcome = removal_note(ended, kind, object);
	}
	return outcome;
}

#define IN_PROGRESS "v.status IN ('entwurf', 'aktiv', 'inaktiv', 'rechtsstreit')"

/*
 * Who is told of what: `empty` says that nobody is left for it. The vacancies the person answers
 * for are told of with their project, those of a committee without members with the committee, to
 * their owners alone.
 */
#define ITEMS \
	"WITH l AS (SELECT l.kind, l.object, l.role FROM " LIST ")," \
	" t (kind, object, name, empty, person, everybody) AS (" \
	"SELECT 1, p.id, p.number, p.responsible_id = ? OR NOT EXISTS (SELECT 1 FROM" \
	" project_member m" \
	" WHERE m.project_id = p.id AND m.role_id = l.role), p.responsible_id, 1" \
	" FROM l JOIN project p ON l.kind = 1 AND p.id = l.object" \
	" UNION SELECT 2, v.id, v.number, 1, p.responsible_id, 1 FROM l JOIN project" \
	" p ON l.kind = 1" \
	" AND l.role = " SQL_ROLE_RECRUITER " AND p.id = l.object JOIN vacancy v ON" \
	" v.project_id = p.id" \
	" AND v.owner_id = ? AND " IN_PROGRESS \
	" UNION SELECT 2, v.id, v.number, NOT EXISTS (SELECT 1 FROM vacancy_person m" \
	" WHERE m.vacancy_id = v.id AND m.role_id = l.role), v.owner_id, 1" \
	" FROM l JOIN vacancy v ON l.kind = 2 AND v.id = l.object" \
	" UNION SELECT 7, u.id, u.code, NOT EXISTS (SELECT 1 FROM staff_subject m" \
	" WHERE m.subject_kind = 'unit' AND m.subject_id = u.id), NULL, 1" \
	" FROM l JOIN org_unit u ON l.kind = 7 AND u.id = l.object" \
	" UNION SELECT 2, v.id, v.number, 1, v.owner_id, 0 FROM l JOIN vacancy_unit" \
	" vu ON l.kind = 7" \
	" AND vu.org_unit_id = l.object JOIN vacancy v ON v.id = vu.vacancy_id AND " IN_PROGRESS \
	" WHERE NOT EXISTS (SELECT 1 FROM staff_subject m" \
	" WHERE m.subject_kind = 'unit' AND m.subject_id = l.object))," \
	" r AS (SELECT t.person AS id, t.kind, t.object, t.name, t.empty FROM t" \
	" UNION SELECT m.staff_user_id, t.kind, t.object, t.name, t.empty FROM t" \
	" JOIN user_group g ON g.role_id = " SQL_ROLE_ADMIN " JOIN user_group_member m ON" \
	" m.group_id = g.id" \
	" WHERE t.everybody)"

static enum outcome read_items(const struct ended *ended, struct db_rows **rows_r)
{
	/* clang-format off */
	return db_rows(ended->db, ended->pool, ITEMS
		" SELECT s.id, s.email, s.lang, r.kind, r.name, MAX(r.empty) AS empty FROM r"
		" JOIN staff_user s ON s.id = r.id AND s.status = 'active' AND s.id <> ?"
		" WHERE (r.kind <> 2 OR" ACCESS_NOT_EXCLUDED("r.object", "s.id") ")"
		" AND (r.kind <> 1 OR" ACCESS_PROJECT_OPEN("r.object", "s.id") ")"
		" GROUP BY s.id, s.email, s.lang, r.kind, r.object, r.name"
		" ORDER BY s.id, r.kind, r.name",
		DB_VALUES(db_str(ended->list), db_int(ended->person), db_int(ended->person),
			db_int(ended->person)), rows_r);
	/* clang-format on */
}

static const struct letter_value *values_of(
	const struct ended *ended, const struct db_rows *rows, size_t row)
{
	struct letter_value *values = POOL_ARRAY(ended->pool, struct letter_value, 2);
	const struct object_type *type =
		object_type((enum object_kind)db_number(rows, row, "kind"));
	const char *name = db_text(rows, row, "name");
	struct buf place;

	buf_init(&place, ended->pool);
	buf_printf(&place, "%s/", type->path ? type->path : "verwaltung/organisation");
	buf_url(&place, name);
	values[0] = (struct letter_value){"name", name};
	values[1] = (struct letter_value){"place", place.data};
	return values;
}

/* The rows from `first` on that are for one recipient; *next_r: the first of the next. */
static enum outcome recipient_post(
	const struct ended *ended, const struct db_rows *rows, size_t first, size_t *next_r)
{
	int64_t recipient = db_number(rows, first, "id");
	struct letter_row *lines = POOL_ARRAY(ended->pool, struct letter_row, 2 * rows->count);
	struct letter_list lists[] = {
		{"empty", lines, 0},
		{"fewer", lines + rows->count, 0},
	};
	size_t i = first;

	for (; i < rows->count && db_number(rows, i, "id") == recipient; i++) {
		struct letter_list *list = &lists[db_number(rows, i, "empty") ? 0 : 1];

		lines[(size_t)(list->rows - lines) + list->count++] =
			(struct letter_row){values_of(ended, rows, i), 2};
	}
	*next_r = i;
	enum outcome outcome = letter_post(ended->db, ended->pool,
		&(struct letter){
			.template = "staff_reach_ended",
			.lang = db_text(rows, first, "lang"),
			.recipient = db_text(rows, first, "email"),
			.lists = lists,
			.list_count = sizeof(lists) / sizeof(lists[0]),
		});
	return outcome == INVALID ? OK : outcome; /* cannot be written to; logged */
}

static enum outcome owners_tell(const struct ended *ended)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = read_items(ended, &rows);
	size_t next = 0;

	while (!outcome && next < rows->count)
		outcome = recipient_post(ended, rows, next, &next);
	return outcome;
}

enum outcome staff_reach_end(struct db *db, struct pool *pool, int64_t staff_user_id)
{
	struct db_value person = db_int(staff_user_id);
	struct ended ended = {.db = db, .pool = pool, .person = staff_user_id};
	struct db_rows *lost = NULL;
	enum outcome outcome = db_rows(db, pool, LOST("= ?", NOTHING) " ORDER BY kind, object",
		DB_VALUES(person, person, person), &lost);

	if (outcome || lost->count == 0)
		return outcome;
	ended.lost = lost;
	ended.list = list_of(pool, lost);
	outcome = take_away(&ended);
	if (!outcome)
		outcome = put_right(&ended);
	return outcome ? outcome : owners_tell(&ended);
}

/* A committee that has moved to another authority takes no part in the vacancies of the old one. */
static enum outcome end_units(struct db *db, struct pool *pool)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT vu.vacancy_id, vu.org_unit_id FROM vacancy_unit vu"
		" JOIN vacancy v ON v.id = vu.vacancy_id JOIN org_unit u ON u.id = vu.org_unit_id"
		" WHERE NOT (u.authority_id <=> v.authority_id) ORDER BY 1, 2",
		DB_NONE, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		int64_t vacancy = db_number(rows, i, "vacancy_id"),
			unit = db_number(rows, i, "org_unit_id");

		outcome = db_exec(db,
			"DELETE FROM vacancy_unit WHERE vacancy_id = ? AND org_unit_id = ?",
			DB_VALUES(db_int(vacancy), db_int(unit)), NULL);
		if (!outcome)
			outcome = reach_rebuild_vacancy(db, vacancy);
		if (!outcome)
			outcome = history_add(db, &system_principal, OBJECT_VACANCY, vacancy,
				"committee_removed", pool_printf(pool, "%lld", (long long)unit));
	}
	return outcome;
}

enum outcome staff_reach_end_all(struct db *db, int64_t *people_r)
{
	struct pool *all = pool_new(), *one = pool_new();
	struct db_rows *people = NULL;
	enum outcome outcome = db_rows(db, all,
		"SELECT DISTINCT x.person FROM (" LOST(
			"IS NOT NULL", PERSON) ") x ORDER BY x.person",
		DB_NONE, &people);

	*people_r = 0;
	for (size_t i = 0; !outcome && i < people->count; i++) {
		pool_clear(one);
		outcome = staff_reach_end(db, one, db_cell_int(people, i, 0));
		*people_r += !outcome;
	}
	if (!outcome)
		outcome = end_units(db, all);
	pool_free(&one);
	pool_free(&all);
	return outcome;
}
