/* Changing organisation units: what the administrator corrects after the staff import (OBJ-01).
 * Each change is in the unit's history and in the audit. */
#ifndef BMS_ORG_UNIT_ADMIN_H
#define BMS_ORG_UNIT_ADMIN_H

#include "base/problems.h"
#include "org/unit.h"

struct unit_input {
	const char *name, *short_name;
	const char *street, *postcode, *town, *mailbox; /* NULL: none */
	const char *reception_mailbox; /* of an authority; NULL: none */
};

/* Changes the data; the history line names the fields that changed. Inside a transaction. OK;
 * INVALID (problems: street, postcode, town, also town_needed: published ads would be without one);
 * UNAVAILABLE. */
enum outcome unit_change(struct db *db, struct pool *pool, const struct principal *who,
	const struct unit *unit, const struct unit_input *input, struct problems *problems);

struct unit_new_input {
	const char *kind; /* all but authority: authorities come from the staff import */
	const char *committee; /* with kind committee only */
	const char *name, *short_name, *code;
};

/* True when units can be created below this one: it is active and no committee or PSB group. */
bool unit_may_have_below(const struct unit *unit);

/*
 * Creates a unit below another, in its authority; inside a transaction.
 * OK; INVALID (problems: code, unit_code_taken, committee_kind, or units cannot be created below);
 * UNAVAILABLE.
 */
enum outcome unit_create(struct db *db, struct pool *pool, const struct principal *who,
	const struct unit *parent, const struct unit_new_input *input, struct problems *problems);

#define UNIT_OBSTACLES 50 /* shown at most; one more is read, so that the page can say so */

/*
 * What hinders deactivating: vacancies in progress that use the unit, active units below, active
 * projects of an authority; at most 50: columns kind ("vacancy", "unit", "project"), number (or
 * code), name. None of a vacancy `who` is excluded from is named. OK, UNAVAILABLE.
 */
enum outcome unit_obstacles(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct db_rows **rows_r);

/*
 * Deactivates a unit, or activates it again; inside a transaction.
 * OK; INVALID (problems: unit_in_use, unit_parent_inactive); UNAVAILABLE.
 */
enum outcome unit_set_active(struct db *db, struct pool *pool, const struct principal *who,
	const struct unit *unit, bool active, struct problems *problems);

#endif
