/*
 * The reports of the nightly run (RET-53): which rule, how many, which numbers, how long. Each is
 * sealed by a keyed hash over its rows and the seal before, and says how long the chains of history
 * and audit were.
 */
#ifndef BMS_NIGHTLY_NIGHTLY_REPORT_H
#define BMS_NIGHTLY_NIGHTLY_REPORT_H

#include "db/list.h"
#include "nightly/nightly.h"

/*
 * Takes the lock and begins a report; runs that were killed are sealed as aborted first. In a
 * transaction of its own. OK; CONFLICT (*result_r says which run is under way); UNAVAILABLE.
 */
enum outcome nightly_begin(
	struct db *db, const struct nightly_options *options, struct nightly_result *result_r);

/* Says that the run is alive, inside the transaction of what it does. OK, DENIED (another run has
 * taken over: stop), UNAVAILABLE. */
enum outcome nightly_beat(struct db *db, int64_t run_id, int64_t lease);

/* Adds an object; outcome "due", "done", "failed" (reason says why). Inside a transaction. OK,
 * CONFLICT (it is there), UNAVAILABLE. */
enum outcome nightly_note(struct db *db, int64_t run_id, const struct nightly_rule *rule,
	const struct nightly_object *object, const char *outcome, const char *reason);

/* Adds the sum of a rule. In a transaction of its own. OK, DENIED (as above), UNAVAILABLE. */
enum outcome nightly_sum(struct db *db, int64_t run_id, int64_t lease,
	const struct nightly_rule *rule, int64_t place, const struct nightly_result *sum,
	int64_t milliseconds);

/* Seals the report, gives the lock back, notes the run in the audit. In a transaction of its own.
 * OK, DENIED (another run has done it), UNAVAILABLE. */
enum outcome nightly_end(struct db *db, int64_t run_id, bool early);

/* The first report that does not fit. */
struct nightly_break {
	int64_t run_id; /* 0: none is left */
	int64_t runs; /* checked in all */
	const char *what; /* NULL: everything fits; "hash", "gap"; "cut": history, audit or reports
			     are shorter than they were when this run was sealed */
};

/* Checks the chain of reports from the first to the last. OK (see *break_r), UNAVAILABLE. */
enum outcome nightly_verify(struct db *db, struct nightly_break *break_r);

/*
 * What follows is read for an administrator: of a procedure she or he is excluded from nothing is
 * shown, and nothing of it counted (ACC-20; of an object that is gone nobody knows any more of
 * which it was). The sealed report stays whole.
 */

/* Does this administrator see less than the whole? OK, UNAVAILABLE. */
enum outcome nightly_partial(struct db *db, const struct principal *who, bool *partial_r);

/*
 * Runs (db/list.h): columns run (id, dry, only_rule), started_at, status, clock, done, failed,
 * seconds. Order: run. Filters: status (a code). The slot is the administrator's id.
 */
enum { NIGHTLY_SLOT_READER = 1, NIGHTLY_SLOT_RUN };
extern const struct db_list nightly_run_list;

/* One run: columns id, dry, only_rule, clock, asked_by (user id or NULL), status, done, passed,
 * failed, started_at, ended_at, seconds, seq, hash (hex). OK, NOT_FOUND, UNAVAILABLE. */
enum outcome nightly_run_get(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct db_rows **rows_r);

/* Its rules in their order: columns rule, code, done, passed, failed, milliseconds. OK,
 * UNAVAILABLE. */
enum outcome nightly_results(struct db *db, struct pool *pool, const struct principal *who,
	int64_t run_id, struct db_rows **rows_r);

/* Its objects: columns rule, code, object, number, clock_start, due, outcome, reason. OK,
 * UNAVAILABLE. */
enum outcome nightly_objects(struct db *db, struct pool *pool, const struct principal *who,
	int64_t run_id, struct db_rows **rows_r);

/*
 * The same as a list (db/list.h): columns number, object, rule (with code), clock_start, due,
 * outcome (with reason). Order: rule. Filters: ergebnis (an outcome). The slots are the
 * administrator's and the run's ids.
 */
extern const struct db_list nightly_object_list;

/* Asks for a run; inside a transaction. OK, CONFLICT (one of the kind is asked for already),
 * UNAVAILABLE. */
enum outcome nightly_ask(struct db *db, struct pool *pool, const struct principal *who, bool dry);

/* What is asked for and not begun: columns id, dry, asked_by, asked_at. OK, UNAVAILABLE. */
enum outcome nightly_asked(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* Notes that it is taken up, or (taken false) that it still waits. In a transaction of its own. OK,
 * UNAVAILABLE. */
enum outcome nightly_take(struct db *db, int64_t asked_id, bool taken);

#endif
