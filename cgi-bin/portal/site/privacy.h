/* The privacy notice, for pages on which it is confirmed. */
#ifndef BMS_PORTAL_SITE_PRIVACY_H
#define BMS_PORTAL_SITE_PRIVACY_H

#include "web/page.h"

/* For save of a page on which somebody confirms the notice: keeps its text as she was shown it, in
 * her transaction. OK, UNAVAILABLE. */
enum outcome privacy_keep(struct request *req);

#endif
