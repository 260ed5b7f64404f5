/* The e-mails to the applicant about one application (OBJ-15): a tab of its desk. */
#include "backend/application/application_view.h"
#include "backend/desk/head.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "mail/outbox.h"

#define MAILS_SHOWN 50 /* the newest */

static void view_mail(struct request *req, size_t place, const struct kept_mail *kept)
{
	const char *node = pool_printf(req->pool, "Mails.%zu", place);

	view_text(req, pool_printf(req->pool, "%s.subject", node), kept->mail.subject);
	view_text(req, pool_printf(req->pool, "%s.recipient", node), kept->mail.recipient);
	view_text(req, pool_printf(req->pool, "%s.text", node), kept->mail.text);
	view_time(req, pool_printf(req->pool, "%s.at", node), clock_from_sql(kept->at));
	view_bool(req, pool_printf(req->pool, "%s.sent", node), kept->sent);
	view_bool(req, pool_printf(req->pool, "%s.given_up", node), kept->given_up);
}

static enum outcome show(struct request *req)
{
	struct application a;
	struct kept_mail *mails = NULL;
	size_t count = 0;
	enum outcome outcome = show_application_head(req, "mails", &a);

	if (!outcome)
		outcome = mail_of_application(req->db, req->pool, a.id, &mails, &count);
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	for (size_t i = 0; i < count && i < MAILS_SHOWN; i++)
		view_mail(req, i, &mails[i]);
	if (count > MAILS_SHOWN)
		view_int(req, "Mails_more", MAILS_SHOWN);
	return OK;
}

const struct page page_application_mails = {
	.path = "/bewerbungen/{application}/emails",
	.right = RIGHT_CANDIDATE_EDIT,
	.view = "backend/application_mails.cs",
	.title = "application",
	.show = show,
};
