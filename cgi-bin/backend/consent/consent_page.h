/* What the pages of consent share. */
#ifndef BMS_BACKEND_CONSENT_CONSENT_PAGE_H
#define BMS_BACKEND_CONSENT_CONSENT_PAGE_H

#include "consent/consent.h"
#include "consent/consent_step.h"
#include "web/request.h"

/* "/vakanzen/V-1/beteiligung" with `rest` behind it. */
const char *consent_path(struct request *req, const char *rest);

/* Vacancy, crumbs and the way back of a page below it. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome show_consent_top(struct request *req);

#endif
