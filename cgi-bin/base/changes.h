/* Which fields of a record differ, for its history: names only, never values (PRT-01). */
#ifndef BMS_BASE_CHANGES_H
#define BMS_BASE_CHANGES_H

#include <stddef.h>

#include "base/pool.h"

struct change {
	const char *name; /* of the field */
	const char *old; /* NULL is the same as "" */
	const char *new;
};

/* The names of the fields that differ, separated by commas; "" when none does. */
char *changes_names(struct pool *pool, const struct change *changes, size_t count);

#endif
