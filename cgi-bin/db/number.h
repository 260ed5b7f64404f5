/* Numbers people can quote: kind, year, running number, e.g. "V-2026-00042". No gaps, no
 * auto-increment shown. */
#ifndef BMS_DB_NUMBER_H
#define BMS_DB_NUMBER_H

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* The next number of `kind` ("P" project, "V" vacancy, "S" job ad, "B" application) in the current
 * year; inside a transaction. OK, UNAVAILABLE. */
enum outcome number_next(struct db *db, struct pool *pool, const char *kind, const char **number_r);

#endif
