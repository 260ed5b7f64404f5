/* Accounts: reading one, and the applications that belong to it. */
#include "account/account.h"

#include <ctype.h>

#include "base/clock.h"
#include "history/history.h"

static int64_t instant(const struct db_rows *rows, size_t column)
{
	const char *text = db_cell_text(rows, 0, column);
	return text ? clock_from_sql(text) : 0;
}

enum outcome account_get(
	struct db *db, struct pool *pool, int64_t account_id, struct account *account_r)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT c.id, c.applicant_id, c.email, c.status,"
		" c.deactivated_reason, p.salutation,"
		" p.first_name, p.surname, c.lang, c.password_generated, c.for_application,"
		" c.password_until, c.consent_version, c.consent_at, c.special_consent_at,"
		" c.valid_until, c.last_sign_in_at, c.created_at"
		" FROM account c JOIN applicant p ON p.id = c.applicant_id WHERE c.id = ?",
		DB_VALUES(db_int(account_id)), &rows);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	*account_r = (struct account){
		.id = db_cell_int(rows, 0, 0),
		.applicant_id = db_cell_int(rows, 0, 1),
		.email = db_cell_text(rows, 0, 2),
		.status = db_cell_text(rows, 0, 3),
		.deactivated_reason = db_cell_text(rows, 0, 4),
		.salutation = db_cell_text(rows, 0, 5),
		.first_name = db_cell_text(rows, 0, 6),
		.surname = db_cell_text(rows, 0, 7),
		.lang = db_cell_text(rows, 0, 8),
		.password_generated = db_cell_int(rows, 0, 9) != 0,
		.for_application = db_cell_int(rows, 0, 10) != 0,
		.password_until = instant(rows, 11),
		.consent_version = db_cell_text(rows, 0, 12),
		.consent_at = instant(rows, 13),
		.special_consent_at = instant(rows, 14),
		.valid_until = instant(rows, 15),
		.last_sign_in_at = instant(rows, 16),
		.created_at = instant(rows, 17),
	};
	return OK;
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

/* Rows: application, its applicant, the account's applicant. */
static enum outcome adopt_rows(
	struct db *db, const struct principal *who, const struct db_rows *rows)
{
	enum outcome outcome = OK;
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		int64_t id = db_cell_int(rows, i, 0);
		outcome = db_exec(db, "UPDATE application SET applicant_id = ? WHERE id = ?",
			DB_VALUES(db_int(db_cell_int(rows, i, 2)), db_int(id)), NULL);
		if (!outcome)
			outcome = drop_applicant(db, db_cell_int(rows, i, 1));
		if (!outcome)
			outcome = history_add(db, who, OBJECT_APPLICATION, id, "adopted", NULL);
	}
	return outcome;
}

/* Received ones whose applicant is nobody's account yet, and has the account's address. */
#define ADOPTABLE \
	"SELECT a.id, a.applicant_id, c.applicant_id FROM account c" \
	" JOIN applicant p ON p.email = c.email COLLATE utf8mb4_german2_ci AND p.id <>" \
	" c.applicant_id" \
	" JOIN application a ON a.applicant_id = p.id" \
	" JOIN application_status s ON s.code = a.status AND s.counts" \
	" WHERE NOT EXISTS (SELECT 1 FROM account o WHERE o.applicant_id = p.id)"

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
		"SELECT a.id, a.applicant_id, c.applicant_id FROM application a"
		" JOIN account c ON c.id = ? AND c.applicant_id <> a.applicant_id"
		" WHERE a.portal_session_id = ? AND a.status = 'gespeichert'"
		" AND NOT EXISTS (SELECT 1 FROM account o WHERE o.applicant_id = a.applicant_id)",
		DB_VALUES(db_int(account_id), db_int(portal_session_id)), &rows);
	return outcome ? outcome : adopt_rows(db, who, rows);
}
