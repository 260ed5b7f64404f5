/* The demo's nights. */
#include "demo/demo_nights.h"

#include <string.h>

#include "base/clock.h"
#include "reminder/reminder.h"
#include "task/statement_time.h"

#define NIGHTLY 4800 /* seconds after midnight */

/* As the nightly run has them. */
static const struct night_rule {
	enum outcome (*list)(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
		int64_t last_id, int64_t limit, struct db_rows **rows_r);
	enum outcome (*act)(
		struct db *db, struct pool *pool, const struct principal *who, int64_t id);
} rules[] = {
	{statement_over_list, statement_over},
	{statement_reminder_list, statement_remind},
	{reminder_due_list, reminder_tell},
};

/* "due" is a day, or the instant at which one ends. */
static void night_begin(const char *due)
{
	bool day = strlen(due) == strlen("2026-11-29");

	clock_set((day ? day_start(due) : clock_from_sql(due)) + NIGHTLY);
}

enum outcome demo_nights_pass(struct db *db, struct pool *pool, int64_t until)
{
	static const struct principal system = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};
	size_t count = sizeof(rules) / sizeof(rules[0]);
	enum outcome outcome = OK;

	for (size_t rule = 0; !outcome && rule < count; rule++) {
		struct db_rows *rows = NULL;

		outcome = rules[rule].list(db, pool, until, 0, INT64_MAX, INT32_MAX, &rows);
		for (size_t i = 0; !outcome && i < rows->count; i++) {
			night_begin(db_text(rows, i, "due"));
			outcome = rules[rule].act(db, pool, &system, db_number(rows, i, "id"));
		}
	}
	return outcome;
}
