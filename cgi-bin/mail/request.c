/* Mails asked for by address. */
#include "mail/request.h"

#include "base/log.h"
#include "base/text.h"

static const char *const kinds[] = {
	[MAIL_REQUEST_RESUME] = "resume",
	[MAIL_REQUEST_FORGOTTEN] = "forgotten",
	[MAIL_REQUEST_STATUS] = "status_link",
	[MAIL_REQUEST_DATA] = "data_link",
	[MAIL_REQUEST_QUESTION] = "question",
	[MAIL_REQUEST_APPOINTMENT] = "appointment",
	[MAIL_REQUEST_WITHDRAWN] = "withdrawn",
};
#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

enum outcome mail_request_add(struct db *db, enum mail_request kind, const char *email)
{
	return db_exec(db, "INSERT INTO mail_request (kind, email) VALUES (?, ?)",
		DB_VALUES(db_str(kinds[kind]), db_str(email)), NULL);
}

enum outcome mail_request_add_application(
	struct db *db, enum mail_request kind, int64_t application_id)
{
	return db_exec(db,
		"INSERT INTO mail_request (kind, email, application_id) VALUES (?, '', ?)",
		DB_VALUES(db_str(kinds[kind]), db_int(application_id)), NULL);
}

struct run {
	struct pool *pool;
	mail_request_answer *answer;
	bool found;
};

static enum outcome run_work(struct db *db, void *context)
{
	struct run *run = context;
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, run->pool,
		"SELECT id, kind, email, IFNULL(application_id, 0) AS application_id FROM"
		" mail_request"
		" ORDER BY id LIMIT 1"
		" FOR UPDATE SKIP LOCKED",
		DB_NONE, &rows);
	run->found = !outcome && rows->count > 0;
	if (!run->found)
		return outcome;
	size_t kind = 0;
	while (kind + 1 < KINDS && !text_equal(db_text(rows, 0, "kind"), kinds[kind]))
		kind++;
	outcome = run->answer(db, run->pool, (enum mail_request)kind, db_text(rows, 0, "email"),
		db_number(rows, 0, "application_id"));
	if (outcome == UNAVAILABLE)
		return outcome;
	if (outcome)
		log_error("mail_request", "kind=%s outcome=%d", kinds[kind], (int)outcome);
	return db_exec(db, "DELETE FROM mail_request WHERE id = ?",
		DB_VALUES(db_int(db_number(rows, 0, "id"))), NULL);
}

enum outcome mail_request_run(struct db *db, int limit, mail_request_answer *answer, int *count_r)
{
	struct run run = {pool_new(), answer, false};
	enum outcome outcome;
	*count_r = 0;
	do {
		pool_clear(run.pool);
		outcome = db_transaction(db, run_work, &run);
		*count_r += !outcome && run.found;
	} while (!outcome && run.found && *count_r < limit);
	pool_free(&run.pool);
	return outcome;
}
