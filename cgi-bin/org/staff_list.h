/* The lists of staff users (db/list.h). */
#ifndef BMS_ORG_STAFF_LIST_H
#define BMS_ORG_STAFF_LIST_H

#include "base/outcome.h"
#include "db/list.h"

/*
 * All but the deleted, columns name ("surname, first name", and its parts surname and first_name),
 * user_id, unit, email, status, last_sign_in. Orders: name, user_id. Filters: name (bound by
 * staff_list_words), status. No slots.
 */
extern const struct db_list staff_list;

/* What was typed, for the filter name: as find/find.h finds people. OK; INVALID (nothing can be
 * found by it); UNAVAILABLE. */
enum outcome staff_list_words(
	struct db *db, struct pool *pool, const char *typed, struct db_list_values *values_r);

#endif
