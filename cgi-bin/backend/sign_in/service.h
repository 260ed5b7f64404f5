/* What the pages on which one signs in with a service account share. */
#ifndef BMS_BACKEND_SIGN_IN_SERVICE_H
#define BMS_BACKEND_SIGN_IN_SERVICE_H

#include "service_account/service_sign_in.h"
#include "web/form/form.h"
#include "web/page.h"

extern const struct form service_sign_out_form;

/* The account of the session, whatever must still be done. OK; NOT_FOUND (no session of an active
 * service account); UNAVAILABLE. */
enum outcome service_own(struct request *req, struct service_account *account_r);

/* May it be tried once more, from this network address and for this user id? OK, TOO_MANY,
 * UNAVAILABLE. */
enum outcome service_rate(struct request *req, const char *user_id);

/* Where one goes on: to what must be done first, or to the cockpit. */
const char *service_next(const struct service_account *account);

/* Begins the session of an account and leads on with the words notice.<notice>; inside the
 * transaction of save. OK, UNAVAILABLE. */
enum outcome service_enter(struct request *req, int64_t id, const char *notice);

#endif
