/*
 * What becomes of a question back and of an answer against what was asked: the asker replies, while
 * the deadline runs on (LAW-10); an objection is overcome when its reply is accepted, or by the
 * decision of the head of the authority (LAW-13). All inside a transaction; each holds vacancy,
 * object, then the statement.
 */
#ifndef BMS_TASK_STATEMENT_REPLY_H
#define BMS_TASK_STATEMENT_REPLY_H

#include <stdbool.h>

#include "store/stored_file.h"
#include "task/statement.h"

/* Who steers the procedure is expected to reply to a question back. OK, UNAVAILABLE. */
enum outcome statement_reply_expect(struct db *db, const struct statement *statement);

/* The newest question back of an open statement, or the answer against it, that nobody has replied
 * to: its id. OK, NOT_FOUND (there is none), UNAVAILABLE. */
enum outcome statement_reply_due(
	struct db *db, const struct statement *statement, int64_t *answer_r);

/* Replies to it; whoever was asked is mailed, and of an objection expected to say whether it is
 * overcome; that of the equality officer is by the reasoned reply itself (LAW-31). OK; INVALID
 * (text: statement_text); CONFLICT (statement_replied: nothing waits); NOT_FOUND; GONE;
 * UNAVAILABLE. */
enum outcome statement_reply(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *text, struct problems *problems);

/*
 * An answer against it, held as statement_hold does, stops nothing any more: how (statement.lifted)
 * and its line of history. Nobody is expected to do anything about it. Inside a transaction. OK,
 * UNAVAILABLE.
 */
enum outcome statement_lift(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, const char *how, const char *action);

/* May whoever was asked take back her answer against it without waiting for a reply? A refused
 * consent, and the equality officer's objection (LAW-11, LAW-31). */
bool statement_retractable(const struct statement *statement);

/* Whoever was asked accepts the reply to an objection, or takes back what may be. OK; CONFLICT
 * (statement_lifted: nothing to accept); NOT_FOUND (was not asked); UNAVAILABLE. */
enum outcome statement_accept(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct problems *problems);

struct statement_decision_input {
	const char *decided_on; /* day */
	const char *text;
	struct stored_upload file;
};

/* Does the head of the authority decide when it is answered with an objection? The works council's
 * to an ad (LAW-13). */
bool statement_decidable(const struct statement *statement);

/* Keeps the decision of the head of the authority on an objection to an ad, which overcomes it.
 * OK; INVALID (decided_on: day_future, statement_decided_early; file: file_kind); CONFLICT
 * (statement_lifted); NOT_FOUND; UNAVAILABLE. */
enum outcome statement_decide(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct statement_decision_input *input, struct problems *problems);

struct statement_decision {
	const char *decided_on, *text, *name, *mime, *file_id, *by;
	const char *checked; /* STORED_CHECKED */
	int64_t size;
};

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome statement_decision_get(
	struct db *db, struct pool *pool, int64_t id, struct statement_decision *decision_r);

#endif
