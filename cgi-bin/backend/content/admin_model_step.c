/* Changing, adding and taking away steps of the model, and adding a status. */
#include <string.h>

#include "backend/admin/admin.h"
#include "backend/content/admin_model.h"
#include "backend/pages.h"
#include "base/text.h"
#include "letter/offered.h"
#include "process/model.h"
#include "web/form/form.h"

#define ROLES_MOST 14
#define GUARDS_MOST 20

struct step_input {
	int64_t version;
	const char *right, *mail, *direction, *label_de, *label_en;
	bool reason_needed, remove;
	struct form_values roles, guards;
};

static const char *const step_directions[] = {"forward", "side", "end", NULL};

static const struct form_field step_fields[] = {
	FORM_VERSION(struct step_input),
	{.name = "role",
		.type = FIELD_VALUES,
		.max = ROLES_MOST,
		FORM_AT(struct step_input, roles)},
	{.name = "right", .type = FIELD_CHOICE, .max = 4, FORM_AT(struct step_input, right)},
	{.name = "mail", .type = FIELD_CHOICE, .max = 40, FORM_AT(struct step_input, mail)},
	{.name = "direction",
		.type = FIELD_CHOICE,
		.choices = step_directions,
		.required = true,
		FORM_AT(struct step_input, direction)},
	{.name = "label_de", .type = FIELD_TEXT, .max = 80, FORM_AT(struct step_input, label_de)},
	{.name = "label_en", .type = FIELD_TEXT, .max = 80, FORM_AT(struct step_input, label_en)},
	{.name = "reason_needed", .type = FIELD_CHECK, FORM_AT(struct step_input, reason_needed)},
	{.name = "guard",
		.type = FIELD_VALUES,
		.max = GUARDS_MOST,
		FORM_AT(struct step_input, guards)},
	{.name = "remove", .type = FIELD_CHECK, FORM_AT(struct step_input, remove)},
};
static const struct form step_form = FORM("model_step", step_fields, struct step_input);

/* The values of a comma list. */
static void values_of(struct request *req, const char *list, struct form_values *values_r)
{
	char *rest = text_empty(list) ? NULL : pool_strdup(req->pool, list), *item;
	const char **items = POOL_ARRAY(req->pool, const char *, ROLES_MOST + GUARDS_MOST);

	*values_r = (struct form_values){0, items};
	while (values_r->count < GUARDS_MOST && (item = strsep(&rest, ",")))
		items[values_r->count++] = item;
}

static bool has_value(const struct form_values *values, const char *wanted)
{
	for (size_t i = 0; i < values->count; i++)
		if (text_equal(values->items[i], wanted))
			return true;
	return false;
}

/* As the step is now; one that is not there yet has nothing. */
static enum outcome step_now(struct request *req, enum object_kind kind, struct step_input *now_r)
{
	struct db_rows *steps = NULL;
	enum outcome outcome = model_version(req->db, kind, &now_r->version);

	now_r->direction = "side";
	if (!outcome)
		outcome = model_steps(req->db, req->pool, kind, &steps);
	for (size_t i = 0; !outcome && i < steps->count; i++) {
		if (!text_equal(db_text(steps, i, "from_status"), request_path_value(req, "from"))
			|| !text_equal(
				db_text(steps, i, "to_status"), request_path_value(req, "to")))
			continue;
		view_bool(req, "Step.there", true);
		now_r->right = db_text(steps, i, "right_id");
		now_r->mail = db_text(steps, i, "mail");
		now_r->direction = db_text(steps, i, "direction");
		now_r->label_de = db_text(steps, i, "label_de");
		now_r->label_en = db_text(steps, i, "label_en");
		now_r->reason_needed = db_number(steps, i, "reason_needed") != 0;
		values_of(req, db_text(steps, i, "roles"), &now_r->roles);
		values_of(req, db_text(steps, i, "guards"), &now_r->guards);
		view_bool(req, "Step.nobody", has_value(&now_r->roles, "0"));
	}
	return outcome;
}

/* The names of both statuses; one that is none ends here. */
static enum outcome view_between(struct request *req, enum object_kind kind)
{
	const char *name = text_equal(req->lang, "en") ? "name_en" : "name_de";
	struct db_rows *statuses = NULL;
	int found = 0;
	enum outcome outcome = model_statuses(req->db, req->pool, kind, &statuses);

	for (size_t i = 0; !outcome && i < statuses->count; i++) {
		const char *code = db_text(statuses, i, "code");

		if (text_equal(code, request_path_value(req, "from")))
			view_text(req, "Step.from_name", db_text(statuses, i, name)), found++;
		if (text_equal(code, request_path_value(req, "to")))
			view_text(req, "Step.to_name", db_text(statuses, i, name)), found++;
	}
	return outcome ? outcome : found == 2 ? OK : NOT_FOUND;
}

static bool among(const char *const *codes, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(codes[i], code))
			return true;
	return false;
}

/* The letters that a step can send, by what they say; of another kind of object those of the model.
 * What the step sends now stays. words: letter_name.* */
static enum outcome view_letters(struct request *req, enum object_kind kind, const char *now)
{
	struct db_rows *mails = NULL;
	const char **codes = NULL;
	size_t count = 0;
	enum outcome outcome = kind == OBJECT_APPLICATION
		? letters_offered(req->db, req->pool, OFFERED_STEP, &codes, &count)
		: model_mails(req->db, req->pool, &mails);

	if (outcome)
		return outcome;
	if (!codes)
		codes = POOL_ARRAY(req->pool, const char *, (mails ? mails->count : 0) + 2);
	for (; mails && count < mails->count; count++)
		codes[count] = db_text(mails, count, "value");
	if (!text_empty(now) && !among(codes, count, now))
		codes[count++] = now;
	struct form_option *options = POOL_ARRAY(req->pool, struct form_option, count + 1);
	for (size_t i = 0; i < count; i++)
		options[i] =
			(struct form_option){codes[i], view_code(req, "letter_name", codes[i])};
	form_offer(req, &step_form, "mail", options, count);
	return OK;
}

static enum outcome view_choices(
	struct request *req, enum object_kind kind, const struct step_input *chosen)
{
	struct db_rows *guards = NULL, *rights = NULL;
	enum outcome outcome = model_guards(req->db, req->pool, &guards);

	if (!outcome)
		outcome = model_rights(
			req->db, req->pool, kind, text_equal(req->lang, "en"), &rights);
	if (!outcome)
		outcome = view_letters(req, kind, chosen->mail);
	if (outcome)
		return outcome;
	form_options(req, &step_form, "right", rights);
	for (int role = ROLE_ADMIN; role <= ROLE_CREATOR; role++) {
		const char *row = pool_printf(req->pool, "Roles.%d", role);
		const char *value = pool_printf(req->pool, "%d", role);

		if (role == ROLE_IE)
			continue;
		view_text(req, pool_printf(req->pool, "%s.value", row), value);
		view_text(req, pool_printf(req->pool, "%s.label", row), step_role_name(req, role));
		view_bool(req, pool_printf(req->pool, "%s.has", row),
			has_value(&chosen->roles, value));
	}
	for (size_t i = 0; i < guards->count; i++) {
		const char *row = pool_printf(req->pool, "Guards.%zu", i);
		const char *code = db_text(guards, i, "code");

		view_text(req, pool_printf(req->pool, "%s.value", row), code);
		view_text(req, pool_printf(req->pool, "%s.label", row),
			view_code(req, "guard", code));
		view_bool(req, pool_printf(req->pool, "%s.has", row),
			has_value(&chosen->guards, code));
	}
	return OK;
}

static enum outcome show_step(struct request *req)
{
	struct step_input initial = {0};
	enum object_kind kind = OBJECT_NONE;
	enum outcome outcome = model_kind(req, &kind);

	if (!outcome)
		outcome = view_between(req, kind);
	if (!outcome)
		outcome = step_now(req, kind, &initial);
	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_models", "/verwaltung/statusmodell");
	view_crumb(req, view_code(req, "model_kind", object_kind_name(kind)), model_path(req, ""));
	form_show(req, &step_form, req->path, &initial);
	return view_choices(req, kind, req->input ? req->input : &initial);
}

static enum outcome save_step(struct request *req)
{
	const struct step_input *input = req->input;
	const char *from = request_path_value(req, "from"), *to = request_path_value(req, "to");
	struct model_step_input change = {.version = input->version,
		.right = input->right,
		.mail = input->mail,
		.direction = input->direction,
		.label_de = input->label_de,
		.label_en = input->label_en,
		.reason_needed = input->reason_needed,
		.roles = {input->roles.count, input->roles.items},
		.guards = {input->guards.count, input->guards.items}};
	enum object_kind kind = OBJECT_NONE;
	enum outcome outcome = model_kind(req, &kind);

	if (!outcome)
		outcome = input->remove ? model_step_remove(req->db, req->pool, &req->principal,
				  kind, from, to, input->version, &req->problems)
					: model_step_save(req->db, req->pool, &req->principal, kind,
						from, to, &change, &req->problems);
	return outcome ? outcome : redirect_to(req, "saved", "%s", model_path(req, ""));
}

const struct page page_admin_model_step = {
	.path = "/verwaltung/statusmodell/{code}/schritt/{from}/{to}",
	.right = RIGHT_ADMIN,
	.form = &step_form,
	.view = "backend/admin_model_step.cs",
	.title = "admin_model_step",
	.show = show_step,
	.save = save_step,
};

struct between_input {
	const char *from, *to;
};

static const struct form_field between_fields[] = {
	{.name = "from",
		.type = FIELD_CHOICE,
		.max = 30,
		.required = true,
		FORM_AT(struct between_input, from)},
	{.name = "to",
		.type = FIELD_CHOICE,
		.max = 30,
		.required = true,
		FORM_AT(struct between_input, to)},
};
static const struct form between_form = FORM("model_between", between_fields, struct between_input);

static enum outcome show_between(struct request *req)
{
	struct db_rows *statuses = NULL;
	enum object_kind kind = OBJECT_NONE;
	struct form_option *options;
	enum outcome outcome = model_kind(req, &kind);

	if (!outcome)
		outcome = model_statuses(req->db, req->pool, kind, &statuses);
	if (outcome)
		return outcome;
	options = POOL_ARRAY(req->pool, struct form_option, statuses->count + 1);
	for (size_t i = 0; i < statuses->count; i++)
		options[i] = (struct form_option){db_text(statuses, i, "code"),
			db_text(statuses, i, text_equal(req->lang, "en") ? "name_en" : "name_de")};
	admin_crumbs(req, "title.admin_models", "/verwaltung/statusmodell");
	form_show(req, &between_form, req->path, NULL);
	form_offer(req, &between_form, "from", options, statuses->count);
	form_offer(req, &between_form, "to", options, statuses->count);
	return OK;
}

static enum outcome save_between(struct request *req)
{
	const struct between_input *input = req->input;

	return redirect_to(req, NULL, "%s",
		model_path(req, pool_printf(req->pool, "/schritt/%s/%s", input->from, input->to)));
}

const struct page page_admin_model_between = {
	.path = "/verwaltung/statusmodell/{code}/neuer-schritt",
	.right = RIGHT_ADMIN,
	.form = &between_form,
	.view = "backend/admin_model_new.cs",
	.title = "admin_model_between",
	.show = show_between,
	.save = save_between,
};

struct new_input {
	const char *code, *name_de, *name_en;
	int64_t position;
};

static const struct form_field new_fields[] = {
	{.name = "code",
		.type = FIELD_TEXT,
		.max = 30,
		.required = true,
		FORM_AT(struct new_input, code)},
	{.name = "name_de",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		FORM_AT(struct new_input, name_de)},
	{.name = "name_en",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		FORM_AT(struct new_input, name_en)},
	{.name = "position",
		.type = FIELD_INT,
		.min = 1,
		.max = 9999,
		.required = true,
		FORM_AT(struct new_input, position)},
};
static const struct form new_form = FORM("model_status_new", new_fields, struct new_input);

static enum outcome show_new(struct request *req)
{
	enum object_kind kind = OBJECT_NONE;
	enum outcome outcome = model_kind(req, &kind);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_models", "/verwaltung/statusmodell");
	form_show(req, &new_form, req->path, NULL);
	return OK;
}

static enum outcome save_new(struct request *req)
{
	const struct new_input *input = req->input;
	struct model_status_input added = {
		.position = input->position, .name_de = input->name_de, .name_en = input->name_en};
	enum object_kind kind = OBJECT_NONE;
	enum outcome outcome = model_kind(req, &kind);

	if (!outcome)
		outcome = model_status_add(req->db, req->pool, &req->principal, kind, input->code,
			&added, &req->problems);
	return outcome ? outcome
		       : redirect_to(req, "saved", "%s",
			       model_path(req, pool_printf(req->pool, "/status/%s", input->code)));
}

const struct page page_admin_model_status_new = {
	.path = "/verwaltung/statusmodell/{code}/neuer-status",
	.right = RIGHT_ADMIN,
	.form = &new_form,
	.view = "backend/admin_model_new.cs",
	.title = "admin_model_status_new",
	.show = show_new,
	.save = save_new,
};
