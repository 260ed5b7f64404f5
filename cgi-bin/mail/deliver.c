/* The sending of the outbox. */
#include "base/clock.h"
#include "base/crypto.h"
#include "base/log.h"
#include "base/text.h"
#include "mail/mail_file.h"
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
	int64_t id; /* 0: nothing is due */
	int64_t attempts; /* this one included */
	int64_t next; /* when it is tried again unless it succeeds */
	int64_t first; /* its first attempt */
	const char *message_id;
};

struct delivery {
	struct smtp *smtp; /* made for the first mail */
	int64_t give_up_hours;
	mail_given_up *given_up;
};

/* One mail at a time: a claim of many would run out while the first wait for a slow server. */
static enum outcome claim_work(struct db *db, void *context)
{
	struct claim *claim = context;
	int64_t now = clock_now();
	struct db_rows *rows;
	claim->id = 0;
	enum outcome outcome = db_rows(db, claim->pool,
		"SELECT id, attempts, first_attempt_at, message_id FROM mail_outbox"
		" WHERE status = 'waiting' AND next_attempt_at <= ? AND NOT by_post"
		" ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED",
		DB_VALUES(db_str(clock_sql(claim->pool, now))), &rows);
	if (outcome || rows->count == 0)
		return outcome;
	claim->id = db_number(rows, 0, "id");
	claim->attempts = db_number(rows, 0, "attempts") + 1;
	const char *first = db_text(rows, 0, "first_attempt_at");
	claim->first = first ? clock_from_sql(first) : now;
	claim->message_id = db_text(rows, 0, "message_id");
	size_t pause = claim->attempts <= (int64_t)PAUSES ? (size_t)claim->attempts : PAUSES;
	claim->next = now + pauses[pause - 1];
	return db_exec(db,
		"UPDATE mail_outbox SET attempts = ?, first_attempt_at = ?, next_attempt_at = ?,"
		" sending = 1 WHERE id = ?",
		DB_VALUES(db_int(claim->attempts), db_str(clock_sql(claim->pool, claim->first)),
			db_str(clock_sql(claim->pool, claim->next)), db_int(claim->id)),
		NULL);
}

/* What has no address is printed when it would be sent. */
static enum outcome print_work(struct db *db, void *context)
{
	struct claim *claim = context;

	return db_exec(db,
		"UPDATE mail_outbox SET status = 'print'"
		" WHERE status = 'waiting' AND by_post AND next_attempt_at <= ?",
		DB_VALUES(db_str(clock_sql(claim->pool, clock_now()))), NULL);
}

struct result {
	struct pool *pool;
	const struct claim *claim;
	const struct mail *mail;
	const char *status;
	const char *error; /* NULL: sent */
	mail_given_up *given_up; /* NULL: nobody is told */
};

/* What waits no longer is not kept (what is about an application is, sealed): among it are
 * passwords and links. */
static enum outcome result_work(struct db *db, void *context)
{
	const struct result *result = context;
	const char *sent = result->error ? NULL : clock_sql(result->pool, clock_now());
	bool over = !text_equal(result->status, "waiting");
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE mail_outbox SET status = ?, sending = 0, sent_at = ?, last_error = ?,"
		" body_text = IF(?, NULL, body_text), body_html = IF(?, NULL, body_html),"
		" body_calendar = IF(?, NULL, body_calendar)"
		" WHERE id = ? AND status = 'waiting'",
		DB_VALUES(db_str(result->status), db_str(sent), db_str(result->error),
			db_bool(over), db_bool(over), db_bool(over), db_int(result->claim->id)),
		&changed);
	if (outcome || changed == 0 || !result->given_up)
		return outcome;
	outcome = result->given_up(
		db, result->pool, result->mail->application_id, result->mail->template);
	return outcome == INVALID ? OK : outcome;
}

/* The files of a mail about an application, with their keys. A refused one never goes. */
static enum outcome files_open(struct db *db, const struct claim *claim, int64_t application_id,
	struct smtp_file **files_r, size_t *count_r)
{
	struct mail_file *files = NULL;
	enum outcome outcome;

	*count_r = 0;
	if (!application_id)
		return OK;
	outcome = mail_files_of(db, claim->pool, claim->id, &files, count_r);
	if (outcome)
		return outcome;
	*files_r = POOL_ARRAY(claim->pool, struct smtp_file, *count_r + 1);
	for (size_t i = 0; !outcome && i < *count_r; i++) {
		uint8_t *key = POOL_ARRAY(claim->pool, uint8_t, CRYPTO_KEY_SIZE);

		outcome = mail_file_key(db, application_id, &files[i], key);
		(*files_r)[i] = (struct smtp_file){.name = files[i].name,
			.mime = files[i].mime,
			.size = files[i].size,
			.file_id = text_equal(files[i].state, "good") ? files[i].file_id : NULL,
			.key = key};
	}
	return outcome;
}

/* Opens and sends. Unless OK, *error_r says why not; INVALID and GONE: never. */
static enum outcome mail_send(struct db *db, struct smtp *smtp, const struct claim *claim,
	struct mail *mail_r, const char **error_r)
{
	enum outcome outcome = mail_read(db, claim->pool, claim->id, mail_r);
	*error_r = outcome == GONE ? "key destroyed" : "cannot be read";
	struct smtp_file *files = NULL;
	size_t count = 0;
	if (!outcome)
		outcome = files_open(db, claim, mail_r->application_id, &files, &count);
	if (outcome)
		return outcome;
	return smtp_send(smtp,
		&(struct smtp_mail){
			.message_id = claim->message_id,
			.recipient = mail_r->recipient,
			.subject = mail_r->subject,
			.text = mail_r->text,
			.html = mail_r->html,
			.calendar = mail_r->calendar,
			.unsubscribe = mail_r->unsubscribe,
			.files = files,
			.file_count = count,
		},
		error_r);
}

/* Sends a claimed mail and notes how it went. A mail that must not be sent is given up at once. */
static enum outcome claim_send(
	struct db *db, const struct delivery *delivery, const struct claim *claim, bool *sent_r)
{
	struct mail mail = {0};
	struct result result = {claim->pool, claim, &mail, "sent", NULL, NULL};
	const char *error;
	enum outcome outcome = mail_send(db, delivery->smtp, claim, &mail, &error);
	*sent_r = outcome == OK;
	if (outcome) {
		bool late = claim->next >= claim->first + delivery->give_up_hours * HOUR;
		bool never = outcome != UNAVAILABLE;
		result.status = never || late ? "given_up" : "waiting";
		result.error = error;
		/* of a destroyed application nobody is told anything more */
		if ((never || late) && outcome != GONE && mail.application_id)
			result.given_up = delivery->given_up;
		log_warn("mail", "id=%lld attempt=%lld status=%s error=\"%s\"",
			(long long)claim->id, (long long)claim->attempts, result.status, error);
	}
	outcome = db_transaction(db, result_work, &result);
	if (outcome && *sent_r)
		log_error("mail", "id=%lld reason=sent_but_not_noted", (long long)claim->id);
	return outcome;
}

enum outcome mail_deliver(struct db *db, const struct settings *settings, int limit,
	mail_given_up *given_up, int *sent_r, int *failed_r)
{
	struct claim claim = {.pool = pool_new()};
	struct delivery delivery = {
		.give_up_hours = settings_int(settings, "mail_give_up_hours", GIVE_UP_HOURS),
		.given_up = given_up,
	};
	enum outcome outcome = db_transaction(db, print_work, &claim);
	*sent_r = 0;
	*failed_r = 0;
	while (!outcome && *sent_r + *failed_r < limit) {
		bool sent;
		pool_clear(claim.pool);
		outcome = db_transaction(db, claim_work, &claim);
		if (outcome || claim.id == 0)
			break;
		if (!delivery.smtp)
			delivery.smtp = smtp_new(settings);
		outcome = claim_send(db, &delivery, &claim, &sent);
		*(sent ? sent_r : failed_r) += 1;
		if (outcome)
			break;
	}
	smtp_free(&delivery.smtp);
	pool_free(&claim.pool);
	return outcome;
}
