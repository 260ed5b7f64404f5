/* Applications as the person who made them sees them. */
#include "application/my_application.h"

#include "access/hold.h"
#include "application/notice.h"
#include "application/undo.h"
#include "application/workflow.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

/* What the model says of a status "s" to its owner, beside its name. */
#define TOLD " s.meaning_de, s.meaning_en, s.next_de, s.next_en, s.todo_de, s.todo_en,"

/* How far an application "a", of which "o" is told, was when it was rejected; NULL when it was
 * not. */
#define REJECTED_AT \
	" (SELECT f.stage FROM application_timeline t" \
	" JOIN application_status f ON f.code = SUBSTRING_INDEX(t.step, '>', 1)" \
	" WHERE o.status = 'abgesagt' AND t.application_id = a.id AND t.step LIKE '%>abgesagt'" \
	" ORDER BY t.seq DESC LIMIT 1)"

enum outcome my_applications(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT a.number, ad.title, ad.authority, o.status, s.look,"
		" s.applicant_de AS words_de,"
		" s.applicant_en AS words_en," TOLD " o.status_since, a.received_at, s.active,"
		" IF(a.received_at IS NULL, ad.valid_to, NULL) AS closes," REJECTED_AT " AS stage,"
		" (SELECT MAX(r.last_day) FROM document_request r WHERE r.application_id = a.id"
		" AND r.state = 'open') AS missing_until"
		" FROM application a JOIN application_ad ad ON ad.application_id = a.id"
		" JOIN application_told o ON o.application_id = a.id"
		" JOIN application_status s ON s.code = o.status"
		" WHERE a.applicant_id = (SELECT c.applicant_id FROM account c WHERE c.id = ?)"
		" AND a.status NOT IN ('geloescht', 'anonymisiert', 'direktanonymisierung')"
		" ORDER BY o.status_since DESC, a.id DESC",
		DB_VALUES(db_int(account_id)), rows_r);
}

enum outcome my_application_choices(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT a.number, CONCAT(a.number, ', ', ad.title) AS label FROM account c"
		" JOIN application a ON a.applicant_id = c.applicant_id"
		" JOIN application_ad ad ON ad.application_id = a.id WHERE c.id = ?"
		" AND a.status NOT IN ('geloescht', 'direktanonymisierung', 'anonymisiert')"
		" ORDER BY a.id DESC",
		DB_VALUES(db_int(account_id)), rows_r);
}

static const struct db_field my_application_fields[] = {
	DB_FIELD(struct my_application, id),
	DB_FIELD(struct my_application, number),
	DB_FIELD(struct my_application, status),
	DB_FIELD(struct my_application, look),
	DB_FIELD_AS(struct my_application, words_de, "applicant_de"),
	DB_FIELD_AS(struct my_application, words_en, "applicant_en"),
	DB_FIELD_AS(struct my_application, told[0][0], "meaning_de"),
	DB_FIELD_AS(struct my_application, told[0][1], "meaning_en"),
	DB_FIELD_AS(struct my_application, told[1][0], "next_de"),
	DB_FIELD_AS(struct my_application, told[1][1], "next_en"),
	DB_FIELD_AS(struct my_application, told[2][0], "todo_de"),
	DB_FIELD_AS(struct my_application, told[2][1], "todo_en"),
	DB_FIELD(struct my_application, ad),
	DB_FIELD(struct my_application, title),
	DB_FIELD(struct my_application, authority),
	DB_FIELD(struct my_application, email),
	DB_FIELD(struct my_application, received_at),
	DB_FIELD(struct my_application, status_since),
	DB_FIELD(struct my_application, active),
	DB_FIELD(struct my_application, consent_withdrawn),
	DB_FIELD_AS(struct my_application, closes, "valid_to"),
	DB_FIELD(struct my_application, stage),
	DB_FIELD(struct my_application, consent_version),
	DB_FIELD(struct my_application, consent_at),
};

enum outcome my_application_get(struct db *db, struct pool *pool, int64_t application_id,
	struct my_application *application_r)
{
	struct my_application *a = application_r;
	enum outcome outcome = db_struct(db, pool,
		"SELECT a.id, a.number, o.status, s.look, s.applicant_de,"
		" s.applicant_en," TOLD " ad.number AS ad,"
		" ad.title,"
		" ad.authority, p.email, a.received_at, o.status_since, s.active,"
		" EXISTS (SELECT 1 FROM consent_withdrawal w WHERE w.application_id = a.id"
		" AND w.done_at IS NULL) AS consent_withdrawn, ad.valid_to," REJECTED_AT
		" AS stage, a.consent_version, a.consent_at"
		" FROM application a JOIN application_ad ad ON ad.application_id = a.id"
		" JOIN application_told o ON o.application_id = a.id"
		" JOIN application_status s ON s.code = o.status"
		" JOIN applicant p ON p.id = a.applicant_id WHERE a.id = ?",
		my_application_fields, a, DB_VALUES(db_int(application_id)));

	if (outcome)
		return outcome;
	a->draft = text_equal(a->status, "gespeichert");
	a->unconfirmed = text_equal(a->status, "email_nicht_bestaetigt");
	a->active = a->active && a->received_at;
	return OK;
}

enum outcome my_application_steps(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT t.at, s.applicant_de AS words_de, s.applicant_en AS words_en"
		" FROM application_timeline t LEFT JOIN application_status s"
		" ON s.code = SUBSTRING_INDEX(t.step, '>', -1)"
		" WHERE t.application_id = ? ORDER BY t.seq",
		DB_VALUES(db_int(application_id)), rows_r);
}

/* Locks it and says how it stands for her. */
static enum outcome application_lock(
	struct db *db, struct pool *pool, int64_t application_id, bool *active_r, bool *received_r)
{
	struct db_rows *rows;
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, application_id);

	if (outcome)
		return outcome;
	outcome = db_rows(db, pool,
		"SELECT s.active, a.received_at IS NOT NULL AS received FROM application a"
		" JOIN application_told o ON o.application_id = a.id"
		" JOIN application_status s ON s.code = o.status WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), &rows);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	*active_r = db_number(rows, 0, "active");
	*received_r = db_number(rows, 0, "received");
	return OK;
}

enum outcome my_application_withdraw(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	bool active, received;
	enum outcome outcome = application_lock(db, pool, application_id, &active, &received);
	if (outcome)
		return outcome;
	if (!active || !received)
		return CONFLICT;
	outcome = undo_for_applicant(db, pool, who, application_id);
	if (outcome)
		return outcome;
	outcome = application_move(db, pool, who, application_id, "bewerber_zieht_zurueck", 0);
	if (outcome)
		return outcome == DENIED ? CONFLICT : outcome;
	return notice_queue(db, pool, application_id, "withdrawn");
}

enum outcome my_application_withdraw_consent(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	bool active, received;
	int64_t added = 0, given = 0;
	enum outcome outcome = application_lock(db, pool, application_id, &active, &received);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT consent_at IS NOT NULL FROM application WHERE id = ?",
			DB_VALUES(db_int(application_id)), &given);
	if (outcome)
		return outcome;
	if (!received || !given)
		return CONFLICT;
	if (active)
		outcome = my_application_withdraw(db, pool, who, application_id);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT IGNORE INTO consent_withdrawal (application_id, at)"
			" VALUES (?, ?)",
			DB_VALUES(db_int(application_id), db_str(clock_sql(pool, clock_now()))),
			&added);
	if (outcome || added == 0)
		return outcome;
	return history_add(db, who, OBJECT_APPLICATION, application_id, "consent_withdrawn", NULL);
}

/* clang-format off */
static const struct db_list_column withdrawal_columns[] = {
	{"number", {.sql = "a.number"}},
	{"at", {.sql = "w.at"}},
};

static const struct db_list_sort withdrawal_sorts[] = {
	{"at", {"w.at"}},
	{"number", {"a.number"}},
};

const struct db_list consent_withdrawal_list = {
	.id = "a.id",
	.find = {.sql = " FROM consent_withdrawal w JOIN application a ON a.id = w.application_id"
			" WHERE w.done_at IS NULL AND" ACCESS_NOT_EXCLUDED("a.vacancy_id", "?"),
		.bind = {CONSENT_SLOT_READER}},
	.shown = " JOIN consent_withdrawal w ON w.application_id = f.id"
		" JOIN application a ON a.id = f.id",
	DB_LIST_COLUMNS_OF(withdrawal_columns),
	DB_LIST_SORTS_OF(withdrawal_sorts),
};
/* clang-format on */

enum outcome consent_withdrawal_do(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE consent_withdrawal SET done_at = ?, done_by = ?"
		" WHERE application_id = ? AND done_at IS NULL",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(who->id),
			db_int(application_id)),
		&changed);
	if (outcome)
		return outcome;
	if (changed == 0)
		return CONFLICT;
	return application_move(db, pool, who, application_id, "direktanonymisierung", 0);
}
