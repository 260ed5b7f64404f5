/* How often a client of the portal may try something; what it is. */
#ifndef BMS_PORTAL_SITE_RATE_H
#define BMS_PORTAL_SITE_RATE_H

#include "access/rate.h"
#include "web/page.h"

/* Counts a try of `who`, see rate_take. When it and those below refuse, the page says how long the
 * window is. OK, TOO_MANY, UNAVAILABLE. */
enum outcome portal_rate_try(struct request *req, const struct rate *rate, const char *who);

/* Counts a try from this network address. For page.before. OK, TOO_MANY, UNAVAILABLE. */
enum outcome portal_rate_address(struct request *req, const struct rate *rate);

/* Counts a try by this client for this e-mail address, whether it is known or not: nobody uses up
 * the tries of others. OK, TOO_MANY, UNAVAILABLE. */
enum outcome portal_rate_email(struct request *req, const struct rate *rate, const char *email);

/* Counts a mail asked for to this address, see rate_take_mail. OK, TOO_MANY, UNAVAILABLE. */
enum outcome portal_rate_mail(
	struct request *req, const struct rate *rate, const char *email, bool *send_r);

/* The device this request comes from, in words. */
const char *portal_device(const struct request *req);

#endif
