/* The SBV is asked about everybody who is to be rejected, before anybody is. */
#include "notified/hearing.h"

#include "access/hold.h"
#include "notified/notified_private.h"
#include "task/statement.h"

/* clang-format off */
#define UNASKED \
	" FROM application a JOIN application_status s ON s.code = a.status" \
	" AND s.counts AND s.active WHERE a.vacancy_id = ? AND " ACCESS_TAKES_PART("a") \
	" AND (EXISTS (SELECT 1 FROM decision d JOIN decision_part p ON p.decision_id = d.id" \
	" WHERE d.vacancy_id = a.vacancy_id AND d.state = 'fixed'" \
	" AND p.application_id = a.id AND p.choice <> 'chosen')" \
	" OR EXISTS (SELECT 1 FROM procedure_end e WHERE e.vacancy_id = a.vacancy_id" \
	" AND e.live IS NOT NULL))" \
	" AND NOT EXISTS (SELECT 1 FROM statement q WHERE q.object_kind = ?" \
	" AND q.object_id = a.id AND q.kind = '" REJECTION_SBV "'" \
	" AND q.state NOT IN ('withdrawn', 'replaced'))" \
	" AND " ACCESS_SEES_MARK("a")
/* clang-format on */

enum outcome hearing_unasked(
	struct db *db, const struct principal *who, int64_t vacancy_id, int64_t *count_r)
{
	return db_get_int(db, "SELECT COUNT(*)" UNASKED,
		DB_VALUES(db_int(vacancy_id), db_int(OBJECT_APPLICATION),
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ)),
		count_r);
}

enum outcome hearing_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	if (!outcome)
		outcome = db_rows(db, pool, "SELECT a.id" UNASKED " ORDER BY a.id LIMIT ?",
			DB_VALUES(db_int(vacancy_id), db_int(OBJECT_APPLICATION),
				ACCESS_BIND(who, RIGHT_CANDIDATE_READ), db_int(HEARING_AT_ONCE)),
			&rows);
	if (!outcome && !rows->count) {
		problem_add(problems, "", "hearing_none");
		return INVALID;
	}
	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = statement_ask(db, pool, who, OBJECT_APPLICATION, db_number(rows, i, "id"),
			REJECTION_SBV, problems);
	return outcome;
}
