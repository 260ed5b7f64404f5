/* Abstaining. */
#include "consent/abstain.h"

#include "history/history.h"
#include "recruiting/exclusion.h"
#include "task/statement.h"

/* words: history.consent_abstained */
enum outcome consent_abstain(
	struct db *db, struct pool *pool, const struct principal *who, int64_t statement_id)
{
	struct statement statement;
	struct statement_part part;
	enum outcome outcome = statement_hold(db, pool, statement_id, &statement);

	if (!outcome)
		outcome = statement_part(db, pool, who, &statement, &part);
	if (!outcome && (!part.asked || part.deputy_of))
		outcome = NOT_FOUND;
	if (!outcome)
		outcome = history_add(
			db, who, OBJECT_VACANCY, statement.vacancy_id, "consent_abstained", NULL);
	return outcome ? outcome
		       : exclusion_add(db, pool, who, statement.vacancy_id, who->id,
			       "Enthaltung wegen eigener Betroffenheit (§ 39 V HmbPersVG)");
}
