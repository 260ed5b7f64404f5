/* The phases of procedures. */
#include "recruiting/phase.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"

static const char *const phase_codes[PHASE_COUNT] = {"", "preparation", "agreement", "office",
	"advertised", "selection", "committees", "hiring", "closed"};

/* Seconds in which a procedure in its phase is young, and after which it is old. */
static const int64_t phase_soon = 14 * 86400, phase_long = 56 * 86400;

const char *phase_code(enum phase phase)
{
	return phase_codes[phase];
}

enum phase phase_of(const char *code)
{
	for (int phase = PHASE_NONE + 1; phase < PHASE_COUNT; phase++)
		if (text_equal(code, phase_codes[phase]))
			return (enum phase)phase;
	return PHASE_NONE;
}

enum outcome phase_note(struct db *db, struct pool *pool, int64_t vacancy_id)
{
	struct db_rows *rows = NULL;

	return db_rows(db, pool, "SELECT vacancy_phase_note(?, ?) AS phase",
		DB_VALUES(db_int(vacancy_id), db_str(clock_sql(pool, clock_now()))), &rows);
}

void phase_line(
	struct pool *pool, const char *phases, const char *since_r[PHASE_COUNT], enum phase *here_r)
{
	char *rest = pool_strdup(pool, phases ? phases : "");

	*here_r = PHASE_NONE;
	for (int phase = 0; phase < PHASE_COUNT; phase++)
		since_r[phase] = NULL;
	while (rest && *rest) {
		char *one = strsep(&rest, ";");
		const char *code = strsep(&one, " "), *day = strsep(&one, " ");
		const char *time = strsep(&one, " ");
		enum phase phase = phase_of(code);

		since_r[phase] = pool_printf(pool, "%s %s", day, time);
		*here_r = one ? phase : PHASE_NONE;
	}
}

enum outcome phase_counts(struct db *db, struct pool *pool, const struct principal *who,
	int64_t project_id, struct db_rows **rows_r, bool *more_r)
{
	int64_t now = clock_now(), all = 0;
	/* clang-format off */
	enum outcome outcome = db_rows(db, pool,
		"SELECT g.phase, SUM(g.since > ?) AS soon, SUM(g.since <= ? AND g.since > ?)"
		" AS later, SUM(g.since <= ?) AS `long`, COUNT(*) AS procedures"
		" FROM (SELECT f.phase, f.since FROM vacancy_phase f FORCE INDEX"
		" (vacancy_phase_phase) WHERE f.project_id = ? AND f.ended_at IS NULL AND"
		ACCESS_NOT_EXCLUDED("f.vacancy_id", "?") " LIMIT ?) g"
		" GROUP BY g.phase ORDER BY g.phase + 0",
		DB_VALUES(db_str(clock_sql(pool, now - phase_soon)),
			db_str(clock_sql(pool, now - phase_soon)),
			db_str(clock_sql(pool, now - phase_long)),
			db_str(clock_sql(pool, now - phase_long)),
			db_int(project_id), db_int(who->id), db_int(PHASE_COUNTED + 1)), rows_r);
	/* clang-format on */

	for (size_t i = 0; !outcome && i < (*rows_r)->count; i++)
		all += db_number(*rows_r, i, "procedures");
	*more_r = all > PHASE_COUNTED;
	return outcome;
}
