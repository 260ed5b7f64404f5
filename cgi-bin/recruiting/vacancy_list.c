/* The list of vacancies. */
#include "recruiting/vacancy_list.h"

#include "find/find.h"
#include "recruiting/counted.h"

enum {
	SLOT_PERSON = 1,
	SLOT_ROLES,
	SLOT_ROLES_AT,
	SLOT_COUNTS, /* whether applications are listed for the person at all */
	SLOT_COUNTED_ANY, /* roles in which they are anywhere */
	SLOT_COUNTED,
	SLOT_COUNTED_AT,
	SLOT_ADS,
	SLOT_ADS_AT,
	SLOT_PROJECT,
	SLOT_PROJECT_ROLES,
	SLOT_PROJECT_AT,
	SLOT_REACHING, /* roles in which anything is reached */
};

/* clang-format off */
/* What a vacancy belongs to is withheld from a lector (ACC-16). */
#define PROJECT(roles) \
	"(SELECT IF(" roles " & " ACCESS_ROLES_AT("v.authority_id") " & ~(1 << " \
	SQL_ROLE_LECTOR "), p.name, NULL) FROM project p WHERE p.id = v.project_id)" \
	" AS project, (SELECT p.number FROM project p WHERE p.id = v.project_id AND " \
	ACCESS_SEES_PROJECT("p.id") ") AS project_number"
#define OWNER \
	"(SELECT CONCAT(s.first_name, ' ', s.surname) FROM staff_user s WHERE s.id = v.owner_id)" \
	" AS owner"

static const struct db_list_column vacancy_columns[] = {
	{"number", {.sql = "v.number"}},
	{"title", {.sql = "v.title"}},
	{"project", {.sql = PROJECT("f.roles"),
		.bind = {SLOT_ROLES, SLOT_ROLES_AT, SLOT_PERSON, SLOT_PROJECT_ROLES,
			SLOT_PROJECT_AT}}},
	{"authority", {.sql = "a.short_name AS authority"}},
	{"pay_grade", {.sql = "v.pay_grade"}},
	{"field", {.sql = "v.field"}},
	{"status", {.sql = "v.status"}},
	{"owner", {.sql = OWNER}},
	{"counts", {.sql = VACANCY_COUNTS,
		.bind = {SLOT_COUNTS, SLOT_COUNTED_ANY, SLOT_COUNTED, SLOT_COUNTED_AT, SLOT_PERSON,
			SLOT_COUNTED, SLOT_COUNTED_AT}}},
	{"changed_at", {.sql = "v.changed_at"}},
};

/* The same for whom reaches all in one role, that sees on no condition, or on none but about the
 * mark. */
#define IN_ONE_ROLE(counts) \
	{"number", {.sql = "v.number"}}, \
	{"title", {.sql = "v.title"}}, \
	{"project", {.sql = PROJECT("?"), .bind = {SLOT_REACHING, SLOT_ROLES, \
		SLOT_ROLES_AT, SLOT_PERSON, SLOT_PROJECT_ROLES, SLOT_PROJECT_AT}}}, \
	{"authority", {.sql = "a.short_name AS authority"}}, \
	{"pay_grade", {.sql = "v.pay_grade"}}, \
	{"field", {.sql = "v.field"}}, \
	{"status", {.sql = "v.status"}}, \
	{"owner", {.sql = OWNER}}, \
	{"counts", {.sql = counts, .bind = {SLOT_COUNTS, SLOT_REACHING, SLOT_REACHING}}}, \
	{"changed_at", {.sql = "v.changed_at"}},

static const struct db_list_column plain_columns[] = {IN_ONE_ROLE(VACANCY_COUNTS_PLAIN)};
static const struct db_list_column marked_columns[] = {IN_ONE_ROLE(VACANCY_COUNTS_MARKED)};

#define STATUS ".status = ?"
#define AUTHORITY ".authority_id = (SELECT id FROM org_unit WHERE code = ?)"

static const struct db_list_sort vacancy_sorts[] = {
	{"changed_at", {"v.changed_at"}},
	{"number", {NULL}},
};

static const struct db_list_filter vacancy_filters[] = {
	{"suche", {.sql = FIND_LISTED("'vacancy'", "v.id"), .bind = {DB_LIST_ALL_TYPED}}},
	{"status", {.sql = "v" STATUS, .bind = {DB_LIST_TYPED}}},
	{"behoerde", {.sql = "v" AUTHORITY, .bind = {DB_LIST_TYPED}}},
	{"besitz", {.sql = FIND_STAFF_LISTED("v.owner_id"), .bind = {DB_LIST_ALL_TYPED}}},
	{"meine", {.sql = "v.owner_id = ?", .bind = {SLOT_PERSON}}},
	{"bereich", {.sql = "v.field = ?", .bind = {DB_LIST_TYPED}}},
};

/* Of a row of reach, which says of its vacancy what is asked here. */
static const struct db_list_sort reach_sorts[] = {
	{"changed_at", {"r.changed_at"}},
	{"number", {NULL}},
};

static const struct db_list_filter reach_filters[] = {
	{"suche", {.sql = FIND_LISTED("'vacancy'", "r.vacancy_id"), .bind = {DB_LIST_ALL_TYPED}}},
	{"status", {.sql = "r" STATUS, .bind = {DB_LIST_TYPED}}},
	{"behoerde", {.sql = "r" AUTHORITY, .bind = {DB_LIST_TYPED}}},
	{"besitz", {.sql = "r.vacancy_id IN (SELECT o.id FROM vacancy o WHERE "
			FIND_STAFF_LISTED("o.owner_id") ")", .bind = {DB_LIST_ALL_TYPED}}},
	{"meine", {.sql = "r.vacancy_id IN (SELECT o.id FROM vacancy o WHERE o.owner_id = ?)",
		.bind = {SLOT_PERSON}}},
	{"bereich", {.sql = "r.vacancy_id IN (SELECT o.id FROM vacancy o WHERE o.field = ?)",
		.bind = {DB_LIST_TYPED}}},
};

static const char *const reach_sort_indexes[] = {"vacancy_reach_seen", "PRIMARY"};
static const char *const reach_filter_indexes[] = {
	NULL, "vacancy_reach_status", "vacancy_reach_authority", NULL, NULL, NULL};

#define SHOWN \
	" JOIN vacancy v ON v.id = f.id JOIN org_unit a ON a.id = v.authority_id"
#define SEEN " v.status NOT IN ('geloescht', 'archiviert') AND " ACCESS_SEES_VACANCY("v.id")

#define SEEN_ARCHIVED ACCESS_ARCHIVED("v") " AND " ACCESS_SEES_VACANCY("v.id")

static enum outcome take_counts(struct db *db, struct pool *pool, const struct db_value *slots,
	struct db_rows *rows)
{
	return counted_take(db, pool, access_where_slot(&slots[SLOT_COUNTED - 1]),
		access_where_slot(&slots[SLOT_ADS - 1]), rows);
}

const struct db_list vacancies_seen = {
	.id = "v.id",
	.find = {.sql = " FROM vacancy v WHERE" SEEN,
		.bind = {SLOT_PERSON, SLOT_ROLES, SLOT_ROLES_AT}},
	.also = {.sql = ", " VACANCY_ROLES, .bind = {SLOT_PERSON}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(vacancy_columns),
	DB_LIST_SORTS_OF(vacancy_sorts),
	DB_LIST_FILTERS_OF(vacancy_filters),
	.take = take_counts,
};

/* Few by nature beside the others, and read seldom: without ways of their own. */
const struct db_list vacancies_archived = {
	.id = "v.id",
	.find = {.sql = " FROM vacancy v WHERE " SEEN_ARCHIVED,
		.bind = {SLOT_PERSON, SLOT_ROLES, SLOT_ROLES_AT}},
	.also = {.sql = ", " VACANCY_ROLES, .bind = {SLOT_PERSON}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(vacancy_columns),
	DB_LIST_SORTS_OF(vacancy_sorts),
	DB_LIST_FILTERS_OF(vacancy_filters),
	.take = take_counts,
};

enum { ARM_KIND = DB_LIST_ARM + 1, ARM_SUBJECT, ARM_ROLE, ARM_VIA };
#define ARM_SLOTS 4

#define REACHED \
	.id = "r.vacancy_id", .from = " FROM vacancy_reach r", \
	.sort_indexes = reach_sort_indexes, .filter_indexes = reach_filter_indexes, \
	.find = {.sql = " WHERE r.subject_kind = ? AND r.subject_id = ? AND r.role_id = ?" \
			" AND r.via = ? AND r.status NOT IN ('geloescht', 'archiviert') AND" \
			ACCESS_NOT_EXCLUDED("r.vacancy_id", "?") ACCESS_BEGUN("r"), \
		.bind = {ARM_KIND, ARM_SUBJECT, ARM_ROLE, ARM_VIA, SLOT_PERSON}}, \
	.arm_slots = ARM_SLOTS, .shown = SHOWN, DB_LIST_SORTS_OF(reach_sorts), \
	DB_LIST_FILTERS_OF(reach_filters), .take = take_counts

static const struct db_list vacancies_reached = {
	REACHED,
	.also = {.sql = ", " VACANCY_ROLES_OF("u.id"), .bind = {SLOT_PERSON}},
	DB_LIST_COLUMNS_OF(vacancy_columns),
};

static const struct db_list vacancies_plain = {
	REACHED,
	DB_LIST_COLUMNS_OF(plain_columns),
};

static const struct db_list vacancies_marked = {
	REACHED,
	DB_LIST_COLUMNS_OF(marked_columns),
};

const struct db_list *const vacancy_list_others[] = {
	&vacancies_reached, &vacancies_plain, &vacancies_marked, NULL};

/* In a project's order; each vacancy asks for its reach. */
static const char *const project_indexes[] = {"vacancy_project", "vacancy_project_id"};
static const char *const project_filter_indexes[] = {NULL, NULL, NULL, NULL, NULL, NULL};

const struct db_list project_vacancies = {
	.id = "v.id",
	.from = " FROM vacancy v",
	.sort_indexes = project_indexes,
	.filter_indexes = project_filter_indexes,
	.find = {.sql = " WHERE v.project_id = ? AND v.status NOT IN ('geloescht', 'archiviert')"
			" AND 0 <"
			" (SELECT COUNT(*) FROM vacancy_reach vr"
			" FORCE INDEX (vacancy_reach_vacancy)"
			" JOIN staff_subject ss ON ss.subject_kind = vr.subject_kind"
			" AND ss.subject_id = vr.subject_id WHERE vr.vacancy_id = v.id"
			" AND ss.staff_user_id = ? AND " ACCESS_HAS("vr.role_id", "v.authority_id")
			ACCESS_NOT_BIASED ACCESS_BEGUN("vr") ")",
		.bind = {SLOT_PROJECT, SLOT_PERSON, SLOT_ROLES, SLOT_ROLES_AT}},
	.also = {.sql = ", " VACANCY_ROLES, .bind = {SLOT_PERSON}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(vacancy_columns),
	DB_LIST_SORTS_OF(vacancy_sorts),
	DB_LIST_FILTERS_OF(vacancy_filters),
	.take = take_counts,
};
/* clang-format on */

void vacancy_list_bind(
	const struct principal *who, struct access_where roles, struct db_value *slots_r)
{
	const struct access_where *counted = &who->where[RIGHT_CANDIDATE_LIST_VIEW];

	slots_r[SLOT_PERSON - 1] = db_int(who->id);
	access_where_slots(&roles, &slots_r[SLOT_ROLES - 1]);
	slots_r[SLOT_COUNTS - 1] = db_bool(access_has(who, RIGHT_CANDIDATE_LIST_VIEW));
	slots_r[SLOT_COUNTED_ANY - 1] = db_int(access_where_any(counted));
	access_where_slots(counted, &slots_r[SLOT_COUNTED - 1]);
	access_where_slots(&who->where[RIGHT_PROJECT_READ], &slots_r[SLOT_PROJECT_ROLES - 1]);
	access_where_slots(&who->where[RIGHT_JOBAD_LIST_VIEW], &slots_r[SLOT_ADS - 1]);
}

void project_vacancies_bind(const struct principal *who, struct access_where roles,
	int64_t project_id, struct db_value *slots_r)
{
	vacancy_list_bind(who, roles, slots_r);
	slots_r[SLOT_PROJECT - 1] = db_int(project_id);
}

/* Where and in which roles the person reaches vacancies; everything, if an administrator. */
static enum outcome ways_read(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **ways_r)
{
	return db_rows(db, pool,
		"SELECT 'all' AS kind, 0 AS subject_id, " SQL_ROLE_ADMIN " AS role_id,"
		" 'admin' AS via FROM staff_subject s WHERE s.staff_user_id = ?"
		" AND s.subject_kind = 'all'"
		" UNION SELECT CAST(p.subject_kind AS CHAR), p.subject_id, p.role_id,"
		" CAST(p.via AS CHAR) FROM staff_subject s STRAIGHT_JOIN reach_authority p"
		" ON p.subject_kind = s.subject_kind AND p.subject_id = s.subject_id"
		" WHERE s.staff_user_id = ?",
		DB_VALUES(db_int(who->id), db_int(who->id)), ways_r);
}

/* Those in the roles; an administrator's one has all others in it. */
static size_t arms_take(const struct db_rows *ways, int64_t roles, struct db_value *arms)
{
	size_t count = 0;

	for (size_t i = 0; i < ways->count; i++) {
		int64_t role = db_number(ways, i, "role_id");
		struct db_value *arm = &arms[count * ARM_SLOTS];

		if (!(roles & ROLE_BIT(role)))
			continue;
		arm[0] = db_str(db_text(ways, i, "kind"));
		arm[1] = db_int(db_number(ways, i, "subject_id"));
		arm[2] = db_int(role);
		arm[3] = db_str(db_text(ways, i, "via"));
		count++;
		if (role == ROLE_ADMIN)
			break;
	}
	return count;
}

enum outcome vacancy_list_choose(struct db *db, struct pool *pool, const struct principal *who,
	struct access_where roles, struct db_list_ask *ask, struct db_value *slots,
	const struct db_list **list_r)
{
	struct db_rows *ways = NULL;
	struct db_value *arms;
	int64_t reaching = 0;
	enum counted_by by = COUNTED_EACH;
	enum outcome outcome;

	/* what is reached is not parted by authority there */
	if (*access_where_text(&roles))
		return OK;
	outcome = ways_read(db, pool, who, &ways);

	for (size_t i = 0; !outcome && i < ways->count; i++)
		reaching |= ROLE_BIT(db_number(ways, i, "role_id"));
	if (!outcome)
		outcome = counted_by(db, pool, reaching, &by);
	if (outcome)
		return outcome;
	arms = POOL_ARRAY(pool, struct db_value, ways->count * ARM_SLOTS);
	ask->arm_count = arms_take(ways, roles.roles, arms);
	ask->arms = arms;
	slots[SLOT_REACHING - 1] = db_int(reaching);
	if (ask->arm_count <= DB_LIST_ARMS)
		*list_r = by == COUNTED_EACH || reaching & (reaching - 1) ? &vacancies_reached
			: by == COUNTED_MARKED                            ? &vacancies_marked
									  : &vacancies_plain;
	return OK;
}
