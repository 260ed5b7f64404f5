/* The lists of applications. */
#include "application/list/application_list.h"

#include "application/list/application_list_private.h"

enum {
	SLOT_PERSON = 1,
	SLOT_ROLES,
	SLOT_ROLES_AT,
	SLOT_VACANCIES,
	SLOT_VACANCIES_AT,
	SLOT_VACANCY_READ, /* each of the roles reads the vacancies of the applications it sees */
};

/* Comes after all letters: from a word to the word with it are those that begin with it, as the
 * collation compares them (Müller, Mueller). */
#define LAST_LETTER "_utf8mb4 x'F48FBFBF'"

/* How far its formal check is: the result, or that documents are awaited. */
#define CHECKED \
	"IFNULL(NULLIF((SELECT CAST(fc.result AS CHAR) FROM formal_check fc" \
	" WHERE fc.application_id = a.id), 'open'), IF(EXISTS (SELECT 1 FROM document_request fr" \
	" WHERE fr.application_id = a.id AND fr.state = 'open'), 'asked', 'open'))"

/* clang-format off */
static const struct db_list_column application_columns[] = {
	{"number", {.sql = "a.number"}},
	{"name", {.sql = "CONCAT(p.surname, ', ', p.first_name) AS name"}},
	{"status", {.sql = "a.status"}},
	{"vacancy", {.sql = "v.title AS vacancy, IF(? OR (SELECT BIT_OR(1 << vr.role_id)"
			ACCESS_BY_REACH " WHERE ss.staff_user_id = ? AND vr.vacancy_id = v.id"
			" AND " ACCESS_HAS("vr.role_id", "v.authority_id")
			ACCESS_NOT_BIASED ACCESS_BEGUN("vr")
			"), v.number, NULL) AS vacancy_number",
		.bind = {SLOT_VACANCY_READ, SLOT_PERSON, SLOT_VACANCIES, SLOT_VACANCIES_AT}}},
	{"received_at", {.sql = "a.received_at"}},
	{"status_since", {.sql = "a.status_since"}},
	{"check", {.sql = CHECKED " AS checked"}},
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
	{"pruefung", {.sql = CHECKED " = ?", .bind = {DB_LIST_TYPED}}},
};

#define SEEN(archived) \
	" FROM application a WHERE a.status " archived " 'archiviert' AND " \
	ACCESS_SEES_APPLICATION("a")
#define SEEN_BIND SLOT_PERSON, SLOT_ROLES, SLOT_ROLES_AT
#define SHOWN \
	" JOIN application a ON a.id = f.id JOIN applicant p ON p.id = a.applicant_id" \
	" JOIN vacancy v ON v.id = a.vacancy_id"

const struct db_list applications_seen = {
	.id = "a.id",
	.find = {.sql = SEEN("<>"), .bind = {SEEN_BIND}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(application_columns),
	DB_LIST_SORTS_OF(application_sorts),
	DB_LIST_FILTERS_OF(application_filters),
};

#define PLACED(rest, status, condition, ends) \
	" STRAIGHT_JOIN vacancy_reach r FORCE INDEX (PRIMARY) ON r.subject_kind = ?" \
	" AND r.subject_id = ? AND r.role_id = ? AND r.via = ? AND r.vacancy_id = a.vacancy_id" \
	" WHERE a.authority_id = ?" \
	" AND a.at_rest " rest " ? AND a.listed = ? AND " status \
	" AND NOT FIND_IN_SET(a.vacancy_id, ?)" condition ends
#define PLACED_BIND \
	ARM_KIND, ARM_SUBJECT, ARM_ROLE, ARM_VIA, ARM_AUTHORITY, ARM_AT_REST, ARM_LISTED, \
		ARM_STATUS, ARM_EXCLUDED
/* Of what has ends: has one of them come? The row of reach says it (access.h, ACCESS_ENDED). */
#define NOT_ENDED " AND NOT ? & r.ended"
#define OF_STATUSES "FIND_IN_SET(a.status, ?)"
#define OF_STATUS "a.status = ?"
#define IS_ASKED \
	" AND q.subject_kind = r.subject_kind AND q.subject_id = r.subject_id" \
	" AND q.role_id = r.role_id"
#define IS_SEVERE " AND a.severely_disabled = 1 AND NOT a.sbv_refused"
#define IS_AMONG " AND " ACCESS_AMONG("a", "r.role_id")
#define IS_HANDED " AND a.handed_over = 1"
#define IS_SEAT " AND r.via = 'seat'"

static const char *const place_indexes[] = {"application_place_seen", "application_place_number"};
static const char *const status_indexes[] = {
	"application_authority_open", "application_authority_open"};
static const char *const both_indexes[] = {
	"application_authority_seen", "application_authority_seen"};
static const char *const severe_indexes[] = {
	"application_authority_severe_among", "application_authority_severe_among"};
static const char *const handed_indexes[] = {
	"application_authority_handed", "application_authority_handed"};
static const char *const all_indexes[] = {"application_listed_seen", "application_listed_number"};
static const char *const all_status_indexes[] = {
	"application_status_seen", "application_status_seen"};
static const char *const asked_indexes[] = {"PRIMARY", "PRIMARY"};
static const char *const no_filter_indexes[] = {NULL, NULL, NULL, NULL};

#define ROWS(indexes) \
	.id = "a.id", .sort_indexes = indexes, \
	.filter_indexes = no_filter_indexes, .shown = SHOWN, \
	DB_LIST_COLUMNS_OF(application_columns), DB_LIST_SORTS_OF(application_sorts), \
	DB_LIST_FILTERS_OF(application_filters), .arm_slots = ARM_SLOTS
#define PLACE(table, indexes, join, status, condition) \
	{ \
		{ROWS(indexes), .from = table, \
			.find = {.sql = join PLACED("=", status, condition, ""), \
				.bind = {PLACED_BIND}}}, \
		ENDING(table, indexes, join, status, condition) \
	}
#define ENDING(table, indexes, join, status, condition) \
	{ \
		ROWS(indexes), .from = table, .find = { \
			.sql = join PLACED("=", status, condition, NOT_ENDED), \
			.bind = {PLACED_BIND, ARM_ENDS} \
		} \
	}
/* Of one status, at rest or not, where nothing ends what is seen. */
#define BOTH \
	{ \
		ROWS(both_indexes), .from = " FROM application a", .find = { \
			.sql = PLACED("<=", OF_STATUS, "", ""), .bind = {PLACED_BIND} \
		} \
	}
#define AT(indexes, status, condition) \
	PLACE(" FROM application a", indexes, "", status, condition)
/* What was asked of somebody: few by nature. */
#define ASKED(status) \
	PLACE(" FROM application_asked q", asked_indexes, \
		" STRAIGHT_JOIN application a ON a.id = q.application_id", status, IS_ASKED)

const struct db_list application_placed[][2][2] = {
	[ACCESS_ALWAYS] = {AT(place_indexes, OF_STATUSES, ""),
		{BOTH, ENDING(" FROM application a", status_indexes, "", OF_STATUS, "")}},
	[ACCESS_ASKED] = {ASKED(OF_STATUSES), ASKED(OF_STATUS)},
	[ACCESS_SEVERE] = {AT(severe_indexes, OF_STATUSES, IS_SEVERE),
		AT(severe_indexes, OF_STATUS, IS_SEVERE)},
	[ACCESS_SEVERE_AMONG] = {AT(place_indexes, OF_STATUSES, IS_AMONG),
		AT(status_indexes, OF_STATUS, IS_AMONG)},
	[ACCESS_HANDED_OVER] = {AT(handed_indexes, OF_STATUSES, IS_HANDED),
		AT(handed_indexes, OF_STATUS, IS_HANDED)},
	[ACCESS_SEAT] = {AT(place_indexes, OF_STATUSES, IS_SEAT),
		AT(status_indexes, OF_STATUS, IS_SEAT)},
};

/* What an administrator sees is a matter of the status alone (ACC-16), and of exclusions. */
#define EVERYTHING \
	" EXISTS (SELECT 1 FROM application_sight sr WHERE sr.role_id = " SQL_ROLE_ADMIN \
	" AND sr.status = a.status AND sr.on_condition = ''" ACCESS_NOT_ENDED("a.vacancy_id") \
	") AND" ACCESS_NOT_EXCLUDED("a.vacancy_id", "?")

const struct db_list applications_all = {
	ROWS(all_indexes),
	.from = " FROM application a",
	.find = {.sql = " WHERE a.listed = ? AND" EVERYTHING,
		.bind = {ARM_LISTED, SLOT_PERSON}},
};
const struct db_list applications_of_status = {
	ROWS(all_status_indexes),
	.from = " FROM application a",
	.find = {.sql = " WHERE a.listed = 1 AND a.status = ? AND" EVERYTHING,
		.bind = {ARM_STATUS, SLOT_PERSON}},
};

const struct db_list archived_seen = {
	.id = "a.id",
	.find = {.sql = SEEN("="), .bind = {SEEN_BIND}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(application_columns),
	DB_LIST_SORTS_OF(application_sorts),
	DB_LIST_FILTERS_OF(application_filters),
};
/* clang-format on */

const struct db_list *const application_list_others[] = {
	APPLICATION_ANY_PLACE, &applications_all, &applications_of_status, NULL};

void application_list_bind(
	const struct principal *who, struct access_where roles, struct db_value *slots_r)
{
	slots_r[SLOT_PERSON - 1] = db_int(who->id);
	access_where_slots(&roles, &slots_r[SLOT_ROLES - 1]);
	access_where_slots(&who->where[RIGHT_VACANCY_READ], &slots_r[SLOT_VACANCIES - 1]);
	slots_r[SLOT_VACANCY_READ - 1] =
		db_bool(!(access_where_any(&roles) & ~who->where[RIGHT_VACANCY_READ].roles));
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
