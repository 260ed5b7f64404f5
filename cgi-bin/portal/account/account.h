/* What the pages of the account share. */
#ifndef BMS_PORTAL_ACCOUNT_ACCOUNT_H
#define BMS_PORTAL_ACCOUNT_ACCOUNT_H

#include "account/account.h"
#include "account/sign_in.h"
#include "web/form/form.h"
#include "web/page.h"

/* `path` with ?weiter=, when there is one that is a path of this site. */
const char *account_with_next(struct request *req, const char *path);

/* After the password was right, or one more step is done: begins the session, signed in or not yet,
 * and leads on. Inside save. OK, UNAVAILABLE. */
enum outcome account_go_on(struct request *req, int64_t account_id);

/*
 * The account that waits for this step in this visit. OK; GONE (there is none: answered with a
 * redirect to the sign-in; the caller returns OK); UNAVAILABLE.
 */
enum outcome account_waiting(
	struct request *req, enum account_step step, struct account *account_r);

/* Fills Account.password_min, for the rules under a new password. OK, UNAVAILABLE. */
enum outcome account_show_password_rules(struct request *req);

/* Is this the password, once more, of the account signed in to? A wrong one becomes a problem of
 * the field "current". For page.before. OK, INVALID, TOO_MANY, UNAVAILABLE. */
enum outcome account_ask_password(struct request *req, const char *password);

/* The way back: "Mein Bereich". */
void account_crumb(struct request *req);

/* A signed-in person's page about nothing but its form. */
void account_form(struct request *req, const struct form *form);

/* The three steps to an account of one's own; one is at `at`, from 1. */
void account_steps(struct request *req, int at);

#endif
