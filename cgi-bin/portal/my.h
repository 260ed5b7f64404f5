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

/* For page.admit: the application is received and its procedure goes on; else on to its page, which says how it stands. */
enum outcome my_admit_active(struct request *req);

/* For page.admit: somebody without account has links to it (applicant/link.h); else on to its page. */
enum outcome my_admit_guest(struct request *req);

/* Puts the button that offers an account into the dataset. */
void link_show_offer(struct request *req, const char *number);

#endif
