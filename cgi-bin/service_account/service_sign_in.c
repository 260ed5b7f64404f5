/* Signing in with a service account. */
#include "service_account/service_sign_in.h"

#include "access/rate.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/password.h"
#include "base/text.h"
#include "history/history.h"
#include "service_account/service_private.h"

#define DAY 86400
#define NONE_BYTES 16

static const char *barred(const struct service_trial *trial)
{
	const struct service_account *account = &trial->account;

	if (!account->id)
		return "unknown";
	if (!text_equal(account->status, "active"))
		return "not_active";
	if (account->alive_at + trial->rules.unused_days * DAY <= trial->now)
		return "unused";
	return NULL;
}

static const char *trial_judge(struct service_trial *trial, bool password, const char *code)
{
	const struct service_account *account = &trial->account;

	if (account->paused_until > trial->now)
		return "paused";
	if (!password)
		return "password";
	if (text_empty(code) && !account->enrolled)
		return NULL;
	trial->enrol = !account->enrolled;
	if (totp_check(account->secret, code, trial->now, account->step, &trial->step))
		return NULL;
	return totp_check(account->secret, code, trial->now, 0, &trial->step) ? "replay" : "code";
}

static enum outcome pause_begin(struct db *db, struct service_trial *trial)
{
	int64_t id = trial->account.id;
	int64_t until = trial->now + trial->rules.pause_minutes * 60;
	enum outcome outcome = db_exec(db,
		"UPDATE service_account SET failures = 0, paused_until = ? WHERE staff_user_id = ?",
		DB_VALUES(db_str(clock_sql(trial->pool, until)), db_int(id)), NULL);

	trial->account.paused_until = until;
	return outcome ? outcome
		       : history_add_audited(
			       db, &trial->who, OBJECT_STAFF_USER, id, "service_paused", NULL);
}

static enum outcome count_work(struct db *db, void *context)
{
	struct service_trial *trial = context;
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, trial->pool,
		"SELECT failures, paused_until FROM service_account WHERE staff_user_id = ?"
		" FOR UPDATE",
		DB_VALUES(db_int(trial->account.id)), &rows);

	if (outcome || rows->count == 0)
		return outcome;
	const char *until = db_text(rows, 0, "paused_until");
	trial->account.paused_until = until ? clock_from_sql(until) : 0;
	if (trial->account.paused_until > trial->now)
		return OK;
	if (db_number(rows, 0, "failures") >= trial->rules.tries)
		return pause_begin(db, trial);
	return db_exec(db,
		"UPDATE service_account SET failures = failures + 1 WHERE staff_user_id = ?",
		DB_VALUES(db_int(trial->account.id)), NULL);
}

enum outcome service_trial_count(struct db *db, struct service_trial *trial)
{
	return db_transaction(db, count_work, trial);
}

enum outcome service_count_failure(struct db *db, struct service_trial *trial)
{
	int64_t failures = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT failures FROM service_account WHERE staff_user_id = ? FOR UPDATE",
		DB_VALUES(db_int(trial->account.id)), &failures);

	return outcome || failures < trial->rules.tries ? outcome : pause_begin(db, trial);
}

enum outcome service_count_anew(struct db *db, struct service_trial *trial)
{
	return db_exec(db, "UPDATE service_account SET failures = 0 WHERE staff_user_id = ?",
		DB_VALUES(db_int(trial->account.id)), NULL);
}

static enum outcome trial_refuse(struct db *db, struct service_trial *trial)
{
	struct principal system = {.kind = PRINCIPAL_SYSTEM};
	const char *reason = trial->reason;
	enum outcome outcome = OK;

	if (text_equal(reason, "unused"))
		outcome = service_account_lock(db, trial->pool, &system, trial->account.id, "");
	else if (text_equal(reason, "password") || text_equal(reason, "code")
		|| text_equal(reason, "replay"))
		outcome = service_count_failure(db, trial);
	if (outcome && outcome != CONFLICT)
		return outcome;
	return audit_add(db, &trial->who, OBJECT_NONE, 0, "sign_in_refused", reason);
}

/* The code is spent here: of two requests with the same code one finds it used. */
static enum outcome code_spend(struct db *db, struct service_trial *trial)
{
	int64_t spent = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE service_account SET factor_step = ?,"
		" factor_enrolled_at = COALESCE(factor_enrolled_at, ?)"
		" WHERE staff_user_id = ? AND factor_step < ?",
		DB_VALUES(db_int(trial->step), db_str(clock_sql(trial->pool, trial->now)),
			db_int(trial->account.id), db_int(trial->step)),
		&spent);

	if (outcome)
		return outcome;
	if (!spent)
		trial->reason = "replay";
	else if (trial->enrol)
		outcome = session_end_staff(db, trial->account.id);
	if (outcome || !spent || !trial->enrol)
		return outcome;
	return history_add_audited(
		db, &trial->who, OBJECT_STAFF_USER, trial->account.id, "service_enrolled", NULL);
}

static enum outcome trial_decide(struct db *db, void *context)
{
	struct service_trial *trial = context;
	const char *reason = trial->reason;
	const char *too_old = clock_sql(trial->pool, trial->now - trial->rules.password_days * DAY);
	enum outcome outcome = reason || !trial->step ? OK : code_spend(db, trial);

	if (!outcome && trial->reason)
		outcome = trial_refuse(db, trial);
	else if (!outcome)
		outcome = db_exec(db,
			"UPDATE service_account SET failures = 0, paused_until ="
			" NULL, must_change ="
			" IF(must_change IS NULL AND password_at <= ?, 'expired', must_change)"
			" WHERE staff_user_id = ?",
			DB_VALUES(db_str(too_old), db_int(trial->account.id)), NULL);
	return outcome;
}

/* decide may run twice: the second run must not take the first one's finding for granted. */
static enum outcome decide_anew(struct db *db, void *context)
{
	struct service_trial *trial = context;
	struct service_trial copy = *trial;
	enum outcome outcome = trial_decide(db, &copy);

	if (!outcome && copy.reason && !trial->reason)
		trial->reason = copy.reason;
	return outcome;
}

/* Where nothing is counted a row is written all the same, so that the time says nothing. It goes
 * with those of the rate limits. */
static enum outcome spend_time(struct db *db, struct pool *pool)
{
	static const struct rate none = {"service_none", 1, 60};

	return rate_take(db, pool, &none, crypto_token(pool, NONE_BYTES));
}

bool service_password_right(
	struct pool *pool, const struct service_account *account, const char *password)
{
	bool handed = text_equal(account->must_change, "temporary");

	return password_verify(
		handed ? text_trim(pool, password) : password, account->password_hash);
}

enum outcome service_sign_in_check(struct db *db, struct pool *pool, const char *user_id,
	const char *password, const char *code, int64_t *id_r)
{
	struct service_trial trial = {
		.pool = pool,
		.now = clock_now(),
		.who = {.kind = PRINCIPAL_VISITOR},
	};
	enum outcome outcome = service_account_find(db, pool, user_id, &trial.account);
	bool known = outcome == OK;

	if (outcome && outcome != NOT_FOUND)
		return outcome;
	outcome = service_rules_read(db, pool, &trial.rules);
	if (outcome)
		return outcome;
	if (known)
		trial.who = service_account_principal(&trial.account);
	else
		trial.account = (struct service_account){0};
	trial.reason = barred(&trial);
	outcome = trial.reason ? spend_time(db, pool) : service_trial_count(db, &trial);
	if (outcome)
		return outcome;
	bool right = service_password_right(pool, &trial.account, password);
	if (!trial.reason)
		trial.reason = trial_judge(&trial, right, code);
	outcome = db_transaction(db, decide_anew, &trial);
	if (outcome)
		return outcome;
	if (trial.reason) {
		log_warn("sign_in_refused", "service=1 reason=%s", trial.reason);
		return INVALID;
	}
	*id_r = trial.account.id;
	return OK;
}

enum outcome service_sign_in_begin(
	struct db *db, struct pool *pool, int64_t id, struct session *session_r)
{
	struct service_account account;
	struct service_rules rules;
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome = service_account_get(db, pool, id, &account);

	if (!outcome)
		outcome = service_rules_read(db, pool, &rules);
	if (outcome)
		return outcome;
	struct principal who = service_account_principal(&account);
	outcome = session_begin(db, pool, SESSION_BACKEND, id, rules.idle_minutes * 60,
		rules.absolute_minutes * 60, session_r);
	if (!outcome)
		outcome = db_exec(db, "UPDATE staff_user SET last_sign_in = ? WHERE id = ?",
			DB_VALUES(db_str(now), db_int(id)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE service_account SET alive_at = ? WHERE staff_user_id = ?",
			DB_VALUES(db_str(now), db_int(id)), NULL);
	return outcome ? outcome : audit_add(db, &who, OBJECT_NONE, 0, "sign_in", "service");
}

enum service_duty service_sign_in_duty(const struct service_account *account)
{
	if (!account->enrolled)
		return SERVICE_ENROL;
	return account->must_change ? SERVICE_CHANGE : SERVICE_READY;
}

struct enrolment {
	struct service_trial trial;
	bool right;
	enum outcome answer;
};

static enum outcome factor_enrol(struct db *db, void *context)
{
	struct enrolment *enrolment = context;
	struct service_trial trial = enrolment->trial;
	enum outcome outcome;

	if (!enrolment->right)
		return service_count_failure(db, &trial);
	outcome = code_spend(db, &trial);
	enrolment->answer = trial.reason ? CONFLICT : OK;
	return outcome || trial.reason ? outcome : service_count_anew(db, &trial);
}

enum outcome service_trial_begin(struct db *db, struct pool *pool,
	const struct service_account *account, struct service_trial *trial_r)
{
	*trial_r = (struct service_trial){
		.pool = pool,
		.account = *account,
		.now = clock_now(),
		.enrol = !account->enrolled,
		.who = service_account_principal(account),
	};
	return service_rules_read(db, pool, &trial_r->rules);
}

enum outcome service_factor_enrol(
	struct db *db, struct pool *pool, const struct service_account *account, const char *code)
{
	struct enrolment enrolment = {.answer = INVALID};
	enum outcome outcome = service_trial_begin(db, pool, account, &enrolment.trial);

	if (outcome)
		return outcome;
	if (account->enrolled)
		return CONFLICT;
	outcome = service_trial_count(db, &enrolment.trial);
	if (outcome || enrolment.trial.account.paused_until > enrolment.trial.now)
		return outcome ? outcome : INVALID;
	enrolment.right = totp_check(
		account->secret, code, enrolment.trial.now, account->step, &enrolment.trial.step);
	outcome = db_transaction(db, factor_enrol, &enrolment);
	return outcome ? outcome : enrolment.answer;
}

enum outcome service_sign_out(
	struct db *db, const struct service_account *account, int64_t session_id)
{
	struct principal who = service_account_principal(account);
	enum outcome outcome = session_end(db, SESSION_BACKEND, session_id);

	return outcome ? outcome : audit_add(db, &who, OBJECT_NONE, 0, "sign_out", NULL);
}
