/* What administrators do with accounts of applicants. */
#include "account/admin.h"

#include "access/session.h"
#include "account/account.h"
#include "account/rules.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

#define DAY 86400

static enum outcome account_note(struct db *db, const struct principal *who, int64_t account_id,
	const char *action, const char *detail)
{
	return who->kind == PRINCIPAL_STAFF
		? history_add_audited(db, who, OBJECT_ACCOUNT, account_id, action, detail)
		: history_add(db, who, OBJECT_ACCOUNT, account_id, action, detail);
}

enum outcome account_extend(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id)
{
	struct account account;
	struct account_rules rules;
	enum outcome outcome = account_get(db, pool, account_id, &account);
	if (!outcome)
		outcome = account_rules_get(db, pool, &rules);
	if (outcome)
		return outcome;
	int64_t now = clock_now();
	bool by_hand = text_equal(account.deactivated_reason, "administrator");
	if (account.valid_until == 0 || by_hand
		|| account.valid_until > now + rules.reminder_days * DAY)
		return CONFLICT;
	int64_t from = account.valid_until > now ? account.valid_until : now;
	outcome = db_exec(db,
		"UPDATE account SET valid_until = ?, validity_reminded_at = NULL,"
		" deactivated_reason = NULL, status = IF(status = 'deactivated', 'active', status)"
		" WHERE id = ?",
		DB_VALUES(
			db_str(clock_sql(pool, from + rules.valid_days * DAY)), db_int(account_id)),
		NULL);
	return outcome ? outcome : account_note(db, who, account_id, "extended", NULL);
}

enum outcome account_deactivate(
	struct db *db, const struct principal *who, int64_t account_id, const char *reason)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE account SET status = 'deactivated', deactivated_reason = ?"
		" WHERE id = ? AND status = 'active'",
		DB_VALUES(db_str(reason), db_int(account_id)), &changed);
	if (outcome || changed == 0)
		return outcome ? outcome : CONFLICT;
	outcome = session_end_account(db, account_id, 0);
	return outcome ? outcome : account_note(db, who, account_id, "deactivated", reason);
}

enum outcome account_reactivate(struct db *db, const struct principal *who, int64_t account_id)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE account SET status = 'active', deactivated_reason = NULL"
		" WHERE id = ? AND deactivated_reason = 'administrator'",
		DB_VALUES(db_int(account_id)), &changed);
	if (outcome || changed == 0)
		return outcome ? outcome : CONFLICT;
	return account_note(db, who, account_id, "activated", NULL);
}

enum outcome account_applications(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT a.number, a.status, s.active AND s.counts AS active"
		" FROM account c JOIN application a ON a.applicant_id = c.applicant_id"
		" JOIN application_status s ON s.code = a.status"
		" WHERE c.id = ? AND s.counts ORDER BY a.id DESC",
		DB_VALUES(db_int(account_id)), rows_r);
}
