/* What an application's history must not tell its reader. */
#ifndef BMS_BACKEND_DESK_HISTORY_SIEVE_H
#define BMS_BACKEND_DESK_HISTORY_SIEVE_H

#include "db/db.h"
#include "web/page.h"

/*
 * Takes the rows of history_list of an application and gives back those this reader is told: for
 * whom the mark of severe disability is not shown to, without the lines about files that were ever
 * a proof of it or of which it is not known, and without the fields that tell of it (ACC-16), by
 * the form it was begun with; for whom hiring documents are not shown to, without those about
 * them; for whoever does not prepare the selection, without who was to be chosen meanwhile. New
 * rows in the pool. OK, UNAVAILABLE.
 */
enum outcome history_sieve(struct request *req, int64_t form_version_id, struct db_rows **rows);

#endif
