/*
 * What statuses are called and how their badges look: rows of the status model (OBJ-60), which a
 * worker keeps with what decides over access (tables.h).
 */
#ifndef BMS_ACCESS_STATUS_NAME_H
#define BMS_ACCESS_STATUS_NAME_H

#include <stdbool.h>

#include "access/object.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct status_name {
	int64_t kind; /* enum object_kind */
	const char *code;
	const char *name_de, *name_en;
	const char *look; /* "plain", "quiet", "info", "success", "warning", "danger" */
	bool there; /* false: it was removed from the model */
};

/* Those of all kinds, each kind's in the order of its procedure, removed ones behind. OK,
 * UNAVAILABLE. */
enum outcome status_names_read(
	struct db *db, struct pool *pool, struct status_name **names_r, size_t *count_r);

/* The one with this code; NULL: there is none, and was none. Of programs that keep the tables
 * alone; valid until the request ends. */
const struct status_name *status_name_find(enum object_kind kind, const char *code);

/* The kind's first, or the one behind `last`, of those that are in the model; NULL: no more. */
const struct status_name *status_name_next(enum object_kind kind, const struct status_name *last);

#endif
