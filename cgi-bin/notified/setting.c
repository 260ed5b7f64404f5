/* What an authority has set for its notices. */
#include "notified/setting.h"

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

static const struct db_field setting_fields[] = {
	DB_FIELD_AS(struct notice_setting, waiting.count, "waits"),
	DB_FIELD_AS(struct notice_setting, waiting.unit, "unit"),
	DB_FIELD_AS(struct notice_setting, waiting.presumed_days, "presumed_days"),
	DB_FIELD(struct notice_setting, naming),
};

/* clang-format off */
#define SET_OR_RULE \
	"IFNULL(r.waits, 2) AS waits, IFNULL(r.unit, 'weeks') AS unit," \
	" IFNULL(r.presumed_days, 4) AS presumed_days, IFNULL(r.naming, 'nobody') AS naming"
/* clang-format on */

enum outcome notice_setting_get(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct notice_setting *setting_r)
{
	return db_struct(db, pool,
		"SELECT " SET_OR_RULE " FROM vacancy v"
		" LEFT JOIN passed_over_rule r ON r.authority_id = v.authority_id WHERE v.id = ?",
		setting_fields, setting_r, DB_VALUES(db_int(vacancy_id)));
}

enum outcome notice_settings(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT u.code AS authority, u.name, " SET_OR_RULE
		", r.authority_id IS NOT NULL AS own, EXISTS (SELECT 1 FROM process_guard_off o"
		" WHERE o.authority_id = u.id AND o.guard = 'waiting') AS off FROM org_unit u"
		" LEFT JOIN passed_over_rule r ON r.authority_id = u.id"
		" WHERE u.kind = 'authority' AND u.active ORDER BY u.name, u.id",
		DB_NONE, rows_r);
}

static void setting_check(const struct notice_setting *setting, struct problems *problems)
{
	if (!text_equal(setting->naming, "nobody") && !text_equal(setting->naming, "internal")
		&& !text_equal(setting->naming, "all"))
		problem_add(problems, "naming", "choice");
	if (!text_equal(setting->waiting.unit, "weeks")
		&& !text_equal(setting->waiting.unit, "months"))
		problem_add(problems, "unit", "choice");
	if (setting->waiting.count < 1 || setting->waiting.count > WAITING_COUNT_MAX)
		problem_add(problems, "waits", "range");
	if (setting->waiting.presumed_days < 1
		|| setting->waiting.presumed_days > PRESUMED_DAYS_MAX)
		problem_add(problems, "presumed_days", "range");
}

/* words: history.notice_setting audit_action.notice_setting */
enum outcome notice_setting_set(struct db *db, struct pool *pool, const struct principal *who,
	const char *authority, const struct notice_setting *setting, struct problems *problems)
{
	const struct waiting *waiting = &setting->waiting;
	int64_t id = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT id FROM org_unit WHERE code = ? AND kind = 'authority'",
			DB_VALUES(db_str(authority)), &id);

	if (outcome == NOT_FOUND)
		problem_add(problems, "authority", "choice");
	else if (outcome)
		return outcome;
	setting_check(setting, problems);
	if (problems_any(problems))
		return INVALID;
	outcome = db_exec(db,
		"INSERT INTO passed_over_rule (authority_id, waits, unit, presumed_days, naming,"
		" changed_at) VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
		" waits = VALUES(waits), unit = VALUES(unit),"
		" presumed_days = VALUES(presumed_days), naming = VALUES(naming),"
		" changed_at = VALUES(changed_at)",
		DB_VALUES(db_int(id), db_int(waiting->count), db_str(waiting->unit),
			db_int(waiting->presumed_days), db_str(setting->naming),
			db_str(clock_sql(pool, clock_now()))),
		NULL);
	return outcome ? outcome
		       : audit_add(db, who, OBJECT_ORG_UNIT, id, "notice_setting",
			       pool_printf(pool, "%s: %lld %s, %lld, %s", authority,
				       (long long)waiting->count, waiting->unit,
				       (long long)waiting->presumed_days, setting->naming));
}
