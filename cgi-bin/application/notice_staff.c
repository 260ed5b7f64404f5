/* Letters to staff about an application: its number and a link, nothing about the person. */
#include "access/access.h"
#include "application/notice.h"
#include "history/history.h"
#include "task/owner.h"

static enum outcome tell_recruiters(
	struct db *db, struct pool *pool, int64_t application_id, const char *template)
{
	struct db_rows *application = NULL, *rows = NULL;
	enum outcome outcome =
		db_rows(db, pool, "SELECT number, vacancy_id FROM application WHERE id = ?",
			DB_VALUES(db_int(application_id)), &application);

	if (outcome || application->count == 0)
		return outcome;
	outcome = vacancy_owners(db, pool, db_number(application, 0, "vacancy_id"), &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const struct letter_value values[] = {
			{"number", db_text(application, 0, "number")}};

		outcome = letter_queue(db, pool, 0, template, db_text(rows, i, "lang"),
			db_text(rows, i, "email"), values, 1);
		if (outcome == INVALID) /* logged */
			outcome = OK;
	}
	return outcome;
}

enum outcome notice_file_gone(struct db *db, struct pool *pool, int64_t application_id)
{
	return tell_recruiters(db, pool, application_id, "staff_file_refused");
}

enum outcome notice_question(struct db *db, struct pool *pool, int64_t application_id)
{
	return tell_recruiters(db, pool, application_id, "staff_question");
}

enum outcome notice_withdrawn(struct db *db, struct pool *pool, int64_t application_id)
{
	return tell_recruiters(db, pool, application_id, "staff_withdrawn");
}

enum outcome notice_lost(struct db *db, int64_t application_id)
{
	return db_exec(db,
		"UPDATE mail_outbox m JOIN application a ON a.id = m.application_id"
		" SET m.open_vacancy_id = a.vacancy_id WHERE m.application_id = ?"
		" AND (m.status = 'given_up' OR m.returned_at IS NOT NULL)"
		" AND m.settled_at IS NULL AND m.template NOT LIKE 'staff\\_%'",
		DB_VALUES(db_int(application_id)), NULL);
}

enum outcome notice_given_up(
	struct db *db, struct pool *pool, int64_t application_id, const char *template)
{
	const struct principal system = {.kind = PRINCIPAL_SYSTEM};
	enum outcome outcome = history_add(
		db, &system, OBJECT_APPLICATION, application_id, "mail_given_up", template);

	if (!outcome)
		outcome = notice_lost(db, application_id);
	return outcome ? outcome : tell_recruiters(db, pool, application_id, "staff_mail_given_up");
}
