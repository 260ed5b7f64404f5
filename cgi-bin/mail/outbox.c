/* The outbox: rows waiting to be sent. Apart from the sending, so that the portal needs no SMTP. */
#include "mail/outbox.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/log.h"
#include "base/text.h"
#include "store/store.h"

#define MESSAGE_ID_BYTES 24
#define DAY INT64_C(86400)
/* Of a mail that waits for a guard. */
#define NO_TIME "9999-12-31 00:00:00"
#define SECRET_MIN \
	30 /* characters: tokens are longer, what people read in addresses hardly ever \
	    */

static bool is_one_line(const char *text)
{
	return text && !strpbrk(text, "\r\n");
}

/* Ties the sealed mail to its row. */
static const char *mail_place(struct pool *pool, const char *message_id)
{
	return pool_printf(pool, "mail:%s", message_id);
}

/* One text of all: recipient and subject are lines, the lengths of text and HTML divide the rest;
 * of a mail without calendar the first of them alone. */
static const char *mail_pack(struct pool *pool, const struct mail *mail)
{
	if (!mail->calendar)
		return pool_printf(pool, "%s\n%s\n%zu\n%s%s", mail->recipient, mail->subject,
			strlen(mail->text), mail->text, mail->html);
	return pool_printf(pool, "%s\n%s\n%zu %zu\n%s%s%s", mail->recipient, mail->subject,
		strlen(mail->text), strlen(mail->html), mail->text, mail->html, mail->calendar);
}

static char *next_line(char **at)
{
	char *line = *at;
	char *end = line ? strchr(line, '\n') : NULL;

	*at = end ? end + 1 : NULL;
	if (end)
		*end = '\0';
	return line;
}

static bool mail_unpack(struct pool *pool, const char *packed, struct mail *mail_r)
{
	char *at = pool_strdup(pool, packed);
	int64_t length = 0, html = 0;

	mail_r->recipient = next_line(&at);
	mail_r->subject = next_line(&at);
	char *lengths = next_line(&at);
	const char *digits = at ? strsep(&lengths, " ") : NULL;
	if (!digits || !text_to_int(digits, 0, (int64_t)strlen(at), &length))
		return false;
	mail_r->text = pool_strndup(pool, at, (size_t)length);
	mail_r->html = at + length;
	if (!lengths)
		return true;
	if (!text_to_int(lengths, 0, (int64_t)strlen(mail_r->html), &html))
		return false;
	mail_r->calendar = mail_r->html + html;
	mail_r->html = pool_strndup(pool, mail_r->html, (size_t)html);
	return true;
}

static enum outcome mail_seal(struct db *db, struct pool *pool, const struct mail *mail,
	const char *message_id, struct db_value *sealed_r)
{
	uint8_t key[CRYPTO_KEY_SIZE];
	size_t length = 0;
	enum outcome outcome = store_key(db, OBJECT_APPLICATION, mail->application_id, key);

	if (outcome)
		return outcome;
	const void *sealed =
		store_seal(pool, key, mail_place(pool, message_id), mail_pack(pool, mail), &length);
	explicit_bzero(key, sizeof(key));
	*sealed_r = db_bytes(sealed, length);
	return OK;
}

/* Is there nothing to wait for before it is printed? */
static bool goes_by_post(const struct mail *mail)
{
	const struct mail_by_hand *hand = &mail->by_hand;

	return hand->print && !mail->wait.step_id && !hand->due && !hand->guard
		&& !hand->files_wait;
}

enum outcome mail_enqueue(struct db *db, struct pool *pool, const struct mail *mail)
{
	bool open = mail->application_id == 0;
	const char *now = clock_sql(pool, clock_now());
	const struct mail_by_hand *hand = &mail->by_hand;
	const char *due = hand->due ? clock_sql(pool, hand->due) : NULL;
	const char *next = mail->wait.step_id     ? clock_sql(pool, mail->wait.until)
		: hand->guard || hand->files_wait ? NO_TIME
		: due                             ? due
						  : now;
	const char *message_id = crypto_token(pool, MESSAGE_ID_BYTES);
	struct db_value sealed = db_null();
	enum outcome outcome = OK;

	if ((!hand->print && !text_is_email(mail->recipient)) || !is_one_line(mail->subject))
		return INVALID;
	if (!open)
		outcome = mail_seal(db, pool, mail, message_id, &sealed);
	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"INSERT INTO mail_outbox (application_id, template, recipient,"
		" subject, body_text, body_html, body_calendar, sealed, unsubscribe, message_id,"
		" next_attempt_at, created_at, application_step_id, text_version,"
		" status, writer_id, bulk_id, due_at, guard, guard_at, by_post, files_wait,"
		" last_days)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_id(mail->application_id), db_str(mail->template),
			db_str(open ? mail->recipient : NULL), db_str(open ? mail->subject : NULL),
			db_str(open ? mail->text : NULL), db_str(open ? mail->html : NULL),
			db_str(open ? mail->calendar : NULL), sealed, db_str(mail->unsubscribe),
			db_str(message_id), db_str(next), db_str(now), db_id(mail->wait.step_id),
			db_int(mail->text_version),
			db_str(goes_by_post(mail) ? "print" : "waiting"), db_id(hand->writer_id),
			db_id(hand->bulk_id), db_str(due), db_str(hand->guard),
			db_str(hand->guard ? now : NULL), db_bool(hand->print),
			db_bool(hand->files_wait), db_id(hand->last_days)),
		NULL);
	if (outcome)
		return UNAVAILABLE;
	if (hand->id_r)
		*hand->id_r = db_inserted_id(db);
	return OK;
}

static enum outcome mail_unseal(struct db *db, struct pool *pool, const char *message_id,
	const struct db_cell *sealed, struct mail *mail_r)
{
	uint8_t key[CRYPTO_KEY_SIZE];
	enum outcome outcome = store_key(db, OBJECT_APPLICATION, mail_r->application_id, key);

	if (outcome)
		return outcome;
	const char *packed = store_unseal(
		pool, key, mail_place(pool, message_id), sealed->bytes, sealed->length);
	explicit_bzero(key, sizeof(key));
	return packed && mail_unpack(pool, packed, mail_r) ? OK : INVALID;
}

struct sealed_mail {
	struct mail mail;
	const char *message_id;
	struct db_cell sealed;
};

static const struct db_field sealed_mail_fields[] = {
	DB_FIELD_AS(struct sealed_mail, mail.application_id, "application_id"),
	DB_FIELD_AS(struct sealed_mail, mail.template, "template"),
	DB_FIELD_AS(struct sealed_mail, mail.recipient, "recipient"),
	DB_FIELD_AS(struct sealed_mail, mail.subject, "subject"),
	DB_FIELD_AS(struct sealed_mail, mail.text, "body_text"),
	DB_FIELD_AS(struct sealed_mail, mail.html, "body_html"),
	DB_FIELD_AS(struct sealed_mail, mail.calendar, "body_calendar"),
	DB_FIELD_AS(struct sealed_mail, mail.unsubscribe, "unsubscribe"),
	DB_FIELD(struct sealed_mail, message_id),
	DB_FIELD(struct sealed_mail, sealed),
};

enum outcome mail_read(struct db *db, struct pool *pool, int64_t id, struct mail *mail_r)
{
	struct sealed_mail row;
	enum outcome outcome = db_struct(db, pool,
		"SELECT application_id, template, recipient,"
		" subject, body_text, body_html, body_calendar, unsubscribe, message_id, sealed"
		" FROM mail_outbox WHERE id = ?",
		sealed_mail_fields, &row, DB_VALUES(db_int(id)));

	if (outcome)
		return outcome;
	*mail_r = row.mail;
	return row.sealed.bytes ? mail_unseal(db, pool, row.message_id, &row.sealed, mail_r) : OK;
}

/* The text with `day` between all its marks, and without these. */
static const char *day_filled(struct pool *pool, const char *text, const char *day)
{
	struct buf buf;

	buf_init(&buf, pool);
	for (const char *mark, *end; (mark = strstr(text, MAIL_DAY)); text = end) {
		const char *inside = mark + strlen(MAIL_DAY);

		end = strstr(inside, MAIL_DAY);
		if (!end)
			break;
		buf_add(&buf, text, (size_t)(mark - text));
		if (day)
			buf_str(&buf, day);
		else
			buf_add(&buf, inside, (size_t)(end - inside));
		end += strlen(MAIL_DAY);
	}
	buf_str(&buf, text);
	return buf.data;
}

enum outcome mail_day_put(struct db *db, struct pool *pool, int64_t id, const char *day)
{
	struct mail mail;
	const char *message_id = NULL;
	struct db_value sealed;
	struct db_rows *rows = NULL;
	enum outcome outcome = mail_read(db, pool, id, &mail);

	if (!outcome)
		outcome = db_rows(db, pool, "SELECT message_id FROM mail_outbox WHERE id = ?",
			DB_VALUES(db_int(id)), &rows);
	if (outcome)
		return outcome;
	message_id = db_text(rows, 0, "message_id");
	mail.subject = day_filled(pool, mail.subject, day);
	mail.text = day_filled(pool, mail.text, day);
	mail.html = day_filled(pool, mail.html, day);
	outcome = mail_seal(db, pool, &mail, message_id, &sealed);
	return outcome
		? outcome
		: db_exec(db, "UPDATE mail_outbox SET sealed = ?, last_days = NULL WHERE id = ?",
			DB_VALUES(sealed, db_int(id)), NULL);
}

const char *mail_without_secrets(struct pool *pool, const char *text)
{
	static const char characters[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
	struct buf buf;

	buf_init(&buf, pool);
	for (bool segment = false; *text;) {
		size_t length = strspn(text, characters);

		if (segment && length >= SECRET_MIN)
			buf_str(&buf, MAIL_SECRET);
		else
			buf_add(&buf, text, length);
		text += length;
		segment = *text == '/';
		if (*text)
			buf_char(&buf, *text++);
	}
	return buf.data;
}

struct kept_row {
	struct kept_mail kept;
	const char *message_id;
	struct db_cell sealed;
};

static const struct db_field kept_fields[] = {
	DB_FIELD_AS(struct kept_row, kept.id, "id"),
	DB_FIELD_AS(struct kept_row, kept.mail.template, "template"),
	DB_FIELD_AS(struct kept_row, kept.mail.by_hand.writer_id, "writer_id"),
	DB_FIELD_AS(struct kept_row, kept.at, "created_at"),
	DB_FIELD_AS(struct kept_row, kept.state, "status"),
	DB_FIELD_AS(struct kept_row, kept.due_at, "due_at"),
	DB_FIELD_AS(struct kept_row, kept.guard, "guard"),
	DB_FIELD_AS(struct kept_row, kept.returned_at, "returned_at"),
	DB_FIELD_AS(struct kept_row, kept.sending, "sending"),
	DB_FIELD_AS(struct kept_row, kept.files, "files"),
	DB_FIELD(struct kept_row, message_id),
	DB_FIELD(struct kept_row, sealed),
};

static enum outcome kept_open(
	struct db *db, struct pool *pool, int64_t application_id, struct kept_row *row)
{
	row->kept.mail.application_id = application_id;
	enum outcome outcome =
		mail_unseal(db, pool, row->message_id, &row->sealed, &row->kept.mail);

	if (outcome)
		return outcome;
	row->kept.mail.subject = day_filled(pool, row->kept.mail.subject, NULL);
	row->kept.mail.text =
		day_filled(pool, mail_without_secrets(pool, row->kept.mail.text), NULL);
	return OK;
}

enum outcome mail_of_application(struct db *db, struct pool *pool, int64_t application_id,
	enum kept_for reader, struct kept_mail **mails_r, size_t *count_r)
{
	struct kept_row *rows = NULL;
	size_t count = 0;
	enum outcome outcome = db_structs(db, pool,
		"SELECT id, template, message_id, sealed, created_at, status, due_at, guard,"
		" returned_at, sending, IFNULL(writer_id, 0) AS writer_id,"
		" (SELECT GROUP_CONCAT(CONCAT_WS('\t', f.id, f.size, f.state, f.name)"
		" ORDER BY f.id SEPARATOR '\n') FROM mail_file x JOIN letter_file f"
		" ON f.id = x.letter_file_id WHERE x.mail_id = mail_outbox.id) AS files"
		" FROM mail_outbox WHERE application_id = ?"
		" AND template NOT LIKE 'staff\\_%'"
		" AND sealed IS NOT NULL AND (application_step_id IS NULL OR attempts > 0"
		" OR status <> 'waiting') AND (? OR writer_id IS NULL"
		" OR status IN ('sent', 'given_up', 'print')"
		" OR status = 'waiting' AND attempts > 0) ORDER BY id DESC",
		kept_fields, &rows, &count,
		DB_VALUES(db_int(application_id), db_bool(reader == KEPT_FOR_STAFF)));

	*count_r = 0;
	if (outcome)
		return outcome;
	*mails_r = POOL_ARRAY(pool, struct kept_mail, count + 1);
	for (size_t i = 0; i < count && !outcome; i++) {
		outcome = kept_open(db, pool, application_id, &rows[i]);
		(*mails_r)[i] = rows[i].kept;
	}
	if (outcome)
		return outcome == GONE ? OK : outcome;
	*count_r = count;
	return OK;
}

enum outcome mail_clean(struct db *db, int64_t *removed_r)
{
	struct pool *pool = pool_new();
	int64_t days = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT CAST(value AS SIGNED) FROM setting WHERE name = 'mail_keep_days'", DB_NONE,
		&days);

	*removed_r = 0;
	if (outcome == NOT_FOUND || (!outcome && days < 1))
		log_fatal("settings", "setting=mail_keep_days reason=missing");
	const struct db_value before = db_str(clock_sql(pool, clock_now() - days * DAY));
	if (!outcome)
		outcome = db_sweep(db, "mail_outbox", "id",
			"application_id IS NULL AND created_at < ?"
			" AND status <> 'waiting' AND COALESCE(sent_at, created_at) < ?",
			"created_at", removed_r, DB_VALUES(before, before));
	pool_free(&pool);
	return outcome;
}
