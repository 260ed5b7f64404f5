/* An entry of the register in the dataset. */
#ifndef BMS_BACKEND_MOBILE_MOBILE_VIEW_H
#define BMS_BACKEND_MOBILE_MOBILE_VIEW_H

#include "mobile/mobile_proposal.h"
#include "web/page.h"

/* As place.(id, name, pay_grade, field, town, since, authority, status, proposals). */
void view_mobile(struct request *req, const char *place, const struct mobile *mobile);

#endif
