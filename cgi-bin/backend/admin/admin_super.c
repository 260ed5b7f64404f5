/* The super-administrator: activating and ending, what happened; the rules only he or she sets
 * (ACC-06). */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "org/super_admin.h"
#include "service_account/service_account.h"
#include "web/form/form.h"

struct begin_input {
	const char *reason;
	int64_t hours;
};

static const struct form_field begin_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.min = 10,
		.max = 500,
		.required = true,
		FORM_AT(struct begin_input, reason)},
	{.name = "hours",
		.type = FIELD_INT,
		.min = 1,
		.max = 8,
		.required = true,
		FORM_AT(struct begin_input, hours)},
};
static const struct form begin_form = FORM("super_begin", begin_fields, struct begin_input);
static const struct form end_form = {.name = "super_end"};

#define RULE_FIELD(field, least, most) \
	{ \
		.name = #field, .type = FIELD_INT, .min = (least), .max = (most), \
		.required = true, FORM_AT(struct service_rules, field) \
	}
static const struct form_field rules_fields[] = {
	RULE_FIELD(password_min, 8, 64),
	RULE_FIELD(password_days, 1, 365),
	RULE_FIELD(unused_days, 1, 730),
	RULE_FIELD(tries, 3, 20),
	RULE_FIELD(pause_minutes, 1, 1440),
	RULE_FIELD(idle_minutes, 5, 60),
	RULE_FIELD(absolute_minutes, 15, 720),
	RULE_FIELD(super_hours, 1, 8),
};
static const struct form rules_form = FORM("service_rules", rules_fields, struct service_rules);

static enum outcome show(struct request *req)
{
	static const struct begin_input initial = {.hours = 1};
	struct db_rows *rows = NULL;
	struct service_rules rules;
	enum outcome outcome = super_list(req->db, req->pool, &rows);

	if (!outcome)
		outcome = service_rules_read(req->db, req->pool, &rules);
	if (outcome)
		return outcome;
	admin_crumbs(req, NULL, NULL);
	view_rows_first(req, "Activations", rows, SUPER_LISTED);
	view_int(req, "Super.max_hours", rules.super_hours);
	form_show(req, &begin_form, "/verwaltung/super", &initial);
	form_show(req, &end_form, "/verwaltung/super/beenden", NULL);
	return OK;
}

static enum outcome save_begin(struct request *req)
{
	const struct begin_input *input = req->input;
	enum outcome outcome =
		super_begin(req->db, req->pool, &req->principal, input->reason, input->hours);

	if (outcome == INVALID)
		form_problem(req, "hours", "super_hours");
	if (outcome == CONFLICT)
		form_problem(req, "", "super_active");
	return outcome ? outcome : redirect_to(req, "super_begun", "/verwaltung/super");
}

static enum outcome save_end(struct request *req)
{
	enum outcome outcome = super_end(req->db, req->pool, &req->principal);

	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(req, "super_ended", "/verwaltung/super");
}

static enum outcome rules_now(struct request *req, void *now_r)
{
	return service_rules_read(req->db, req->pool, now_r);
}

static enum outcome show_rules(struct request *req)
{
	struct service_rules rules;
	enum outcome outcome = service_rules_read(req->db, req->pool, &rules);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_super", "/verwaltung/super");
	form_show(req, &rules_form, req->path, &rules);
	return OK;
}

static enum outcome save_rules(struct request *req)
{
	enum outcome outcome = service_rules_set(req->db, req->pool, &req->principal, req->input);

	if (!outcome)
		outcome = super_use(req->db, req->pool, &req->principal, "rules");
	return outcome ? outcome : redirect_to(req, "saved", "/verwaltung/super/regeln");
}

const struct page page_admin_super = {
	.path = "/verwaltung/super",
	.right = RIGHT_ADMIN,
	.form = &begin_form,
	.view = "backend/admin_super.cs",
	.title = "admin_super",
	.show = show,
	.save = save_begin,
};

const struct page page_admin_super_end = {
	.path = "/verwaltung/super/beenden",
	.right = RIGHT_ADMIN,
	.form = &end_form,
	.save = save_end,
};

const struct page page_admin_super_rules = {
	.path = "/verwaltung/super/regeln",
	.right = RIGHT_SUPER,
	.form = &rules_form,
	.view = "backend/admin_super_rules.cs",
	.title = "admin_super_rules",
	.show = show_rules,
	.now = rules_now,
	.save = save_rules,
};
