/* Mails asked for by address. */
#include "mail/request.h"

#include "base/log.h"
#include "base/text.h"

static const char *const kinds[] = {
	[MAIL_REQUEST_RESUME] = "resume",
	[MAIL_REQUEST_FORGOTTEN] = "forgotten",
};

enum outcome mail_request_add(struct db *db, enum mail_request kind, const char *email)
{
	return db_exec(db, "INSERT INTO mail_request (kind, email) VALUES (?, ?)",
		DB_VALUES(db_str(kinds[kind]), db_str(email)), NULL);
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
		"SELECT id, kind, email FROM mail_request ORDER BY id LIMIT 1"
		" FOR UPDATE SKIP LOCKED", DB_NONE, &rows);
	run->found = !outcome && rows->count > 0;
	if (!run->found)
		return outcome;
	enum mail_request kind = text_equal(db_cell_text(rows, 0, 1), kinds[MAIL_REQUEST_RESUME])
		? MAIL_REQUEST_RESUME : MAIL_REQUEST_FORGOTTEN;
	outcome = run->answer(db, run->pool, kind, db_cell_text(rows, 0, 2));
	if (outcome == UNAVAILABLE)
		return outcome;
	if (outcome)
		log_error("mail_request", "kind=%s outcome=%d", kinds[kind], (int)outcome);
	return db_exec(db, "DELETE FROM mail_request WHERE id = ?",
		DB_VALUES(db_int(db_cell_int(rows, 0, 0))), NULL);
}

enum outcome mail_request_run(struct db *db, int limit, mail_request_answer *answer,
	int *count_r)
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
