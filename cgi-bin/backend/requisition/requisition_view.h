/* What the pages of requisitions share. */
#ifndef BMS_BACKEND_REQUISITION_REQUISITION_VIEW_H
#define BMS_BACKEND_REQUISITION_REQUISITION_VIEW_H

#include "requisition/requisition.h"
#include "web/page.h"

/* The requisition of the path as Requisition.* with the breadcrumbs above it; `below` adds its own,
 * for pages below it. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome show_requisition(struct request *req, bool below, struct requisition *requisition_r);

/* The same with the head of its desk (head.h), for the page of this tab. OK, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome show_requisition_head(
	struct request *req, const char *tab, struct requisition *requisition_r);

#endif
