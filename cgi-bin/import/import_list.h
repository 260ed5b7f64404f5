/* The lists of the runs of the staff import (db/list.h). */
#ifndef BMS_IMPORT_IMPORT_LIST_H
#define BMS_IMPORT_IMPORT_LIST_H

#include "db/list.h"

/*
 * All runs: columns run (id, kind), started_at, file, status (with reason), row_count, wrong,
 * added, changed, removed. Order: run. Filters: art, status (codes). No slots.
 */
extern const struct db_list import_run_list;

/*
 * The wrong rows of a run, of which at most IMPORT_ERRORS_KEPT (import.h) are kept: columns line,
 * reason, detail. Order: line. The slot is the run's id.
 */
enum { IMPORT_SLOT_RUN = 1 };
extern const struct db_list import_error_list;

#endif
