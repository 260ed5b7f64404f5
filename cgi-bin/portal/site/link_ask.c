/* Asking for a link by address. */
#include "portal/site/link_ask.h"

#include "portal/site/rate.h"

enum outcome link_ask_check(struct request *req, const struct rate *client, const struct rate *mail)
{
	struct link_ask_input *input = req->input;
	enum outcome outcome = portal_rate_address(req, client);

	return outcome ? outcome : portal_rate_mail(req, mail, input->email, &input->send);
}

enum outcome link_ask_save(
	struct request *req, enum mail_request kind, const char *notice, const char *path)
{
	const struct link_ask_input *input = req->input;
	enum outcome outcome = input->send ? mail_request_add(req->db, kind, input->email) : OK;

	return outcome ? outcome : redirect_to(req, notice, "%s", path);
}
