/* What the pages of "my area" share. */
#ifndef BMS_PORTAL_MY_MY_H
#define BMS_PORTAL_MY_MY_H

#include "application/my_application.h"
#include "web/page.h"

enum { MY_MEANING, MY_NEXT, MY_TODO, MY_TOLD };

struct my_status {
	const char *code;
	const char *words; /* of the model, in the request's language */
	const char *stage; /* how far a rejected application was, else NULL */
	const char *told[MY_TOLD]; /* of the model in that language; "": the
				      delivered words of the code */
};

/* A status for the applicant: <name>.words, .meaning, .next and .todo. */
void my_status(struct request *req, const char *name, const struct my_status *status);

/* The application of the path as Application.…, with breadcrumbs. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome my_application_show(struct request *req, struct my_application *application_r);

/* The documents it was asked for, as long as they are awaited: Missing.(last_day,
 * documents.N.(type, label, handed)). OK, UNAVAILABLE. */
enum outcome my_missing_show(struct request *req);

/* Its interviews as Interviews.N, with .open while one may answer. OK, UNAVAILABLE. */
enum outcome my_interviews_show(struct request *req);

/* The offer that was made last, as Offer.(code, state, open, last_day, answered), unless it ended
 * with the application. OK, UNAVAILABLE. */
enum outcome my_offer_show(struct request *req);

/* For page.admit: the application is received and its procedure goes on; else on to its page, which
 * says how it stands. */
enum outcome my_admit_active(struct request *req);

/* For page.admit: somebody without account has links to it (application/link.h); else on to its
 * page. */
enum outcome my_admit_guest(struct request *req);

/* Puts the button that offers an account into the dataset. */
void link_show_offer(struct request *req, const char *number);

#endif
