/* What a person holds: roles and rights of her groups, and of assignments. */
#include <stdlib.h>

#include "access/access.h"
#include "access/tables.h"

#define ROLE_MAX 62 /* the highest bit a mask of roles has */

static void principal_forget(struct principal *principal)
{
	principal->roles = principal->split = 0;
	for (int right = 0; right < RIGHT_COUNT; right++)
		principal->where[right] = ACCESS_WHERE_ALL(0);
}

/*
 * What is held. A group of a created role holds the role that one works like, with the rights of
 * the created one: what assignments, reach and statuses say about roles counts for it as it is.
 * LECTOR and IE come with an assignment alone: they need no group, but some group is needed to get
 * in at all. So does a seat.
 */
struct holdings {
	struct access_holding *held;
	size_t count;
};

/* Room for one more; NULL: no role of ours. */
static struct access_holding *holding_add(
	struct holdings *holdings, int64_t role, int64_t authority)
{
	struct access_holding *held = &holdings->held[holdings->count];

	if (role < 1 || role > ROLE_SEAT)
		return NULL;
	*held = (struct access_holding){.role = role, .authority_id = authority};
	held->rights[RIGHT_NONE] = true;
	holdings->count++;
	return held;
}

static void seat_add(struct holdings *holdings)
{
	struct access_holding *seat = holding_add(holdings, ROLE_SEAT, 0);

	for (int right = RIGHT_NONE + 1; right < RIGHT_COUNT; right++)
		seat->rights[right] = seat->rights[right] || right_of_seat((enum right)right);
}

/* With the rights that stand in the tables kept. */
static void kept_add(struct holdings *holdings, int64_t role, int64_t own, int64_t authority)
{
	struct access_holding *held =
		own < 1 || own > ROLE_MAX ? NULL : holding_add(holdings, role, authority);

	for (int right = RIGHT_NONE + 1; held && right < RIGHT_COUNT; right++)
		held->rights[right] = access_tables()->granted[right] & ROLE_BIT(own);
}

/* With those of a list of numbers. */
static void listed_add(
	struct holdings *holdings, int64_t role, int64_t authority, const char *rights)
{
	struct access_holding *held = holding_add(holdings, role, authority);

	while (held && rights && *rights) {
		char *end;
		long right = strtol(rights, &end, 10);
		if (right > RIGHT_NONE && right < RIGHT_COUNT)
			held->rights[right] = true;
		rights = *end ? end + 1 : end;
	}
}

static void principal_hold(
	struct pool *pool, const struct holdings *holdings, struct principal *principal)
{
	for (size_t i = 0; i < holdings->count; i++)
		principal->roles |= ROLE_BIT(holdings->held[i].role);
	access_where_hold(pool, holdings->held, holdings->count, principal->where);
	for (int right = 0; right < RIGHT_COUNT; right++)
		principal->split |= access_where_split(&principal->where[right]);
}

#define HELD_BESIDE 3 /* lectors, information recipients and seats */

static struct holdings holdings_new(struct pool *pool, size_t groups)
{
	return (struct holdings){POOL_ARRAY(pool, struct access_holding, groups + HELD_BESIDE), 0};
}

/* With the tables kept: only the groups are asked for, and whether the tables are still right. */
static enum outcome load_kept(struct db *db, struct pool *pool, struct principal *principal,
	const struct access_held *held, size_t count)
{
	struct holdings holdings = holdings_new(pool, count);
	enum outcome outcome;

	principal_forget(principal);
	if (count == 0 || !held[0].role)
		return DENIED;
	outcome = access_tables_refresh(db, held[0].version);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < count; i++)
		kept_add(&holdings, held[i].role, held[i].own, held[i].authority);
	kept_add(&holdings, ROLE_LECTOR, ROLE_LECTOR, 0);
	kept_add(&holdings, ROLE_IE, ROLE_IE, 0);
	if (held[0].seat)
		seat_add(&holdings);
	principal_hold(pool, &holdings, principal);
	return OK;
}

/* What is held, alone. */
struct held_alone {
	struct access_held held;
};

static const struct db_field held_fields[] = {ACCESS_HELD_FIELDS(struct held_alone, held)};

static enum outcome read_kept(struct db *db, struct pool *pool, struct principal *principal)
{
	struct held_alone *rows;
	struct access_held *held;
	size_t count = 0;
	enum outcome outcome = db_structs(db, pool,
		"SELECT " ACCESS_HELD_COLUMNS " FROM staff_user s" ACCESS_HELD_JOINED
		" WHERE s.id = ? AND s.status = 'active'",
		held_fields, &rows, &count, DB_VALUES(db_int(principal->id)));

	if (outcome)
		return outcome;
	held = POOL_ARRAY(pool, struct access_held, count);
	for (size_t i = 0; i < count; i++)
		held[i] = rows[i].held;
	return load_kept(db, pool, principal, held, count);
}

enum outcome access_load_held(struct db *db, struct pool *pool, const struct access_held *held,
	size_t count, struct principal *principal)
{
	return access_tables_kept() ? load_kept(db, pool, principal, held, count)
				    : access_load(db, pool, principal);
}

#define HOLDS_SEAT ACCESS_HOLDS_SEAT("su.id")

enum outcome access_load(struct db *db, struct pool *pool, struct principal *principal)
{
	if (access_tables_kept())
		return read_kept(db, pool, principal);
	struct holdings holdings;
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT held.role_id, held.grouped, held.authority_id,"
		" GROUP_CONCAT(DISTINCT br.right_id) AS rights, MAX(held.seat) AS seat"
		" FROM (SELECT ug.role_id, IFNULL(ug.rights_role_id, ug.role_id) AS own,"
		" 1 AS grouped, ug.authority_id, " HOLDS_SEAT " AS seat FROM user_group_member gm"
		" JOIN user_group ug ON ug.id = gm.group_id"
		" JOIN staff_user su ON su.id = gm.staff_user_id AND su.status = 'active'"
		" WHERE gm.staff_user_id = ?"
		" UNION ALL SELECT " SQL_ROLE_LECTOR ", " SQL_ROLE_LECTOR ", 0, NULL, 0"
		" UNION ALL SELECT " SQL_ROLE_IE ", " SQL_ROLE_IE ", 0, NULL, 0)"
		" held LEFT JOIN base_role_right br ON br.role_id = held.own"
		" GROUP BY held.role_id, held.own, held.grouped, held.authority_id",
		DB_VALUES(db_int(principal->id)), &rows);
	if (outcome)
		return outcome;
	bool any_group = false, seat = false;
	principal_forget(principal);
	holdings = holdings_new(pool, rows->count);
	for (size_t i = 0; i < rows->count; i++) {
		any_group = any_group || db_number(rows, i, "grouped");
		seat = seat || db_number(rows, i, "seat") > 0;
		listed_add(&holdings, db_number(rows, i, "role_id"),
			db_number(rows, i, "authority_id"), db_text(rows, i, "rights"));
	}
	if (!any_group)
		return DENIED;
	if (seat)
		seat_add(&holdings);
	principal_hold(pool, &holdings, principal);
	return OK;
}
