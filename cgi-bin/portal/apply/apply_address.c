/* Apply, after sending: the address was wrong. Until it is confirmed whoever sent the application
 * may correct it, in the visit in which it was sent. */
#include "application/confirmation.h"
#include "base/text.h"
#include "portal/account/account.h"
#include "portal/apply/apply.h"
#include "portal/pages.h"
#include "portal/site/rate.h"
#include "web/form/form.h"

struct address_input {
	const char *email;
};

static const struct form_field address_fields[] = {
	{.name = "email",
		.type = FIELD_EMAIL,
		.required = true,
		.autocomplete = "email",
		FORM_AT(struct address_input, email)},
};
static const struct form address_form = FORM("apply_address", address_fields, struct address_input);

/* An account's address is confirmed; what waits for nothing has nothing to correct. */
static enum outcome admit(struct request *req)
{
	struct draft draft;
	enum outcome outcome = draft_get(req->db, req->pool, req->object.id, &draft);
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	if (draft.deleted)
		return GONE;
	return text_equal(draft.status, "email_nicht_bestaetigt") && !draft.account
		? OK
		: redirect_to(req, NULL, "/bewerbung/%s/gesendet", req->object.number);
}

static enum outcome show(struct request *req)
{
	struct draft draft;
	enum outcome outcome = apply_show(req, APPLY_SENT, &draft);
	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.apply_sent"),
		pool_printf(req->pool, "/bewerbung/%s/gesendet", draft.number));
	form_show(req, &address_form, req->path, &(struct address_input){draft.email});
	return OK;
}

/* Each correction is a mail to somebody who need not know us. */
static enum outcome before(struct request *req)
{
	static const struct rate client = {"readdress_from", 20, 3600};
	static const struct rate application = {"readdress", 5, 86400};
	enum outcome outcome = portal_rate_address(req, &client);
	return outcome ? outcome : portal_rate_try(req, &application, req->object.number);
}

static enum outcome save(struct request *req)
{
	const struct address_input *input = req->input;
	enum outcome outcome = confirmation_readdress(
		req->db, req->pool, &req->principal, req->object.id, input->email);
	if (!outcome)
		outcome = apply_confirmation_mail(req);
	if (outcome == CONFLICT) /* confirmed meanwhile: the page says so */
		return redirect_to(req, NULL, "/bewerbung/%s/gesendet", req->object.number);
	return outcome ? outcome
		       : redirect_to(req, "address_corrected", "/bewerbung/%s/gesendet",
			       req->object.number);
}

static enum outcome done(struct request *req)
{
	return redirect_to(req, NULL, "/bewerbung/%s/gesendet", req->object.number);
}

const struct page page_apply_address = {
	.path = "/bewerbung/{application}/adresse",
	.right = RIGHT_OWN,
	.form = &address_form,
	.view = "portal/apply_address.cs",
	.title = "apply_address",
	.admit = admit,
	.show = show,
	.before = before,
	.save = save,
	.done = done,
};
