/* Limits for what anybody may try. */
#include "portal/site/rate.h"

#include "account/sign_in.h"

#define HOUR 3600

/* Nobody is told to wait some minutes for an hour or a day to end. */
static enum outcome told(struct request *req, const struct rate *rate, enum outcome outcome)
{
	if (outcome == TOO_MANY && rate->seconds >= HOUR)
		req->refused = view_word(
			req, rate->seconds > HOUR ? "error.text_429_day" : "error.text_429_hour");
	return outcome;
}

enum outcome portal_rate_try(struct request *req, const struct rate *rate, const char *who)
{
	return told(req, rate, rate_take(req->db, req->pool, rate, who));
}

enum outcome portal_rate_address(struct request *req, const struct rate *rate)
{
	const char *address = request_param(req, "REMOTE_ADDR");
	return told(req, rate, rate_take_network(req->db, req->pool, rate, address));
}

enum outcome portal_rate_email(struct request *req, const struct rate *rate, const char *email)
{
	const char *address = request_param(req, "REMOTE_ADDR");
	return told(req, rate, rate_take_pair(req->db, req->pool, rate, address, email));
}

enum outcome portal_rate_mail(
	struct request *req, const struct rate *rate, const char *email, bool *send_r)
{
	const char *address = request_param(req, "REMOTE_ADDR");
	return told(req, rate, rate_take_mail(req->db, req->pool, rate, address, email, send_r));
}

const char *portal_device(const struct request *req)
{
	return account_device(req->pool, request_agent(req));
}
