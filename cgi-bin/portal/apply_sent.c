/* Apply, step 4: sent; now the address has to be confirmed. */
#include "base/text.h"
#include "portal/apply.h"
#include "portal/pages.h"

static enum outcome show(struct request *req)
{
	struct draft draft;
	enum outcome outcome = apply_show(req, APPLY_SENT, &draft);
	if (outcome)
		return outcome;
	if (!draft.sent)
		return redirect_to(req, NULL, "/bewerbung/%s/pruefen", draft.number);
	view_text(req, "Apply.email", draft.data.email);
	view_bool(req, "Apply.waiting", text_equal(draft.status, "email_nicht_bestaetigt"));
	return OK;
}

const struct page page_apply_sent = {
	.path = "/bewerbung/{application}/gesendet",
	.right = RIGHT_OWN,
	.view = "portal/apply_sent.cs",
	.title = "apply_sent",
	.show = show,
};
