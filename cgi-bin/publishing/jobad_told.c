/* Mails and tasks about what lectors propose. */
#include "publishing/jobad_told.h"

#include "mail/letter.h"
#include "task/owner.h"
#include "task/task.h"

#define PROPOSED "jobad_proposed" /* kind of task */

static enum outcome rows_mail(struct db *db, struct pool *pool, const struct db_rows *rows,
	const char *template, const char *number)
{
	const struct letter_value values[] = {{"number", number}};
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = letter_queue(db, pool, 0, template, db_text(rows, i, "lang"),
			db_text(rows, i, "email"), values, 1);
		if (outcome == INVALID) /* cannot be written to; logged */
			outcome = OK;
	}
	return outcome;
}

enum outcome jobad_tell_proposed(struct db *db, struct pool *pool, const struct jobad *jobad)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		task_expect(db, OBJECT_JOBAD, jobad->id, jobad->vacancy_id, PROPOSED);

	if (!outcome)
		outcome = vacancy_owners(db, pool, jobad->vacancy_id, &rows);
	return outcome ? outcome : rows_mail(db, pool, rows, "staff_ad_proposed", jobad->number);
}

enum outcome jobad_proposed_again(struct db *db, const struct jobad *jobad)
{
	return !jobad->proposed
		? OK
		: task_expect(db, OBJECT_JOBAD, jobad->id, jobad->vacancy_id, PROPOSED);
}

enum outcome jobad_proposed_end(struct db *db, const struct jobad *jobad)
{
	return task_expect_end(db, OBJECT_JOBAD, jobad->id, jobad->vacancy_id, PROPOSED);
}

enum outcome jobad_tell_decided(
	struct db *db, struct pool *pool, const struct jobad *jobad, int64_t author)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT s.email, s.lang FROM staff_user s WHERE s.id = ? AND s.status = 'active'"
		" AND" ACCESS_NOT_EXCLUDED("?", "s.id"),
		DB_VALUES(db_int(author), db_int(jobad->vacancy_id)), &rows);

	return outcome ? outcome
		       : rows_mail(db, pool, rows, "staff_ad_proposal_decided", jobad->number);
}
