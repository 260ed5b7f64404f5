/* The list of projects. */
#include "recruiting/project_list.h"

#include "find/find.h"

enum { SLOT_PERSON = 1, SLOT_ROLES, SLOT_ROLES_AT, SLOT_VACANCIES, SLOT_VACANCIES_AT };

/* clang-format off */
/* Whoever is in the project, or an administrator, reaches all its vacancies but those she or he is
 * kept out of, and the counter tells; others reach some, which are counted. */
#define VACANCIES \
	"IF(0 < (SELECT COUNT(*) FROM staff_subject ss JOIN project_reach pr" \
	" ON pr.subject_kind = ss.subject_kind AND pr.subject_id = ss.subject_id" \
	" WHERE ss.staff_user_id = ? AND pr.project_id = p.id AND pr.via IN ('project', 'admin')" \
	" AND pr.role_id <> " SQL_ROLE_PSB " AND " ACCESS_HAS("pr.role_id", "p.authority_id") ")," \
	" IFNULL((SELECT pc.vacancies FROM project_count pc WHERE pc.project_id = p.id), 0)" \
	" - (SELECT COUNT(*) FROM vacancy_exclusion xe JOIN vacancy xv ON xv.id = xe.vacancy_id" \
	" WHERE xe.staff_user_id = ? AND xv.project_id = p.id" \
	" AND xv.status NOT IN ('geloescht', 'archiviert'))," \
	" (SELECT COUNT(DISTINCT v.id)" ACCESS_BY_REACH " JOIN vacancy v ON v.id = vr.vacancy_id" \
	" WHERE ss.staff_user_id = ? AND " ACCESS_HAS("vr.role_id", "v.authority_id") \
	" AND v.project_id = p.id" \
	" AND v.status NOT IN ('geloescht', 'archiviert')" ACCESS_NOT_BIASED \
	ACCESS_BEGUN("vr") ")) AS vacancies"

static const struct db_list_column project_columns[] = {
	{"number", {.sql = "p.number"}},
	{"name", {.sql = "p.name, parent.name AS parent"}},
	{"authority", {.sql = "u.name AS authority"}},
	{"office", {.sql = "p.personnel_office AS office"}},
	{"status", {.sql = "p.status"}},
	{"responsible", {.sql = "CONCAT(s.first_name, ' ', s.surname) AS responsible"}},
	{"vacancies", {.sql = VACANCIES,
		.bind = {SLOT_PERSON, SLOT_VACANCIES, SLOT_VACANCIES_AT, SLOT_PERSON, SLOT_PERSON,
			SLOT_VACANCIES, SLOT_VACANCIES_AT}}},
	{"changed_at", {.sql = "p.changed_at"}},
};

static const struct db_list_sort project_sorts[] = {
	{"number", {"p.number"}},
	{"name", {"p.name"}},
	{"authority", {"a.name", "p.name"}},
	{"status", {"p.status", "p.name"}},
	{"changed_at", {"p.changed_at"}},
};

static const struct db_list_filter project_filters[] = {
	{"suche", {.sql = FIND_LISTED("'project'", "p.id"), .bind = {DB_LIST_ALL_TYPED}}},
	{"behoerde", {.sql = "a.code = ?", .bind = {DB_LIST_TYPED}}},
	{"status", {.sql = "p.status = ?", .bind = {DB_LIST_TYPED}}},
	{"verantwortlich", {.sql = FIND_STAFF_LISTED("p.responsible_id"),
		.bind = {DB_LIST_ALL_TYPED}}},
	{"meine", {.sql = "p.responsible_id = ?", .bind = {SLOT_PERSON}}},
};

#define PROJECTS(archived) \
	.id = "p.id", \
	.find = {.sql = " FROM project p JOIN org_unit a ON a.id = p.authority_id WHERE " archived \
			ACCESS_ARCHIVED("p") " AND " ACCESS_SEES_PROJECT("p.id"), \
		.bind = {SLOT_PERSON, SLOT_ROLES, SLOT_ROLES_AT}}, \
	.shown = " JOIN project p ON p.id = f.id JOIN org_unit u ON u.id = p.authority_id" \
		" JOIN staff_user s ON s.id = p.responsible_id" \
		" LEFT JOIN project parent ON parent.id = p.parent_id", \
	DB_LIST_COLUMNS_OF(project_columns), DB_LIST_SORTS_OF(project_sorts), \
	DB_LIST_FILTERS_OF(project_filters)

const struct db_list projects_seen = {PROJECTS("NOT ")};
const struct db_list projects_archived = {PROJECTS("")};
/* clang-format on */

void project_list_bind(
	const struct principal *who, struct access_where roles, struct db_value *slots_r)
{
	slots_r[SLOT_PERSON - 1] = db_int(who->id);
	access_where_slots(&roles, &slots_r[SLOT_ROLES - 1]);
	access_where_slots(&who->where[RIGHT_VACANCY_LIST_VIEW], &slots_r[SLOT_VACANCIES - 1]);
}

/* clang-format off */
#define ANSWERS \
	"EXISTS (SELECT 1 FROM project p WHERE p.responsible_id = s.id AND " \
	ACCESS_SEES_PROJECT("p.id") ")"
/* clang-format on */

enum outcome project_responsible_find(struct db *db, struct pool *pool, const struct principal *who,
	const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	return outcome
		? outcome
		: db_rows(db, pool, FIND_STAFF_WHERE(ANSWERS),
			DB_VALUES(FIND_STAFF_BIND(&find), ACCESS_BIND(who, RIGHT_PROJECT_LIST_VIEW),
				FIND_STAFF_AND_BIND(&find), FIND_STAFF_ORDER_BIND(&find)),
			rows_r);
}
