/* Apply, step 4: sent; now the address has to be confirmed. The mail can be asked for once more. */
#include "base/text.h"
#include "portal/account/account.h"
#include "portal/apply/apply.h"

#include "application/stage.h"
#include "portal/pages.h"
#include "portal/site/rate.h"
#include "web/form/form.h"

static const struct rate again_rate = {"confirmation_again", 3, 3600};
static const struct form again_form = {.name = "apply_again"};

static enum outcome admit(struct request *req)
{
	enum stage stage;
	enum outcome outcome = stage_find(req->db, req->object.id, &stage);
	if (outcome || stage == STAGE_DELETED)
		return outcome ? outcome : GONE;
	return stage == STAGE_DRAFT
		? redirect_to(req, NULL, "/bewerbung/%s/pruefen", req->object.number)
		: OK;
}

static enum outcome show(struct request *req)
{
	struct draft draft;
	enum outcome outcome = apply_show(req, APPLY_SENT, &draft);
	if (outcome)
		return outcome;
	bool waiting = text_equal(draft.status, "email_nicht_bestaetigt");
	view_text(req, "Apply.email", draft.email);
	view_bool(req, "Apply.waiting", waiting);
	if (waiting)
		form_show(req, &again_form, req->path, NULL);
	else
		view_title(req, view_word(req, "title.apply_confirmed"));
	return OK;
}

static enum outcome save(struct request *req)
{
	enum outcome outcome = portal_rate_try(req, &again_rate, req->object.number);
	if (!outcome)
		outcome = apply_confirmation_mail(req);
	if (outcome == CONFLICT) /* the page itself says why */
		return redirect_to(req, NULL, "%s", req->path);
	return outcome ? outcome : redirect_to(req, "confirmation_again", "%s", req->path);
}

const struct page page_apply_sent = {
	.path = "/bewerbung/{application}/gesendet",
	.right = RIGHT_OWN,
	.view = "portal/apply_sent.cs",
	.title = "apply_sent",
	.admit = admit,
	.show = show,
	.save = save,
};
