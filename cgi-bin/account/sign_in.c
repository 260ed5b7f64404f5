/* Signing in: the password, what stands in the way, the session. */
#include "account/sign_in.h"

#include <string.h>

#include "access/rate.h"
#include "account/bookmark.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/password.h"
#include "base/text.h"
#include "history/history.h"

#define DAY 86400
#define NONE_BYTES 16

struct attempt {
	struct pool *pool;
	int64_t account_id;
	const char *device;
	const char *hash; /* of the password in force; NULL: there is no such account */
	bool generated; /* by us, and mailed */
	bool over; /* its time */
	bool judged; /* it is counted; else there is nothing to be right about: unknown, locked */
	bool right;
	const char *nobody; /* stands for who is not counted */
};

static enum outcome attempt_note(struct db *db, const struct attempt *attempt, bool success)
{
	return db_exec(db,
		"INSERT INTO account_sign_in (account_id, at, success, device) VALUES (?, ?, ?, ?)",
		DB_VALUES(db_int(attempt->account_id),
			db_str(clock_sql(attempt->pool, clock_now())), db_bool(success),
			db_str(attempt->device)),
		NULL);
}

/* The try counts as wrong until it is found right: of many at once no more are judged than the lock
 * allows. */
static enum outcome begin_work(struct db *db, void *context)
{
	struct attempt *attempt = context;
	struct db_rows *rows;
	int64_t now = clock_now();
	struct db_value at = db_str(clock_sql(attempt->pool, now));
	enum outcome outcome = db_rows(db, attempt->pool,
		"SELECT IFNULL(c.locked_until > ?, 0) AS locked, c.password_generated,"
		" c.password_generated AND c.password_until <= ? AS lapsed,"
		" (SELECT w.password_hash FROM bms_keys.account_password w WHERE"
		" w.account_id = c.id"
		" ORDER BY w.id DESC LIMIT 1) AS hash FROM account c WHERE c.id = ? FOR UPDATE",
		DB_VALUES(at, at, db_int(attempt->account_id)), &rows);
	attempt->judged = !outcome && rows->count > 0 && db_number(rows, 0, "locked") == 0;
	if (outcome || rows->count == 0)
		return outcome;
	attempt->generated = db_number(rows, 0, "password_generated") != 0;
	attempt->over = db_number(rows, 0, "lapsed") != 0;
	attempt->hash = db_text(rows, 0, "hash");
	return !attempt->judged
		? OK
		: db_exec(db,
			"UPDATE account SET locked_until = IF(failures + 1 >= ?, ?, locked_until),"
			" failures = IF(failures + 1 >= ?, 0, failures + 1) WHERE id = ?",
			DB_VALUES(db_int(ACCOUNT_FAILURES),
				db_str(clock_sql(attempt->pool, now + ACCOUNT_LOCK_SECONDS)),
				db_int(ACCOUNT_FAILURES), db_int(attempt->account_id)),
			NULL);
}

static enum outcome end_work(struct db *db, void *context)
{
	const struct attempt *attempt = context;
	if (!attempt->right)
		return attempt_note(db, attempt, false);
	return db_exec(db, "UPDATE account SET failures = 0, locked_until = NULL WHERE id = ?",
		DB_VALUES(db_int(attempt->account_id)), NULL);
}

/* Where nothing is counted, one row is written all the same: a commit is what a wrong password
 * takes longest for. The row goes with those of the rate limits. */
static enum outcome spend_time(struct db *db, struct attempt *attempt)
{
	static const struct rate none = {"sign_in_none", 1, 60};
	if (!attempt->nobody)
		attempt->nobody = crypto_token(attempt->pool, NONE_BYTES);
	enum outcome outcome = rate_take(db, attempt->pool, &none, attempt->nobody);
	return outcome == UNAVAILABLE ? UNAVAILABLE : OK;
}

enum outcome account_try_id(struct db *db, struct pool *pool, int64_t account_id,
	const char *password, const char *device)
{
	struct attempt attempt = {.pool = pool, .account_id = account_id, .device = device};
	enum outcome outcome = db_transaction(db, begin_work, &attempt);
	if (!outcome && !attempt.judged)
		outcome = spend_time(db, &attempt);
	if (outcome)
		return outcome;
	/* what was copied from a mail may have brought the spaces around it */
	const char *typed = attempt.generated ? text_trim(pool, password) : password;
	attempt.right = password_verify(typed, attempt.hash) && attempt.judged && !attempt.over;
	outcome =
		attempt.judged ? db_transaction(db, end_work, &attempt) : spend_time(db, &attempt);
	return outcome ? outcome : attempt.right ? OK : INVALID;
}

enum outcome account_try(struct db *db, struct pool *pool, const char *email, const char *password,
	const char *device, int64_t *account_id_r)
{
	*account_id_r = 0;
	enum outcome outcome = account_of_email(db, pool, email, account_id_r);
	if (outcome == UNAVAILABLE)
		return outcome;
	return account_try_id(db, pool, *account_id_r, password, device);
}

enum account_step account_next_step(
	const struct account *account, const struct account_rules *rules, int64_t now)
{
	bool deactivated = text_equal(account->status, "deactivated");
	if (deactivated && !text_equal(account->deactivated_reason, "expired"))
		return ACCOUNT_CLOSED;
	if (account->password_generated || account->password_until <= now)
		return ACCOUNT_PASSWORD;
	if (deactivated || !text_equal(account->consent_version, rules->privacy_version)
		|| account->valid_until - rules->reminder_days * DAY <= now)
		return ACCOUNT_CONSENT;
	return ACCOUNT_IN;
}

/* What the visit before has begun belongs to the new one. */
static enum outcome move_visit(struct db *db, int64_t from, int64_t to)
{
	enum outcome outcome = db_exec(db,
		"UPDATE application SET portal_session_id = ? WHERE portal_session_id = ?",
		DB_VALUES(db_int(to), db_int(from)), NULL);
	return outcome
		? outcome
		: db_exec(db,
			"UPDATE bookmark SET portal_session_id = ? WHERE portal_session_id = ?",
			DB_VALUES(db_int(to), db_int(from)), NULL);
}

static enum outcome signed_in(
	struct db *db, struct pool *pool, int64_t account_id, const char *device)
{
	int64_t now = clock_now();
	const struct attempt attempt = {.pool = pool, .account_id = account_id, .device = device};
	enum outcome outcome = db_exec(db,
		"UPDATE account SET last_sign_in_at = ?, unused_reminded_at = NULL WHERE id = ?",
		DB_VALUES(db_str(clock_sql(pool, now)), db_int(account_id)), NULL);
	if (!outcome)
		outcome = attempt_note(db, &attempt, true);
	return outcome ? outcome
		       : db_exec(db, "DELETE FROM account_sign_in WHERE account_id = ? AND at < ?",
			       DB_VALUES(db_int(account_id),
				       db_str(clock_sql(pool, now - SIGN_INS_KEPT_DAYS * DAY))),
			       NULL);
}

enum outcome account_enter(struct db *db, struct pool *pool, const struct account *account,
	enum account_step step, const char *device, const struct account_times *times,
	const struct session *before, struct session *session_r)
{
	bool in = step == ACCOUNT_IN;
	struct session old = *before;
	struct session_visit visit = {device, in ? 0 : account->id};
	const struct principal who = {.kind = PRINCIPAL_VISITOR};
	enum outcome outcome = session_begin(db, pool, SESSION_PORTAL, in ? account->id : 0,
		times->idle, times->absolute, session_r);
	if (!outcome)
		outcome = session_visit_set(db, session_r->id, &visit);
	if (!outcome && in)
		outcome = signed_in(db, pool, account->id, device);
	if (outcome || !old.token)
		return outcome;
	outcome = move_visit(db, old.id, session_r->id);
	if (!outcome && in)
		outcome = account_adopt_visit(db, pool, &who, account->id, session_r->id);
	if (!outcome && in)
		outcome = bookmark_take_over(db, session_r->id, account->id);
	return outcome ? outcome : session_end(db, SESSION_PORTAL, old.id);
}

static enum outcome move_links(struct db *db, int64_t from, int64_t to)
{
	return db_exec(db,
		"UPDATE visit_link SET portal_session_id = ? WHERE portal_session_id = ?",
		DB_VALUES(db_int(to), db_int(from)), NULL);
}

enum outcome account_renew(struct db *db, struct pool *pool, const char *device,
	const struct account_times *times, bool along, const struct session *before,
	struct session *session_r)
{
	struct session old = *before;
	struct session_visit visit = {.device = device};
	int64_t left = times->absolute;
	enum outcome outcome = session_pending(db, old.id, &visit.pending_account);
	if (!outcome && old.owner)
		outcome = db_get_int(db,
			"SELECT TIMESTAMPDIFF(SECOND, ?, ends_at) FROM portal_session WHERE id = ?",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(old.id)), &left);
	if (!outcome)
		outcome = session_begin(
			db, pool, SESSION_PORTAL, old.owner, times->idle, left, session_r);
	if (!outcome && (old.owner || visit.pending_account))
		outcome = session_visit_set(db, session_r->id, &visit);
	if (!outcome && along)
		outcome = move_visit(db, old.id, session_r->id);
	if (!outcome && along)
		outcome = move_links(db, old.id, session_r->id);
	return outcome ? outcome : session_end(db, SESSION_PORTAL, old.id);
}

enum outcome account_consent(struct db *db, struct pool *pool, const struct principal *who,
	int64_t account_id, bool special)
{
	struct account_rules rules;
	enum outcome outcome = account_rules_get(db, pool, &rules);
	if (outcome)
		return outcome;
	int64_t now = clock_now();
	int64_t changed = 0;
	outcome = db_exec(db,
		"UPDATE account SET consent_version = ?, consent_at = ?, valid_until = ?,"
		" validity_reminded_at = NULL, deactivated_reason = NULL,"
		" status = IF(status = 'deactivated', 'active', status) WHERE id = ?"
		" AND (status <> 'deactivated' OR deactivated_reason = 'expired')",
		DB_VALUES(db_str(rules.privacy_version), db_str(clock_sql(pool, now)),
			db_str(clock_sql(pool, now + rules.valid_days * DAY)), db_int(account_id)),
		&changed);
	if (!outcome && changed == 0)
		return NOT_FOUND;
	if (!outcome)
		outcome = history_add(
			db, who, OBJECT_ACCOUNT, account_id, "consented", rules.privacy_version);
	return outcome ? outcome : account_consent_special(db, pool, who, account_id, special);
}

enum outcome account_consent_special(struct db *db, struct pool *pool, const struct principal *who,
	int64_t account_id, bool special)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE account SET special_consent_at = IF(?, ?, NULL)"
		" WHERE id = ? AND (special_consent_at IS NOT NULL) <> ?",
		DB_VALUES(db_bool(special), db_str(clock_sql(pool, clock_now())),
			db_int(account_id), db_bool(special)),
		&changed);
	if (outcome || changed == 0)
		return outcome;
	return history_add(db, who, OBJECT_ACCOUNT, account_id,
		special ? "special_consented" : "special_withdrawn", NULL);
}

enum outcome account_sessions(struct db *db, struct pool *pool, int64_t account_id, int64_t current,
	struct db_rows **rows_r)
{
	const char *now = clock_sql(pool, clock_now());
	return db_rows(db, pool,
		"SELECT id, device, used_at, created_at, id = ? AS current FROM portal_session"
		" WHERE owner = ? AND idle_until > ? AND ends_at > ? ORDER BY id = ?"
		" DESC, used_at DESC",
		DB_VALUES(db_int(current), db_int(account_id), db_str(now), db_str(now),
			db_int(current)),
		rows_r);
}

enum outcome account_session_end(struct db *db, int64_t account_id, int64_t session_id)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db, "DELETE FROM portal_session WHERE id = ? AND owner = ?",
		DB_VALUES(db_int(session_id), db_int(account_id)), &changed);
	return outcome ? outcome : changed ? OK : NOT_FOUND;
}

enum outcome account_sign_ins(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT at, success, device FROM account_sign_in WHERE account_id = ?"
		" ORDER BY id DESC LIMIT 20",
		DB_VALUES(db_int(account_id)), rows_r);
}

struct known {
	const char *mark;
	const char *name;
};

static const char *agent_find(const char *agent, const struct known *known, size_t count)
{
	for (size_t i = 0; agent && i < count; i++)
		if (strstr(agent, known[i].mark))
			return known[i].name;
	return NULL;
}

/* Browsers that pretend to be others come before those. */
const char *account_device(struct pool *pool, const char *agent)
{
	static const struct known browsers[] = {
		{"Edg", "Edge"},
		{"OPR/", "Opera"},
		{"SamsungBrowser", "Samsung Internet"},
		{"FxiOS", "Firefox"},
		{"Firefox", "Firefox"},
		{"CriOS", "Chrome"},
		{"Chrome", "Chrome"},
		{"Safari", "Safari"},
	};
	static const struct known systems[] = {
		{"iPhone", "iPhone"},
		{"iPad", "iPad"},
		{"Android", "Android"},
		{"Windows", "Windows"},
		{"Mac OS X", "macOS"},
		{"CrOS", "ChromeOS"},
		{"Linux", "Linux"},
	};
	const char *browser = agent_find(agent, browsers, sizeof(browsers) / sizeof(browsers[0]));
	const char *system = agent_find(agent, systems, sizeof(systems) / sizeof(systems[0]));
	if (browser && system)
		return pool_printf(pool, "%s, %s", browser, system);
	return browser ? browser : system ? system : "";
}
