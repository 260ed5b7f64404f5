/* One staff user: what is kept, which rights and why; changing the status, deleting. */
#include "backend/people/admin_user.h"
#include "backend/admin/admin.h"
#include "backend/desk/head.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "org/staff_admin.h"
#include "org/staff_block.h"
#include "web/form/form.h"

struct status_input {
	const char *status;
};

static const char *const staff_statuses[] = {"active", "inactive", "locked", NULL};
static const struct form_field status_fields[] = {
	{.name = "status",
		.type = FIELD_CHOICE,
		.required = true,
		.choices = staff_statuses,
		FORM_AT(struct status_input, status)},
};
static const struct form status_form = FORM("user_status", status_fields, struct status_input);
static const struct form delete_form = {.name = "user_delete"};

static enum outcome user_find(struct request *req, struct staff_card *card)
{
	enum outcome outcome =
		staff_card(req->db, req->pool, request_path_value(req, "user"), card);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_users", "/verwaltung/benutzer");
	view_text(req, "User.user_id", card->user_id);
	view_text(req, "User.surname", card->surname);
	view_text(req, "User.first_name", card->first_name);
	view_text(req, "User.email", card->email);
	view_text(req, "User.unit", card->unit);
	view_text(req, "User.authority", card->authority);
	view_text(req, "User.status", card->status);
	view_text(req, "User.function", card->function);
	view_text(req, "User.address", card->address);
	view_text(req, "User.phone", card->phone);
	view_text(req, "User.fax", card->fax);
	view_text(req, "User.title", card->title);
	view_text(req, "User.staff_number", card->staff_number);
	view_bool(req, "User.dual", card->dual);
	view_bool(req, "User.service", card->service);
	view_bool(req, "User.self", req->principal.id == card->id);
	if (card->last_sign_in)
		view_time(req, "User.last_sign_in", clock_from_sql(card->last_sign_in));
	return OK;
}

/* Whom the rules let change: not oneself, and service accounts on their own pages. */
static void user_steps(struct request *req, const struct staff_card *card)
{
	const char *path = admin_user_path(req, card->user_id, "");

	if (!text_equal(card->status, "active"))
		head_plain_step(req, PROCESS_FORWARD, "active", "admin.user_activate", NULL);
	else
		head_plain_step(req, PROCESS_SIDE, "inactive", "admin.user_deactivate", NULL);
	head_plain_step(req, PROCESS_END, "block", "admin.user_block",
		pool_printf(req->pool, "%s/sperre", path));
	if (!text_equal(card->status, "locked"))
		head_plain_step(req, PROCESS_END, "locked", "admin.user_lock", NULL);
	head_plain_step(req, PROCESS_END, "delete", "admin.user_delete",
		pool_printf(req->pool, "%s/loeschen", path));
}

/* words: staff_status.* */
void admin_user_head(
	struct request *req, const struct staff_card *card, bool blocked, const char *tab)
{
	bool changed = !card->service && req->principal.id != card->id;
	const char *path = admin_user_path(req, card->user_id, "");
	struct head_plain head = {
		.title = pool_printf(req->pool, "%s %s", card->first_name, card->surname),
		.path = path,
		.status = blocked ? view_word(req, "admin.user_blocked_now")
				  : view_code(req, "staff_status", card->status),
		.look = blocked || text_equal(card->status, "locked") ? "stopped"
			: text_equal(card->status, "active")          ? "done"
								      : "idle",
		.form = changed ? &status_form : NULL,
		.now = &(struct status_input){card->status},
		.action = pool_printf(req->pool, "%s/status", path),
	};

	if (changed)
		user_steps(req, card);
	head_plain(req, &head, tab);
}

enum outcome show_admin_user(struct request *req)
{
	struct staff_block block;
	struct staff_card card;
	struct db_rows *groups = NULL, *rights = NULL, *reach = NULL;
	enum outcome outcome = user_find(req, &card);

	if (!outcome)
		outcome = staff_group_sources(req->db, req->pool, card.id, &groups);
	if (!outcome)
		outcome = staff_rights(req->db, req->pool, card.id, &rights);
	if (!outcome)
		outcome = staff_block_get(req->db, req->pool, card.id, &block);
	if (!outcome)
		outcome = staff_reach(req->db, req->pool, &req->principal, card.id, &reach);
	if (outcome)
		return outcome;
	admin_user_head(req, &card, block.reason != NULL, "overview");
	view_rows(req, "Groups", groups);
	admin_role_names(req, "Groups", groups);
	view_rows(req, "Rights", rights);
	for (size_t i = 0; i < rights->count; i++)
		view_text(req, pool_printf(req->pool, "Rights.%zu.by", i),
			admin_roles(req, db_text(rights, i, "roles")));
	view_rows(req, "Reach", reach);
	view_text(req, "Block.reason", block.reason);
	view_text(req, "Block.by", block.by);
	if (block.reason) {
		view_time(req, "Block.since", block.since);
		view_time(req, "Block.until", block.until);
	}
	form_show(req, &user_unblock_form, admin_user_path(req, card.user_id, "/sperre/aufheben"),
		NULL);
	return OK;
}

/* What the rules refuse here: what an administrator tries on oneself, on a service account, or on
 * the last administrator. */
static enum outcome refused(
	struct request *req, const struct staff_card *card, enum outcome outcome)
{
	if (outcome == INVALID)
		form_problem(req, "", card->service ? "user_service" : "user_self");
	if (outcome == CONFLICT)
		form_problem(req, "", "last_admin");
	return outcome == CONFLICT ? INVALID : outcome;
}

static enum outcome status_now(struct request *req, void *now_r)
{
	struct staff_card card;
	enum outcome outcome =
		staff_card(req->db, req->pool, request_path_value(req, "user"), &card);

	if (!outcome)
		*(struct status_input *)now_r = (struct status_input){card.status};
	return outcome;
}

static enum outcome save_status(struct request *req)
{
	const struct status_input *input = req->input;
	struct staff_card card = {0};
	enum outcome outcome =
		staff_card(req->db, req->pool, request_path_value(req, "user"), &card);

	if (!outcome)
		outcome = staff_set_status(
			req->db, req->pool, &req->principal, card.id, input->status);
	if (outcome)
		return refused(req, &card, outcome);
	return redirect_to(req, "status_changed", "%s", admin_user_path(req, card.user_id, ""));
}

static enum outcome show_delete(struct request *req)
{
	struct staff_card card;
	int64_t projects = 0, vacancies = 0;
	enum outcome outcome = user_find(req, &card);

	if (!outcome)
		outcome = staff_duties(req->db, &req->principal, card.id, &projects, &vacancies);
	if (outcome)
		return outcome;
	view_int(req, "Duties.projects", projects);
	view_int(req, "Duties.vacancies", vacancies);
	form_show(req, &delete_form, admin_user_path(req, card.user_id, "/loeschen"), NULL);
	return OK;
}

static enum outcome save_delete(struct request *req)
{
	struct staff_card card = {0};
	enum outcome outcome =
		staff_card(req->db, req->pool, request_path_value(req, "user"), &card);

	if (!outcome)
		outcome = staff_delete(req->db, req->pool, &req->principal, card.id);
	if (outcome)
		return refused(req, &card, outcome);
	return redirect_to(req, "user_deleted", "/verwaltung/benutzer");
}

const struct page page_admin_user = {
	.path = "/verwaltung/benutzer/{user}",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_user.cs",
	.title = "admin_user",
	.show = show_admin_user,
};

const struct page page_admin_user_status = {
	.path = "/verwaltung/benutzer/{user}/status",
	.right = RIGHT_ADMIN,
	.form = &status_form,
	.view = "backend/admin_user.cs",
	.title = "admin_user",
	.show = show_admin_user,
	.now = status_now,
	.save = save_status,
};

const struct page page_admin_user_delete = {
	.path = "/verwaltung/benutzer/{user}/loeschen",
	.right = RIGHT_ADMIN,
	.form = &delete_form,
	.view = "backend/admin_user_delete.cs",
	.title = "admin_user_delete",
	.show = show_delete,
	.save = save_delete,
};
