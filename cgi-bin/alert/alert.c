/* Job alerts: made, confirmed, changed, ended. */
#include <string.h>

#include "access/token.h"
#include "alert/private.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"

#define TOKEN_BYTES 24
#define HOUR INT64_C(3600)
#define TOKEN_AGE (180 * 24 * HOUR)

/* Alerts not confirmed that were made before this are as good as gone. */
static struct db_value confirmable(struct pool *pool, int64_t now)
{
	return db_str(clock_sql(pool, now - ALERT_CONFIRM_HOURS * HOUR));
}

enum outcome alert_token(struct db *db, struct pool *pool, int64_t alert_id, const char **token_r)
{
	*token_r = crypto_token(pool, TOKEN_BYTES);
	return db_exec(db,
		"INSERT INTO alert_token (token_hash, alert_id, created_at) VALUES (?, ?, ?)",
		DB_VALUES(token_hash(pool, *token_r), db_int(alert_id),
			db_str(clock_sql(pool, clock_now()))),
		NULL);
}

const char *alert_search_path(struct pool *pool, const struct alert *alert)
{
	return pool_printf(pool, "/stellen%s%s", *alert->query ? "?" : "", alert->query);
}

static bool fits(const struct alert *alert)
{
	return strlen(alert->query) <= ALERT_QUERY_MAX
		&& text_length(alert->title) <= ALERT_TITLE_MAX;
}

static enum outcome confirmation_post(
	struct db *db, struct pool *pool, const struct alert *alert, int64_t id)
{
	const char *token;
	enum outcome outcome = alert_token(db, pool, id, &token);
	if (outcome)
		return outcome;
	/* not what was searched for: the words would be a stranger's */
	const struct letter_value values[] = {{"token", token}};
	const struct letter_row once = {NULL, 0};
	const struct letter_list lists[] = {
		{"daily", &once, text_equal(alert->frequency, "daily") ? 1 : 0},
		{"weekly", &once, text_equal(alert->frequency, "weekly") ? 1 : 0},
	};
	return letter_post(db, pool,
		&(struct letter){
			.template = "alert_confirm",
			.lang = alert->lang,
			.recipient = alert->email,
			.values = values,
			.count = sizeof(values) / sizeof(*values),
			.lists = lists,
			.list_count = sizeof(lists) / sizeof(*lists),
			.internal = alert->internal,
		});
}

enum outcome alert_new(struct db *db, struct pool *pool, const struct alert *alert)
{
	if (!fits(alert) || !text_is_email(alert->email))
		return INVALID;
	enum outcome outcome = db_exec(db,
		"INSERT INTO job_alert (account_id, email, lang, internal, query, title, frequency,"
		" created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_id(alert->account_id), db_str(alert->email), db_str(alert->lang),
			db_bool(alert->internal), db_str(alert->query), db_str(alert->title),
			db_str(alert->frequency), db_str(clock_sql(pool, clock_now()))),
		NULL);
	return outcome ? outcome : confirmation_post(db, pool, alert, db_inserted_id(db));
}

static const struct db_field alert_fields[] = {
	DB_FIELD(struct alert, id),
	DB_FIELD(struct alert, account_id),
	DB_FIELD(struct alert, email),
	DB_FIELD(struct alert, lang),
	DB_FIELD(struct alert, internal),
	DB_FIELD(struct alert, query),
	DB_FIELD(struct alert, title),
	DB_FIELD(struct alert, frequency),
	DB_FIELD(struct alert, active),
};

enum outcome alert_find(struct db *db, struct pool *pool, const char *token, struct alert *alert_r)
{
	enum outcome outcome = db_struct(db, pool,
		"SELECT a.id, a.account_id, a.email, a.lang, a.internal, a.query, a.title,"
		" a.frequency, a.status = 'active' AS active"
		" FROM alert_token t JOIN job_alert a ON a.id = t.alert_id"
		" WHERE t.token_hash = ? AND t.created_at > ?"
		" AND (a.status = 'active' OR a.created_at > ?)",
		alert_fields, alert_r,
		DB_VALUES(token_hash(pool, token), db_str(clock_sql(pool, clock_now() - TOKEN_AGE)),
			confirmable(pool, clock_now())));

	return outcome == NOT_FOUND ? GONE : outcome;
}

enum outcome alert_confirm(struct db *db, struct pool *pool, const char *token)
{
	struct alert alert;
	enum outcome outcome = alert_find(db, pool, token, &alert);
	if (outcome || alert.active)
		return outcome;
	outcome = db_exec(db,
		"DELETE FROM job_alert WHERE email = ? AND internal = ?"
		" AND query = ? AND status = 'active' AND id <> ?",
		DB_VALUES(db_str(alert.email), db_bool(alert.internal), db_str(alert.query),
			db_int(alert.id)),
		NULL);
	if (outcome)
		return outcome;
	return db_exec(db,
		"UPDATE job_alert SET status = 'active', since = ?, checked_on = ?"
		" WHERE id = ? AND status = 'unconfirmed'",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_str(clock_today(pool)),
			db_int(alert.id)),
		NULL);
}

enum outcome alert_change(
	struct db *db, struct pool *pool, const char *token, const struct alert *to)
{
	struct alert alert;
	if (!fits(to))
		return INVALID;
	enum outcome outcome = alert_find(db, pool, token, &alert);
	if (outcome || !alert.active)
		return outcome ? outcome : GONE;
	return db_exec(db, "UPDATE job_alert SET frequency = ?, query = ?, title = ? WHERE id = ?",
		DB_VALUES(db_str(to->frequency), db_str(to->query), db_str(to->title),
			db_int(alert.id)),
		NULL);
}

enum outcome alert_end(struct db *db, struct pool *pool, const char *token)
{
	struct alert alert;
	enum outcome outcome = alert_find(db, pool, token, &alert);
	if (outcome)
		return outcome == GONE ? OK : outcome;
	return db_exec(db, "DELETE FROM job_alert WHERE id = ?", DB_VALUES(db_int(alert.id)), NULL);
}

enum outcome alert_list(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, title, frequency, status = 'active' AS active, query, internal,"
		" created_at FROM job_alert WHERE account_id = ? AND (status = 'active'"
		" OR created_at > ?) ORDER BY id DESC",
		DB_VALUES(db_int(account_id), confirmable(pool, clock_now())), rows_r);
}

enum outcome alert_end_own(struct db *db, int64_t account_id, int64_t alert_id)
{
	int64_t ended = 0;
	enum outcome outcome = db_exec(db, "DELETE FROM job_alert WHERE id = ? AND account_id = ?",
		DB_VALUES(db_int(alert_id), db_int(account_id)), &ended);
	return outcome ? outcome : ended ? OK : NOT_FOUND;
}

enum outcome alert_expire(struct db *db, struct pool *pool, int64_t now, int64_t *removed_r)
{
	int64_t tokens = 0;
	enum outcome outcome =
		db_sweep(db, "job_alert", "id", "status = 'unconfirmed' AND created_at <= ?",
			"created_at", removed_r, DB_VALUES(confirmable(pool, now)));
	return outcome ? outcome
		       : db_sweep(db, "alert_token", "token_hash", "created_at <= ?", "created_at",
			       &tokens, DB_VALUES(db_str(clock_sql(pool, now - TOKEN_AGE))));
}
