/* Changing the password of one's own service account. */
#include "base/clock.h"
#include "base/password.h"
#include "base/text.h"
#include "history/history.h"
#include "service_account/service_private.h"
#include "service_account/service_sign_in.h"

#define DAY 86400

static enum outcome wrong_work(struct db *db, void *context)
{
	return service_count_failure(db, context);
}

static enum outcome right_work(struct db *db, void *context)
{
	return service_count_anew(db, context);
}

/* The last five and the one in force. */
static enum outcome used_before(
	struct db *db, struct pool *pool, int64_t id, const char *password, bool *used_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT password_hash FROM service_password WHERE staff_user_id = ?",
		DB_VALUES(db_int(id)), &rows);

	*used_r = false;
	for (size_t i = 0; !outcome && !*used_r && i < rows->count; i++)
		*used_r = password_verify(password, db_cell_text(rows, i, 0));
	return outcome;
}

static void password_check_new(struct pool *pool, const struct service_trial *trial,
	const struct service_change *input, struct problems *problems)
{
	const struct service_account *account = &trial->account;
	const char *reason =
		service_password_problem(pool, &trial->rules, account->user_id, input->password);

	if (reason)
		problem_add(problems, "password", reason);
	else if (!text_equal(input->password, input->repeat))
		problem_add(problems, "repeat", "password_repeat");
	if (!account->must_change && !input->compromised && account->changed_at + DAY > trial->now)
		problem_add(problems, "", "password_today");
}

enum outcome service_password_check(struct db *db, struct pool *pool,
	const struct service_account *account, const struct service_change *input,
	struct problems *problems, const char **hash_r)
{
	struct service_trial trial;
	bool used = false;
	enum outcome outcome = service_trial_begin(db, pool, account, &trial);

	if (outcome)
		return outcome;
	password_check_new(pool, &trial, input, problems);
	outcome = service_trial_count(db, &trial);
	if (outcome)
		return outcome;
	bool paused = trial.account.paused_until > trial.now;
	if (!service_password_right(pool, account, input->current) || paused) {
		problem_add(problems, "current", "password_current");
		outcome = paused ? OK : db_transaction(db, wrong_work, &trial);
		return outcome ? outcome : INVALID;
	}
	outcome = db_transaction(db, right_work, &trial);
	if (outcome)
		return outcome;
	if (problems_any(problems))
		return INVALID;
	outcome = used_before(db, pool, account->id, input->password, &used);
	if (outcome)
		return outcome;
	if (used) {
		problem_add(problems, "password", "password_used");
		return INVALID;
	}
	*hash_r = password_hash(pool, input->password);
	return OK;
}

enum outcome service_password_set(struct db *db, struct pool *pool,
	const struct service_account *account, const char *hash, bool compromised)
{
	const char *now = clock_sql(pool, clock_now());
	struct principal who = service_account_principal(account);
	enum outcome outcome = compromised ? history_add_audited(db, &who, OBJECT_STAFF_USER,
				       account->id, "service_compromised", NULL)
					   : OK;

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE service_account SET password_hash = ?, password_at = ?,"
			" changed_at = ?,"
			" must_change = NULL, failures = 0 WHERE staff_user_id = ?",
			DB_VALUES(db_str(hash), db_str(now), db_str(now), db_int(account->id)),
			NULL);
	if (!outcome)
		outcome = service_password_keep(db, account->id, hash);
	if (!outcome)
		outcome = session_end_staff(db, account->id);
	return outcome ? outcome
		       : history_add_audited(db, &who, OBJECT_STAFF_USER, account->id,
			       "service_password_changed", NULL);
}
