/* Another e-mail address for an account. */
#include "account/change.h"

#include "account/account.h"
#include "account/rules.h"
#include "account/token.h"
#include "history/history.h"
#include "mail/letter.h"

static enum outcome ask_new(
	struct db *db, struct pool *pool, const struct account *account, const char *email)
{
	struct account_rules rules;
	const char *token = NULL;
	int64_t other = 0;
	enum outcome outcome = account_of_email(db, pool, email, &other);
	if (outcome == OK)
		return letter_queue(db, pool, 0, "account_exists", account->lang, email, NULL, 0);
	if (outcome == NOT_FOUND)
		outcome = account_rules_get(db, pool, &rules);
	if (!outcome)
		outcome = account_token_new(
			db, pool, account->id, "email", email, rules.password_hours, &token);
	const struct letter_value values[] = {{"token", token}};
	return outcome ? outcome
		       : letter_queue(db, pool, 0, "account_email_confirm", account->lang, email,
			       values, 1);
}

enum outcome account_email_ask(
	struct db *db, struct pool *pool, int64_t account_id, const char *email)
{
	struct account account;
	enum outcome outcome = account_get(db, pool, account_id, &account);
	if (!outcome)
		outcome = ask_new(db, pool, &account, account_email(pool, email));
	return outcome ? outcome
		       : letter_queue(db, pool, 0, "account_email_notice", account.lang,
			       account.email, NULL, 0);
}

enum outcome account_email_link(
	struct db *db, struct pool *pool, const char *token, const char **email_r)
{
	int64_t account_id;
	return account_token_find(db, pool, "email", token, &account_id, email_r);
}

/* The address is also the key by which a second application for an ad is known. */
static enum outcome email_change(struct db *db, const struct account *account, const char *email)
{
	enum outcome outcome = db_exec(db, "UPDATE account SET email = ? WHERE id = ?",
		DB_VALUES(db_str(email), db_int(account->id)), NULL);
	if (!outcome)
		outcome = db_exec(db, "UPDATE applicant SET email = ? WHERE id = ?",
			DB_VALUES(db_str(email), db_int(account->applicant_id)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE application SET active_key = CONCAT(jobad_id, ':', ?)"
			" WHERE applicant_id = ? AND active_key IS NOT NULL",
			DB_VALUES(db_str(email), db_int(account->applicant_id)), NULL);
	return outcome
		? outcome
		: db_exec(db, "UPDATE job_alert SET email = ? WHERE account_id = ? AND email = ?",
			DB_VALUES(db_str(email), db_int(account->id), db_str(account->email)),
			NULL);
}

/* Links in mails to the old mailbox open nothing any more. */
static enum outcome drop_links(struct db *db, const struct account *account)
{
	enum outcome outcome = account_token_drop(db, account->id, "email");
	if (!outcome)
		outcome = account_token_drop(db, account->id, "password");
	return outcome
		? outcome
		: db_exec(db,
			"DELETE t FROM mail_token t JOIN application a ON a.id = t.application_id"
			" WHERE a.applicant_id = ? AND t.purpose = 'resume'",
			DB_VALUES(db_int(account->applicant_id)), NULL);
}

enum outcome account_email_confirm(
	struct db *db, struct pool *pool, const struct principal *who, const char *token)
{
	struct account account;
	const char *email;
	int64_t account_id = 0;
	enum outcome outcome = account_token_find(db, pool, "email", token, &account_id, &email);
	if (!outcome)
		outcome = account_get(db, pool, account_id, &account);
	if (!outcome)
		outcome = email_change(db, &account, email);
	if (!outcome)
		outcome = drop_links(db, &account);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_ACCOUNT, account_id, "email_changed", NULL);
	if (!outcome)
		outcome = account_adopt_all(db, pool, who, account_id);
	return outcome ? outcome
		       : letter_queue(db, pool, 0, "account_email_changed", account.lang,
			       account.email, NULL, 0);
}
