/* Accounts: reading one, and the applications that belong to it. */
#include "account/account.h"

#include <ctype.h>

#include "base/clock.h"
#include "history/history.h"

static const struct db_field account_fields[] = {
	DB_FIELD(struct account, id),
	DB_FIELD(struct account, applicant_id),
	DB_FIELD(struct account, email),
	DB_FIELD(struct account, status),
	DB_FIELD(struct account, deactivated_reason),
	DB_FIELD(struct account, salutation),
	DB_FIELD(struct account, first_name),
	DB_FIELD(struct account, surname),
	DB_FIELD(struct account, lang),
	DB_FIELD(struct account, password_generated),
	DB_FIELD(struct account, for_application),
	DB_INSTANT(struct account, password_until),
	DB_FIELD(struct account, consent_version),
	DB_INSTANT(struct account, consent_at),
	DB_INSTANT(struct account, special_consent_at),
	DB_INSTANT(struct account, valid_until),
	DB_INSTANT(struct account, last_sign_in_at),
	DB_INSTANT(struct account, created_at),
};

enum outcome account_get(
	struct db *db, struct pool *pool, int64_t account_id, struct account *account_r)
{
	return db_struct(db, pool,
		"SELECT c.id, c.applicant_id, c.email, c.status, c.deactivated_reason,"
		" p.salutation,"
		" p.first_name, p.surname, c.lang, c.password_generated, c.for_application,"
		" c.password_until, c.consent_version, c.consent_at, c.special_consent_at,"
		" c.valid_until, c.last_sign_in_at, c.created_at"
		" FROM account c JOIN applicant p ON p.id = c.applicant_id WHERE c.id = ?",
		account_fields, account_r, DB_VALUES(db_int(account_id)));
}

const char *account_email(struct pool *pool, const char *email)
{
	char *copy = pool_strdup(pool, email);
	for (char *at = copy; *at; at++)
		*at = (char)tolower((unsigned char)*at);
	return copy;
}

enum outcome account_of_email(struct db *db, struct pool *pool, const char *email, int64_t *id_r)
{
	return db_get_int(db, "SELECT id FROM account WHERE email = ?",
		DB_VALUES(db_str(account_email(pool, email))), id_r);
}

/* An applicant row nobody needs any more goes with its last application. */
static enum outcome drop_applicant(struct db *db, int64_t applicant_id)
{
	return db_exec(db,
		"DELETE p FROM applicant p WHERE p.id = ?"
		" AND NOT EXISTS (SELECT 1 FROM application a WHERE a.applicant_id = p.id)"
		" AND NOT EXISTS (SELECT 1 FROM account c WHERE c.applicant_id = p.id)",
		DB_VALUES(db_int(applicant_id)), NULL);
}

static enum outcome adopt_rows(
	struct db *db, const struct principal *who, const struct db_rows *rows)
{
	enum outcome outcome = OK;
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		int64_t id = db_number(rows, i, "id");
		outcome = db_exec(db, "UPDATE application SET applicant_id = ? WHERE id = ?",
			DB_VALUES(db_int(db_number(rows, i, "of_account")), db_int(id)), NULL);
		if (!outcome)
			outcome = drop_applicant(db, db_number(rows, i, "applicant_id"));
		if (!outcome)
			outcome = history_add(db, who, OBJECT_APPLICATION, id, "adopted", NULL);
	}
	return outcome;
}

/* Received ones whose applicant is nobody's account yet, and has the account's address; of those
 * that staff entered while there was the account, only where that is proved. */
#define ADOPTABLE \
	"SELECT a.id, a.applicant_id, c.applicant_id AS of_account FROM account c" \
	" JOIN applicant p ON p.email = c.email COLLATE utf8mb4_german2_ci AND p.id <>" \
	" c.applicant_id" \
	" JOIN application a ON a.applicant_id = p.id" \
	" JOIN application_status s ON s.code = a.status AND s.counts" \
	" WHERE NOT EXISTS (SELECT 1 FROM account o WHERE o.applicant_id = p.id)" \
	" AND NOT EXISTS (SELECT 1 FROM application_entry e WHERE e.application_id = a.id" \
	" AND e.proved_at IS NULL AND e.entered_at >= c.created_at)"

enum outcome account_adopt(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool, ADOPTABLE " AND a.id = ? AND c.status <> 'unused'",
		DB_VALUES(db_int(application_id)), &rows);
	return outcome ? outcome : adopt_rows(db, who, rows);
}

enum outcome account_adopt_all(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id)
{
	struct db_rows *rows;
	enum outcome outcome =
		db_rows(db, pool, ADOPTABLE " AND c.id = ?", DB_VALUES(db_int(account_id)), &rows);
	return outcome ? outcome : adopt_rows(db, who, rows);
}

enum outcome account_adopt_visit(struct db *db, struct pool *pool, const struct principal *who,
	int64_t account_id, int64_t portal_session_id)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.id, a.applicant_id, c.applicant_id AS of_account FROM application a"
		" JOIN account c ON c.id = ? AND c.applicant_id <> a.applicant_id"
		" WHERE a.portal_session_id = ? AND a.status = 'gespeichert'"
		" AND NOT EXISTS (SELECT 1 FROM account o WHERE o.applicant_id = a.applicant_id)",
		DB_VALUES(db_int(account_id), db_int(portal_session_id)), &rows);
	return outcome ? outcome : adopt_rows(db, who, rows);
}
