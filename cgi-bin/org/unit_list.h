/* The lists of organisation units (db/list.h). */
#ifndef BMS_ORG_UNIT_LIST_H
#define BMS_ORG_UNIT_LIST_H

#include "db/list.h"

/*
 * All units, columns name, kind, committee (NULL: none), code, authority, parent (NULL: none),
 * status ("aktiv", "inaktiv"). Orders: authority (each followed by its units, by kind and name),
 * name, code. Filters: suche (find/find.h; bound by find_listed), art (a kind), behoerde (an
 * authority's code), status. No slots.
 */
extern const struct db_list unit_list;

/* The units directly below the one whose code stands in the slot; the same columns and orders. */
enum { UNIT_SLOT_CODE = 1 };
extern const struct db_list units_below;

#endif
