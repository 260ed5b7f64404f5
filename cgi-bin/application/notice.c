/* Letters about an application. */
#include "application/notice.h"

#include <string.h>

#include "access/access.h"
#include "application/attachment.h"
#include "application/confirmation.h"
#include "application/link.h"
#include "base/clock.h"
#include "base/text.h"
#include "format/markdown.h"
#include "mail/letter.h"

#define VALUES_MAX 16

struct notice {
	int64_t application_id;
	const char *template;
	const char *recipient;
	const char *lang;
	bool received;
	bool account; /* in use */
	struct letter_value values[VALUES_MAX];
	size_t count;
	struct letter_list documents;
};

static const struct letter_row one_row[1];

static void notice_add(struct notice *notice, const char *name, const char *value)
{
	notice->values[notice->count++] = (struct letter_value){name, value};
}

const char *notice_closes(struct pool *pool, const char *last_day, const char *lang)
{
	if (!last_day)
		return "";
	return pool_printf(pool, "%s%s", day_show(pool, last_day, lang),
		text_equal(lang, "en") ? ", end of the day" : ", 24 Uhr");
}

const char *notice_salutation(const char *code, const char *lang)
{
	bool english = text_equal(lang, "en");

	if (text_equal(code, "frau"))
		return english ? "Ms" : "Frau";
	return text_equal(code, "herr") ? english ? "Mr" : "Herr" : "";
}

/* The link that proves the address. */
static enum outcome add_token(struct db *db, struct pool *pool, struct notice *notice)
{
	const char *token = NULL;
	int64_t until = 0;
	enum outcome outcome = confirmation_new(db, pool, notice->application_id, &token, &until);

	if (outcome)
		return outcome;
	notice_add(notice, "token", token);
	notice_add(notice, "until", clock_show(pool, until, notice->lang));
	return OK;
}

/* The letter with the link, or the one that says that there is an application already. */
static enum outcome add_confirmation(struct db *db, struct pool *pool, struct notice *notice)
{
	const char *other;
	enum outcome outcome = confirmation_holder(db, pool, notice->application_id, &other);
	if (outcome)
		return outcome;
	if (other) {
		notice->template = "already_applied";
		notice_add(notice, "other", other);
		return OK;
	}
	return add_token(db, pool, notice);
}

/* The contact of the ad in one line of plain words. */
static const char *contact(struct pool *pool, const char *markdown)
{
	struct buf buf;

	buf_init(&buf, pool);
	markdown_words(&buf, markdown);
	return text_trim(pool, buf.data);
}

/* What came with it; with or without proofs of severe disability (ACC-16). */
static enum outcome add_documents(
	struct db *db, struct pool *pool, bool proofs, struct notice *notice)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = attachment_list(db, pool, notice->application_id, proofs, &rows);

	if (outcome)
		return outcome;
	struct letter_value *values = POOL_ARRAY(pool, struct letter_value, rows->count + 1);
	struct letter_row *list = POOL_ARRAY(pool, struct letter_row, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++) {
		values[i] = (struct letter_value){"file", db_text(rows, i, "name")};
		list[i] = (struct letter_row){&values[i], 1};
	}
	notice->documents = (struct letter_list){"documents", list, rows->count};
	return OK;
}

#define PROCEDURE_ENDED "procedure_ended"

enum outcome notice_of_step(struct db *db, int64_t application_id, const char *to, const char *mail,
	const char **template_r)
{
	int64_t told = 0;
	enum outcome outcome = OK;

	if (mail && text_equal(to, "abgesagt"))
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM procedure_end e JOIN application a"
			" ON a.vacancy_id = e.live WHERE a.id = ? AND e.told_de IS NOT NULL",
			DB_VALUES(db_int(application_id)), &told);
	*template_r = told ? PROCEDURE_ENDED : mail;
	return outcome;
}

/* Whom a notice is for, and what it is about. */
struct addressee {
	const char *email, *lang, *name, *salutation, *surname;
	const char *number, *title, *authority, *ad, *contact, *received_at, *valid_to;
	bool counts, account;
};

static const struct db_field addressee_fields[] = {
	DB_FIELD(struct addressee, email),
	DB_FIELD(struct addressee, lang),
	DB_FIELD(struct addressee, name),
	DB_FIELD(struct addressee, salutation),
	DB_FIELD(struct addressee, surname),
	DB_FIELD(struct addressee, number),
	DB_FIELD(struct addressee, title),
	DB_FIELD(struct addressee, authority),
	DB_FIELD(struct addressee, ad),
	DB_FIELD(struct addressee, contact),
	DB_FIELD(struct addressee, received_at),
	DB_FIELD(struct addressee, valid_to),
	DB_FIELD(struct addressee, counts),
	DB_FIELD(struct addressee, account),
};

/* To whom, in which language, with what is known to every template. */
static enum outcome notice_address(struct db *db, struct pool *pool, struct notice *notice)
{
	/* clang-format off */
	struct addressee to;
	enum outcome outcome = db_struct(db, pool,
		"SELECT a.number, ad.title, ad.authority, p.email, p.lang,"
		" CONCAT(p.first_name, ' ', p.surname) AS name, p.salutation, p.surname,"
		" s.counts, ad.number AS ad,"
		" ad.contact, a.received_at, ad.valid_to, " LINK_ACCOUNT("p") " AS account"
		" FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN application_status s ON s.code = a.status"
		" JOIN application_ad ad ON ad.application_id = a.id WHERE a.id = ?",
		addressee_fields, &to, DB_VALUES(db_int(notice->application_id)));
	/* clang-format on */

	if (outcome)
		return outcome;
	notice->documents = (struct letter_list){.name = "documents"};
	notice->recipient = to.email;
	notice->lang = to.lang;
	notice_add(notice, "number", to.number);
	notice_add(notice, "title", to.title);
	notice_add(notice, "authority", to.authority);
	notice_add(notice, "ad", to.ad);
	notice_add(notice, "contact", contact(pool, to.contact));
	notice_add(notice, "received",
		to.received_at ? clock_show(pool, clock_from_sql(to.received_at), to.lang) : "");
	notice_add(notice, "closes", notice_closes(pool, to.valid_to, to.lang));
	notice->received = to.counts;
	notice->account = to.account;
	if (!notice->received)
		return OK;
	notice_add(notice, "name", to.name);
	notice_add(notice, "surname", to.surname);
	notice_add(notice, "salutation", notice_salutation(to.salutation, to.lang));
	return OK;
}

static const char *status_url(struct pool *pool, const struct notice *notice, const char *path)
{
	return pool_printf(
		pool, "%s%s%s", letter_portal(), text_equal(notice->lang, "en") ? "/en" : "", path);
}

/* Where its status is seen. */
static enum outcome add_status(struct db *db, struct pool *pool, struct notice *notice)
{
	const char *path;
	enum outcome outcome = link_path(db, pool, notice->application_id, &path);

	if (!outcome)
		notice_add(notice, "status_url", status_url(pool, notice, path));
	return outcome;
}

#define LISTS 4
#define REASONS 6

static struct letter letter_of(const struct notice *notice, struct letter_list lists[LISTS])
{
	bool paper = text_empty(notice->recipient);

	lists[0] = (struct letter_list){"guest", one_row, !notice->account && !paper};
	lists[1] = (struct letter_list){"account", one_row, notice->account};
	lists[2] =
		(struct letter_list){"documents", notice->documents.rows, notice->documents.count};
	return (struct letter){
		.application_id = notice->application_id,
		.template = notice->template,
		.lang = notice->lang,
		.recipient = notice->recipient,
		.values = notice->values,
		.count = notice->count,
		.lists = lists,
		.list_count = 3,
		.by_hand = {.print = paper},
	};
}

/* Of a procedure that ended: what is told of it, in the letter's language where it was said. */
static enum outcome add_ended(struct db *db, struct pool *pool, const struct notice *notice,
	struct letter_list *lists, struct letter *letter)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = OK;

	if (text_equal(notice->template, PROCEDURE_ENDED))
		outcome = db_rows(db, pool,
			"SELECT IF(?, IFNULL(e.told_en, e.told_de), e.told_de) AS told"
			" FROM procedure_end e JOIN application a ON a.vacancy_id = e.live"
			" WHERE a.id = ? AND e.told_de IS NOT NULL",
			DB_VALUES(db_bool(text_equal(notice->lang, "en")),
				db_int(notice->application_id)),
			&rows);
	if (!outcome && rows && rows->count)
		lists[letter->list_count++] = letter_lines(pool, db_text(rows, 0, "told"));
	return outcome;
}

enum outcome notice_queue(
	struct db *db, struct pool *pool, int64_t application_id, const char *template)
{
	return notice_queue_wait(db, pool, application_id, template, &(struct mail_wait){0});
}

enum outcome notice_queue_wait(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, const struct mail_wait *wait)
{
	struct notice notice = {.application_id = application_id, .template = template};
	enum outcome outcome = notice_address(db, pool, &notice);

	if (outcome)
		return outcome;
	if (text_equal(template, "confirm_address"))
		outcome = add_confirmation(db, pool, &notice);
	else if (text_equal(template, "account_offer"))
		outcome = add_token(db, pool, &notice);
	else if (notice.received)
		outcome = add_status(db, pool, &notice);
	if (!outcome)
		outcome = add_documents(db, pool, true, &notice);
	if (outcome)
		return outcome;
	struct letter_list lists[LISTS];
	struct letter letter = letter_of(&notice, lists);
	letter.wait = *wait;
	outcome = add_ended(db, pool, &notice, lists, &letter);
	return outcome ? outcome : letter_post(db, pool, &letter);
}

/* A letter with what somebody has written, paragraph by paragraph. */
static enum outcome written_post(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, const char *text)
{
	struct notice notice = {.application_id = application_id,
		.template = template,
		.documents = {"documents", NULL, 0}};
	struct letter_list lists[LISTS];
	enum outcome outcome = notice_address(db, pool, &notice);

	if (!outcome)
		outcome = add_status(db, pool, &notice);
	if (outcome)
		return outcome;
	struct letter letter = letter_of(&notice, lists);
	lists[letter.list_count++] = letter_lines(pool, text);
	return letter_post(db, pool, &letter);
}

enum outcome notice_answer(
	struct db *db, struct pool *pool, int64_t application_id, const char *text)
{
	return written_post(db, pool, application_id, "answer", text);
}

enum outcome notice_reminder(
	struct db *db, struct pool *pool, int64_t application_id, const char *text)
{
	return written_post(db, pool, application_id, "reminder", text);
}

enum outcome notice_try(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, const struct letter *rest, struct notice_mail *mail_r)
{
	struct notice notice = {.application_id = application_id, .template = template};
	struct letter_list lists[LISTS];
	struct letter_text text = {0};
	enum outcome outcome = notice_address(db, pool, &notice);

	if (!outcome)
		outcome = add_documents(db, pool, false, &notice);
	if (outcome)
		return outcome;
	/* whoever reads it before it is sent is not who may use the link */
	notice_add(&notice, "status_url", status_url(pool, &notice, "/bewerbung/status/..."));
	struct letter letter = letter_of(&notice, lists);
	if (!rest->list_count)
		outcome = add_ended(db, pool, &notice, lists, &letter);
	if (outcome)
		return outcome;
	letter_rest(pool, &letter, rest);
	outcome = letter_write(db, pool, &letter, &text);
	if (!outcome)
		*mail_r = (struct notice_mail){
			notice.recipient, text.subject, text.text, text.html, notice.lang};
	return outcome;
}

enum outcome notice_send_written(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, const struct letter *rest)
{
	struct notice notice = {.application_id = application_id, .template = template};
	struct letter_list lists[LISTS];
	enum outcome outcome = notice_address(db, pool, &notice);

	if (!outcome)
		outcome = add_status(db, pool, &notice);
	if (!outcome)
		outcome = add_documents(db, pool, true, &notice);
	if (outcome)
		return outcome;
	struct letter letter = letter_of(&notice, lists);
	letter_rest(pool, &letter, rest);
	return letter_post(db, pool, &letter);
}

enum outcome notice_write(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, struct notice_mail *mail_r)
{
	return notice_try(db, pool, application_id, template, &(struct letter){0}, mail_r);
}

enum outcome notice_file_refused(struct db *db, struct pool *pool, int64_t application_id,
	const char *name, const char *reason)
{
	static const char *const reasons[] = {"file_virus", "file_encrypted", "file_damaged",
		"file_slow", "picture_damaged", "picture_large"};
	struct notice notice = {.application_id = application_id, .template = "file_refused"};
	struct letter_list lists[LISTS + REASONS];
	enum outcome outcome = notice_address(db, pool, &notice);

	if (!outcome)
		outcome = add_status(db, pool, &notice);
	if (outcome)
		return outcome;
	notice_add(&notice, "file", name);
	struct letter letter = letter_of(&notice, lists);
	for (size_t i = 0; i < REASONS; i++)
		lists[letter.list_count++] =
			(struct letter_list){reasons[i], one_row, text_equal(reasons[i], reason)};
	return letter_post(db, pool, &letter);
}
