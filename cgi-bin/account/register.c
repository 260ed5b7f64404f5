/* How accounts come to be. */
#include "account/register.h"

#include "account/account.h"
#include "account/password.h"
#include "account/rules.h"
#include "base/clock.h"
#include "base/password.h"
#include "base/text.h"
#include "history/history.h"
#include "mail/letter.h"

#define DAY 86400

void account_secret_new(struct pool *pool, struct account_secret *secret_r)
{
	secret_r->password = password_generate(pool);
	secret_r->hash = password_hash(pool, secret_r->password);
}

static enum outcome register_send(struct db *db, struct pool *pool, const char *lang,
	const char *email, const struct account_secret *secret)
{
	const struct letter_value values[] = {{"password", secret->password}};
	return letter_queue(db, pool, 0, "account_password", lang, email, values, 1);
}

/* In use: the owner is told so. Not in use: the password may have got lost, there is a new one. */
static enum outcome register_again(struct db *db, struct pool *pool, const struct account *account,
	const struct account_secret *secret)
{
	if (!text_equal(account->status, "unused"))
		return letter_queue(
			db, pool, 0, "account_exists", account->lang, account->email, NULL, 0);
	enum outcome outcome = account_password_generated(db, pool, account->id, secret->hash);
	return outcome ? outcome : register_send(db, pool, account->lang, account->email, secret);
}

static enum outcome insert_applicant(struct db *db, struct pool *pool,
	const struct account_new *given, const char *email, int64_t *id_r)
{
	enum outcome outcome = db_exec(db,
		"INSERT INTO applicant (salutation, first_name, surname, email, lang, created_at)"
		" VALUES (?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_str(given->salutation), db_str(given->first_name),
			db_str(given->surname), db_str(email), db_str(given->lang),
			db_str(clock_sql(pool, clock_now()))),
		NULL);
	*id_r = db_inserted_id(db);
	return outcome;
}

static enum outcome insert_account(struct db *db, struct pool *pool, const char *email,
	const char *lang, int64_t applicant_id, bool for_application, int64_t *id_r)
{
	enum outcome outcome = db_exec(db,
		"INSERT INTO account (applicant_id, email, status, lang,"
		" for_application, created_at)"
		" VALUES (?, ?, 'unused', ?, ?, ?)",
		DB_VALUES(db_int(applicant_id), db_str(email), db_str(lang),
			db_bool(for_application), db_str(clock_sql(pool, clock_now()))),
		NULL);
	*id_r = db_inserted_id(db);
	/* somebody else has just registered the address: the same again finds that account */
	return outcome == CONFLICT ? UNAVAILABLE : outcome;
}

static enum outcome register_finish(struct db *db, struct pool *pool, const struct principal *who,
	int64_t account_id, const struct account_secret *secret)
{
	enum outcome outcome = account_password_generated(db, pool, account_id, secret->hash);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_ACCOUNT, account_id, "created", NULL);
}

static enum outcome note_consent(struct db *db, struct pool *pool, const struct principal *who,
	int64_t account_id, bool special)
{
	struct account_rules rules;
	enum outcome outcome = account_rules_get(db, pool, &rules);
	int64_t now = clock_now();
	const char *at = clock_sql(pool, now);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE account SET consent_version = ?, consent_at = ?, valid_until = ?,"
			" special_consent_at = ? WHERE id = ?",
			DB_VALUES(db_str(rules.privacy_version), db_str(at),
				db_str(clock_sql(pool, now + rules.valid_days * DAY)),
				db_str(special ? at : NULL), db_int(account_id)),
			NULL);
	if (!outcome)
		outcome = history_add(
			db, who, OBJECT_ACCOUNT, account_id, "consented", rules.privacy_version);
	return outcome || !special
		? outcome
		: history_add(db, who, OBJECT_ACCOUNT, account_id, "special_consented", NULL);
}

/* Who registers once more before the first sign-in means what was typed and ticked last: the one
 * before may have been somebody else. */
static enum outcome change_unused(struct db *db, struct pool *pool, const struct principal *who,
	const struct account *account, const struct account_new *given)
{
	if (!text_equal(account->status, "unused") || account->for_application)
		return OK;
	enum outcome outcome = db_exec(db,
		"UPDATE applicant SET salutation = ?, first_name = ?, surname = ? WHERE id = ?",
		DB_VALUES(db_str(given->salutation), db_str(given->first_name),
			db_str(given->surname), db_int(account->applicant_id)),
		NULL);
	return outcome ? outcome : note_consent(db, pool, who, account->id, given->special);
}

enum outcome account_register(struct db *db, struct pool *pool, const struct principal *who,
	const struct account_new *given, const struct account_secret *secret)
{
	const char *email = account_email(pool, given->email);
	struct account account;
	int64_t id = 0, applicant_id = 0;
	enum outcome outcome = account_of_email(db, pool, email, &id);
	if (!outcome)
		outcome = account_get(db, pool, id, &account);
	if (!outcome)
		outcome = change_unused(db, pool, who, &account, given);
	if (outcome != NOT_FOUND)
		return outcome ? outcome : register_again(db, pool, &account, secret);
	outcome = insert_applicant(db, pool, given, email, &applicant_id);
	if (!outcome)
		outcome = insert_account(db, pool, email, given->lang, applicant_id, false, &id);
	if (!outcome)
		outcome = register_finish(db, pool, who, id, secret);
	if (!outcome)
		outcome = note_consent(db, pool, who, id, given->special);
	return outcome ? outcome : register_send(db, pool, given->lang, email, secret);
}

enum outcome account_offer(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct account_secret *secret)
{
	struct db_rows *rows;
	struct account account;
	int64_t id = 0;
	enum outcome outcome = db_rows(db, pool,
		"SELECT p.id, p.email, p.lang FROM application a"
		" JOIN applicant p ON p.id = a.applicant_id"
		" JOIN application_status s ON s.code = a.status AND s.counts WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), &rows);
	if (outcome || rows->count == 0)
		return outcome ? outcome : NOT_FOUND;
	const char *email = account_email(pool, db_text(rows, 0, "email"));
	const char *lang = db_text(rows, 0, "lang");
	outcome = account_of_email(db, pool, email, &id);
	if (!outcome)
		outcome = account_get(db, pool, id, &account);
	if (outcome != NOT_FOUND)
		return outcome ? outcome : register_again(db, pool, &account, secret);
	outcome = insert_account(db, pool, email, lang, db_number(rows, 0, "id"), true, &id);
	if (!outcome)
		outcome = register_finish(db, pool, who, id, secret);
	return outcome ? outcome : register_send(db, pool, lang, email, secret);
}
