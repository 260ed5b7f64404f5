/* The list of job ads. */
#include "publishing/jobad_list.h"

#include <string.h>

#include "access/tables.h"
#include "base/buf.h"
#include "base/text.h"
#include "find/find.h"

enum {
	SLOT_PERSON = 1,
	SLOT_ROLES,
	SLOT_ROLES_AT,
	SLOT_VACANCIES,
	SLOT_VACANCIES_AT,
};
enum { FILTER_WORDS, FILTER_STATUS, FILTER_AUTHORITY, FILTER_MINE };
enum { ARM_KIND = DB_LIST_ARM + 1, ARM_SUBJECT, ARM_ROLE, ARM_VIA, ARM_AUTHORITY, ARM_STATUS };
#define ARM_SLOTS 6

/* clang-format off */
/* From the vacancy to those who reach it: asked as a set, all of a person's reach would be read.
 * (Counted, as in recruiting/counted.h.) */
#define SEES_VACANCY \
	"0 < (SELECT COUNT(*) FROM vacancy_reach vr FORCE INDEX (vacancy_reach_vacancy)" \
	" JOIN staff_subject ss ON ss.subject_kind = vr.subject_kind" \
	" AND ss.subject_id = vr.subject_id WHERE vr.vacancy_id = v.id" \
	" AND ss.staff_user_id = ? AND " ACCESS_BY_ROLE("vr", "v.authority_id", \
		ACCESS_ARCHIVED("vr")) \
	ACCESS_NOT_BIASED ACCESS_BEGUN("vr") ")"

static const struct db_list_column columns[] = {
	{"number", {.sql = "j.number"}},
	{"title", {.sql = "j.title"}},
	{"status", {.sql = "j.status"}},
	{"vacancy", {.sql = "v.title AS vacancy, IF(" SEES_VACANCY
			", v.number, NULL) AS vacancy_number",
		.bind = {SLOT_PERSON, SLOT_VACANCIES, SLOT_VACANCIES_AT}}},
	{"authority", {.sql = "a.short_name AS authority"}},
	{"audience", {.sql = "j.audience"}},
	{"valid_from", {.sql = "j.valid_from"}},
	{"valid_to", {.sql = "j.valid_to"}},
	{"changed_at", {.sql = "j.changed_at"}},
};

static const struct db_list_sort sorts[] = {
	{"changed_at", {"j.changed_at"}},
	{"number", {NULL}},
};

static const struct db_list_filter filters[] = {
	{"suche", {.sql = FIND_LISTED("'vacancy'", "j.vacancy_id"), .bind = {DB_LIST_ALL_TYPED}}},
	{"status", {.sql = "FIND_IN_SET(j.status, ?)", .bind = {DB_LIST_TYPED}}},
	{"behoerde", {.sql = "j.authority_id = (SELECT id FROM org_unit WHERE code = ?)",
		.bind = {DB_LIST_TYPED}}},
	{"meine", {.sql = "j.vacancy_id IN (SELECT o.id FROM vacancy o WHERE o.owner_id = ?)",
		.bind = {SLOT_PERSON}}},
};

#define SHOWN \
	" JOIN jobad j ON j.id = f.id JOIN vacancy v ON v.id = j.vacancy_id" \
	" JOIN org_unit a ON a.id = j.authority_id"
#define ROWS \
	.id = "j.id", .shown = SHOWN, \
	DB_LIST_COLUMNS_OF(columns), DB_LIST_SORTS_OF(sorts), DB_LIST_FILTERS_OF(filters)
#define READ(indexes) \
	ROWS, .from = " FROM jobad j", .sort_indexes = indexes, .filter_indexes = no_indexes, \
	.arm_slots = ARM_SLOTS

static const char *const place_indexes[] = {"jobad_authority_new", "jobad_authority_id"};
static const char *const place_status_indexes[] = {
	"jobad_authority_status", "jobad_authority_status"};
static const char *const all_indexes[] = {"jobad_changed", "PRIMARY"};
static const char *const all_status_indexes[] = {"jobad_status_changed", "jobad_status_changed"};
static const char *const no_indexes[] = {NULL, NULL, NULL, NULL};

#define OF_ARCHIVED \
	"(" ACCESS_ARCHIVED("j") " OR EXISTS (SELECT 1 FROM vacancy av" \
	" WHERE av.id = j.vacancy_id AND " ACCESS_ARCHIVED("av") "))"

const struct db_list jobads_seen = {
	ROWS,
	.find = {.sql = " FROM jobad j WHERE NOT " OF_ARCHIVED " AND "
			ACCESS_SEES_JOBAD("j.vacancy_id", "j.status"),
		.bind = {SLOT_PERSON, SLOT_ROLES, SLOT_ROLES_AT}},
};

/* Those that are archived themselves; an ad of an archived vacancy is found on its desk. */
const struct db_list jobads_archived = {
	ROWS,
	.find = {.sql = " FROM jobad j WHERE " ACCESS_ARCHIVED("j") " AND "
			ACCESS_SEES_JOBAD("j.vacancy_id", "j.status"),
		.bind = {SLOT_PERSON, SLOT_ROLES, SLOT_ROLES_AT}},
};

#define PLACED(indexes, status) \
	{ \
		READ(indexes), .find = { \
			.sql = " STRAIGHT_JOIN vacancy_reach r FORCE INDEX (PRIMARY)" \
				" ON r.subject_kind = ? AND r.subject_id = ? AND r.role_id = ?" \
				" AND r.via = ? AND r.vacancy_id = j.vacancy_id" \
				" WHERE j.authority_id = ? AND NOT " ACCESS_ARCHIVED("r") \
				" AND " status " AND" \
				ACCESS_NOT_EXCLUDED("j.vacancy_id", "?") ACCESS_BEGUN("r"), \
			.bind = {ARM_KIND, ARM_SUBJECT, ARM_ROLE, ARM_VIA, ARM_AUTHORITY, \
				ARM_STATUS, SLOT_PERSON} \
		} \
	}
/* What an administrator sees is a matter of the status alone, and of exclusions. */
#define EVERYWHERE(indexes, status) \
	{ \
		READ(indexes), .find = { \
			.sql = " WHERE " status " AND NOT " OF_ARCHIVED " AND" \
				ACCESS_NOT_EXCLUDED("j.vacancy_id", "?"), \
			.bind = {ARM_STATUS, SLOT_PERSON} \
		} \
	}
#define OF_STATUSES "FIND_IN_SET(j.status, ?)"
#define OF_STATUS "j.status = ?"

/* By whether one status is asked for. */
static const struct db_list jobads_placed[] = {
	PLACED(place_indexes, OF_STATUSES), PLACED(place_status_indexes, OF_STATUS)};
static const struct db_list jobads_all[] = {
	EVERYWHERE(all_indexes, OF_STATUSES), EVERYWHERE(all_status_indexes, OF_STATUS)};
/* clang-format on */

const struct db_list *const jobad_list_others[] = {
	&jobads_placed[0], &jobads_placed[1], &jobads_all[0], &jobads_all[1], NULL};

void jobad_list_bind(
	const struct principal *who, struct access_where roles, struct db_value *slots_r)
{
	slots_r[SLOT_PERSON - 1] = db_int(who->id);
	access_where_slots(&roles, &slots_r[SLOT_ROLES - 1]);
	access_where_slots(&who->where[RIGHT_VACANCY_READ], &slots_r[SLOT_VACANCIES - 1]);
}

/* What makes the arms. */
struct ways {
	struct pool *pool;
	const struct access_status *sights;
	size_t sight_count;
	const char *among; /* statuses asked for; "": all */
	struct db_value arms[DB_LIST_ARMS * ARM_SLOTS];
	const struct db_list *lists[DB_LIST_ARMS];
	size_t count; /* more than DB_LIST_ARMS: these are not all */
};

/* The statuses asked for in which a role sees ads, as a comma list; "": none. */
static const char *statuses_of(const struct ways *ways, int64_t role)
{
	struct buf statuses;

	buf_init(&statuses, ways->pool);
	for (size_t i = 0; i < ways->sight_count; i++) {
		const struct access_status *sight = &ways->sights[i];

		if (sight->kind == OBJECT_JOBAD && sight->role_id == role
			&& !text_equal(sight->status, "archiviert")
			&& (!*ways->among || text_among(ways->among, sight->status)))
			buf_printf(&statuses, "%s%s", statuses.length ? "," : "", sight->status);
	}
	return statuses.data;
}

static void arm_add(struct ways *ways, const struct db_rows *places, size_t place)
{
	int64_t role = db_number(places, place, "role_id");
	const char *statuses = statuses_of(ways, role);
	bool one = !strchr(statuses, ',');
	struct db_value *arm;

	if (!*statuses || ways->count++ >= DB_LIST_ARMS)
		return;
	ways->lists[ways->count - 1] = role == ROLE_ADMIN ? &jobads_all[one] : &jobads_placed[one];
	arm = &ways->arms[(ways->count - 1) * ARM_SLOTS];
	arm[0] = db_str(db_text(places, place, "kind"));
	arm[ARM_SUBJECT - ARM_KIND] = db_int(db_number(places, place, "subject_id"));
	arm[ARM_ROLE - ARM_KIND] = db_int(role);
	arm[ARM_VIA - ARM_KIND] = db_str(db_text(places, place, "via"));
	arm[ARM_AUTHORITY - ARM_KIND] = db_int(db_number(places, place, "authority_id"));
	arm[ARM_STATUS - ARM_KIND] = db_str(statuses);
}

/* Where and in which roles the person reaches ads; an administrator everywhere. */
static enum outcome places_read(struct db *db, struct pool *pool, const struct principal *who,
	struct access_where roles, struct db_rows **places_r)
{
	return db_rows(db, pool,
		"SELECT CAST(s.subject_kind AS CHAR) AS kind, s.subject_id, " SQL_ROLE_ADMIN
		" AS role_id, 'admin' AS via, 0 AS authority_id FROM staff_subject s"
		" WHERE s.staff_user_id = ? AND s.subject_kind = 'all'"
		" AND (? >> " SQL_ROLE_ADMIN ") & 1"
		" UNION ALL SELECT CAST(p.subject_kind AS CHAR), p.subject_id, p.role_id,"
		" CAST(p.via AS CHAR), p.authority_id FROM staff_subject s"
		" STRAIGHT_JOIN reach_authority p ON p.subject_kind = s.subject_kind"
		" AND p.subject_id = s.subject_id WHERE s.staff_user_id = ?"
		" AND " ACCESS_HAS(
			"p.role_id", "p.authority_id") " AND p.role_id <> " SQL_ROLE_ADMIN,
		DB_VALUES(db_int(who->id), db_int(roles.roles), ACCESS_BIND_WHERE(who, roles)),
		places_r);
}

enum outcome jobad_list_choose(struct db *db, struct pool *pool, const struct principal *who,
	struct access_where roles, struct db_list_ask *ask, const struct db_list **list_r)
{
	const struct db_list_values *status = ask->filters[FILTER_STATUS];
	struct ways *ways = POOL_NEW(pool, struct ways);
	struct db_rows *places = NULL;
	enum outcome outcome;

	if (ask->filters[FILTER_WORDS] || ask->filters[FILTER_MINE])
		return OK;
	ways->pool = pool;
	ways->among = status ? status->items[0].bytes : "";
	outcome = access_statuses(db, pool, &ways->sights, &ways->sight_count);
	if (!outcome)
		outcome = places_read(db, pool, who, roles, &places);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < places->count; i++)
		arm_add(ways, places, i);
	if (ways->count > DB_LIST_ARMS)
		return OK;
	ask->arms = ways->arms;
	ask->arm_lists = ways->lists;
	ask->arm_count = ways->count;
	*list_r = &jobads_placed[0];
	return OK;
}
