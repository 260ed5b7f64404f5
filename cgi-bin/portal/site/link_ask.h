/* Asking for a link by the address that it is mailed to. Neither the answer nor its time tells
 * whether there is anything of the address: the mail worker looks. */
#ifndef BMS_PORTAL_SITE_LINK_ASK_H
#define BMS_PORTAL_SITE_LINK_ASK_H

#include "access/rate.h"
#include "mail/request.h"
#include "web/form/form.h"
#include "web/page.h"

struct link_ask_input {
	const char *email;
	bool send; /* set by link_ask_check: not too many were asked for */
};

/* The field of its form. */
#define LINK_ASK_FIELDS \
	{ \
		.name = "email", .type = FIELD_EMAIL, .required = true, .autocomplete = "email", \
		FORM_AT(struct link_ask_input, email) \
	}

/* For page.before: counts the try by `client` and the mail by `mail`; beyond the latter nothing is
 * sent, and nobody is told. OK, TOO_MANY, UNAVAILABLE. */
enum outcome link_ask_check(
	struct request *req, const struct rate *client, const struct rate *mail);

/* For page.save: asks the mail worker for such a letter and leads on to `path` with the words
 * notice.<notice>. OK, UNAVAILABLE. */
enum outcome link_ask_save(
	struct request *req, enum mail_request kind, const char *notice, const char *path);

#endif
