/* What the pages of "my area" share. */
#ifndef BMS_PORTAL_MY_H
#define BMS_PORTAL_MY_H

#include "applicant/my_application.h"
#include "web/page.h"

/* <name>.words (the status in plain words), .next (what comes next) and .kind (active, draft, over) for a status. */
void my_status(struct request *req, const char *name, const char *status, const char *words_de,
	const char *words_en);

/* The application of the path as Application.…, with breadcrumbs. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome my_application_show(struct request *req, struct my_application *application_r);

#endif
