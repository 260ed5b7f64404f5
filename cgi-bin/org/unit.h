/* Organisation units: authorities, sub-units, locations, committees, PSB groups (OBJ-01). */
#ifndef BMS_ORG_UNIT_H
#define BMS_ORG_UNIT_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct unit {
	int64_t id, parent_id, authority_id; /* no parent: 0 */
	const char *kind; /* authority, sub_unit, location, committee, psb_group */
	const char *committee; /* PR, SBV, GSB; NULL for other kinds */
	const char *code, *name, *short_name;
	const char *street, *postcode, *town, *mailbox;
	const char *reception_mailbox; /* of an authority */
	bool active;
	const char *parent, *parent_code; /* NULL: none */
	const char *authority, *authority_code;
};

/* Can this be a street with number, a German postcode, a town? The portals show them and give them
 * to search engines (POR-03, INT-60). */
bool unit_street_valid(const char *street);
bool unit_postcode_valid(const char *postcode);
bool unit_town_valid(const char *town);

/* The sub-units and locations a vacancy of this authority can belong to (relation D) that have
 * these words (find/find.h): columns value (code), label, hint (of the unit above); the first
 * FIND_FOUND + 1, whose code was typed before all others. OK, UNAVAILABLE. */
enum outcome unit_find(struct db *db, struct pool *pool, int64_t authority_id, const char *words,
	struct db_rows **rows_r);

/* OK, NOT_FOUND (no unit has this code), UNAVAILABLE. */
enum outcome unit_id(struct db *db, const char *code, int64_t *id_r);

/* Where the receptions of an authority's interviews are told; NULL: not said. OK, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome unit_reception(
	struct db *db, struct pool *pool, int64_t authority_id, const char **mailbox_r);

/* OK when the unit is an active sub-unit or location of the authority; INVALID when not;
 * UNAVAILABLE. */
enum outcome unit_belongs(struct db *db, int64_t unit_id, int64_t authority_id);

/* By the code of the staff import. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome unit_by_code(struct db *db, struct pool *pool, const char *code, struct unit *unit_r);

/* The base role that members of a committee or PSB group have through it; 0 for other kinds. */
enum base_role unit_role(const struct unit *unit);

/* The active authorities: columns code, name. OK, UNAVAILABLE. */
enum outcome unit_authorities(struct db *db, struct pool *pool, struct db_rows **rows_r);

#endif
