/* Reading mapped files that may be cut off, or lie on a failing disk: a bus error ends the work and
 * not the process. */
#ifndef BMS_SEARCH_INDEX_GUARD_H
#define BMS_SEARCH_INDEX_GUARD_H

#include <stdbool.h>

/* Runs `work`; false when a bus error ended it. Work under guard leaves nothing half done that
 * matters but memory of pools. Calls do not nest. */
bool guard_run(void (*work)(void *context), void *context);

#endif
