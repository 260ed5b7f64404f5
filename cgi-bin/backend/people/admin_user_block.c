/* Keeping one person out for a time, in case of error, and letting them in again (ACC-03). */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "backend/people/admin_user.h"
#include "org/staff_admin.h"
#include "org/staff_block.h"
#include "web/form/form.h"

struct block_input {
	const char *reason, *until;
};

static const struct form_field block_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.min = 10,
		.max = 500,
		.required = true,
		FORM_AT(struct block_input, reason)},
	{.name = "until", .type = FIELD_DAY, .required = true, FORM_AT(struct block_input, until)},
};
static const struct form block_form = FORM("user_block", block_fields, struct block_input);
const struct form user_unblock_form = {.name = "user_unblock"};

static enum outcome blocked_find(struct request *req, struct staff_card *card)
{
	return staff_card(req->db, req->pool, request_path_value(req, "user"), card);
}

static enum outcome show(struct request *req)
{
	struct staff_card card;
	enum outcome outcome = blocked_find(req, &card);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_users", "/verwaltung/benutzer");
	view_text(req, "User.user_id", card.user_id);
	view_text(req, "User.name", pool_printf(req->pool, "%s %s", card.first_name, card.surname));
	form_show(req, &block_form, admin_user_path(req, card.user_id, "/sperre"), NULL);
	return OK;
}

/* words: problem.user_self problem.user_service problem.block_until problem.last_admin */
static enum outcome save(struct request *req)
{
	const struct block_input *input = req->input;
	const char *problem = NULL;
	struct staff_card card;
	enum outcome outcome = blocked_find(req, &card);

	if (!outcome)
		outcome = staff_block_set(req->db, req->pool, &req->principal, card.id,
			input->reason, input->until, &problem);
	if (outcome == INVALID)
		form_problem(req, "", problem);
	return outcome
		? outcome
		: redirect_to(req, "user_blocked", "%s", admin_user_path(req, card.user_id, ""));
}

static enum outcome save_lift(struct request *req)
{
	struct staff_card card;
	enum outcome outcome = blocked_find(req, &card);

	if (!outcome)
		outcome = staff_block_lift(req->db, &req->principal, card.id);
	return outcome
		? outcome
		: redirect_to(req, "user_unblocked", "%s", admin_user_path(req, card.user_id, ""));
}

const struct page page_admin_user_block = {
	.path = "/verwaltung/benutzer/{user}/sperre",
	.right = RIGHT_ADMIN,
	.form = &block_form,
	.view = "backend/admin_user_block.cs",
	.title = "admin_user_block",
	.show = show,
	.save = save,
};

const struct page page_admin_user_unblock = {
	.path = "/verwaltung/benutzer/{user}/sperre/aufheben",
	.right = RIGHT_ADMIN,
	.form = &user_unblock_form,
	.view = "backend/admin_user.cs",
	.title = "admin_user",
	.show = show_admin_user,
	.save = save_lift,
};
