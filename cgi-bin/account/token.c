/* Links in mails to the owners of accounts. */
#include "account/token.h"

#include "access/token.h"
#include "base/clock.h"
#include "base/crypto.h"

#define TOKEN_BYTES 24

enum outcome account_token_new(struct db *db, struct pool *pool, int64_t account_id,
	const char *purpose, const char *email, int64_t hours, const char **token_r)
{
	*token_r = crypto_token(pool, TOKEN_BYTES);
	enum outcome outcome = account_token_drop(db, account_id, purpose);
	return outcome
		? outcome
		: db_exec(db,
			"INSERT INTO account_token (token_hash, account_id, purpose,"
			" email, expires_at)"
			" VALUES (?, ?, ?, ?, ?)",
			DB_VALUES(token_hash(pool, *token_r), db_int(account_id), db_str(purpose),
				db_str(email), db_str(clock_sql(pool, clock_now() + hours * 3600))),
			NULL);
}

enum outcome account_token_find(struct db *db, struct pool *pool, const char *purpose,
	const char *token, int64_t *account_id_r, const char **email_r)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT account_id, email FROM account_token"
		" WHERE token_hash = ? AND purpose = ? AND expires_at > ?",
		DB_VALUES(token_hash(pool, token), db_str(purpose),
			db_str(clock_sql(pool, clock_now()))),
		&rows);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	*account_id_r = db_number(rows, 0, "account_id");
	*email_r = db_text(rows, 0, "email");
	return OK;
}

enum outcome account_token_drop(struct db *db, int64_t account_id, const char *purpose)
{
	return db_exec(db, "DELETE FROM account_token WHERE account_id = ? AND purpose = ?",
		DB_VALUES(db_int(account_id), db_str(purpose)), NULL);
}
