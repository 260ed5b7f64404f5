/* Running numbers, counted in the transaction that uses them. */
#include "db/number.h"

#include "base/clock.h"
#include "base/text.h"

enum outcome number_next(struct db *db, struct pool *pool, const char *kind, const char **number_r)
{
	int64_t year = 0, last = 0;
	enum outcome outcome;

	text_to_int(pool_strndup(pool, clock_today(pool), 4), 1970, 9999, &year);
	outcome = db_exec(db,
		DB_AS_COMMITTED "INSERT INTO number_counter (kind, year, last) VALUES (?, ?, 1)"
				" ON DUPLICATE KEY UPDATE last = last + 1",
		DB_VALUES(db_str(kind), db_int(year)), NULL);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT last FROM number_counter WHERE kind = ? AND year = ?",
			DB_VALUES(db_str(kind), db_int(year)), &last);
	if (outcome)
		return outcome;
	*number_r = pool_printf(pool, "%s-%04lld-%05lld", kind, (long long)year, (long long)last);
	return OK;
}
