/* Offering accounts. */
#include "arrival/account_offered.h"

#include "access/hold.h"
#include "application/notice.h"
#include "arrival/copied.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

#define DAY 86400

/* words: problem.account_offer_gone problem.account_there problem.account_paper
 * problem.account_often
 */
enum outcome account_offer_hindrance(struct db *db, struct pool *pool, int64_t application_id,
	const char **problem_r, const char **offered_r)
{
	struct db_rows *rows = NULL;
	const char *gone = NULL;
	enum outcome outcome = copy_hindrance(db, pool, application_id, &gone);

	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT CASE WHEN EXISTS (SELECT 1 FROM account c"
			" WHERE c.applicant_id = p.id AND c.status <> 'unused')"
			" THEN 'account_there' WHEN p.email = '' THEN 'account_paper'"
			" WHEN SUM(m.created_at > ?) >= ? THEN 'account_often' END AS problem,"
			" MAX(m.created_at) AS offered_at"
			" FROM application a JOIN applicant p ON p.id = a.applicant_id"
			" LEFT JOIN mail_outbox m ON m.application_id = a.id"
			" AND m.template = 'account_offer' WHERE a.id = ? GROUP BY p.id, p.email"
			" LOCK IN SHARE MODE",
			DB_VALUES(db_str(clock_sql(pool, clock_now() - DAY)),
				db_int(ACCOUNT_OFFERS), db_int(application_id)),
			&rows);
	if (outcome)
		return outcome;
	*problem_r = gone || !rows->count ? "account_offer_gone" : db_text(rows, 0, "problem");
	*offered_r = rows->count ? db_text(rows, 0, "offered_at") : NULL;
	return OK;
}

/* words: history.account_offered */
enum outcome account_offer_send(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct problems *problems)
{
	const char *problem = NULL, *offered = NULL;
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, application_id);

	if (!outcome)
		outcome = account_offer_hindrance(db, pool, application_id, &problem, &offered);
	if (outcome)
		return outcome;
	if (problem) {
		problem_add(problems, "", problem);
		return INVALID;
	}
	outcome = notice_queue(db, pool, application_id, "account_offer");
	return outcome
		? outcome
		: history_add(db, who, OBJECT_APPLICATION, application_id, "account_offered", NULL);
}
