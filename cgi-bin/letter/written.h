/*
 * Letters that staff write to applicants (BAK-09): one text for everybody of a bulk action, with
 * placeholders, in German and, where somebody reads it, English; filled for each person, previewed,
 * queued for now, for a time, or until a guard of the status model stops nothing.
 */
#ifndef BMS_LETTER_WRITTEN_H
#define BMS_LETTER_WRITTEN_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "application/notice.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define WRITTEN_USES 40 /* placeholders of one letter */
#define WRITTEN_DAYS 180 /* from when it goes to its last day, most */
#define WRITTEN_MISSING 12 /* values of one letter that are named as missing */

struct written {
	int64_t bulk_id;
	const char *template; /* that it was begun with */
	const char *subject_de, *body_de, *subject_en, *body_en; /* English may be NULL */
	const char *last_day; /* YYYY-MM-DD, or NULL */
	int64_t last_days; /* the last day is so many days after it goes; 0: last_day says it */
	const char *points; /* lines that {each lines} repeats, or NULL */
	const char *send; /* now, time, guard */
	const char *due_at; /* UTC; of "time" */
	const char *guard; /* of "guard": its code */
};

/* OK, NOT_FOUND (nothing is written for it yet, or it is over), UNAVAILABLE. */
enum outcome written_get(
	struct db *db, struct pool *pool, int64_t bulk_id, struct written *written_r);

/*
 * Keeps the text of a bulk action, in place of one before; inside a transaction that holds the
 * action. OK; INVALID with problems (of the texts as letter_check.h; letter_english: one part in
 * English alone; letter_last_both; send_day: needed, day_past; guard: required; choice: a template
 * that is not written by hand, a guard of no step of applications); UNAVAILABLE.
 */
enum outcome written_save(
	struct db *db, struct pool *pool, const struct written *written, struct problems *problems);

/* All its texts in one, for what they use. In the pool. */
const char *written_texts(struct pool *pool, const struct written *written);

/* Its texts go, and what opened its documents (attached.h); the rest stays as long as the bulk
 * action. OK, UNAVAILABLE. */
enum outcome written_forget(struct db *db, int64_t bulk_id);

/* The guards that a letter may wait for, those of steps and statuses of applications: column code.
 * OK, UNAVAILABLE. */
enum outcome written_guards(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* How it looks for one person. */
struct written_view {
	struct notice_mail mail;
	bool print; /* there is no address to send it to */
	const char *last_day; /* YYYY-MM-DD: counted from when it goes, as far as that is known now;
				 NULL: it is not counted */
	const char *missing[WRITTEN_MISSING]; /* placeholders of it that are empty for her */
	size_t missing_count;
};

/*
 * May this letter go to the applicant now? OK; INVALID (*reason_r, a word of bulk_reason: denied,
 * withdrawn, not_received, letter_text; of a letter that a step writes also what locks that step:
 * process_stop_word); NOT_FOUND; UNAVAILABLE.
 */
enum outcome written_check(struct db *db, struct pool *pool, const struct principal *who,
	const struct written *written, int64_t application_id, const char **reason_r);

/* OK, INVALID (it cannot be filled: logged), NOT_FOUND, UNAVAILABLE. */
enum outcome written_show(struct db *db, struct pool *pool, const struct written *written,
	int64_t application_id, struct written_view *view_r);

/*
 * Queues it, inside a transaction, with a line of history; it is held that the application has this
 * version. OK; INVALID (*reason_r as above, "gone": its key is destroyed, or of attached_give);
 * CONFLICT (another version); UNAVAILABLE.
 */
enum outcome written_queue(struct db *db, struct pool *pool, const struct principal *who,
	const struct written *written, int64_t application_id, int64_t version,
	const char **reason_r);

#endif
