/* Going through a list of applications, on the page of each. */
#ifndef BMS_BACKEND_APPLICATION_APPLICATION_WALK_H
#define BMS_BACKEND_APPLICATION_APPLICATION_WALK_H

#include "web/page.h"

#define APPLICATION_COMMENT "comment" /* the form in which text waits (beside_leave) */

/* The whole page; show of all its forms. */
enum outcome application_show(struct request *req);

/* The form by which one goes on without losing what is typed, where there is a list. */
void application_show_walk(struct request *req);

/* After something was done to it: to the next one of the list where the person wants to go `on` and
 * there is one, which says `notice_on`; else to its page. What is typed into its comment stays with
 * it. OK, UNAVAILABLE. */
enum outcome application_lead(
	struct request *req, const char *notice, bool on, const char *notice_on);

#endif
