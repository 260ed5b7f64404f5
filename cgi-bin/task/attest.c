/* Attestations. */
#include "task/attest.h"

#include "task/asking.h"

/* Has anybody but the recruiting seen what has arrived? */
static enum outcome anybody_loses(struct db *db, struct pool *pool, int64_t vacancy_id, bool *any_r)
{
	const struct asking asking = {.db = db, .pool = pool, .vacancy_id = vacancy_id};
	const struct kind closing = {.code = "closing", .asked = "ALL"};
	struct subject *subjects = NULL;
	size_t count = 0;
	int64_t arrived = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT EXISTS (SELECT 1 FROM application a JOIN application_status s"
		" ON s.code = a.status AND s.counts WHERE a.vacancy_id = ? AND NOT a.at_rest)",
		DB_VALUES(db_int(vacancy_id)), &arrived);

	if (!outcome && arrived)
		outcome = subjects_read(
			&asking, &closing, &(struct statement_question){0}, &subjects, &count);
	*any_r = count > 0;
	return outcome;
}

enum outcome attest_closing(
	struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id)
{
	struct problems problems = {0};
	bool any = false;
	enum outcome outcome = anybody_loses(db, pool, vacancy_id, &any);

	return outcome || !any
		? outcome
		: statement_ask(db, pool, who, OBJECT_VACANCY, vacancy_id, "closing", &problems);
}
