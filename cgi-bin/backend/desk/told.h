/* Where a procedure stands, told to each role in its own words (PRO-20). */
#ifndef BMS_BACKEND_DESK_TOLD_H
#define BMS_BACKEND_DESK_TOLD_H

#include "recruiting/phase.h"
#include "web/request.h"

/* Told: what the phase means for whoever sees the procedure by these roles; nothing in PHASE_NONE.
 * Elsewhere: of an ad for others. True: one of them is told in words of its own, which say what is
 * expected of it. */
bool view_told(struct request *req, enum phase phase, int64_t roles, bool elsewhere);

#endif
