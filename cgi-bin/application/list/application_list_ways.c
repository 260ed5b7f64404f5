/* By which ways a list of applications finds its rows: place by place, or all there are. */
#include <string.h>

#include "access/tables.h"
#include "application/list/application_list_private.h"
#include "base/buf.h"
#include "base/text.h"

#define ARCHIVED "archiviert"
#define FEW_STATUSES 2 /* that are read one by one */

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
		&application_placed[sight->condition][!strchr(statuses, ',')][sight->ends != 0];
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

/* At rest is what those see to whom closing the vacancy ends nothing, too; of one status that is
 * seen on no condition one index holds both. */
static void arms_add(
	struct ways *ways, size_t place, const struct access_status *sight, const char *statuses)
{
	bool both = sight->condition == ACCESS_ALWAYS && !sight->ends && !strchr(statuses, ',');

	if (!both)
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
	struct access_where roles, struct db_rows **places_r)
{
	return db_rows(db, pool,
		"SELECT CAST(p.subject_kind AS CHAR) AS kind, p.subject_id, p.role_id,"
		" CAST(p.via AS CHAR) AS via, p.authority_id, IFNULL((SELECT"
		" GROUP_CONCAT(x.vacancy_id) FROM vacancy_exclusion x"
		" WHERE x.staff_user_id = s.staff_user_id), '') AS excluded FROM staff_subject s"
		" STRAIGHT_JOIN reach_authority p ON p.subject_kind = s.subject_kind"
		" AND p.subject_id = s.subject_id WHERE s.staff_user_id = ?"
		" AND " ACCESS_HAS("p.role_id", "p.authority_id"),
		DB_VALUES(ACCESS_BIND_WHERE(who, roles)), places_r);
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
		*list_r = &applications_all;
		return;
	}
	while ((status = strsep(&rest, ",")) && ask->arm_count < DB_LIST_ARMS)
		ways->arms[ask->arm_count++ * ARM_SLOTS + ARM_STATUS - ARM_KIND] = db_str(status);
	if (!status)
		*list_r = &applications_of_status;
}

static enum outcome places_choose(struct db *db, struct ways *ways, const struct principal *who,
	struct access_where roles, struct db_list_ask *ask, const struct db_list **list_r)
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
		*list_r = APPLICATION_ANY_PLACE;
	return OK;
}

enum outcome application_list_choose(struct db *db, struct pool *pool, const struct principal *who,
	struct access_where roles, bool archive, struct db_list_ask *ask,
	const struct db_list **list_r)
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
		roles = access_where_both(pool, roles, who->where[RIGHT_ARCHIVE]);
	outcome = access_statuses(db, pool, &ways->sights, &ways->sight_count);
	if (outcome)
		return outcome;
	if (!(roles.roles & ROLE_BIT(ROLE_ADMIN)))
		return places_choose(db, ways, who, roles, ask, list_r);
	if (sees_everything(ways, access_where_any(&roles)))
		everything_choose(ways, ask, list_r);
	return OK;
}
