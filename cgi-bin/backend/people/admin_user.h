/* What the pages about one staff user share. */
#ifndef BMS_BACKEND_PEOPLE_ADMIN_USER_H
#define BMS_BACKEND_PEOPLE_ADMIN_USER_H

#include "org/staff_admin.h"
#include "web/form/form.h"
#include "web/page.h"

/* The button that ends a block, on the person's page. */
extern const struct form user_unblock_form;

/* The head of the person's desk for the page of this tab; `blocked`: kept out for a time. */
void admin_user_head(
	struct request *req, const struct staff_card *card, bool blocked, const char *tab);

/* The person's page (page.show). */
enum outcome show_admin_user(struct request *req);

#endif
