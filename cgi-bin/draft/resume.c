/* Links by mail to drafts. */
#include "draft/resume.h"

#include "access/token.h"
#include "application/notice.h"
#include "application/stage.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "draft/draft.h"
#include "mail/letter.h"
#include "store/store.h"

#define TOKEN_BYTES 24
#define DAY 86400

/* The instant the draft is deleted when nobody saves it again. CONFLICT (sent already), NOT_FOUND.
 */
static enum outcome find_end(
	struct db *db, struct pool *pool, int64_t application_id, int64_t *until_r)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.changed_at, COALESCE(r.days, r.default_days) AS days,"
		" a.status = 'gespeichert' AS saved"
		" FROM application a JOIN retention_rule r ON r.id = 'RET-04' WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), &rows);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	*until_r =
		clock_from_sql(db_text(rows, 0, "changed_at")) + db_number(rows, 0, "days") * DAY;
	return db_number(rows, 0, "saved") ? OK : CONFLICT;
}

/* With it the mail can be sealed, whoever asked for the link. */
static enum outcome token_new(struct db *db, struct pool *pool, int64_t application_id,
	int64_t until, const char **token_r)
{
	*token_r = crypto_token(pool, TOKEN_BYTES);
	store_show_link(*token_r);
	return db_exec(db,
		"INSERT INTO mail_token (token_hash, application_id, purpose, expires_at)"
		" VALUES (?, ?, 'resume', ?)",
		DB_VALUES(token_hash(pool, *token_r), db_int(application_id),
			db_str(clock_sql(pool, until))),
		NULL);
}

static enum outcome find_lang(
	struct db *db, struct pool *pool, int64_t application_id, const char **lang_r)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT p.lang FROM applicant p JOIN application a ON a.applicant_id = p.id"
		" WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), &rows);
	if (!outcome)
		*lang_r = rows->count ? db_cell_text(rows, 0, 0) : "de";
	return outcome;
}

enum outcome resume_mail(
	struct db *db, struct pool *pool, int64_t application_id, const char *template)
{
	struct draft draft;
	struct draft_deadline deadline;
	int64_t until;
	const char *token, *lang;
	enum outcome outcome = find_end(db, pool, application_id, &until);
	if (!outcome)
		outcome = token_new(db, pool, application_id, until, &token);
	if (!outcome)
		outcome = draft_get(db, pool, application_id, &draft);
	if (!outcome)
		outcome = find_lang(db, pool, application_id, &lang);
	if (!outcome)
		outcome = draft_deadline(db, pool, application_id, &deadline);
	if (outcome)
		return outcome == INVALID || outcome == GONE ? NOT_FOUND : outcome;
	const struct letter_value values[] = {
		{"number", draft.number},
		{"title", draft.title},
		{"authority", draft.authority},
		{"ad", draft.ad},
		{"token", token},
		{"until", clock_show(pool, until, lang)},
		{"closes", notice_closes(pool, deadline.last_day, lang)},
	};
	return letter_queue(db, pool, application_id, template, lang, draft.email, values,
		sizeof(values) / sizeof(values[0]));
}

enum outcome resume_mail_address(struct db *db, struct pool *pool, const char *email)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.id FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" WHERE p.email = ? AND a.status = 'gespeichert' ORDER BY a.id DESC LIMIT 5",
		DB_VALUES(db_str(email)), &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = resume_mail(db, pool, db_cell_int(rows, i, 0), "draft_link");
		if (outcome == NOT_FOUND || outcome == CONFLICT)
			outcome = OK;
	}
	return outcome;
}

enum outcome resume_find(
	struct db *db, struct pool *pool, const char *token, int64_t *application_id_r)
{
	store_show_link(token);
	return db_get_int(db,
		"SELECT application_id FROM mail_token WHERE token_hash = ? AND purpose = 'resume'"
		" AND expires_at > ?",
		DB_VALUES(token_hash(pool, token), db_str(clock_sql(pool, clock_now()))),
		application_id_r);
}

enum outcome resume_take(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	enum outcome outcome = stage_hold_draft(db, pool, application_id);
	return outcome ? outcome
		       : db_exec(db, "UPDATE application SET portal_session_id = ? WHERE id = ?",
			       DB_VALUES(db_id(who->id), db_int(application_id)), NULL);
}
