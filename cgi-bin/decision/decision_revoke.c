/* Revoking a decision. */
#include "application/application.h"
#include "base/clock.h"
#include "base/text.h"
#include "decision/decision_private.h"
#include "history/history.h"

#define QUESTIONS "selection_department,selection_p31,selection_sbv,selection_pr,selection_gsb"

/* Somebody is hired by it, handed over, or has an offer: then it stands. Those chosen are read with
 * a lock: whoever is on the way with one of them is waited for.
 * words: problem.decision_hired problem.decision_offer */
static enum outcome bound_check(struct db *db, struct pool *pool, const struct decision *decision,
	struct problems *problems)
{
	struct db_rows *rows = NULL;
	bool hired = false, offered = false;
	/* clang-format off */
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.handed_over OR " APPLICATION_HIRED("a") " AS hired,"
		" o.id IS NOT NULL AS offered FROM decision_part d"
		" JOIN application a ON a.id = d.application_id LEFT JOIN offer o ON o.live = a.id"
		" WHERE d.decision_id = ? AND d.choice = 'chosen' FOR UPDATE",
		DB_VALUES(db_int(decision->id)), &rows);
	/* clang-format on */

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		hired |= db_number(rows, i, "hired") != 0;
		offered |= db_number(rows, i, "offered") != 0;
	}
	if (outcome || !(hired || offered))
		return outcome;
	problem_add(problems, "", hired ? "decision_hired" : "decision_offer");
	return INVALID;
}

static enum outcome revoke_one(struct db *db, struct pool *pool, const struct principal *who,
	const struct decision *decision, const char *reason)
{
	enum outcome outcome =
		decision_questions_end(db, pool, who, decision->vacancy_id, QUESTIONS);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE decision SET state = 'revoked', version = version + 1,"
			" revoked_at = ?, revoked_by = ?, revoked_reason = ? WHERE id = ?",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(who->id),
				db_str(reason), db_int(decision->id)),
			NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, decision->vacancy_id,
			       "decision_revoked", NULL);
}

enum outcome decision_revoke(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *reason, struct problems *problems)
{
	struct decision decision;
	enum outcome outcome = decision_hold_in(db, pool, vacancy_id, "fixed", problems, &decision);

	if (!outcome && text_blank(reason)) {
		problem_add(problems, "reason", "required");
		return INVALID;
	}
	if (!outcome)
		outcome = bound_check(db, pool, &decision, problems);
	if (!outcome)
		outcome = revoke_one(db, pool, who, &decision, reason);
	return outcome ? outcome : decision_begin(db, pool, who, vacancy_id, problems);
}

enum outcome decision_stop(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *reason, struct problems *problems)
{
	struct decision decision;
	enum outcome outcome = decision_hold(db, pool, vacancy_id, &decision);

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	outcome = bound_check(db, pool, &decision, problems);
	return outcome ? outcome : revoke_one(db, pool, who, &decision, reason);
}
