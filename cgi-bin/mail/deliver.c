/* The sending of the outbox. */
#include "base/clock.h"
#include "base/log.h"
#include "mail/outbox.h"
#include "mail/smtp.h"

#define HOUR 3600
#define GIVE_UP_HOURS 72

/* Seconds until the next attempt, by the number of attempts made. */
static const int64_t pauses[] = {60, 300, 900, HOUR};
#define PAUSES (sizeof(pauses) / sizeof(*pauses))
_Static_assert(SMTP_SECONDS < 60, "a mail would be claimed again while it is being sent");

struct claim {
	struct pool *pool;
	int64_t id;		/* 0: nothing is due */
	int64_t attempts;	/* this one included */
	int64_t next;		/* when it is tried again unless it succeeds */
	int64_t created;
	struct smtp_mail mail;
};

/* One mail at a time: a claim of many would run out while the first wait for a slow server. */
static enum outcome claim_work(struct db *db, void *context)
{
	struct claim *claim = context;
	int64_t now = clock_now();
	struct db_rows *rows;
	claim->id = 0;
	enum outcome outcome = db_rows(db, claim->pool,
		"SELECT id, attempts, created_at, message_id, recipient, subject, body_text,"
		" body_html"
		" FROM mail_outbox WHERE status = 'waiting' AND next_attempt_at <= ?"
		" ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED",
		DB_VALUES(db_str(clock_sql(claim->pool, now))), &rows);
	if (outcome || rows->count == 0)
		return outcome;
	claim->id = db_cell_int(rows, 0, 0);
	claim->attempts = db_cell_int(rows, 0, 1) + 1;
	claim->created = clock_from_sql(db_cell_text(rows, 0, 2));
	claim->mail = (struct smtp_mail){
		.message_id = db_cell_text(rows, 0, 3),
		.recipient = db_cell_text(rows, 0, 4),
		.subject = db_cell_text(rows, 0, 5),
		.text = db_cell_text(rows, 0, 6),
		.html = db_cell_text(rows, 0, 7),
	};
	size_t pause = claim->attempts <= (int64_t)PAUSES ? (size_t)claim->attempts : PAUSES;
	claim->next = now + pauses[pause - 1];
	return db_exec(db, "UPDATE mail_outbox SET attempts = ?, next_attempt_at = ? WHERE id = ?",
		DB_VALUES(db_int(claim->attempts), db_str(clock_sql(claim->pool, claim->next)),
			db_int(claim->id)), NULL);
}

struct result {
	struct pool *pool;
	int64_t id;
	const char *status;
	const char *error;	/* NULL: sent */
};

static enum outcome result_work(struct db *db, void *context)
{
	const struct result *result = context;
	const char *sent = result->error ? NULL : clock_sql(result->pool, clock_now());
	return db_exec(db, "UPDATE mail_outbox SET status = ?, sent_at = ?, last_error = ?"
		" WHERE id = ? AND status = 'waiting'",
		DB_VALUES(db_str(result->status), db_str(sent), db_str(result->error),
			db_int(result->id)), NULL);
}

/* Sends a claimed mail and notes how it went. A mail that must not be sent is given up at once. */
static enum outcome claim_send(struct db *db, struct smtp *smtp, const struct claim *claim,
	int64_t give_up_hours, bool *sent_r)
{
	struct result result = {.pool = claim->pool, .id = claim->id, .status = "sent"};
	const char *error;
	enum outcome outcome = smtp_send(smtp, &claim->mail, &error);
	*sent_r = outcome == OK;
	if (outcome) {
		bool late = claim->next >= claim->created + give_up_hours * HOUR;
		result.status = outcome == INVALID || late ? "given_up" : "waiting";
		result.error = error;
		log_warn("mail", "id=%lld attempt=%lld status=%s error=\"%s\"",
			(long long)claim->id, (long long)claim->attempts, result.status, error);
	}
	outcome = db_transaction(db, result_work, &result);
	if (outcome && *sent_r)
		log_error("mail", "id=%lld reason=sent_but_not_noted", (long long)claim->id);
	return outcome;
}

enum outcome mail_deliver(struct db *db, const struct settings *settings, int limit, int *sent_r,
	int *failed_r)
{
	struct smtp *smtp = NULL;
	struct claim claim = {.pool = pool_new()};
	int64_t give_up_hours = settings_int(settings, "mail_give_up_hours", GIVE_UP_HOURS);
	enum outcome outcome = OK;
	*sent_r = 0;
	*failed_r = 0;
	while (*sent_r + *failed_r < limit) {
		bool sent;
		pool_clear(claim.pool);
		outcome = db_transaction(db, claim_work, &claim);
		if (outcome || claim.id == 0)
			break;
		if (!smtp)
			smtp = smtp_new(settings);
		outcome = claim_send(db, smtp, &claim, give_up_hours, &sent);
		*(sent ? sent_r : failed_r) += 1;
		if (outcome)
			break;
	}
	smtp_free(&smtp);
	pool_free(&claim.pool);
	return outcome;
}
