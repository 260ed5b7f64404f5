/*
 * Tasks: what one subject (a person, a committee) is expected to do (PRO-20). A row is there as
 * long as that is so: it comes and goes in the transaction of its cause, and with reach
 * (schema/170). What a person is expected to do is read by her subjects, a few index ranges
 * whatever the size of the data; what belongs to a vacancy she is kept out of (ACC-20) is not among
 * it.
 */
#ifndef BMS_TASK_TASK_H
#define BMS_TASK_TASK_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * What is expected of a person and of those she stands in for, the nearest last day first, what has
 * none last, at most `limit`; reminders from their day on; of others only what can be done for them
 * (statements, reminders): columns id, kind, question_de, question_en, measure (of a statement, or
 * NULL), object_kind, object_number,
 * vacancy_number, vacancy_title, statement_id, reminder_id, due_on, role, unit (the committee's
 * name, or NULL), deputy_of (name, or NULL) with her id as represented. OK, UNAVAILABLE.
 */
enum outcome tasks_of(struct db *db, struct pool *pool, const struct principal *who, int64_t limit,
	struct db_rows **rows_r);

/* Whoever recruits for the vacancy, persons alone, is expected to look at an object of it; once
 * each. `code` is a word of task_what and task_verb. Inside a transaction. OK, UNAVAILABLE. */
enum outcome task_expect(
	struct db *db, enum object_kind kind, int64_t id, int64_t vacancy_id, const char *code);

/* No longer. */
enum outcome task_expect_end(
	struct db *db, enum object_kind kind, int64_t id, int64_t vacancy_id, const char *code);

/* The vacancy an object belongs to that something is expected about. OK, NOT_FOUND (also of other
 * kinds), UNAVAILABLE. */
enum outcome task_vacancy_of(struct db *db, enum object_kind kind, int64_t id, int64_t *vacancy_r);

#endif
