/* The lists of applications. */
#include "application/application_list.h"

enum { SLOT_PERSON = 1, SLOT_ARCHIVE_ROLES, SLOT_ROLES, SLOT_VACANCY_ROLES };

/* Comes after all letters: from a word to the word with it are those that begin with it, as the
 * collation compares them (Müller, Mueller). */
#define LAST_LETTER "_utf8mb4 x'F48FBFBF'"

/* clang-format off */
static const struct db_list_column application_columns[] = {
	{"number", {.sql = "a.number"}},
	{"name", {.sql = "CONCAT(p.surname, ', ', p.first_name) AS name"}},
	{"status", {.sql = "a.status, s.name_de, s.name_en"}},
	{"vacancy", {.sql = "v.title AS vacancy, IF(" ACCESS_SEES_VACANCY("v.id")
			", v.number, NULL) AS vacancy_number",
		.bind = {SLOT_PERSON, SLOT_VACANCY_ROLES}}},
	{"received_at", {.sql = "a.received_at"}},
	{"status_since", {.sql = "a.status_since"}},
};

static const struct db_list_sort application_sorts[] = {
	{"received_at", {"a.received_at"}},
	{"number", {"a.number"}},
};

static const struct db_list_filter application_filters[] = {
	{"suche", {.sql = "a.id IN (SELECT found.id FROM (SELECT fn.id FROM application fn"
			" WHERE fn.number = ? UNION SELECT fa.id FROM applicant fp"
			" JOIN application fa ON fa.applicant_id = fp.id"
			" WHERE fp.surname BETWEEN ? AND CONCAT(?, " LAST_LETTER ")) found)",
		.bind = {DB_LIST_TYPED, DB_LIST_TYPED, DB_LIST_TYPED}}},
	{"status", {.sql = "FIND_IN_SET(a.status, ?)", .bind = {DB_LIST_TYPED}}},
	{"vakanz", {.sql = "a.vacancy_id = ?", .bind = {DB_LIST_TYPED}}},
};

#define SEEN(archived) \
	" FROM application a WHERE a.status " archived " 'archiviert' AND " \
	ACCESS_SEES_APPLICATION("a")
#define SHOWN \
	" JOIN application a ON a.id = f.id JOIN applicant p ON p.id = a.applicant_id" \
	" JOIN vacancy v ON v.id = a.vacancy_id JOIN application_status s ON s.code = a.status"

const struct db_list applications_seen = {
	.id = "a.id",
	.find = {.sql = SEEN("<>"), .bind = {SLOT_PERSON, SLOT_ARCHIVE_ROLES, SLOT_ROLES}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(application_columns),
	DB_LIST_SORTS_OF(application_sorts),
	DB_LIST_FILTERS_OF(application_filters),
};

/* What an administrator sees is a matter of the status alone (ACC-16), and of exclusions. */
static const struct db_list applications_everything = {
	.id = "a.id",
	.find = {.sql = " FROM application a WHERE a.status <> 'archiviert'"
			" AND EXISTS (SELECT 1 FROM application_sight sr"
			" WHERE sr.role_id = " SQL_ROLE_ADMIN " AND sr.status = a.status"
			" AND sr.on_condition = ''" ACCESS_NOT_ENDED("a.vacancy_id") ")"
			" AND" ACCESS_NOT_EXCLUDED("a.vacancy_id", "?"), .bind = {SLOT_PERSON}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(application_columns),
	DB_LIST_SORTS_OF(application_sorts),
	DB_LIST_FILTERS_OF(application_filters),
};

const struct db_list archived_seen = {
	.id = "a.id",
	.find = {.sql = SEEN("="), .bind = {SLOT_PERSON, SLOT_ARCHIVE_ROLES, SLOT_ROLES}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(application_columns),
	DB_LIST_SORTS_OF(application_sorts),
	DB_LIST_FILTERS_OF(application_filters),
};
/* clang-format on */

const struct db_list *const application_list_others[] = {&applications_everything, NULL};

enum outcome application_list_choose(struct db *db, struct pool *pool, const struct principal *who,
	int64_t roles, struct db_list_ask *ask, const struct db_list **list_r)
{
	(void)db;
	(void)pool;
	(void)who;
	(void)ask;
	if (roles & ROLE_BIT(ROLE_ADMIN))
		*list_r = &applications_everything;
	return OK;
}

void application_list_bind(const struct principal *who, int64_t roles, struct db_value *slots_r)
{
	slots_r[SLOT_PERSON - 1] = db_int(who->id);
	slots_r[SLOT_ARCHIVE_ROLES - 1] = db_int(roles & who->granted[RIGHT_ARCHIVE]);
	slots_r[SLOT_ROLES - 1] = db_int(roles);
	slots_r[SLOT_VACANCY_ROLES - 1] = db_int(who->granted[RIGHT_VACANCY_READ]);
}

enum outcome application_status_choices(
	struct db *db, struct pool *pool, const char *lang, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT code, IF(? = 'en', name_en, name_de) AS name FROM application_status"
		" WHERE code <> 'archiviert' AND code IN (SELECT status FROM application_sight)"
		" ORDER BY position",
		DB_VALUES(db_str(lang)), rows_r);
}
