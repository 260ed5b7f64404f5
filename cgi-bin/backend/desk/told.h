/* Where a procedure stands, told to each role in its own words (PRO-20). */
#ifndef BMS_BACKEND_DESK_TOLD_H
#define BMS_BACKEND_DESK_TOLD_H

#include "recruiting/phase.h"
#include "web/request.h"

/* Told: what the phase means for whoever sees the procedure by these roles; nothing in PHASE_NONE.
 * code: what is told in place of the phase, of told.*; NULL: nothing. True: one of them is told in
 * words of its own, which say what is expected of it. */
bool view_told(struct request *req, enum phase phase, int64_t roles, const char *code);

/* What an ad in this status is told as, where its phase says too little of it: "elsewhere" of one
 * for others, "released", "returned"; else NULL. */
const char *told_code(const char *jobad_status, bool elsewhere);

#endif
