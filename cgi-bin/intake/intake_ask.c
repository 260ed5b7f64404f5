/* Asking the scanner, and how it is doing. */
#include "base/clock.h"
#include "base/text.h"
#include "intake/intake_private.h"
#include "scan/scan.h"

#define PAUSE 60 /* seconds in which a scanner that said nothing is left alone */

/* Is it left alone after it has said nothing? */
static enum outcome scanner_rests(struct queue_turn *turn, const char **why_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(turn->db, turn->pool,
		"SELECT failed_why FROM scanner_state WHERE next_at > ?",
		DB_VALUES(db_str(clock_sql(turn->pool, clock_now()))), &rows);

	*why_r = !outcome && rows->count ? db_text(rows, 0, "failed_why") : NULL;
	return outcome;
}

enum outcome intake_ask(
	struct queue_turn *turn, const void *bytes, size_t length, struct intake_answer *answer_r)
{
	static const char *const hindrances[] = {[SCAN_AWAY] = "away",
		[SCAN_LATE] = "late",
		[SCAN_NONSENSE] = "nonsense",
		[SCAN_SIZE] = "size"};
	enum scan_answer answer = SCAN_CLEAN;
	enum outcome outcome;

	*answer_r = (struct intake_answer){0};
	if (!scan_wanted())
		return OK;
	outcome = scanner_rests(turn, &answer_r->why);
	if (outcome || answer_r->why)
		return outcome;
	answer_r->asked = true;
	answer = scan_bytes(bytes, length);
	answer_r->found = answer == SCAN_FOUND;
	if (answer != SCAN_CLEAN && answer != SCAN_FOUND)
		answer_r->why = hindrances[answer];
	return OK;
}

/* A file that is too large for it says nothing of the scanner: others are asked about. */
static enum outcome failure_note(struct db *db, struct pool *pool, const char *why)
{
	int64_t now = clock_now();

	if (text_equal(why, "size"))
		return OK;
	return db_exec(db, "UPDATE scanner_state SET failed_at = ?, failed_why = ?, next_at = ?",
		DB_VALUES(db_str(clock_sql(pool, now)), db_str(why),
			db_str(clock_sql(pool, now + PAUSE))),
		NULL);
}

enum outcome intake_note(struct db *db, struct pool *pool, const struct intake_answer *answer)
{
	const char *now = clock_sql(pool, clock_now());

	if (answer->why)
		return failure_note(db, pool, answer->why);
	if (answer->found)
		return db_exec(db,
			"UPDATE scanner_state SET found = found + 1, found_at = ?, answered_at = ?,"
			" failed_at = NULL, failed_why = NULL, next_at = NULL",
			DB_VALUES(db_str(now), db_str(now)), NULL);
	if (!scan_wanted())
		return OK;
	return db_exec(db,
		"UPDATE scanner_state SET answered_at = ?, failed_at = NULL,"
		" failed_why = NULL, next_at = NULL",
		DB_VALUES(db_str(now)), NULL);
}
