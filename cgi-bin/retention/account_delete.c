/* Deleting an account. */
#include "retention/account_delete.h"
#include "account/account.h"

#include "access/session.h"
#include "application/workflow.h"
#include "base/text.h"
#include "folder/folder.h"
#include "history/history.h"
#include "mail/letter.h"

/* Received and going on: withdrawn; never came in: deleted; else it stays as it is. */
#define FATE "IF(s.active, IF(s.counts, 'withdrawn', 'deleted'), 'kept')"

enum outcome account_fates(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT a.number, ad.title, a.status, " FATE " AS fate FROM account c"
		" JOIN application a ON a.applicant_id = c.applicant_id"
		" JOIN application_status s ON s.code = a.status"
		" JOIN application_ad ad ON ad.application_id = a.id"
		" WHERE c.id = ? AND (s.counts OR s.active) ORDER BY s.active DESC, a.id DESC",
		DB_VALUES(db_int(account_id)), rows_r);
}

static enum outcome end_applications(
	struct db *db, struct pool *pool, const struct principal *who, int64_t applicant_id)
{
	/* the steps are the applicant's own, whoever deletes */
	struct principal owner = *who;
	struct db_rows *rows;
	if (owner.kind == PRINCIPAL_STAFF)
		owner = (struct principal){.kind = PRINCIPAL_SYSTEM};
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.id, " FATE " AS fate FROM application a"
		" JOIN application_status s ON s.code = a.status AND s.active"
		" WHERE a.applicant_id = ? ORDER BY a.id",
		DB_VALUES(db_int(applicant_id)), &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = application_move(db, pool, &owner, db_number(rows, i, "id"),
			text_equal(db_text(rows, i, "fate"), "withdrawn") ? "bewerber_zieht_zurueck"
									  : "geloescht",
			0);
	return outcome == DENIED ? CONFLICT : outcome;
}

static enum outcome count_active(struct db *db, int64_t applicant_id, int64_t *count_r)
{
	return db_get_int(db,
		"SELECT COUNT(*) FROM application a JOIN application_status s ON s.code = a.status"
		" WHERE a.applicant_id = ? AND s.active AND s.counts",
		DB_VALUES(db_int(applicant_id)), count_r);
}

/* Bookmarks, sign-ins and links go with the account's row. */
static enum outcome remove_rows(struct db *db, const struct account *account)
{
	enum outcome outcome = session_end_account(db, account->id, 0);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM job_alert WHERE account_id = ?",
			DB_VALUES(db_int(account->id)), NULL);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM bms_keys.account_password WHERE account_id = ?",
			DB_VALUES(db_int(account->id)), NULL);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM account WHERE id = ?",
			DB_VALUES(db_int(account->id)), NULL);
	return outcome
		? outcome
		: db_exec(db,
			"DELETE p FROM applicant p WHERE p.id = ?"
			" AND NOT EXISTS (SELECT 1 FROM application a WHERE a.applicant_id = p.id)",
			DB_VALUES(db_int(account->applicant_id)), NULL);
}

enum outcome account_delete(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id)
{
	struct account account;
	int64_t active = 0;
	enum outcome outcome = account_get(db, pool, account_id, &account);
	if (!outcome && who->kind == PRINCIPAL_STAFF)
		outcome = count_active(db, account.applicant_id, &active);
	if (outcome || active > 0)
		return outcome ? outcome : CONFLICT;
	bool used = !text_equal(account.status, "unused");
	if (used)
		outcome = end_applications(db, pool, who, account.applicant_id);
	if (!outcome)
		outcome = folder_drop(db, who, account_id);
	if (!outcome)
		outcome = remove_rows(db, &account);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_ACCOUNT, account_id, "deleted", NULL);
	if (outcome || !used)
		return outcome;
	return letter_queue(db, pool, 0, "account_deleted", account.lang, account.email, NULL, 0);
}
