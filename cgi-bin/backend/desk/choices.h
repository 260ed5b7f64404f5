/* What several lists can be filtered by: options of their filters (web/list/list.h). */
#ifndef BMS_BACKEND_DESK_CHOICES_H
#define BMS_BACKEND_DESK_CHOICES_H

#include "web/list/list.h"

/* The authorities, by their codes. OK, UNAVAILABLE. */
enum outcome authority_choices(struct request *req, const struct db_rows **rows_r);

#endif
