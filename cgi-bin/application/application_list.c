/* The lists of applications. */
#include "application/application_list.h"

#include <string.h>

#include "access/places.h"
#include "access/tables.h"
#include "base/buf.h"
#include "base/text.h"

enum { SLOT_PERSON = 1, SLOT_ARCHIVE_ROLES, SLOT_ROLES, SLOT_VACANCY_ROLES };
enum { FILTER_WORDS, FILTER_STATUS, FILTER_VACANCY }; /* as below */
enum { LISTED = 1, LISTED_ARCHIVE = 2 }; /* schema/131_application_order.sql */

#define ARCHIVED "archiviert"

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
	ARM_ENDS,
	ARM_CONDITION,
	ARM_END
};
#define ARM_SLOTS (ARM_END - ARM_KIND)

#define PLACED(status, condition) \
	" STRAIGHT_JOIN vacancy_reach r ON r.subject_kind = ? AND r.subject_id = ?" \
	" AND r.role_id = ? AND r.via = ? AND r.vacancy_id = a.vacancy_id" \
	" STRAIGHT_JOIN vacancy e ON e.id = a.vacancy_id WHERE a.authority_id = ?" \
	" AND a.at_rest = ? AND a.listed = ? AND " status " AND NOT ? & " \
	ACCESS_ENDED("e", "r.role_id") " AND" ACCESS_NOT_EXCLUDED("a.vacancy_id", "?") condition
#define PLACED_BIND \
	ARM_KIND, ARM_SUBJECT, ARM_ROLE, ARM_VIA, ARM_AUTHORITY, ARM_AT_REST, ARM_LISTED, \
		ARM_STATUS, ARM_ENDS, SLOT_PERSON
/* The words of enum access_condition. */
#define ON_CONDITION \
	" AND CASE ? WHEN 'asked' THEN EXISTS (SELECT 1 FROM application_asked aq" \
	" WHERE aq.application_id = a.id AND aq.subject_kind = r.subject_kind" \
	" AND aq.subject_id = r.subject_id AND aq.role_id = r.role_id)" \
	" WHEN 'severe' THEN " ACCESS_TAKES_PART("a") " WHEN 'severe_among' THEN " \
	ACCESS_AMONG("a", "r.role_id") " WHEN 'handed_over' THEN a.handed_over" \
	" WHEN 'seat' THEN r.via = 'seat' ELSE TRUE END"
#define OF_STATUSES "FIND_IN_SET(a.status, ?)"
#define OF_STATUS "a.status = ?"

static const char *const place_indexes[] = {"application_place_seen", "application_place_number"};
static const char *const status_indexes[] = {"application_authority_open",
	"application_authority_open"};
static const char *const all_indexes[] = {"application_listed_seen", "application_listed_number"};
static const char *const all_status_indexes[] = {"application_status_seen",
	"application_status_seen"};
static const char *const no_filter_indexes[] = {NULL, NULL, NULL};

#define ROWS(indexes) \
	.id = "a.id", .from = " FROM application a", .sort_indexes = indexes, \
	.filter_indexes = no_filter_indexes, .shown = SHOWN, \
	DB_LIST_COLUMNS_OF(application_columns), DB_LIST_SORTS_OF(application_sorts), \
	DB_LIST_FILTERS_OF(application_filters)

static const struct db_list placed = {
	ROWS(place_indexes),
	.find = {.sql = PLACED(OF_STATUSES, ""), .bind = {PLACED_BIND}},
	.arm_slots = ARM_SLOTS,
};
static const struct db_list placed_on_condition = {
	ROWS(place_indexes),
	.find = {.sql = PLACED(OF_STATUSES, ON_CONDITION), .bind = {PLACED_BIND, ARM_CONDITION}},
	.arm_slots = ARM_SLOTS,
};
/* Of statuses asked for: an arm each. */
static const struct db_list placed_of_status = {
	ROWS(status_indexes),
	.find = {.sql = PLACED(OF_STATUS, ON_CONDITION), .bind = {PLACED_BIND, ARM_CONDITION}},
	.arm_slots = ARM_SLOTS,
};

/* What an administrator sees is a matter of the status alone (ACC-16), and of exclusions. */
#define EVERYTHING \
	" EXISTS (SELECT 1 FROM application_sight sr WHERE sr.role_id = " SQL_ROLE_ADMIN \
	" AND sr.status = a.status AND sr.on_condition = ''" ACCESS_NOT_ENDED("a.vacancy_id") \
	") AND" ACCESS_NOT_EXCLUDED("a.vacancy_id", "?")

static const struct db_list everything = {
	ROWS(all_indexes),
	.find = {.sql = " WHERE a.listed = ? AND" EVERYTHING,
		.bind = {DB_LIST_ARM + 1, SLOT_PERSON}},
	.arm_slots = 1,
};
static const struct db_list everything_of_status = {
	ROWS(all_status_indexes),
	.find = {.sql = " WHERE a.listed = 1 AND a.status = ? AND" EVERYTHING,
		.bind = {DB_LIST_ARM + 1, SLOT_PERSON}},
	.arm_slots = 1,
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
	&placed, &placed_on_condition, &placed_of_status, &everything, &everything_of_status, NULL};

static const char *const conditions[] = {[ACCESS_ALWAYS] = "",
	[ACCESS_ASKED] = "asked",
	[ACCESS_SEVERE] = "severe",
	[ACCESS_SEVERE_AMONG] = "severe_among",
	[ACCESS_HANDED_OVER] = "handed_over",
	[ACCESS_SEAT] = "seat"};

/* What makes the arms. */
struct ways {
	struct pool *pool;
	const struct access_status *sights;
	size_t sight_count;
	const struct db_rows *places;
	bool archive;
	const char *among; /* statuses asked for, "": all; then of each an arm */
	struct db_value *arms;
	size_t count, size;
	bool conditions; /* some arm has one */
};

static void arm_add(struct ways *ways, size_t place, const struct access_status *sight,
	const char *statuses, bool at_rest)
{
	struct db_value *arm;

	if (ways->count++ >= ways->size)
		return;
	ways->conditions = ways->conditions || sight->condition != ACCESS_ALWAYS;
	arm = &ways->arms[(ways->count - 1) * ARM_SLOTS];
	*arm++ = db_str(db_text(ways->places, place, "kind"));
	*arm++ = db_int(db_number(ways->places, place, "subject_id"));
	*arm++ = db_int(sight->role_id);
	*arm++ = db_str(db_text(ways->places, place, "via"));
	*arm++ = db_int(db_number(ways->places, place, "authority_id"));
	*arm++ = db_bool(at_rest);
	*arm++ = db_int(ways->archive ? LISTED_ARCHIVE : LISTED);
	*arm++ = db_str(statuses);
	*arm++ = db_int(sight->ends);
	*arm = db_str(conditions[sight->condition]);
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
	bool archived = text_equal(sight->status, ARCHIVED);

	return sight->kind == OBJECT_APPLICATION && archived == ways->archive
		&& (!*ways->among || text_among(ways->among, sight->status));
}

static bool is_alike(const struct access_status *a, const struct access_status *b)
{
	return a->role_id == b->role_id && a->condition == b->condition && a->ends == b->ends;
}

/* One arm for all statuses that a role sees alike, or one for each status asked for. */
static void place_add(struct ways *ways, size_t place)
{
	int64_t role = db_number(ways->places, place, "role_id");

	for (size_t i = 0; i < ways->sight_count; i++) {
		const struct access_status *sight = &ways->sights[i];
		bool first = true;
		struct buf statuses;

		if (sight->role_id != role || !is_asked(ways, sight))
			continue;
		if (*ways->among) {
			arms_add(ways, place, sight, sight->status);
			continue;
		}
		buf_init(&statuses, ways->pool);
		for (size_t k = 0; k < ways->sight_count; k++) {
			if (!is_alike(&ways->sights[k], sight) || !is_asked(ways, &ways->sights[k]))
				continue;
			first = first && k >= i;
			buf_printf(&statuses, "%s%s", statuses.length ? "," : "",
				ways->sights[k].status);
		}
		if (first)
			arms_add(ways, place, sight, statuses.data);
	}
}

static enum outcome places_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t roles, struct db_rows **places_r)
{
	return db_rows(db, pool,
		"SELECT CAST(p.subject_kind AS CHAR) AS kind, p.subject_id, p.role_id,"
		" CAST(p.via AS CHAR) AS via, p.authority_id FROM staff_subject s"
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

/* An administrator's arms: all there is, or each status asked for. */
static const struct db_list *everything_choose(struct ways *ways, struct db_list_ask *ask)
{
	char *rest = pool_strdup(ways->pool, ways->among), *status;

	ask->arms = ways->arms;
	if (!*ways->among) {
		ways->arms[0] = db_int(ways->archive ? LISTED_ARCHIVE : LISTED);
		ask->arm_count = 1;
		return &everything;
	}
	while ((status = strsep(&rest, ",")) && ask->arm_count < ways->size)
		ways->arms[ask->arm_count++] = db_str(status);
	return status ? NULL : &everything_of_status;
}

static enum outcome places_choose(struct db *db, struct ways *ways, const struct principal *who,
	int64_t roles, struct db_list_ask *ask, const struct db_list **list_r)
{
	struct db_rows *places = NULL;
	enum outcome outcome = places_read(db, ways->pool, who, roles, &places);

	if (!outcome)
		outcome = sights_read(db, ways);
	if (outcome)
		return outcome;
	ways->places = places;
	for (size_t i = 0; i < places->count; i++)
		place_add(ways, i);
	ask->arms = ways->arms;
	ask->arm_count = ways->count;
	if (ways->count <= ways->size)
		*list_r = *ways->among     ? &placed_of_status
			: ways->conditions ? &placed_on_condition
					   : &placed;
	return OK;
}

enum outcome application_list_choose(struct db *db, struct pool *pool, const struct principal *who,
	int64_t roles, bool archive, struct db_list_ask *ask, const struct db_list **list_r)
{
	const struct db_list_values *status = ask->filters[FILTER_STATUS];
	struct ways ways = {.pool = pool,
		.archive = archive,
		.among = status ? status->items[0].bytes : "",
		.size = DB_LIST_ARMS};
	const struct db_list *list;

	if (ask->filters[FILTER_WORDS] || ask->filters[FILTER_VACANCY])
		return OK;
	if (archive)
		roles &= who->granted[RIGHT_ARCHIVE];
	ways.arms = POOL_ARRAY(pool, struct db_value, ways.size * ARM_SLOTS);
	if (!(roles & ROLE_BIT(ROLE_ADMIN)))
		return places_choose(db, &ways, who, roles, ask, list_r);
	list = everything_choose(&ways, ask);
	if (list)
		*list_r = list;
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
