/* The list of the runs of the staff import (db/list.h). */
#ifndef BMS_IMPORT_IMPORT_LIST_H
#define BMS_IMPORT_IMPORT_LIST_H

#include "db/list.h"

/*
 * All runs: columns run (id, kind), started_at, file, status (with reason), row_count, wrong,
 * added, changed, removed. Order: run. Filters: art, status (codes). No slots.
 */
extern const struct db_list import_run_list;

#endif
