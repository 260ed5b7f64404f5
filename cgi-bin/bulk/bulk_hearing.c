/* The act of asking the SBV before severely disabled people are rejected (LAW-23). */
#include "access/hold.h"
#include "bulk/bulk.h"
#include "bulk/bulk_private.h"
#include "task/statement.h"

/* Whose mark is shown to the person, in whom the SBV takes part, and who goes on. */
#define HEARD \
	"SELECT COUNT(*) FROM application a JOIN application_status s ON s.code = a.status" \
	" AND s.counts AND s.active WHERE " ACCESS_TAKES_PART("a") " AND " ACCESS_SEES_MARK("a")

enum outcome bulk_hearing_count(
	struct db *db, const struct principal *who, int64_t id, int64_t *count_r)
{
	return db_get_int(db,
		HEARD " AND a.id IN (SELECT i.object_id FROM bulk_item i WHERE i.bulk_id = ?)",
		DB_VALUES(ACCESS_BIND(who, RIGHT_CANDIDATE_READ), db_int(id)), count_r);
}

/* What stands against asking about one; NULL: nothing. */
static enum outcome hearing_hindrance(
	struct db *db, const struct bulk_one *one, const char **reason_r)
{
	int64_t heard = 0, asked = 0, vacancy_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
		DB_VALUES(db_int(one->object_id)), &vacancy_id);

	*reason_r = "denied";
	if (!outcome)
		outcome = access_may(db, one->who, RIGHT_VACANCY_EDIT, OBJECT_VACANCY, vacancy_id);
	if (outcome)
		return outcome == UNAVAILABLE ? outcome : OK;
	outcome = db_get_int(db, HEARD " AND a.id = ?",
		DB_VALUES(ACCESS_BIND(one->who, RIGHT_CANDIDATE_READ), db_int(one->object_id)),
		&heard);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM statement WHERE object_kind = ? AND object_id = ?"
			" AND kind = '" BULK_HEARING "' AND state NOT IN ('withdrawn', 'replaced')",
			DB_VALUES(db_int(OBJECT_APPLICATION), db_int(one->object_id)), &asked);
	*reason_r = !heard ? "hearing_not_needed" : asked ? "hearing_there" : NULL;
	return outcome;
}

static enum outcome hearing_check(struct db *db, struct pool *pool, const struct bulk_one *one,
	int64_t *version_r, const char **reason_r)
{
	enum outcome outcome = db_get_int(db, "SELECT version FROM application WHERE id = ?",
		DB_VALUES(db_int(one->object_id)), version_r);

	(void)pool;
	if (!outcome)
		outcome = hearing_hindrance(db, one, reason_r);
	if (outcome)
		return outcome == NOT_FOUND ? INVALID : outcome;
	return *reason_r ? INVALID : OK;
}

static enum outcome hearing_apply(struct db *db, struct pool *pool, const struct bulk_one *one,
	int64_t version, const char **reason_r)
{
	struct problems problems = {0};
	int64_t vacancy_id = 0, now = 0;
	enum outcome outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
		DB_VALUES(db_int(one->object_id)), &vacancy_id);

	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_APPLICATION, one->object_id);
	if (!outcome)
		outcome = hearing_check(db, pool, one, &now, reason_r);
	if (!outcome && now != version)
		return CONFLICT;
	if (outcome)
		return outcome;
	outcome = statement_ask(
		db, pool, one->who, OBJECT_APPLICATION, one->object_id, BULK_HEARING, &problems);
	*reason_r = outcome == INVALID ? "hearing_nobody" : "gone";
	return outcome == NOT_FOUND ? INVALID : outcome;
}

const struct bulk_act bulk_application_hearing = {
	.code = "application_hearing",
	.kind = OBJECT_APPLICATION,
	.check = hearing_check,
	.apply = hearing_apply,
};
