/* The internal portal: who may see it, which ads are marked, and who applies there (POR-01,
 * ACC-20). */
#ifndef BMS_PORTAL_SITE_INTERNAL_H
#define BMS_PORTAL_SITE_INTERNAL_H

#include "web/request.h"

/*
 * Setting internal_access: `sso` (default): only people the web server has signed in, named by the
 * parameter of setting sso_user_param; `network`: whoever reaches it, since the web server lets in
 * the office network alone. Ends the process when it is neither.
 */
void internal_init(const struct settings *settings);

/* May the one who asks see this portal? Always OK on the external one and for health; DENIED. */
enum outcome internal_admit(const struct request *req);

/* Sets <name>.N.internal for the ads of a list that are for staff only; nothing on the external
 * portal. OK, UNAVAILABLE. */
enum outcome internal_mark(struct request *req, const char *name, const struct db_rows *rows);

/* Who the web server has signed in, for a form to begin with. */
struct internal_person {
	const char *first_name, *surname; /* as text_person has them; NULL: not known */
	const char *email; /* NULL: not known */
};

/* What single sign-on says about the one who asks (settings sso_name_param, sso_mail_param);
 * nothing on the external portal or without single sign-on. */
void internal_person(const struct request *req, struct internal_person *person_r);

/*
 * Who has begun this application: kept until it was compared with the staff, so that somebody who
 * applies with a private address is found too. In the transaction of the beginning. Nothing without
 * single sign-on. OK, UNAVAILABLE.
 */
enum outcome internal_applies(struct request *req, const char *application);

#endif
