/* The lists of applications. */
#include "application/application_list.h"

#include <string.h>

#include "access/places.h"
#include "access/tables.h"
#include "base/buf.h"
#include "base/text.h"

enum {
	SLOT_PERSON = 1,
	SLOT_ARCHIVE_ROLES,
	SLOT_ROLES,
	SLOT_VACANCY_ROLES,
	SLOT_VACANCY_READ, /* each of the roles reads the vacancies of the applications it sees */
};
enum { FILTER_WORDS, FILTER_STATUS, FILTER_VACANCY }; /* as below */
enum { LISTED = 1, LISTED_ARCHIVE = 2 }; /* schema/131_application_order.sql */

#define ARCHIVED "archiviert"
#define FEW_STATUSES 2 /* that are read one by one */

/* Comes after all letters: from a word to the word with it are those that begin with it, as the
 * collation compares them (Müller, Mueller). */
#define LAST_LETTER "_utf8mb4 x'F48FBFBF'"

/* clang-format off */
static const struct db_list_column application_columns[] = {
	{"number", {.sql = "a.number"}},
	{"name", {.sql = "CONCAT(p.surname, ', ', p.first_name) AS name"}},
	{"status", {.sql = "a.status"}},
	{"vacancy", {.sql = "v.title AS vacancy, IF(? OR (? & (SELECT BIT_OR(1 << vr.role_id)"
			ACCESS_BY_REACH " WHERE ss.staff_user_id = ? AND vr.vacancy_id = v.id"
			ACCESS_NOT_BIASED ACCESS_BEGUN("vr")
			")), v.number, NULL) AS vacancy_number",
		.bind = {SLOT_VACANCY_READ, SLOT_VACANCY_ROLES, SLOT_PERSON}}},
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
	" JOIN vacancy v ON v.id = a.vacancy_id"

const struct db_list applications_seen = {
	.id = "a.id",
	.find = {.sql = SEEN("<>"), .bind = {SLOT_PERSON, SLOT_ARCHIVE_ROLES, SLOT_ROLES}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(application_columns),
	DB_LIST_SORTS_OF(application_sorts),
	DB_LIST_FILTERS_OF(application_filters),
};

/*
 * Place by place (access/places.h). An arm is a place, what of it is at rest or not, and statuses
 * that its role sees on one condition and up to the same ends.
 */
enum {
	ARM_KIND = DB_LIST_ARM + 1,
	ARM_SUBJECT,
	ARM_ROLE,
	ARM_VIA,
	ARM_AUTHORITY,
	ARM_AT_REST,
	ARM_LISTED,
	ARM_STATUS,
	ARM_EXCLUDED,
	ARM_ENDS,
	ARM_END
};
#define ARM_SLOTS (ARM_END - ARM_KIND)

#define PLACED(vacancy, status, condition, ends) \
	" STRAIGHT_JOIN vacancy_reach r FORCE INDEX (PRIMARY) ON r.subject_kind = ?" \
	" AND r.subject_id = ? AND r.role_id = ? AND r.via = ? AND r.vacancy_id = a.vacancy_id" \
	vacancy " WHERE a.authority_id = ?" \
	" AND a.at_rest = ? AND a.listed = ? AND " status \
	" AND NOT FIND_IN_SET(a.vacancy_id, ?)" condition ends
#define PLACED_BIND \
	ARM_KIND, ARM_SUBJECT, ARM_ROLE, ARM_VIA, ARM_AUTHORITY, ARM_AT_REST, ARM_LISTED, \
		ARM_STATUS, ARM_EXCLUDED
/* Of what has ends: has one of them come? */
#define VACANCY " STRAIGHT_JOIN vacancy e ON e.id = a.vacancy_id"
#define NOT_ENDED " AND NOT ? & " ACCESS_ENDED("e", "r.role_id")
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
static const char *const severe_indexes[] = {
	"application_authority_severe_among", "application_authority_severe_among"};
static const char *const handed_indexes[] = {
	"application_authority_handed", "application_authority_handed"};
static const char *const all_indexes[] = {"application_listed_seen", "application_listed_number"};
static const char *const all_status_indexes[] = {
	"application_status_seen", "application_status_seen"};
static const char *const asked_indexes[] = {"PRIMARY", "PRIMARY"};
static const char *const no_filter_indexes[] = {NULL, NULL, NULL};

#define ROWS(indexes) \
	.id = "a.id", .sort_indexes = indexes, \
	.filter_indexes = no_filter_indexes, .shown = SHOWN, \
	DB_LIST_COLUMNS_OF(application_columns), DB_LIST_SORTS_OF(application_sorts), \
	DB_LIST_FILTERS_OF(application_filters), .arm_slots = ARM_SLOTS
#define PLACE(table, indexes, join, status, condition) \
	{ \
		{ROWS(indexes), .from = table, \
			.find = {.sql = join PLACED("", status, condition, ""), \
				.bind = {PLACED_BIND}}}, \
		{ \
			ROWS(indexes), .from = table, .find = { \
				.sql = join PLACED(VACANCY, status, condition, NOT_ENDED), \
				.bind = {PLACED_BIND, ARM_ENDS} \
			} \
		} \
	}
#define AT(indexes, status, condition) \
	PLACE(" FROM application a", indexes, "", status, condition)
/* What was asked of somebody: few by nature. */
#define ASKED(status) \
	PLACE(" FROM application_asked q", asked_indexes, \
		" STRAIGHT_JOIN application a ON a.id = q.application_id", status, IS_ASKED)

/* By the condition; of many statuses, and of one, which an index has apart; without ends, and with
 * some. */
static const struct db_list placed[][2][2] = {
	[ACCESS_ALWAYS] = {AT(place_indexes, OF_STATUSES, ""), AT(status_indexes, OF_STATUS, "")},
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
#define ANY_PLACE (*placed[ACCESS_ALWAYS])

/* What an administrator sees is a matter of the status alone (ACC-16), and of exclusions. */
#define EVERYTHING \
	" EXISTS (SELECT 1 FROM application_sight sr WHERE sr.role_id = " SQL_ROLE_ADMIN \
	" AND sr.status = a.status AND sr.on_condition = ''" ACCESS_NOT_ENDED("a.vacancy_id") \
	") AND" ACCESS_NOT_EXCLUDED("a.vacancy_id", "?")

static const struct db_list everything = {
	ROWS(all_indexes),
	.from = " FROM application a",
	.find = {.sql = " WHERE a.listed = ? AND" EVERYTHING,
		.bind = {ARM_LISTED, SLOT_PERSON}},
};
static const struct db_list everything_of_status = {
	ROWS(all_status_indexes),
	.from = " FROM application a",
	.find = {.sql = " WHERE a.listed = 1 AND a.status = ? AND" EVERYTHING,
		.bind = {ARM_STATUS, SLOT_PERSON}},
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

const struct db_list *const application_list_others[] = {
	ANY_PLACE, &everything, &everything_of_status, NULL};

/* What makes the arms. */
struct ways {
	struct pool *pool;
	const struct access_status *sights;
	size_t sight_count;
	const struct db_rows *places;
	bool archive;
	const char *among; /* statuses asked for; "": all */
	struct db_value arms[DB_LIST_ARMS * ARM_SLOTS];
	const struct db_list *lists[DB_LIST_ARMS];
	size_t count; /* more than DB_LIST_ARMS: these are not all */
};

static void arm_add(struct ways *ways, size_t place, const struct access_status *sight,
	const char *statuses, bool at_rest)
{
	struct db_value *arm;

	if (ways->count++ >= DB_LIST_ARMS)
		return;
	ways->lists[ways->count - 1] =
		&placed[sight->condition][!strchr(statuses, ',')][sight->ends != 0];
	arm = &ways->arms[(ways->count - 1) * ARM_SLOTS];
	arm[0] = db_str(db_text(ways->places, place, "kind"));
	arm[ARM_SUBJECT - ARM_KIND] = db_int(db_number(ways->places, place, "subject_id"));
	arm[ARM_ROLE - ARM_KIND] = db_int(sight->role_id);
	arm[ARM_VIA - ARM_KIND] = db_str(db_text(ways->places, place, "via"));
	arm[ARM_AUTHORITY - ARM_KIND] = db_int(db_number(ways->places, place, "authority_id"));
	arm[ARM_AT_REST - ARM_KIND] = db_bool(at_rest);
	arm[ARM_LISTED - ARM_KIND] = db_int(ways->archive ? LISTED_ARCHIVE : LISTED);
	arm[ARM_STATUS - ARM_KIND] = db_str(statuses);
	arm[ARM_EXCLUDED - ARM_KIND] = db_str(db_text(ways->places, place, "excluded"));
	arm[ARM_ENDS - ARM_KIND] = db_int(sight->ends);
}

/* At rest is what those see to whom closing the vacancy ends nothing, too. */
static void arms_add(
	struct ways *ways, size_t place, const struct access_status *sight, const char *statuses)
{
	arm_add(ways, place, sight, statuses, false);
	if (!(sight->ends & ACCESS_ENDS_CLOSED))
		arm_add(ways, place, sight, statuses, true);
}

static bool is_asked(const struct ways *ways, const struct access_status *sight)
{
	return sight->kind == OBJECT_APPLICATION
		&& text_equal(sight->status, ARCHIVED) == ways->archive
		&& (!*ways->among || text_among(ways->among, sight->status));
}

static bool is_alike(const struct access_status *a, const struct access_status *b)
{
	return a->role_id == b->role_id && a->condition == b->condition && a->ends == b->ends;
}

/* The statuses asked for that a role sees as it sees this one; *first_r: none stands before it. */
static const char *statuses_alike(
	const struct ways *ways, size_t sight, size_t *count_r, bool *first_r)
{
	struct buf statuses;

	buf_init(&statuses, ways->pool);
	*first_r = true;
	*count_r = 0;
	for (size_t i = 0; i < ways->sight_count; i++) {
		const struct access_status *other = &ways->sights[i];

		if (!is_alike(other, &ways->sights[sight]) || !is_asked(ways, other))
			continue;
		*first_r = *first_r && i >= sight;
		buf_printf(&statuses, "%s%s", (*count_r)++ ? "," : "", other->status);
	}
	return statuses.data;
}

/* An arm for all statuses that a role sees alike, or for each when they are few. */
static void place_add(struct ways *ways, size_t place)
{
	int64_t role = db_number(ways->places, place, "role_id");

	for (size_t i = 0; i < ways->sight_count; i++) {
		const struct access_status *sight = &ways->sights[i];
		const char *statuses;
		size_t count;
		bool first;

		if (sight->role_id != role || !is_asked(ways, sight))
			continue;
		statuses = statuses_alike(ways, i, &count, &first);
		if (count <= FEW_STATUSES)
			arms_add(ways, place, sight, sight->status);
		else if (first)
			arms_add(ways, place, sight, statuses);
	}
}

static enum outcome places_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t roles, struct db_rows **places_r)
{
	return db_rows(db, pool,
		"SELECT CAST(p.subject_kind AS CHAR) AS kind, p.subject_id, p.role_id,"
		" CAST(p.via AS CHAR) AS via, p.authority_id, IFNULL((SELECT"
		" GROUP_CONCAT(x.vacancy_id) FROM vacancy_exclusion x"
		" WHERE x.staff_user_id = s.staff_user_id), '') AS excluded FROM staff_subject s"
		" STRAIGHT_JOIN reach_authority p ON p.subject_kind = s.subject_kind"
		" AND p.subject_id = s.subject_id WHERE s.staff_user_id = ?"
		" AND (? >> p.role_id) & 1",
		DB_VALUES(db_int(who->id), db_int(roles)), places_r);
}

static enum outcome sights_read(struct db *db, struct ways *ways)
{
	const struct access_tables *tables = access_tables();
	struct access_status *sights;
	enum outcome outcome;

	if (tables) {
		ways->sights = tables->statuses;
		ways->sight_count = tables->status_count;
		return OK;
	}
	outcome = access_statuses(db, ways->pool, &sights, &ways->sight_count);
	ways->sights = sights;
	return outcome;
}

/* Does an administrator see all, on no condition and without an end, that one of the roles sees? */
static bool sees_everything(const struct ways *ways, int64_t roles)
{
	for (size_t i = 0; i < ways->sight_count; i++) {
		const struct access_status *sight = &ways->sights[i];
		bool seen =
			sight->kind != OBJECT_APPLICATION || !(roles & ROLE_BIT(sight->role_id));

		for (size_t k = 0; !seen && k < ways->sight_count; k++) {
			const struct access_status *admin = &ways->sights[k];

			seen = admin->kind == OBJECT_APPLICATION && admin->role_id == ROLE_ADMIN
				&& admin->condition == ACCESS_ALWAYS && !admin->ends
				&& text_equal(admin->status, sight->status);
		}
		if (!seen)
			return false;
	}
	return true;
}

/* An administrator's arms: all there is, or each status asked for. */
static void everything_choose(
	struct ways *ways, struct db_list_ask *ask, const struct db_list **list_r)
{
	char *rest = pool_strdup(ways->pool, ways->among), *status;

	if (!*ways->among) {
		ways->arms[ARM_LISTED - ARM_KIND] = db_int(ways->archive ? LISTED_ARCHIVE : LISTED);
		ask->arm_count = 1;
		*list_r = &everything;
		return;
	}
	while ((status = strsep(&rest, ",")) && ask->arm_count < DB_LIST_ARMS)
		ways->arms[ask->arm_count++ * ARM_SLOTS + ARM_STATUS - ARM_KIND] = db_str(status);
	if (!status)
		*list_r = &everything_of_status;
}

static enum outcome places_choose(struct db *db, struct ways *ways, const struct principal *who,
	int64_t roles, struct db_list_ask *ask, const struct db_list **list_r)
{
	struct db_rows *places = NULL;
	enum outcome outcome = places_read(db, ways->pool, who, roles, &places);

	if (outcome)
		return outcome;
	ways->places = places;
	for (size_t i = 0; i < places->count; i++)
		place_add(ways, i);
	ask->arm_lists = ways->lists;
	ask->arm_count = ways->count;
	if (ways->count <= DB_LIST_ARMS)
		*list_r = ANY_PLACE;
	return OK;
}

enum outcome application_list_choose(struct db *db, struct pool *pool, const struct principal *who,
	int64_t roles, bool archive, struct db_list_ask *ask, const struct db_list **list_r)
{
	const struct db_list_values *status = ask->filters[FILTER_STATUS];
	struct ways *ways = POOL_NEW(pool, struct ways);
	enum outcome outcome;

	if (ask->filters[FILTER_WORDS] || ask->filters[FILTER_VACANCY])
		return OK;
	ways->pool = pool;
	ways->archive = archive;
	ways->among = status ? status->items[0].bytes : "";
	ask->arms = ways->arms;
	if (archive)
		roles &= who->granted[RIGHT_ARCHIVE];
	outcome = sights_read(db, ways);
	if (outcome)
		return outcome;
	if (!(roles & ROLE_BIT(ROLE_ADMIN)))
		return places_choose(db, ways, who, roles, ask, list_r);
	if (sees_everything(ways, roles))
		everything_choose(ways, ask, list_r);
	return OK;
}

void application_list_bind(const struct principal *who, int64_t roles, struct db_value *slots_r)
{
	slots_r[SLOT_PERSON - 1] = db_int(who->id);
	slots_r[SLOT_ARCHIVE_ROLES - 1] = db_int(roles & who->granted[RIGHT_ARCHIVE]);
	slots_r[SLOT_ROLES - 1] = db_int(roles);
	slots_r[SLOT_VACANCY_ROLES - 1] = db_int(who->granted[RIGHT_VACANCY_READ]);
	slots_r[SLOT_VACANCY_READ - 1] = db_bool(!(roles & ~who->granted[RIGHT_VACANCY_READ]));
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
