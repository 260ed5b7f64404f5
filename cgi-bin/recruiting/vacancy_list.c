/* The list of vacancies. */
#include "recruiting/vacancy_list.h"

#include "org/find.h"
#include "recruiting/counted.h"

enum {
	SLOT_PERSON = 1,
	SLOT_ROLES,
	SLOT_COUNTS, /* whether applications are listed for the person at all */
	SLOT_COUNTED,
	SLOT_ARCHIVED,
	SLOT_AD_ROLES,
	SLOT_PROJECT,
	SLOT_PROJECT_NAMED, /* roles to which the vacancy tells its project */
	SLOT_PROJECT_ROLES,
};

/* clang-format off */
static const struct db_list_column vacancy_columns[] = {
	{"number", {.sql = "v.number"}},
	{"title", {.sql = "v.title"}},
	{"project", {.sql = "IF(f.roles & ?, p.name, NULL) AS project, IF("
			ACCESS_SEES_PROJECT("p.id") ", p.number, NULL) AS project_number",
		.bind = {SLOT_PROJECT_NAMED, SLOT_PERSON, SLOT_PROJECT_ROLES}}},
	{"authority", {.sql = "a.short_name AS authority"}},
	{"pay_grade", {.sql = "v.pay_grade"}},
	{"status", {.sql = "v.status"}},
	{"owner", {.sql = "CONCAT(s.first_name, ' ', s.surname) AS owner"}},
	{"counts", {.sql = VACANCY_COUNTS,
		.bind = {SLOT_COUNTS, SLOT_COUNTED, SLOT_COUNTED, SLOT_COUNTED, SLOT_PERSON,
			SLOT_ARCHIVED, SLOT_COUNTED, SLOT_AD_ROLES}}},
	{"changed_at", {.sql = "v.changed_at"}},
};

static const struct db_list_sort vacancy_sorts[] = {
	{"changed_at", {"v.changed_at"}},
	{"number", {"v.number"}},
};

static const struct db_list_filter vacancy_filters[] = {
	{"suche", {.sql = FIND_LISTED("'vacancy'", "v.id"), .bind = {DB_LIST_ALL_TYPED}}},
	{"status", {.sql = "v.status = ?", .bind = {DB_LIST_TYPED}}},
	{"behoerde", {.sql = "v.authority_id = (SELECT id FROM org_unit WHERE code = ?)",
		.bind = {DB_LIST_TYPED}}},
	{"meine", {.sql = "v.owner_id = ?", .bind = {SLOT_PERSON}}},
};

#define SHOWN \
	" JOIN vacancy v ON v.id = f.id JOIN org_unit a ON a.id = v.authority_id" \
	" JOIN project p ON p.id = v.project_id JOIN staff_user s ON s.id = v.owner_id"
#define SEEN " v.status <> 'geloescht' AND " ACCESS_SEES_VACANCY("v.id")

const struct db_list vacancies_seen = {
	.id = "v.id",
	.find = {.sql = " FROM vacancy v WHERE" SEEN, .bind = {SLOT_PERSON, SLOT_ROLES}},
	.also = {.sql = ", " VACANCY_ROLES, .bind = {SLOT_PERSON}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(vacancy_columns),
	DB_LIST_SORTS_OF(vacancy_sorts),
	DB_LIST_FILTERS_OF(vacancy_filters),
};

const struct db_list vacancies_everything = {
	.id = "v.id",
	.find = {.sql = " FROM vacancy v WHERE v.status <> 'geloescht' AND"
			ACCESS_NOT_EXCLUDED("v.id", "?"), .bind = {SLOT_PERSON}},
	.also = {.sql = ", " VACANCY_ROLES, .bind = {SLOT_PERSON}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(vacancy_columns),
	DB_LIST_SORTS_OF(vacancy_sorts),
	DB_LIST_FILTERS_OF(vacancy_filters),
};

const struct db_list project_vacancies = {
	.id = "v.id",
	.find = {.sql = " FROM vacancy v WHERE v.project_id = ? AND" SEEN,
		.bind = {SLOT_PROJECT, SLOT_PERSON, SLOT_ROLES}},
	.also = {.sql = ", " VACANCY_ROLES, .bind = {SLOT_PERSON}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(vacancy_columns),
	DB_LIST_SORTS_OF(vacancy_sorts),
	DB_LIST_FILTERS_OF(vacancy_filters),
};
/* clang-format on */

void vacancy_list_bind(const struct principal *who, int64_t roles, struct db_value *slots_r)
{
	int64_t counted = who->granted[RIGHT_CANDIDATE_LIST_VIEW];

	slots_r[SLOT_PERSON - 1] = db_int(who->id);
	slots_r[SLOT_ROLES - 1] = db_int(roles);
	slots_r[SLOT_COUNTS - 1] = db_bool(access_has(who, RIGHT_CANDIDATE_LIST_VIEW));
	slots_r[SLOT_COUNTED - 1] = db_int(counted);
	slots_r[SLOT_ARCHIVED - 1] = db_int(counted & who->granted[RIGHT_ARCHIVE]);
	/* what a vacancy belongs to is withheld from a lector (ACC-16) */
	slots_r[SLOT_PROJECT_NAMED - 1] = db_int(roles & ~ROLE_BIT(ROLE_LECTOR));
	slots_r[SLOT_PROJECT_ROLES - 1] = db_int(who->granted[RIGHT_PROJECT_READ]);
	slots_r[SLOT_AD_ROLES - 1] = db_int(who->granted[RIGHT_JOBAD_LIST_VIEW]);
}

void project_vacancies_bind(
	const struct principal *who, int64_t roles, int64_t project_id, struct db_value *slots_r)
{
	vacancy_list_bind(who, roles, slots_r);
	slots_r[SLOT_PROJECT - 1] = db_int(project_id);
}
