/* Letters about an application. */
#include "applicant/notice.h"

#include "access/access.h"
#include "applicant/attachment.h"
#include "applicant/confirmation.h"
#include "base/clock.h"
#include "base/markdown.h"
#include "base/text.h"
#include "mail/letter.h"
#include "privacy/history.h"

#define VALUES_MAX 10

struct notice {
	int64_t application_id;
	const char *template;
	const char *recipient;
	const char *lang;
	struct letter_value values[VALUES_MAX];
	size_t count;
	struct letter_list documents;
};

#define LETTER_OF(notice) { \
	.application_id = (notice)->application_id, \
	.template = (notice)->template, \
	.lang = (notice)->lang, \
	.recipient = (notice)->recipient, \
	.values = (notice)->values, \
	.count = (notice)->count, \
	.lists = &(notice)->documents, \
	.list_count = 1, \
}

static void add(struct notice *notice, const char *name, const char *value)
{
	notice->values[notice->count++] = (struct letter_value){name, value};
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
		add(notice, "other", other);
		return OK;
	}
	const char *token;
	int64_t until;
	outcome = confirmation_new(db, pool, notice->application_id, &token, &until);
	if (outcome)
		return outcome;
	add(notice, "token", token);
	add(notice, "until", clock_show(pool, until, notice->lang));
	return OK;
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
static enum outcome add_documents(struct db *db, struct pool *pool, bool proofs,
	struct notice *notice)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		attachment_list(db, pool, notice->application_id, proofs, &rows);

	if (outcome)
		return outcome;
	struct letter_value *values = POOL_ARRAY(pool, struct letter_value, rows->count + 1);
	struct letter_row *list = POOL_ARRAY(pool, struct letter_row, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++) {
		values[i] = (struct letter_value){"file", db_cell_text(rows, i, 2)};
		list[i] = (struct letter_row){&values[i], 1};
	}
	notice->documents = (struct letter_list){"documents", list, rows->count};
	return OK;
}

/* To whom, in which language, with what is known to every template. */
static enum outcome address(struct db *db, struct pool *pool, struct notice *notice)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.number, ad.title, ad.authority, p.email, p.lang,"
		" CONCAT(p.first_name, ' ', p.surname), s.counts, ad.number, ad.contact, a.received_at"
		" FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN application_status s ON s.code = a.status"
		" JOIN application_ad ad ON ad.application_id = a.id WHERE a.id = ?",
		DB_VALUES(db_int(notice->application_id)), &rows);

	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	const char *received = db_cell_text(rows, 0, 9);
	notice->recipient = db_cell_text(rows, 0, 3);
	notice->lang = db_cell_text(rows, 0, 4);
	add(notice, "number", db_cell_text(rows, 0, 0));
	add(notice, "title", db_cell_text(rows, 0, 1));
	add(notice, "authority", db_cell_text(rows, 0, 2));
	add(notice, "ad", db_cell_text(rows, 0, 7));
	add(notice, "contact", contact(pool, db_cell_text(rows, 0, 8)));
	add(notice, "received", received ? clock_show(pool, clock_from_sql(received), notice->lang) : "");
	if (db_cell_int(rows, 0, 6))
		add(notice, "name", db_cell_text(rows, 0, 5));
	return OK;
}

enum outcome notice_queue(struct db *db, struct pool *pool, int64_t application_id,
	const char *template)
{
	struct notice notice = {.application_id = application_id, .template = template};
	enum outcome outcome = address(db, pool, &notice);

	if (outcome)
		return outcome;
	if (text_equal(template, "confirm_address"))
		outcome = add_confirmation(db, pool, &notice);
	if (!outcome)
		outcome = add_documents(db, pool, true, &notice);
	return outcome ? outcome : letter_post(db, pool, &(struct letter)LETTER_OF(&notice));
}

enum outcome notice_write(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, struct notice_mail *mail_r)
{
	struct notice notice = {.application_id = application_id, .template = template};
	struct letter_text text = {0};
	enum outcome outcome = address(db, pool, &notice);

	if (!outcome)
		outcome = add_documents(db, pool, false, &notice);
	if (!outcome)
		outcome = letter_write(pool, &(struct letter)LETTER_OF(&notice), &text);
	if (!outcome)
		*mail_r = (struct notice_mail){notice.recipient, text.subject, text.text};
	return outcome;
}

/* The vacancy's owner; when that is nobody who can act, all who reach it as recruiters. */
static enum outcome recruiters_of(struct db *db, struct pool *pool, int64_t application_id,
	struct db_rows **rows_r)
{
	enum outcome outcome = db_rows(db, pool,
		"SELECT s.email, s.lang, a.number FROM application a"
		" JOIN vacancy v ON v.id = a.vacancy_id"
		" JOIN staff_user s ON s.id = v.owner_id AND s.status = 'active'"
		" WHERE a.id = ? AND" ACCESS_NOT_EXCLUDED("v.id", "s.id"),
		DB_VALUES(db_int(application_id)), rows_r);

	if (outcome || (*rows_r)->count > 0)
		return outcome;
	return db_rows(db, pool,
		"SELECT DISTINCT s.email, s.lang, a.number FROM application a"
		" JOIN vacancy_reach vr ON vr.vacancy_id = a.vacancy_id AND vr.role_id = ?"
		" JOIN staff_subject ss ON ss.subject_kind = vr.subject_kind"
		" AND ss.subject_id = vr.subject_id"
		" JOIN staff_user s ON s.id = ss.staff_user_id AND s.status = 'active'"
		" WHERE a.id = ?" ACCESS_NOT_BIASED " ORDER BY s.email",
		DB_VALUES(db_int(ROLE_RECRUITER), db_int(application_id)), rows_r);
}

enum outcome notice_given_up(struct db *db, struct pool *pool, int64_t application_id,
	const char *template)
{
	const struct principal system = {.kind = PRINCIPAL_SYSTEM};
	struct db_rows *rows = NULL;
	enum outcome outcome = history_add(db, &system, OBJECT_APPLICATION, application_id,
		"mail_given_up", template);

	if (!outcome)
		outcome = recruiters_of(db, pool, application_id, &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const struct letter_value values[] = {{"number", db_cell_text(rows, i, 2)}};

		outcome = letter_queue(db, pool, 0, "staff_mail_given_up", db_cell_text(rows, i, 1),
			db_cell_text(rows, i, 0), values, 1);
		if (outcome == INVALID)	/* logged */
			outcome = OK;
	}
	return outcome;
}
