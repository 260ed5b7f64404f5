/* The fields of a new password, typed twice, and what happens with them before it is saved. */
#ifndef BMS_PORTAL_ACCOUNT_ACCOUNT_NEW_PASSWORD_H
#define BMS_PORTAL_ACCOUNT_ACCOUNT_NEW_PASSWORD_H

#include "web/form/form.h"
#include "web/page.h"

struct new_password_input {
	const char *password;
	const char *repeat;
	const char *current; /* where it is asked */
	const char *hash; /* made by new_password_prepare */
};

/* The fields of a form that asks for one; account_show_password_rules fills what it says of them.
 */
#define NEW_PASSWORD_FIELDS \
	{.name = "password", \
		.type = FIELD_PASSWORD, \
		.required = true, \
		.autocomplete = "new-password", \
		FORM_AT(struct new_password_input, password)}, \
	{ \
		.name = "repeat", .type = FIELD_PASSWORD, .required = true, \
		.autocomplete = "new-password", FORM_AT(struct new_password_input, repeat) \
	}

/* Checks the password and makes its hash, into the input. For page.before. OK, INVALID, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome new_password_prepare(struct request *req, int64_t account_id);

#endif
