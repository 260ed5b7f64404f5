/* Service accounts for administrators: the list, creating; administrators' accounts as
 * super-administrator only (ACC-05, ACC-06). */
#include "backend/admin/admin.h"
#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "base/password.h"
#include "base/text.h"
#include "org/super_admin.h"
#include "service_account/service_account.h"
#include "service_account/service_list.h"
#include "web/form/form.h"
#include "web/list/list.h"

struct new_input {
	const char *user_id, *surname, *first_name, *email, *group, *password;
	const char *hash; /* of the password, once checked */
};

static const struct form_field new_fields[] = {
	{.name = "user_id",
		.type = FIELD_TEXT,
		.max = 60,
		.required = true,
		FORM_AT(struct new_input, user_id)},
	{.name = "surname",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		FORM_AT(struct new_input, surname)},
	{.name = "first_name",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		FORM_AT(struct new_input, first_name)},
	{.name = "email",
		.type = FIELD_EMAIL,
		.max = 254,
		.required = true,
		FORM_AT(struct new_input, email)},
	{.name = "group", .type = FIELD_PICK, .required = true, FORM_AT(struct new_input, group)},
	{.name = "password",
		.type = FIELD_TEXT,
		.max = PASSWORD_MAX,
		.required = true,
		.secret = true,
		FORM_AT(struct new_input, password)},
};
static const struct form new_form = FORM("service_new", new_fields, struct new_input);

static const struct list_column service_columns[] = {
	{.code = "name",
		.label = "backend.name",
		.head = true,
		.link = "/verwaltung/dienstkonten/",
		.link_from = "user_id"},
	{.code = "user_id", .label = "service.user_id"},
	{.code = "groups", .label = "service.groups", .wide = true},
	{.code = "status", .label = "backend.status", .type = LIST_STATUS, .words = "staff_status"},
	{.code = "last_sign_in",
		.label = "service.last_sign_in",
		.type = LIST_TIME,
		.empty = "service.never",
		.wide = true},
};

static const char *const service_statuses[] = {"active", "locked", NULL};

static const struct list_filter service_filters[] = {
	{.code = "status",
		.label = "backend.status",
		.type = LIST_CHOICE,
		.words = "staff_status",
		.choices = service_statuses},
};

static const struct list services_list = {
	.code = "service_accounts",
	.title = "admin_services",
	.path = "/verwaltung/dienstkonten",
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &service_list,
	LIST_COLUMNS_OF(service_columns),
	LIST_FILTERS_OF(service_filters),
	.sort = "name",
	.empty = "service.list_empty",
};

static enum outcome show_list(struct request *req)
{
	admin_crumbs(req, NULL, NULL);
	view_bool(req, "Super.active", access_has(&req->principal, RIGHT_SUPER));
	return list_show(req, "List", &services_list);
}

#define GROUPS "/verwaltung/dienstkonten/neu/gruppen"
#define ADMINISTRATORS "/verwaltung/super/gruppen"

/* Groups of administrators are for the super-administrator alone, whose pages have that right. */
static enum outcome find_groups(struct request *req, const char *words, struct db_rows **rows_r)
{
	return service_account_groups(
		req->db, req->pool, req->page->right == RIGHT_SUPER, words, rows_r);
}

static enum outcome answer_groups(struct request *req)
{
	return pick_answer(req, find_groups);
}

/* The password is made when the form is shown, and nowhere kept: the administrator notes it down
 * before the account is created. */
static enum outcome show(struct request *req)
{
	bool administrators = req->page->right == RIGHT_SUPER;
	struct new_input initial = {.password = password_generate(req->pool)};
	admin_crumbs(req, "title.admin_services", "/verwaltung/dienstkonten");
	view_bool(req, "New.administrator", administrators);
	form_show(req, &new_form, req->path, &initial);
	return form_pick(req, &new_form, "group",
		&(struct form_pick){
			.address = administrators ? ADMINISTRATORS : GROUPS, .find = find_groups});
}

static enum outcome service_check(struct request *req)
{
	struct new_input *input = req->input;
	struct service_rules rules;
	enum outcome outcome = service_rules_read(req->db, req->pool, &rules);

	if (outcome)
		return outcome;
	const char *reason =
		service_password_problem(req->pool, &rules, input->user_id, input->password);
	if (reason) {
		form_problem(req, "password", reason);
		return INVALID;
	}
	input->hash = password_hash(req->pool, input->password);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct new_input *input = req->input;
	struct service_new new = {
		.user_id = input->user_id,
		.surname = input->surname,
		.first_name = input->first_name,
		.email = input->email,
		.administrator = req->page->right == RIGHT_SUPER,
		.password_hash = input->hash,
	};
	int64_t id = 0;
	enum outcome outcome;

	if (!text_to_int(input->group, 1, INT64_MAX, &new.group_id)) {
		form_problem(req, "group", "pick");
		return INVALID;
	}
	outcome = service_account_create(
		req->db, req->pool, &req->principal, &new, &req->problems, &id);
	if (!outcome && new.administrator)
		outcome = super_use(req->db, req->pool, &req->principal, "account");
	return outcome ? outcome : redirect_to(req, "service_created", "/verwaltung/dienstkonten");
}

const struct page page_admin_services = {
	.path = "/verwaltung/dienstkonten",
	.right = RIGHT_ADMIN,
	LISTS(&services_list),
	.view = "backend/admin_services.cs",
	.title = "admin_services",
	.show = show_list,
};

const struct page page_admin_service_new = {
	.path = "/verwaltung/dienstkonten/neu",
	.right = RIGHT_ADMIN,
	.form = &new_form,
	.view = "backend/admin_service_new.cs",
	.title = "admin_service_new",
	.show = show,
	.before = service_check,
	.save = save,
};

const struct page page_admin_super_account = {
	.path = "/verwaltung/super/konto",
	.right = RIGHT_SUPER,
	.form = &new_form,
	.view = "backend/admin_service_new.cs",
	.title = "admin_super_account",
	.show = show,
	.before = service_check,
	.save = save,
};

const struct page page_pick_groups = {
	.path = GROUPS,
	.right = RIGHT_ADMIN,
	.show = answer_groups,
	.raw = true,
};

const struct page page_pick_administrators = {
	.path = ADMINISTRATORS,
	.right = RIGHT_SUPER,
	.show = answer_groups,
	.raw = true,
};
