/* The status model of a kind: its picture, the same as text, what differs from the delivered state;
 * and the guards, on or off for each authority. */
#include <string.h>

#include "backend/admin/admin.h"
#include "backend/content/admin_model.h"
#include "backend/pages.h"
#include "base/text.h"
#include "org/unit.h"
#include "process/model.h"
#include "web/form/form.h"

/* Height of a status in the picture. */
#define MODEL_ROW 48

struct guard_input {
	const char *authority, *guard, *state;
};

static const char *const guard_states[] = {"off", "on", NULL};

static const struct form_field guard_fields[] = {
	{.name = "authority",
		.type = FIELD_CHOICE,
		.max = 40,
		.required = true,
		FORM_AT(struct guard_input, authority)},
	{.name = "guard",
		.type = FIELD_CHOICE,
		.max = 30,
		.required = true,
		FORM_AT(struct guard_input, guard)},
	{.name = "state",
		.type = FIELD_CHOICE,
		.choices = guard_states,
		.required = true,
		FORM_AT(struct guard_input, state)},
};
static const struct form guard_form = FORM("guard", guard_fields, struct guard_input);

enum outcome model_kind(struct request *req, enum object_kind *kind_r)
{
	const struct object_type *type = object_type_of_code(request_path_value(req, "code"));

	if (!type || !type->letter)
		return NOT_FOUND;
	*kind_r = type->kind;
	view_text(req, "Kind.code", type->code);
	view_text(req, "Kind.path", model_path(req, ""));
	view_text(req, "Kind.name", view_code(req, "model_kind", type->code));
	return OK;
}

const char *model_path(struct request *req, const char *rest)
{
	return pool_printf(
		req->pool, "/verwaltung/statusmodell/%s%s", request_path_value(req, "code"), rest);
}

static const char *pick_lang(struct request *req, const struct db_rows *rows, size_t row,
	const char *german, const char *english)
{
	return db_text(rows, row, text_equal(req->lang, "en") ? english : german);
}

/* The guards that can be switched, as options. */
static void offer_guards(struct request *req, const struct db_rows *guards)
{
	struct form_option *options = POOL_ARRAY(req->pool, struct form_option, guards->count + 1);
	size_t count = 0;

	for (size_t i = 0; i < guards->count; i++) {
		const char *code = db_text(guards, i, "code");

		if (db_number(guards, i, "fixed"))
			continue;
		options[count++] = (struct form_option){code, view_code(req, "guard", code)};
	}
	form_offer(req, &guard_form, "guard", options, count);
}

static enum outcome show_guards(struct request *req)
{
	struct db_rows *guards = NULL, *off = NULL, *authorities = NULL;
	enum outcome outcome = model_guards(req->db, req->pool, &guards);

	if (!outcome)
		outcome = model_guards_off(req->db, req->pool, &off);
	if (!outcome)
		outcome = unit_authorities(req->db, req->pool, &authorities);
	if (outcome)
		return outcome;
	view_rows(req, "Guards", guards);
	view_rows(req, "Guards_off", off);
	form_show(req, &guard_form, "/verwaltung/statusmodell", NULL);
	form_options(req, &guard_form, "authority", authorities);
	offer_guards(req, guards);
	return OK;
}

static enum outcome show_models(struct request *req)
{
	struct db_rows *kinds = NULL;
	enum outcome outcome = model_kinds(req->db, req->pool, &kinds);

	for (size_t i = 0; !outcome && i < kinds->count; i++) {
		enum object_kind kind = (enum object_kind)db_number(kinds, i, "kind");
		const char *code = object_kind_name(kind);

		view_text(req, pool_printf(req->pool, "Kinds.%zu.code", i), code);
		view_text(req, pool_printf(req->pool, "Kinds.%zu.name", i),
			view_code(req, "model_kind", code));
	}
	admin_crumbs(req, NULL, NULL);
	return outcome ? outcome : show_guards(req);
}

static enum outcome save_guard(struct request *req)
{
	const struct guard_input *input = req->input;
	enum outcome outcome = model_guard_set(req->db, req->pool, &req->principal,
		input->authority, input->guard, text_equal(input->state, "on"), &req->problems);

	return outcome ? outcome : redirect_to(req, "saved", "/verwaltung/statusmodell");
}

const struct page page_admin_models = {
	.path = "/verwaltung/statusmodell",
	.right = RIGHT_ADMIN,
	.form = &guard_form,
	.view = "backend/admin_models.cs",
	.title = "admin_models",
	.show = show_models,
	.save = save_guard,
};

static void view_statuses(struct request *req, const struct db_rows *statuses)
{
	for (size_t i = 0; i < statuses->count; i++) {
		const char *row = pool_printf(req->pool, "Statuses.%zu", i);

		view_text(
			req, pool_printf(req->pool, "%s.code", row), db_text(statuses, i, "code"));
		view_text(req, pool_printf(req->pool, "%s.name", row),
			pick_lang(req, statuses, i, "name_de", "name_en"));
		if (db_text(statuses, i, "phase"))
			view_text(req, pool_printf(req->pool, "%s.phase", row),
				view_code(req, "phase", db_text(statuses, i, "phase")));
		view_bool(req, pool_printf(req->pool, "%s.active", row),
			db_number(statuses, i, "active") != 0);
		view_int(req, pool_printf(req->pool, "%s.y", row), (int64_t)i * MODEL_ROW);
	}
	view_int(req, "Picture.height", (int64_t)statuses->count * MODEL_ROW);
}

/* The names of a comma list, of roles by their numbers or of guards. */
static const char *names_of(struct request *req, const char *list, bool roles)
{
	char *rest = text_empty(list) ? NULL : pool_strdup(req->pool, list), *item;
	const char *names = NULL;

	while ((item = strsep(&rest, ","))) {
		int64_t role = 0;
		const char *name = roles && text_to_int(item, 0, ROLE_CREATOR, &role)
			? step_role_name(req, role)
			: view_code(req, "guard", item);

		names = names ? pool_printf(req->pool, "%s, %s", names, name) : name;
	}
	return names;
}

/* A step below the status it leads from: Statuses.N.steps.M. */
static void view_step_text(
	struct request *req, const char *row, const struct db_rows *steps, size_t i)
{
	view_text(req, pool_printf(req->pool, "%s.from", row), db_text(steps, i, "from_status"));
	view_text(req, pool_printf(req->pool, "%s.to", row), db_text(steps, i, "to_status"));
	view_text(req, pool_printf(req->pool, "%s.from_name", row),
		pick_lang(req, steps, i, "from_de", "from_en"));
	view_text(req, pool_printf(req->pool, "%s.to_name", row),
		pick_lang(req, steps, i, "to_de", "to_en"));
	view_text(req, pool_printf(req->pool, "%s.roles", row),
		names_of(req, db_text(steps, i, "roles"), true));
	view_text(req, pool_printf(req->pool, "%s.guards", row),
		names_of(req, db_text(steps, i, "guards"), false));
	if (db_text(steps, i, "mail"))
		view_text(req, pool_printf(req->pool, "%s.mail", row),
			view_code(req, "letter_name", db_text(steps, i, "mail")));
	view_bool(req, pool_printf(req->pool, "%s.reason", row),
		db_number(steps, i, "reason_needed") != 0);
}

/* Its line in the picture: forward on the right of the boxes, back on the left. */
static void view_step_line(struct request *req, const struct db_rows *steps, size_t i)
{
	const char *row = pool_printf(req->pool, "Lines.%zu", i);
	int64_t from = db_number(steps, i, "from_at"), to = db_number(steps, i, "to_at");
	int64_t far = to > from ? to - from : from - to;

	view_int(req, pool_printf(req->pool, "%s.x", row), to > from ? 460 : 220);
	view_int(req, pool_printf(req->pool, "%s.bend", row),
		to > from ? 460 + 10 + far * 9 : 220 - 10 - far * 9);
	view_int(req, pool_printf(req->pool, "%s.y_from", row), from * MODEL_ROW + 18);
	view_int(req, pool_printf(req->pool, "%s.y_to", row), to * MODEL_ROW + 14);
}

static void view_model_steps(struct request *req, const struct db_rows *steps)
{
	int64_t status = -1;
	size_t number = 0;

	for (size_t i = 0; i < steps->count; i++) {
		int64_t from = db_number(steps, i, "from_at");

		number = from == status ? number + 1 : 0;
		status = from;
		view_step_text(req,
			pool_printf(req->pool, "Statuses.%lld.steps.%zu", (long long)from, number),
			steps, i);
		view_step_line(req, steps, i);
	}
}

static enum outcome show_model(struct request *req)
{
	struct db_rows *statuses = NULL, *steps = NULL, *differences = NULL;
	enum object_kind kind = OBJECT_NONE;
	int64_t version = 0;
	enum outcome outcome = model_kind(req, &kind);

	if (!outcome)
		outcome = model_version(req->db, kind, &version);
	if (!outcome)
		outcome = model_statuses(req->db, req->pool, kind, &statuses);
	if (!outcome)
		outcome = model_steps(req->db, req->pool, kind, &steps);
	if (!outcome)
		outcome = model_differences(req->db, req->pool, kind, &differences);
	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_models", "/verwaltung/statusmodell");
	view_statuses(req, statuses);
	view_model_steps(req, steps);
	view_rows(req, "Differences", differences);
	return OK;
}

const struct page page_admin_model = {
	.path = "/verwaltung/statusmodell/{code}",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_model.cs",
	.title = "admin_model",
	.show = show_model,
};

static const struct form_field model_reset_fields[] = {
	FORM_VERSION(struct model_seen),
};
static const struct form reset_form = FORM("model_reset", model_reset_fields, struct model_seen);

static enum outcome show_reset(struct request *req)
{
	struct db_rows *differences = NULL;
	enum object_kind kind = OBJECT_NONE;
	struct model_seen seen = {0};
	enum outcome outcome = model_kind(req, &kind);

	if (!outcome)
		outcome = model_version(req->db, kind, &seen.version);
	if (!outcome)
		outcome = model_differences(req->db, req->pool, kind, &differences);
	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_models", "/verwaltung/statusmodell");
	view_rows(req, "Differences", differences);
	form_show(req, &reset_form, req->path, &seen);
	return OK;
}

static enum outcome save_reset(struct request *req)
{
	const struct model_seen *seen = req->input;
	enum object_kind kind = OBJECT_NONE;
	enum outcome outcome = model_kind(req, &kind);

	if (!outcome)
		outcome = model_reset(
			req->db, req->pool, &req->principal, kind, seen->version, &req->problems);
	return outcome ? outcome : redirect_to(req, "model_reset", "%s", model_path(req, ""));
}

const struct page page_admin_model_reset = {
	.path = "/verwaltung/statusmodell/{code}/zuruecksetzen",
	.right = RIGHT_ADMIN,
	.form = &reset_form,
	.view = "backend/admin_model_reset.cs",
	.title = "admin_model_reset",
	.show = show_reset,
	.save = save_reset,
};
