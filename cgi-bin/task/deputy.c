/* Naming deputies. */
#include "task/deputy.h"

#include <stdio.h>

#include "access/hold.h"
#include "base/text.h"
#include "find/find.h"
#include "history/history.h"

#define DAYS_MOST 366

/* What is to be named, as ids. */
struct naming {
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	struct problems *problems;
	const char *from, *until;
	int64_t role_id, authority_id, deputy_id;
};

static enum outcome naming_refuse(
	const struct naming *naming, const char *field, const char *reason)
{
	problem_add(naming->problems, field, reason);
	return INVALID;
}

enum outcome deputy_places(
	struct db *db, struct pool *pool, int64_t staff_user_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT DISTINCT CONCAT(b.id, ':', a.id) AS value, b.code AS role,"
		" a.short_name AS authority FROM user_group_member m"
		" JOIN user_group g ON g.id = m.group_id JOIN base_role b ON b.id = g.role_id"
		" JOIN org_unit a ON a.id = g.authority_id"
		" WHERE m.staff_user_id = ? AND b.id BETWEEN " SQL_ROLE_RECRUITER
		" AND " SQL_ROLE_PSB " ORDER BY a.short_name, b.id",
		DB_VALUES(db_int(staff_user_id)), rows_r);
}

static bool place_read(const char *text, int64_t *role_r, int64_t *authority_r)
{
	long long role = 0, authority = 0;
	char rest;

	if (!text || sscanf(text, "%lld:%lld%c", &role, &authority, &rest) != 2)
		return false;
	*role_r = role;
	*authority_r = authority;
	return true;
}

static enum outcome days_check(const struct naming *naming)
{
	int32_t today = day_number(clock_today(naming->pool)), from = day_number(naming->from),
		until = day_number(naming->until);

	if (until < from || until - from >= DAYS_MOST)
		return naming_refuse(naming, "until_on", "deputy_days");
	return from < today ? naming_refuse(naming, "from_on", "deputy_past") : OK;
}

/* Both, the lower id first. */
static enum outcome persons_hold(const struct naming *naming)
{
	int64_t own = naming->who->id, other = naming->deputy_id;
	enum outcome outcome =
		object_hold(naming->db, OBJECT_STAFF_USER, own < other ? own : other);

	return outcome ? outcome
		       : object_hold(naming->db, OBJECT_STAFF_USER, own < other ? other : own);
}

/* Both have the role there, and are there. */
static enum outcome roles_check(const struct naming *naming)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(naming->db, naming->pool,
		"SELECT s.id FROM staff_user s JOIN base_role b ON b.id = ?"
		" JOIN org_unit a ON a.id = ? AND a.kind = 'authority'"
		" WHERE s.id IN (?, ?) AND s.status = 'active'"
		" AND " REACH_GIVEN("s.id", "b.id", "a.id"),
		DB_VALUES(db_int(naming->role_id), db_int(naming->authority_id),
			db_int(naming->who->id), db_int(naming->deputy_id)),
		&rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		if (db_number(rows, i, "id") == naming->deputy_id && rows->count == 2)
			return OK;
	return outcome ? outcome : naming_refuse(naming, "deputy", "deputy_role");
}

/* In these days she has no deputy, and nobody has the other as one who ... has one. */
static enum outcome chain_check(const struct naming *naming)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(naming->db, naming->pool,
		"SELECT person_id = ? AND role_id = ? AND authority_id = ? AS same,"
		" person_id = ? OR deputy_id = ? AS chain FROM deputy"
		" WHERE (person_id IN (?, ?) OR deputy_id = ?) AND until_on >= ? AND from_on <= ?"
		" FOR UPDATE",
		DB_VALUES(db_int(naming->who->id), db_int(naming->role_id),
			db_int(naming->authority_id), db_int(naming->deputy_id),
			db_int(naming->who->id), db_int(naming->who->id), db_int(naming->deputy_id),
			db_int(naming->who->id), db_str(naming->from), db_str(naming->until)),
		&rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		if (db_number(rows, i, "chain"))
			return naming_refuse(naming, "deputy", "deputy_chain");
		if (db_number(rows, i, "same"))
			return naming_refuse(naming, "from_on", "deputy_overlaps");
	}
	return outcome;
}

static enum outcome naming_write(const struct naming *naming)
{
	struct pool *pool = naming->pool;
	enum outcome outcome = db_exec(naming->db,
		"INSERT INTO deputy (person_id, deputy_id, role_id, authority_id, from_on,"
		" until_on, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(naming->who->id), db_int(naming->deputy_id),
			db_int(naming->role_id), db_int(naming->authority_id), db_str(naming->from),
			db_str(naming->until), db_str(clock_sql(pool, clock_now())),
			db_int(naming->who->id)),
		NULL);

	if (!outcome)
		outcome = history_add_audited(naming->db, naming->who, OBJECT_STAFF_USER,
			naming->who->id, "person_deputy",
			pool_printf(pool, "%lld", (long long)naming->deputy_id));
	return outcome
		? outcome
		: history_add(naming->db, naming->who, OBJECT_STAFF_USER, naming->deputy_id,
			"person_deputy_of", pool_printf(pool, "%lld", (long long)naming->who->id));
}

enum outcome deputy_set(struct db *db, struct pool *pool, const struct principal *who,
	const struct deputy_input *input, struct problems *problems)
{
	struct naming naming = {.db = db,
		.pool = pool,
		.who = who,
		.problems = problems,
		.from = input->from_on,
		.until = input->until_on};
	enum outcome outcome = days_check(&naming);

	if (outcome)
		return outcome;
	if (!place_read(input->place, &naming.role_id, &naming.authority_id))
		return naming_refuse(&naming, "place", "deputy_place");
	outcome = db_get_int(db, "SELECT id FROM staff_user WHERE user_id = ?",
		DB_VALUES(db_str(input->deputy)), &naming.deputy_id);
	if (outcome)
		return outcome == NOT_FOUND ? naming_refuse(&naming, "deputy", "pick") : outcome;
	if (naming.deputy_id == who->id)
		return naming_refuse(&naming, "deputy", "deputy_self");
	outcome = persons_hold(&naming);
	if (!outcome)
		outcome = roles_check(&naming);
	if (!outcome)
		outcome = chain_check(&naming);
	return outcome ? outcome : naming_write(&naming);
}

enum outcome deputy_end(struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	const char *today = clock_today(pool);
	struct db_rows *rows = NULL;
	int64_t ended = 0;
	enum outcome outcome = db_rows(db, pool,
		"SELECT deputy_id FROM deputy WHERE id = ? AND person_id = ? AND until_on >= ?"
		" FOR UPDATE",
		DB_VALUES(db_int(id), db_int(who->id), db_str(today)), &rows);

	if (!outcome && rows->count == 0)
		return NOT_FOUND;
	if (!outcome)
		outcome = db_exec(db, "UPDATE deputy SET until_on = ? WHERE id = ?",
			DB_VALUES(db_str(day_add(pool, today, -1)), db_int(id)), &ended);
	return outcome
		? outcome
		: history_add_audited(db, who, OBJECT_STAFF_USER, who->id, "person_deputy_ended",
			pool_printf(pool, "%lld", (long long)db_number(rows, 0, "deputy_id")));
}

enum outcome deputy_list(
	struct db *db, struct pool *pool, int64_t staff_user_id, struct db_rows **rows_r)
{
	const char *today = clock_today(pool);

	return db_rows(db, pool,
		"SELECT d.id, d.person_id = ? AS own, CONCAT(s.first_name, ' ', s.surname) AS name,"
		" b.code AS role, a.short_name AS authority, d.from_on, d.until_on,"
		" d.from_on <= ? AS now FROM deputy d"
		" JOIN staff_user s ON s.id = IF(d.person_id = ?, d.deputy_id, d.person_id)"
		" JOIN base_role b ON b.id = d.role_id JOIN org_unit a ON a.id = d.authority_id"
		" WHERE (d.person_id = ? OR d.deputy_id = ?) AND d.until_on >= ?"
		" ORDER BY d.from_on, d.id",
		DB_VALUES(db_int(staff_user_id), db_str(today), db_int(staff_user_id),
			db_int(staff_user_id), db_int(staff_user_id), db_str(today)),
		rows_r);
}

enum outcome deputy_find(struct db *db, struct pool *pool, int64_t staff_user_id, const char *typed,
	struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, typed, &find);

	if (outcome)
		return outcome;
	/* clang-format off */
	return db_rows(db, pool,
		"SELECT s.user_id AS value, CONCAT(s.surname, ', ', s.first_name) AS label,"
		" (SELECT GROUP_CONCAT(DISTINCT g.name ORDER BY g.name SEPARATOR ', ')"
		" FROM user_group_member m JOIN user_group g ON g.id = m.group_id"
		" WHERE m.staff_user_id = s.id) AS hint FROM (SELECT DISTINCT cm.staff_user_id"
		" FROM user_group_member om STRAIGHT_JOIN user_group og ON og.id = om.group_id"
		" STRAIGHT_JOIN user_group cg FORCE INDEX (user_group_authority)"
		" ON cg.authority_id = og.authority_id AND cg.role_id = og.role_id"
		" STRAIGHT_JOIN user_group_member cm FORCE INDEX (user_group_member_group)"
		" ON cm.group_id = cg.id WHERE om.staff_user_id = ?) c"
		" STRAIGHT_JOIN staff_user s ON s.id = c.staff_user_id AND s.status = 'active'"
		" WHERE s.id <> ? AND " FIND_HAS("'staff'", "s.id") FIND_AND("'staff'", "s.id")
		" ORDER BY s.surname, s.first_name, s.id LIMIT ?",
		DB_VALUES(db_int(staff_user_id), db_int(staff_user_id), FIND_HAS_BIND(&find, 0),
			FIND_AND_BIND(&find), db_int(FIND_FOUND + 1)),
		rows_r);
	/* clang-format on */
}
