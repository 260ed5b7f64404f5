/* Changing a status of the model, with who sees it and acts in it, and a step. */
#include "backend/admin/admin.h"
#include "backend/content/admin_model.h"
#include "backend/pages.h"
#include "base/text.h"
#include "process/model.h"
#include "web/form/form.h"

#define VALUES_MAX 140 /* a role's conditions, acting and ends, of twelve roles */

struct status_input {
	int64_t version, position;
	const char *name_de, *name_en, *applicant_de, *applicant_en;
	const char *meaning_de, *meaning_en, *next_de, *next_en, *todo_de, *todo_en;
	const char *look, *group, *stage, *phase;
	bool active, counts, takes_changes, takes_files;
	struct form_values cells;
};

static const char *const status_looks[] = {
	"plain", "quiet", "info", "success", "warning", "danger", NULL};
static const char *const status_groups[] = {
	"abgesagt", "eingestellt", "rechtsstreit_beendet", "archiviert", NULL};
static const char *const status_phases[] = {"preparation", "agreement", "office", "advertised",
	"selection", "committees", "hiring", "closed", NULL};
static const char *const status_stages[] = {"check", "selection", "interview", "hiring", NULL};

/* What an applicant reads besides; as the columns. */
#define TOLD(member) \
	{ \
		.name = #member, .type = FIELD_TEXT, .max = 300, \
		FORM_AT(struct status_input, member) \
	}

static const struct form_field status_fields[] = {
	FORM_VERSION(struct status_input),
	{.name = "name_de",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		FORM_AT(struct status_input, name_de)},
	{.name = "name_en",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		FORM_AT(struct status_input, name_en)},
	{.name = "applicant_de",
		.type = FIELD_TEXT,
		.max = 200,
		FORM_AT(struct status_input, applicant_de)},
	{.name = "applicant_en",
		.type = FIELD_TEXT,
		.max = 200,
		FORM_AT(struct status_input, applicant_en)},
	TOLD(meaning_de),
	TOLD(meaning_en),
	TOLD(next_de),
	TOLD(next_en),
	TOLD(todo_de),
	TOLD(todo_en),
	{.name = "position",
		.type = FIELD_INT,
		.min = 1,
		.max = 9999,
		.required = true,
		FORM_AT(struct status_input, position)},
	{.name = "look",
		.type = FIELD_CHOICE,
		.choices = status_looks,
		.required = true,
		FORM_AT(struct status_input, look)},
	{.name = "group",
		.type = FIELD_CHOICE,
		.choices = status_groups,
		FORM_AT(struct status_input, group)},
	{.name = "stage",
		.type = FIELD_CHOICE,
		.choices = status_stages,
		FORM_AT(struct status_input, stage)},
	{.name = "phase",
		.type = FIELD_CHOICE,
		.choices = status_phases,
		FORM_AT(struct status_input, phase)},
	{.name = "active", .type = FIELD_CHECK, FORM_AT(struct status_input, active)},
	{.name = "counts", .type = FIELD_CHECK, FORM_AT(struct status_input, counts)},
	{.name = "takes_changes", .type = FIELD_CHECK, FORM_AT(struct status_input, takes_changes)},
	{.name = "takes_files", .type = FIELD_CHECK, FORM_AT(struct status_input, takes_files)},
	{.name = "cell",
		.type = FIELD_VALUES,
		.max = VALUES_MAX,
		FORM_AT(struct status_input, cells)},
};
static const struct form status_form = FORM("model_status", status_fields, struct status_input);

static const char *const conditions[] = {
	"", "asked", "severe", "severe_among", "handed_over", "seat"};

#define CONDITIONS (sizeof(conditions) / sizeof(conditions[0]))

/* Of these kinds the status decides who sees an object. */
static bool has_sights(enum object_kind kind)
{
	return kind == OBJECT_JOBAD || kind == OBJECT_APPLICATION;
}

/* Of these kinds the status says where the procedure stands. */
static bool has_phases(enum object_kind kind)
{
	return has_sights(kind) || kind == OBJECT_VACANCY;
}

static bool is_chosen(const struct form_values *values, const char *wanted)
{
	for (size_t i = 0; i < values->count; i++)
		if (text_equal(values->items[i], wanted))
			return true;
	return false;
}

/* The cells that are true now. */
static void cells_now(
	struct request *req, const struct db_rows *sights, struct form_values *cells_r)
{
	const char **items = POOL_ARRAY(req->pool, const char *, sights->count * 5);

	*cells_r = (struct form_values){0, items};
	for (size_t i = 0; i < sights->count; i++) {
		long long role = (long long)db_number(sights, i, "role_id");

		if (db_number(sights, i, "may_see"))
			items[cells_r->count++] = pool_printf(
				req->pool, "see-%lld-%s", role, db_text(sights, i, "on_condition"));
		if (db_number(sights, i, "may_act"))
			items[cells_r->count++] = pool_printf(req->pool, "act-%lld", role);
		for (int bit = 0; bit < 3; bit++)
			if (db_number(sights, i, "ends") >> bit & 1)
				items[cells_r->count++] =
					pool_printf(req->pool, "end-%lld-%d", role, bit);
	}
}

static void view_cell(struct request *req, const char *place, const char *label,
	const struct form_values *cells, const char *value)
{
	view_text(req, pool_printf(req->pool, "%s.value", place), value);
	view_text(req, pool_printf(req->pool, "%s.label", place), label);
	view_bool(req, pool_printf(req->pool, "%s.has", place), is_chosen(cells, value));
}

/* Sights.N.(role, cells.M.(value, label, has)): a role's conditions, acting, ends. */
static void view_role(
	struct request *req, enum object_kind kind, int role, const struct form_values *cells)
{
	const char *row = pool_printf(req->pool, "Sights.%d", role);
	size_t count = kind == OBJECT_APPLICATION ? CONDITIONS : 1, cell = 0;

	view_text(req, pool_printf(req->pool, "%s.role", row), step_role_name(req, role));
	for (size_t i = 0; i < count; i++)
		view_cell(req, pool_printf(req->pool, "%s.cells.%zu", row, cell++),
			view_code(
				req, "model_condition", *conditions[i] ? conditions[i] : "always"),
			cells, pool_printf(req->pool, "see-%d-%s", role, conditions[i]));
	view_cell(req, pool_printf(req->pool, "%s.cells.%zu", row, cell++),
		view_word(req, "model.acts"), cells, pool_printf(req->pool, "act-%d", role));
	for (int bit = 0; kind == OBJECT_APPLICATION && bit < 3; bit++)
		view_cell(req, pool_printf(req->pool, "%s.cells.%zu", row, cell++),
			view_code(req, "model_end", pool_printf(req->pool, "%d", bit)), cells,
			pool_printf(req->pool, "end-%d-%d", role, bit));
}

static enum outcome status_find(
	struct request *req, enum object_kind kind, struct db_rows **rows_r, size_t *row_r)
{
	enum outcome outcome = model_statuses(req->db, req->pool, kind, rows_r);

	for (*row_r = 0; !outcome && *row_r < (*rows_r)->count; ++*row_r)
		if (text_equal(db_text(*rows_r, *row_r, "code"), request_path_value(req, "status")))
			return OK;
	return outcome ? outcome : NOT_FOUND;
}

/* What the form holds when nobody has typed into it. */
static enum outcome status_now(
	struct request *req, enum object_kind kind, struct status_input *now_r)
{
	struct db_rows *statuses = NULL, *sights = NULL;
	size_t row = 0;
	enum outcome outcome = status_find(req, kind, &statuses, &row);

	if (!outcome)
		outcome = model_version(req->db, kind, &now_r->version);
	if (!outcome)
		outcome = model_sights(
			req->db, req->pool, kind, request_path_value(req, "status"), &sights);
	if (outcome)
		return outcome;
	now_r->name_de = db_text(statuses, row, "name_de");
	now_r->name_en = db_text(statuses, row, "name_en");
	now_r->applicant_de = db_text(statuses, row, "applicant_de");
	now_r->applicant_en = db_text(statuses, row, "applicant_en");
	now_r->meaning_de = db_text(statuses, row, "meaning_de");
	now_r->meaning_en = db_text(statuses, row, "meaning_en");
	now_r->next_de = db_text(statuses, row, "next_de");
	now_r->next_en = db_text(statuses, row, "next_en");
	now_r->todo_de = db_text(statuses, row, "todo_de");
	now_r->todo_en = db_text(statuses, row, "todo_en");
	now_r->look = db_text(statuses, row, "look");
	now_r->group = db_text(statuses, row, "status_group");
	now_r->stage = db_text(statuses, row, "stage");
	now_r->phase = db_text(statuses, row, "phase");
	now_r->active = db_number(statuses, row, "active") != 0;
	now_r->counts = db_number(statuses, row, "counts") != 0;
	now_r->takes_changes = db_number(statuses, row, "takes_changes") != 0;
	now_r->takes_files = db_number(statuses, row, "takes_files") != 0;
	now_r->position = db_number(statuses, row, "position");
	view_bool(req, "Status.phased", has_phases(kind) && db_number(statuses, row, "added") != 0);
	view_bool(req, "Status.named", db_number(statuses, row, "named") != 0);
	cells_now(req, sights, &now_r->cells);
	return OK;
}

static enum outcome show_status(struct request *req)
{
	const struct status_input *input = req->input;
	struct status_input initial = {0};
	enum object_kind kind = OBJECT_NONE;
	enum outcome outcome = model_kind(req, &kind);

	if (!outcome)
		outcome = status_now(req, kind, &initial);
	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_models", "/verwaltung/statusmodell");
	view_crumb(req, view_code(req, "model_kind", object_kind_name(kind)), model_path(req, ""));
	view_text(req, "Status.code", request_path_value(req, "status"));
	view_text(req, "Status.name",
		text_equal(req->lang, "en") ? initial.name_en : initial.name_de);
	view_bool(req, "Status.applicant", kind == OBJECT_APPLICATION);
	for (int role = ROLE_ADMIN; has_sights(kind) && role <= ROLE_SEAT; role++)
		if (role != ROLE_IE)
			view_role(req, kind, role, input ? &input->cells : &initial.cells);
	form_show(req, &status_form, req->path, &initial);
	return OK;
}

static enum outcome save_status(struct request *req)
{
	const struct status_input *input = req->input;
	enum object_kind kind = OBJECT_NONE;
	enum outcome outcome = model_kind(req, &kind);
	struct model_status_input change = {.version = input->version,
		.position = input->position,
		.name_de = input->name_de,
		.name_en = input->name_en,
		.applicant_de = input->applicant_de,
		.applicant_en = input->applicant_en,
		.meaning_de = input->meaning_de,
		.meaning_en = input->meaning_en,
		.next_de = input->next_de,
		.next_en = input->next_en,
		.todo_de = input->todo_de,
		.todo_en = input->todo_en,
		.look = input->look,
		.group = input->group,
		.stage = input->stage,
		.phase = input->phase,
		.active = input->active,
		.counts = input->counts,
		.takes_changes = input->takes_changes,
		.takes_files = input->takes_files,
		.sights = has_sights(kind),
		.cells = {input->cells.count, input->cells.items}};

	if (!outcome)
		outcome = model_status_save(req->db, req->pool, &req->principal, kind,
			request_path_value(req, "status"), &change, &req->problems);
	return outcome ? outcome : redirect_to(req, "saved", "%s", model_path(req, ""));
}

const struct page page_admin_model_status = {
	.path = "/verwaltung/statusmodell/{code}/status/{status}",
	.right = RIGHT_ADMIN,
	.form = &status_form,
	.view = "backend/admin_model_status.cs",
	.title = "admin_model_status",
	.show = show_status,
	.save = save_status,
};

static const struct form_field remove_fields[] = {
	FORM_VERSION(struct model_seen),
};
static const struct form remove_form =
	FORM("model_status_remove", remove_fields, struct model_seen);

static enum outcome show_remove(struct request *req)
{
	struct db_rows *statuses = NULL;
	enum object_kind kind = OBJECT_NONE;
	struct model_seen seen = {0};
	size_t row = 0;
	enum outcome outcome = model_kind(req, &kind);

	if (!outcome)
		outcome = model_version(req->db, kind, &seen.version);
	if (!outcome)
		outcome = status_find(req, kind, &statuses, &row);
	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_models", "/verwaltung/statusmodell");
	view_text(req, "Status.name",
		db_text(statuses, row, text_equal(req->lang, "en") ? "name_en" : "name_de"));
	form_show(req, &remove_form, req->path, &seen);
	return OK;
}

static enum outcome save_remove(struct request *req)
{
	const struct model_seen *seen = req->input;
	enum object_kind kind = OBJECT_NONE;
	enum outcome outcome = model_kind(req, &kind);

	if (!outcome)
		outcome = model_status_remove(req->db, req->pool, &req->principal, kind,
			request_path_value(req, "status"), seen->version, &req->problems);
	return outcome ? outcome : redirect_to(req, "saved", "%s", model_path(req, ""));
}

const struct page page_admin_model_status_remove = {
	.path = "/verwaltung/statusmodell/{code}/status/{status}/entfernen",
	.right = RIGHT_ADMIN,
	.form = &remove_form,
	.view = "backend/admin_model_remove.cs",
	.title = "admin_model_remove",
	.show = show_remove,
	.save = save_remove,
};
