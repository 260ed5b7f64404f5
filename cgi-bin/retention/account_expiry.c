/* What time does to accounts. Every rule is one condition, asked for a list and again for the one.
 */
#include "retention/account_expiry.h"

#include "access/hold.h"
#include "account/account.h"
#include "account/admin.h"
#include "account/rules.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "mail/letter.h"
#include "retention/account_delete.h"

#define DAY 86400

/* Received and going on. */
#define ACTIVE \
	"EXISTS (SELECT 1 FROM application a JOIN application_status s ON s.code = a.status" \
	" WHERE a.applicant_id = c.applicant_id AND s.active AND s.counts)"
#define USED "COALESCE(c.last_sign_in_at, c.created_at)"
#define RANGE " AND c.id > ? AND c.id <= ? ORDER BY c.id LIMIT ?"

/* Those after one, up to another. */
struct range {
	int64_t after;
	int64_t last;
	int64_t limit;
};

#define RANGE_BIND(range) db_int((range).after), db_int((range).last), db_int((range).limit)

typedef enum outcome due_list(
	struct db *db, struct pool *pool, int64_t now, struct range range, struct db_rows **rows_r);

/* Is the rule due for this account? OK, CONFLICT (not any more), NOT_FOUND (gone), UNAVAILABLE. */
static enum outcome due(struct db *db, struct pool *pool, due_list *list, int64_t account_id,
	struct account *account, struct db_rows **rows_r)
{
	enum outcome outcome = object_hold(db, OBJECT_ACCOUNT, account_id);
	if (!outcome)
		outcome = account_get(db, pool, account_id, account);
	if (!outcome)
		outcome = list(db, pool, clock_now(), (struct range){account_id - 1, account_id, 1},
			rows_r);
	return outcome ? outcome : (*rows_r)->count ? OK : CONFLICT;
}

static enum outcome unfinished(
	struct db *db, struct pool *pool, int64_t now, struct range range, struct db_rows **rows_r)
{
	struct account_rules rules;
	enum outcome outcome = account_rules_get(db, pool, &rules);
	return outcome
		? outcome
		: db_rows(db, pool,
			"SELECT c.id, IF(c.for_application, 'RET-12', 'RET-11') AS rule,"
			" c.created_at AS clock_start, TIMESTAMPADD(DAY, ?, c.created_at) AS"
			" due, '' AS what"
			" FROM account c WHERE c.status = 'unused' AND c.created_at <= ?" RANGE,
			DB_VALUES(db_int(rules.unfinished_days),
				db_str(clock_sql(pool, now - rules.unfinished_days * DAY)),
				RANGE_BIND(range)),
			rows_r);
}

enum outcome account_unfinished_list(struct db *db, struct pool *pool, int64_t now,
	int64_t after_id, int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return unfinished(db, pool, now, (struct range){after_id, last_id, limit}, rows_r);
}

enum outcome account_unfinished_delete(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id)
{
	struct account account;
	struct db_rows *rows;
	enum outcome outcome = due(db, pool, unfinished, account_id, &account, &rows);
	return outcome ? outcome : account_delete(db, pool, who, account_id);
}

/* The validity comes first: who signs in because of it is not unused any more. */
static enum outcome reminders(
	struct db *db, struct pool *pool, int64_t now, struct range range, struct db_rows **rows_r)
{
	struct account_rules rules;
	enum outcome outcome = account_rules_get(db, pool, &rules);
	if (outcome)
		return outcome;
	const char *ends = clock_sql(pool, now + rules.reminder_days * DAY);
	int64_t days = rules.inactive_days - rules.reminder_days;
	return db_rows(db, pool,
		"SELECT d.id, IF(d.ending, 'POR-09', 'RET-15') AS rule,"
		" IF(d.ending, d.valid_until, d.used) AS clock_start,"
		" IF(d.ending, TIMESTAMPADD(DAY, -?, d.valid_until), TIMESTAMPADD(DAY, ?,"
		" d.used)) AS due,"
		" IF(d.ending, 'validity', 'unused') AS what FROM"
		" (SELECT c.id, c.valid_until, " USED " AS used,"
		" c.status = 'active' AND c.valid_until <= ? AND c.validity_reminded_at IS"
		" NULL AS ending,"
		" " USED " <= ? AND c.unused_reminded_at IS NULL AND NOT " ACTIVE " AS unused"
		" FROM account c WHERE c.status <> 'unused') d JOIN account c ON c.id = d.id"
		" WHERE (d.ending OR d.unused)" RANGE,
		DB_VALUES(db_int(rules.reminder_days), db_int(days), db_str(ends),
			db_str(clock_sql(pool, now - days * DAY)), RANGE_BIND(range)),
		rows_r);
}

enum outcome account_reminder_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return reminders(db, pool, now, (struct range){after_id, last_id, limit}, rows_r);
}

static enum outcome send_reminder(struct db *db, struct pool *pool, const struct account *account,
	const char *template, int64_t last)
{
	const char *day = day_show(pool, clock_day(pool, last), account->lang);
	const struct letter_value values[] = {
		{"name", pool_printf(pool, "%s %s", account->first_name, account->surname)},
		{"until", day},
	};
	return letter_queue(db, pool, 0, template, account->lang, account->email, values, 2);
}

enum outcome account_remind(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id)
{
	struct account account;
	struct account_rules rules;
	struct db_rows *rows;
	enum outcome outcome = due(db, pool, reminders, account_id, &account, &rows);
	if (!outcome)
		outcome = account_rules_get(db, pool, &rules);
	if (outcome)
		return outcome;
	int64_t now = clock_now();
	struct db_value at = db_str(clock_sql(pool, now));
	bool ending = text_equal(db_text(rows, 0, "what"), "validity");
	if (ending)
		outcome = db_exec(db, "UPDATE account SET validity_reminded_at = ? WHERE id = ?",
			DB_VALUES(at, db_int(account_id)), NULL);
	else
		outcome = db_exec(db, "UPDATE account SET unused_reminded_at = ? WHERE id = ?",
			DB_VALUES(at, db_int(account_id)), NULL);
	if (!outcome)
		outcome = send_reminder(db, pool, &account,
			ending ? "account_validity" : "account_unused",
			ending ? account.valid_until : now + rules.reminder_days * DAY);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_ACCOUNT, account_id, "reminded",
			       ending ? "validity" : "unused");
}

static enum outcome expired(
	struct db *db, struct pool *pool, int64_t now, struct range range, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT c.id, 'POR-09' AS rule, c.consent_at AS clock_start, c.valid_until AS due,"
		" IF(" ACTIVE ", 'applications', 'expired') AS what"
		" FROM account c WHERE c.status = 'active' AND c.valid_until <= ?" RANGE,
		DB_VALUES(db_str(clock_sql(pool, now)), RANGE_BIND(range)), rows_r);
}

enum outcome account_expired_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return expired(db, pool, now, (struct range){after_id, last_id, limit}, rows_r);
}

enum outcome account_expire(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id)
{
	struct account account;
	struct db_rows *rows;
	enum outcome outcome = due(db, pool, expired, account_id, &account, &rows);
	return outcome ? outcome
		       : account_deactivate(db, who, account_id, db_text(rows, 0, "what"));
}

static enum outcome inactive(
	struct db *db, struct pool *pool, int64_t now, struct range range, struct db_rows **rows_r)
{
	/* clang-format off */
	struct account_rules rules;
	enum outcome outcome = account_rules_get(db, pool, &rules);
	return outcome ? outcome : db_rows(db, pool,
		"SELECT c.id, 'RET-15' AS rule, " USED " AS clock_start,"
		" TIMESTAMPADD(DAY, ?, " USED ") AS due, '' AS what"
		" FROM account c WHERE c.status <> 'unused' AND " USED " <= ?"
		" AND c.unused_reminded_at <= ? AND NOT " ACTIVE RANGE,
		DB_VALUES(db_int(rules.inactive_days),
			db_str(clock_sql(pool, now - rules.inactive_days * DAY)),
			db_str(clock_sql(pool, now - rules.reminder_days * DAY)),
			RANGE_BIND(range)), rows_r);
	/* clang-format on */
}

enum outcome account_inactive_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return inactive(db, pool, now, (struct range){after_id, last_id, limit}, rows_r);
}

enum outcome account_inactive_delete(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id)
{
	struct account account;
	struct db_rows *rows;
	enum outcome outcome = due(db, pool, inactive, account_id, &account, &rows);
	return outcome ? outcome : account_delete(db, pool, who, account_id);
}
