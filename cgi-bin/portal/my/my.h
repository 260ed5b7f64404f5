/* What the pages of "my area" share. */
#ifndef BMS_PORTAL_MY_MY_H
#define BMS_PORTAL_MY_MY_H

#include "application/my_application.h"
#include "web/page.h"

/*
 * A status in words for the applicant: <name>.words (those of the model, in the request's
 * language), .meaning, .next and .todo. `stage`: how far a rejected application was, else NULL.
 */
void my_status(struct request *req, const char *name, const char *status, const char *words,
	const char *stage);

/* The application of the path as Application.…, with breadcrumbs. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome my_application_show(struct request *req, struct my_application *application_r);

/* For page.admit: the application is received and its procedure goes on; else on to its page, which
 * says how it stands. */
enum outcome my_admit_active(struct request *req);

/* For page.admit: somebody without account has links to it (application/link.h); else on to its
 * page. */
enum outcome my_admit_guest(struct request *req);

/* Puts the button that offers an account into the dataset. */
void link_show_offer(struct request *req, const char *number);

#endif
