/*
 * Reminders on vacancies, ads and applications (OBJ-14): what somebody wants to be reminded of, or
 * wants others to be, on a day, once or again and again. Whom it is for has a task from that day on
 * and is mailed once; an applicant is mailed what was written, and reads no more of it.
 * What is written about an application is sealed with its key.
 */
#ifndef BMS_REMINDER_REMINDER_H
#define BMS_REMINDER_REMINDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "process/process.h"

#define REMINDER_SEALED "reminder" /* what is written about an application, under its key */

struct reminder {
	int64_t id, object_id, vacancy_id, created_by;
	int64_t object_kind; /* enum object_kind */
	const char *object_number;
	const char *subject_kind; /* "person", "role", "applicant" */
	const char *subject_name; /* of the person; NULL: a role */
	const char *role_code;
	const char *due_on;
	const char *every; /* "", "week", "month" */
	const char *text; /* NULL: the application's key is destroyed */
	const char *created_name;
	const char *done_at, *done_name; /* NULL: not done */
	int64_t own; /* 1: it is for the person, she has written it, or it is for an applicant whom
			she may remind */
	int64_t deputy_of; /* whom she is deputy of, whose it is; 0: nobody */
	const char *first_on; /* the day it was added for */
	struct db_cell text_sealed;
};

struct reminder_input {
	const char *whom; /* "self", "role:2", "person:17", "applicant" */
	const char *due_on;
	const char *every; /* NULL: once */
	const char *text;
};

/* Whom a reminder may be for: columns kind ("person", "role"), id (of the person, or the role),
 * name (or NULL), role (code): the roles on the vacancy, then the people, at most `limit`. OK,
 * UNAVAILABLE. */
enum outcome reminder_subjects(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	int64_t limit, struct db_rows **rows_r);

/*
 * Adds one, with a line of history. Holds vacancy and object; inside a transaction. OK; INVALID
 * (problems: reminder_past; reminder_whom: nobody of them is on the vacancy; reminder_unseen: who
 * does not see the object; reminder_applicant: as reminder_applicant_may); GONE (the application's
 * key is destroyed); NOT_FOUND; UNAVAILABLE.
 */
enum outcome reminder_add(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, const struct reminder_input *input,
	struct problems *problems);

/* May the applicant be reminded: of an application that was received and goes on, and that is no
 * proposal of the personnel office? OK, NOT_FOUND, UNAVAILABLE. */
enum outcome reminder_applicant_may(struct db *db, int64_t application_id, bool *may_r);

/* Those on an object, the open ones first, by their day; at most `limit`. Unless `all`, which says
 * that she may remind there, only those of the person. OK, UNAVAILABLE. */
enum outcome reminders_of(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, bool all, int64_t limit, struct reminder **reminders_r,
	size_t *count_r);

/* OK, NOT_FOUND (also: neither her own, nor of the task of one whom she is deputy of), UNAVAILABLE.
 * Whether the object is seen is no question here but for a deputy: by the person. */
enum outcome reminder_get(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct reminder *reminder_r);

/*
 * It is done: for good, or until its next day, which is the first after today; `ends`: for good
 * though it comes again. Holds vacancy, object, then itself; inside a transaction, with a line of
 * history, of a deputy with whom she represents. OK; CONFLICT (done already); NOT_FOUND (as of
 * reminder_get); UNAVAILABLE.
 */
enum outcome reminder_done(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id, bool ends);

struct reminder_seen {
	int64_t id;
	const char *text; /* NULL: about an application */
};

/* Of the reminders among these tasks (task.h) those whose object is seen by whose they are:
 * herself, or whom she represents. *count_r of them. No statement without any, two at most however
 * many she represents. OK, UNAVAILABLE. */
enum outcome reminders_seen(struct db *db, struct pool *pool, const struct principal *who,
	const struct db_rows *tasks, struct reminder_seen **seen_r, size_t *count_r);

/* One whose day has come, that is held: comes again on its next day, or, of one that does not, is
 * done. Inside a transaction. OK, UNAVAILABLE. */
enum outcome reminder_over(struct db *db, struct pool *pool, const struct principal *who,
	const struct reminder *reminder);

/* For the nightly run: those whose day has come and of whom nobody was mailed: columns id, number,
 * due. OK, UNAVAILABLE. */
enum outcome reminder_due_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);

/* Mails whom it is for, and their deputies, once; inside a transaction. OK, CONFLICT (not due any
 * more), NOT_FOUND, UNAVAILABLE. */
enum outcome reminder_tell(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/* After a step of a vacancy or ad into the archive, or to "gelöscht": reminders of it are over
 * (RET-40, RET-41). Inside its transaction. OK, UNAVAILABLE. */
process_hook reminder_after;

#endif
