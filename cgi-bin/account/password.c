/* Passwords of accounts. */
#include "account/password.h"

#include <string.h>

#include "access/hold.h"
#include "account/account.h"
#include "account/rules.h"
#include "account/sign_in.h"
#include "account/token.h"
#include "base/clock.h"
#include "base/password.h"
#include "base/text.h"
#include "history/history.h"
#include "mail/letter.h"

#define DAY 86400

/* The newest is the one in force. */
static enum outcome used_before(
	struct db *db, struct pool *pool, int64_t account_id, const char *password, bool *used_r)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT password_hash FROM bms_keys.account_password WHERE account_id = ?"
		" ORDER BY id DESC LIMIT 5",
		DB_VALUES(db_int(account_id)), &rows);
	*used_r = false;
	for (size_t i = 0; !outcome && !*used_r && i < rows->count; i++)
		*used_r = password_verify(password, db_cell_text(rows, i, 0));
	return outcome;
}

enum outcome account_password_prepare(struct db *db, struct pool *pool, int64_t account_id,
	const char *password, struct problems *problems, const char **hash_r)
{
	struct account account;
	struct account_rules rules;
	enum outcome outcome = account_get(db, pool, account_id, &account);
	if (!outcome)
		outcome = account_rules_get(db, pool, &rules);
	if (outcome)
		return outcome;
	const char *local = pool_strndup(pool, account.email, strcspn(account.email, "@"));
	const char *const own[] = {local, account.first_name, account.surname, NULL};
	const struct password_rules wanted = {.min = rules.password_min, .own = own};
	const char *problem = password_problem(password, &wanted);
	bool used = false;
	if (!problem)
		outcome = used_before(db, pool, account_id, password, &used);
	if (outcome)
		return outcome;
	if (used)
		problem = "password_used";
	if (problem) {
		problem_add(problems, "password", problem);
		return INVALID;
	}
	*hash_r = password_hash(pool, password);
	return OK;
}

/* Keeps the last five. */
static enum outcome password_store(
	struct db *db, struct pool *pool, int64_t account_id, const char *hash)
{
	enum outcome outcome = db_exec(db,
		"INSERT INTO bms_keys.account_password (account_id, password_hash, set_at)"
		" VALUES (?, ?, ?)",
		DB_VALUES(db_int(account_id), db_str(hash), db_str(clock_sql(pool, clock_now()))),
		NULL);
	struct db_rows *rows;
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT id FROM bms_keys.account_password WHERE account_id = ?"
			" ORDER BY id DESC LIMIT 1000 OFFSET 5",
			DB_VALUES(db_int(account_id)), &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = db_exec(db, "DELETE FROM bms_keys.account_password WHERE id = ?",
			DB_VALUES(db_int(db_cell_int(rows, i, 0))), NULL);
	return outcome;
}

static enum outcome first_use(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE account SET status = 'active', last_sign_in_at = ?"
		" WHERE id = ? AND status = 'unused'",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(account_id)), &changed);
	if (outcome || changed == 0)
		return outcome;
	outcome = history_add(db, who, OBJECT_ACCOUNT, account_id, "activated", NULL);
	return outcome ? outcome : account_adopt_all(db, pool, who, account_id);
}

enum outcome account_password_set(struct db *db, struct pool *pool, const struct principal *who,
	int64_t account_id, const char *hash)
{
	struct account_rules rules;
	enum outcome outcome = object_hold(db, OBJECT_ACCOUNT, account_id);
	if (!outcome)
		outcome = account_rules_get(db, pool, &rules);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE account SET password_generated = FALSE, password_until = ?,"
			" failures = 0, locked_until = NULL WHERE id = ?",
			DB_VALUES(db_str(clock_sql(pool, clock_now() + rules.password_days * DAY)),
				db_int(account_id)),
			NULL);
	if (!outcome)
		outcome = password_store(db, pool, account_id, hash);
	if (!outcome)
		outcome = account_token_drop(db, account_id, "password");
	/* nor does another address come that somebody with the old password has asked for */
	if (!outcome)
		outcome = account_token_drop(db, account_id, "email");
	if (!outcome)
		outcome =
			history_add(db, who, OBJECT_ACCOUNT, account_id, "password_changed", NULL);
	return outcome ? outcome : first_use(db, pool, who, account_id);
}

enum outcome account_password_generated(
	struct db *db, struct pool *pool, int64_t account_id, const char *hash)
{
	struct account_rules rules;
	enum outcome outcome = account_rules_get(db, pool, &rules);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE account SET password_generated = TRUE, password_until = ?,"
			" failures = 0, locked_until = NULL WHERE id = ?",
			DB_VALUES(
				db_str(clock_sql(pool, clock_now() + rules.password_hours * 3600)),
				db_int(account_id)),
			NULL);
	return outcome ? outcome : password_store(db, pool, account_id, hash);
}

enum outcome account_password_right(struct db *db, struct pool *pool, int64_t account_id,
	const char *password, const char *device)
{
	return account_try_id(db, pool, account_id, password, device);
}

static enum outcome send_link(struct db *db, struct pool *pool, const struct account *account)
{
	struct account_rules rules;
	const char *token = NULL;
	enum outcome outcome = account_rules_get(db, pool, &rules);
	if (!outcome)
		outcome = account_token_new(
			db, pool, account->id, "password", NULL, rules.password_hours, &token);
	const struct letter_value values[] = {{"token", token}};
	return outcome ? outcome
		       : letter_queue(db, pool, 0, "account_forgotten", account->lang,
			       account->email, values, 1);
}

enum outcome account_forgotten(struct db *db, struct pool *pool, const char *email,
	const char *generated, const char *hash)
{
	struct account account;
	int64_t id = 0;
	enum outcome outcome = account_of_email(db, pool, email, &id);
	if (!outcome)
		outcome = account_get(db, pool, id, &account);
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	if (!text_equal(account.status, "unused"))
		return send_link(db, pool, &account);
	outcome = account_password_generated(db, pool, id, hash);
	const struct letter_value values[] = {{"password", generated}};
	return outcome ? outcome
		       : letter_queue(db, pool, 0, "account_password", account.lang, account.email,
			       values, 1);
}

enum outcome account_password_link(
	struct db *db, struct pool *pool, const char *token, int64_t *account_id_r)
{
	const char *email;
	return account_token_find(db, pool, "password", token, account_id_r, &email);
}
