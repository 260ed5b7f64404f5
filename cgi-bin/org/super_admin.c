/* The super-administrator: activation, use, end, and who is told. */
#include "org/super_admin.h"

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "mail/letter.h"
#include "org/service_rules.h"

/* To all administrators; a letter that cannot be made (logged) undoes nothing. */
static enum outcome admins_tell(
	struct db *db, struct pool *pool, const char *template, int64_t until)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT DISTINCT s.email, s.lang FROM staff_user s"
		" JOIN user_group_member m ON m.staff_user_id = s.id"
		" JOIN user_group g ON g.id = m.group_id AND g.role_id = ?"
		" WHERE s.status = 'active' ORDER BY s.email",
		DB_VALUES(db_int(ROLE_ADMIN)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const char *lang = db_text(rows, i, "lang");
		const struct letter_value values[] = {
			{"at", clock_show(pool, clock_now(), lang)},
			{"until", clock_show(pool, until, lang)},
		};

		outcome = letter_queue(db, pool, 0, template, lang, db_text(rows, i, "email"),
			values, sizeof(values) / sizeof(values[0]));
		if (outcome == INVALID)
			outcome = OK;
	}
	return outcome;
}

/* What has run out and was not yet ended makes room for the next. */
static enum outcome end_one(struct db *db, struct pool *pool, const struct principal *who,
	int64_t person, const char *by)
{
	struct db_rows *rows = NULL;
	const char *now = clock_sql(pool, clock_now());
	int64_t ended = 0;
	enum outcome outcome = db_rows(db, pool,
		"SELECT until_at FROM super_activation WHERE active_key = ?"
		" AND (? = 'person' OR until_at <= ?) FOR UPDATE",
		DB_VALUES(db_int(person), db_str(by), db_str(now)), &rows);

	if (outcome || rows->count == 0)
		return outcome ? outcome : CONFLICT;
	const char *until = db_cell_text(rows, 0, 0);
	outcome = db_exec(db,
		"UPDATE super_activation SET active_key = NULL, ended_by = ?,"
		" ended_at = LEAST(?, until_at) WHERE active_key = ?",
		DB_VALUES(db_str(by), db_str(now), db_int(person)), &ended);
	if (!outcome)
		outcome =
			history_add_audited(db, who, OBJECT_STAFF_USER, person, "super_ended", by);
	return outcome ? outcome
		       : admins_tell(db, pool, "staff_super_ended", clock_from_sql(until));
}

enum outcome super_begin(struct db *db, struct pool *pool, const struct principal *who,
	const char *reason, int64_t hours)
{
	struct service_rules rules;
	struct principal system = {.kind = PRINCIPAL_SYSTEM};
	int64_t now = clock_now(), until = now + hours * 3600;
	enum outcome outcome = service_rules_read(db, pool, &rules);

	if (outcome)
		return outcome;
	if (!access_has(who, RIGHT_ADMIN))
		return DENIED;
	if (text_empty(reason) || hours < 1 || hours > rules.super_hours)
		return INVALID;
	outcome = end_one(db, pool, &system, who->id, "limit");
	if (outcome && outcome != CONFLICT)
		return outcome;
	outcome = db_exec(db,
		"INSERT INTO super_activation (staff_user_id, active_key, reason,"
		" begun_at, until_at)"
		" VALUES (?, ?, ?, ?, ?)",
		DB_VALUES(db_int(who->id), db_int(who->id), db_str(reason),
			db_str(clock_sql(pool, now)), db_str(clock_sql(pool, until))),
		NULL);
	if (!outcome)
		outcome = history_add_audited(db, who, OBJECT_STAFF_USER, who->id, "super_begun",
			pool_printf(pool, "%lldh", (long long)hours));
	return outcome ? outcome : admins_tell(db, pool, "staff_super_begun", until);
}

enum outcome super_use(
	struct db *db, struct pool *pool, const struct principal *who, const char *what)
{
	int64_t used = 0;
	enum outcome outcome;

	if (!access_has(who, RIGHT_SUPER))
		return DENIED;
	outcome = db_exec(db,
		"UPDATE super_activation SET uses = uses + 1 WHERE active_key = ? AND until_at > ?",
		DB_VALUES(db_int(who->id), db_str(clock_sql(pool, clock_now()))), &used);
	if (outcome || !used)
		return outcome ? outcome : DENIED;
	outcome = history_add_audited(db, who, OBJECT_STAFF_USER, who->id, "super_used", what);
	return outcome ? outcome : admins_tell(db, pool, "staff_super_used", who->super_until);
}

enum outcome super_end(struct db *db, struct pool *pool, const struct principal *who)
{
	return end_one(db, pool, who, who->id, "person");
}

enum outcome super_end_for(
	struct db *db, struct pool *pool, const struct principal *who, int64_t person)
{
	enum outcome outcome = end_one(db, pool, who, person, "person");

	return outcome == CONFLICT ? OK : outcome;
}

struct due {
	struct pool *pool;
	int64_t person;
};

static enum outcome due_work(struct db *db, void *context)
{
	const struct due *due = context;
	struct principal system = {.kind = PRINCIPAL_SYSTEM};
	enum outcome outcome = end_one(db, due->pool, &system, due->person, "limit");

	return outcome == CONFLICT ? OK : outcome;
}

enum outcome super_end_due(struct db *db, struct pool *pool, int64_t *ended_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT active_key FROM super_activation"
		" WHERE active_key IS NOT NULL AND until_at <= ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now()))), &rows);

	*ended_r = 0;
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		struct due due = {pool, db_cell_int(rows, i, 0)};

		outcome = db_transaction(db, due_work, &due);
		*ended_r += !outcome;
	}
	return outcome;
}

enum outcome super_list(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT CONCAT(s.first_name, ' ', s.surname) AS name, a.reason, a.begun_at,"
		" a.until_at, a.ended_at, a.ended_by, a.uses FROM super_activation a"
		" JOIN staff_user s ON s.id = a.staff_user_id ORDER BY a.id DESC LIMIT ?",
		DB_VALUES(db_int(SUPER_LISTED + 1)), rows_r);
}
