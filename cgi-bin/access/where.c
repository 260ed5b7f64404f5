/* Where a right holds: out of what is held, and in one authority. */
#include "access/where.h"

#include <stdlib.h>
#include <string.h>

#define BIT(role) (INT64_C(1) << (role))

const char *access_where_text(const struct access_where *where)
{
	return where->at ? where->at : "";
}

void access_where_slots(const struct access_where *where, struct db_value *slots_r)
{
	const struct db_value values[ACCESS_WHERE_VALUES] = {ACCESS_WHERE_BIND(*where)};

	memcpy(slots_r, values, sizeof(values));
}

struct access_where access_where_slot(const struct db_value *slots)
{
	return (struct access_where){slots[0].number, slots[1].bytes};
}

/* From ",authority:mask," to the next; false: there is none. */
static bool place_next(const char **at, int64_t *authority_r, int64_t *mask_r)
{
	char *end;

	if (!*at || (*at)[0] != ',' || !(*at)[1])
		return false;
	*authority_r = strtoll(*at + 1, &end, 10);
	*mask_r = strtoll(end + 1, &end, 10);
	*at = end;
	return true;
}

static int64_t mask_at(const struct access_where *where, int64_t authority_id)
{
	const char *at = where->at;
	int64_t authority, mask;

	while (authority_id && place_next(&at, &authority, &mask))
		if (authority == authority_id)
			return where->roles | mask;
	return where->roles;
}

int64_t access_where_at(const struct access_where *where, int64_t authority_id)
{
	return mask_at(where, authority_id) & ACCESS_USED;
}

static int64_t mask_any(const struct access_where *where)
{
	const char *at = where->at;
	int64_t roles = where->roles, authority, mask;

	while (place_next(&at, &authority, &mask))
		roles |= mask;
	return roles;
}

int64_t access_where_any(const struct access_where *where)
{
	return mask_any(where) & ACCESS_USED;
}

int64_t access_where_split(const struct access_where *where)
{
	int64_t some = mask_any(where) & ~where->roles;

	return (some | some >> ACCESS_SHELF) & ACCESS_USED;
}

static void place_add(struct buf *at, int64_t authority, int64_t mask)
{
	if (mask)
		buf_printf(at, "%s%lld:%lld,", at->length ? "" : ",", (long long)authority,
			(long long)mask);
}

struct access_where access_where_both(
	struct pool *pool, struct access_where a, struct access_where b)
{
	const char *of_a = a.at, *of_b = b.at;
	struct access_where both = {.roles = a.roles & b.roles};
	int64_t authority, mask;
	struct buf at;

	buf_init(&at, pool);
	while (place_next(&of_a, &authority, &mask))
		place_add(&at, authority, (a.roles | mask) & mask_at(&b, authority) & ~both.roles);
	while (place_next(&of_b, &authority, &mask))
		if (mask_at(&a, authority) == a.roles)
			place_add(&at, authority, a.roles & mask & ~both.roles);
	both.at = at.length ? at.data : "";
	return both;
}

/*
 * The roles in which a right holds wherever they count: a group of all authorities gives it, or
 * each group of the role does. *some_r: those in which it holds in some alone.
 */
static int64_t roles_everywhere(
	const struct access_holding *held, size_t count, enum right right, int64_t *some_r)
{
	int64_t some = 0, not_all = 0, in_all = 0;

	for (size_t i = 0; i < count; i++) {
		int64_t bit = BIT(held[i].role);

		if (!held[i].rights[right])
			not_all |= bit;
		else if (held[i].authority_id)
			some |= bit;
		else
			in_all |= bit;
	}
	*some_r = some & not_all & ~in_all;
	return in_all | (some & ~not_all);
}

/* What one group gives, another may complete: a right and the archive, in the same place. */
static int64_t mask_everywhere(
	const struct access_holding *held, size_t count, enum right right, int64_t *some_r)
{
	int64_t some, kept_some;
	int64_t roles = roles_everywhere(held, count, right, &some);
	int64_t kept = roles_everywhere(held, count, RIGHT_ARCHIVE, &kept_some);
	int64_t shelf = roles & kept;

	*some_r = some | ((some | roles) & (kept_some | kept) & ~shelf) << ACCESS_SHELF;
	return roles | shelf << ACCESS_SHELF;
}

static int64_t roles_in(
	const struct access_holding *held, size_t count, enum right right, int64_t authority)
{
	int64_t roles = 0;

	for (size_t i = 0; i < count; i++)
		if (held[i].rights[right]
			&& (!held[i].authority_id || held[i].authority_id == authority))
			roles |= BIT(held[i].role);
	return roles;
}

static int64_t mask_in(
	const struct access_holding *held, size_t count, enum right right, int64_t authority)
{
	int64_t roles = roles_in(held, count, right, authority);

	return roles | (roles & roles_in(held, count, RIGHT_ARCHIVE, authority)) << ACCESS_SHELF;
}

/* Each authority once. */
static const char *places_of(struct pool *pool, const struct access_holding *held, size_t count,
	enum right right, int64_t among)
{
	struct buf at;

	buf_init(&at, pool);
	for (size_t i = 0; i < count; i++) {
		size_t before = 0;

		while (before < i && held[before].authority_id != held[i].authority_id)
			before++;
		if (before == i && held[i].authority_id)
			place_add(&at, held[i].authority_id,
				mask_in(held, count, right, held[i].authority_id) & among);
	}
	return at.length ? at.data : "";
}

void access_where_hold(struct pool *pool, const struct access_holding *held, size_t count,
	struct access_where *where_r)
{
	for (int right = 0; right < RIGHT_COUNT; right++) {
		int64_t some;

		where_r[right].roles = mask_everywhere(held, count, (enum right)right, &some);
		where_r[right].at =
			some ? places_of(pool, held, count, (enum right)right, some) : "";
	}
}

void access_where_add(struct buf *key, const struct access_where where[RIGHT_COUNT])
{
	for (int right = 0; right < RIGHT_COUNT; right++)
		buf_printf(key, "%llx %s;", (unsigned long long)where[right].roles,
			access_where_text(&where[right]));
}
