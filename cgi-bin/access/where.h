/*
 * Where a right holds. A role counts in the authority whose group gives it (ACC-03), and with the
 * rights of that group alone (ACC-10): somebody may be recruiter in two authorities, and publish in
 * one. So no question about a right is answered without the place of what it is about; only menus
 * and pages about no object ask for it anywhere (access_has).
 */
#ifndef BMS_ACCESS_WHERE_H
#define BMS_ACCESS_WHERE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/right.h"
#include "base/buf.h"
#include "base/pool.h"
#include "db/db.h"

struct access_where {
	int64_t roles; /* mask of those in which it holds wherever they count */
	const char *at; /* others, in some authorities alone, as ",authority:mask,…,"; "" or NULL:
			   none */
};

/*
 * A mask has the roles of what is in use, and above them those of what is archived: the roles that
 * have the right ARCHIVE in the same place as well (ACC-16, RET-40).
 */
#define ACCESS_USED INT64_C(0xffff)
#define ACCESS_SHELF 16

/* Wherever a role counts, in use or archived, by one of these. */
#define ACCESS_WHERE_ALL(mask) \
	((struct access_where){ \
		.roles = ((mask)&ACCESS_USED) | ((mask)&ACCESS_USED) << ACCESS_SHELF})

/* The roles in which it holds in this authority, of what is in use; of what has none (0): wherever
 * they count. */
int64_t access_where_at(const struct access_where *where, int64_t authority_id);

/* The roles in which it holds anywhere; those in which it does not hold everywhere alike. */
int64_t access_where_split(const struct access_where *where);
int64_t access_where_any(const struct access_where *where);

/* Where both hold, by the same role; `b` may be ACCESS_WHERE_ALL of some roles. In the pool. */
struct access_where access_where_both(
	struct pool *pool, struct access_where a, struct access_where b);

/*
 * In statements: is a right held by this role in this authority; and the mask of all roles in which
 * it is. The arguments are literals, such as "vr.role_id"; what is bound at their place is
 * ACCESS_WHERE_BIND(where), two values. What is looked up is only looked up where the first is not
 * enough.
 */
#define ACCESS_WHERE_VALUES 2
/* clang-format off */
#define ACCESS_ELSE_AT(at, authority_id) \
	"CONCAT('0', SUBSTRING_INDEX(SUBSTRING_INDEX(" at ", CONCAT(',', " authority_id \
	", ':'), -1), ',', 1))"
#define ACCESS_HAS_OF(roles, at, role_id, authority_id) \
	"((" roles " >> " role_id ") & 1 OR (" ACCESS_ELSE_AT(at, authority_id) " >> " role_id \
	") & 1)"
#define ACCESS_HAS(role_id, authority_id) ACCESS_HAS_OF("?", "?", role_id, authority_id)
#define ACCESS_ROLES_AT(authority_id) "(? | " ACCESS_ELSE_AT("?", authority_id) ")"
/* clang-format on */
#define ACCESS_WHERE_BIND(where) db_int((where).roles), db_str(access_where_text(&(where)))
const char *access_where_text(const struct access_where *where);

/* The same two values in the slots of a list. */
void access_where_slots(const struct access_where *where, struct db_value *slots_r);
struct access_where access_where_slot(const struct db_value *slots);

/* What a person holds by one group, or by an assignment alone. */
struct access_holding {
	int64_t role; /* the delivered one */
	int64_t authority_id; /* 0: in all */
	bool rights[RIGHT_COUNT];
};

/* Fills where_r[RIGHT_COUNT] from what is held. */
void access_where_hold(struct pool *pool, const struct access_holding *held, size_t count,
	struct access_where *where_r);

/* Adds all of it to what tells whether something remembered still holds. */
void access_where_add(struct buf *key, const struct access_where where[RIGHT_COUNT]);

#endif
