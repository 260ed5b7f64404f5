/* What the pages of "my area" share. */
#ifndef BMS_PORTAL_MY_H
#define BMS_PORTAL_MY_H

#include "applicant/my_application.h"
#include "web/page.h"

/*
 * A status in words for the applicant: <name>.words (those of the model, in the request's language), .meaning, .next and .todo. `stage`: how far a
 * rejected application was, else NULL.
 */
void my_status(struct request *req, const char *name, const char *status, const char *words,
	const char *stage);

/* The application of the path as Application.…, with breadcrumbs. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome my_application_show(struct request *req, struct my_application *application_r);

#endif
