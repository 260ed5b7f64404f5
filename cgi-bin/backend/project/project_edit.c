/* Creating a project, changing one, and the three standard projects of an authority (OBJ-02). */
#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "backend/people/unit_view.h"
#include "base/buf.h"
#include "base/text.h"
#include "find/find.h"
#include "process/process.h"
#include "recruiting/project_admin.h"
#include "web/form/form.h"

static const char *const project_offices[] = {"P31", "P34", NULL};

static const struct form_field new_fields[] = {
	{.name = "authority",
		.type = FIELD_TEXT,
		.max = 40,
		.required = true,
		FORM_AT(struct project_new_input, authority)},
	{.name = "name",
		.type = FIELD_TEXT,
		.max = 200,
		.required = true,
		FORM_AT(struct project_new_input, name)},
	{.name = "office",
		.type = FIELD_CHOICE,
		.choices = project_offices,
		.required = true,
		FORM_AT(struct project_new_input, office)},
	{.name = "responsible",
		.type = FIELD_PICK,
		.max = 60,
		.required = true,
		FORM_AT(struct project_new_input, responsible)},
	{.name = "parent",
		.type = FIELD_CHOICE,
		.max = 20,
		FORM_AT(struct project_new_input, parent)},
	{.name = "foreign", .type = FIELD_CHECK, FORM_AT(struct project_new_input, foreign)},
};
static const struct form new_form = FORM("project_new", new_fields, struct project_new_input);

static const struct form_field edit_fields[] = {
	{.name = "name",
		.type = FIELD_TEXT,
		.max = 200,
		.required = true,
		FORM_AT(struct project_input, name)},
	{.name = "responsible",
		.type = FIELD_PICK,
		.max = 60,
		.required = true,
		FORM_AT(struct project_input, responsible)},
	{.name = "status",
		.type = FIELD_CHOICE,
		.max = 30,
		.required = true,
		FORM_AT(struct project_input, status)},
};
static const struct form edit_form = FORM("project", edit_fields, struct project_input);

struct standard_input {
	const char *responsible;
};
static const struct form_field standard_fields[] = {
	{.name = "responsible",
		.type = FIELD_PICK,
		.max = 60,
		.required = true,
		FORM_AT(struct standard_input, responsible)},
};
static const struct form standard_form =
	FORM("project_standard", standard_fields, struct standard_input);

/* The authority chosen in the first step, or in the form that comes back. */
static const char *chosen_authority(const struct request *req)
{
	const struct project_new_input *input = req->input;

	return input && input->authority ? input->authority : request_query(req, "behoerde");
}

/* Those of the authority that the address or the form names. */
static enum outcome find_keepers_of(
	struct request *req, const char *words, bool office, struct db_rows **rows_r)
{
	const char *code = request_path_value(req, "unit");
	struct project_keeping keeping = {
		.role = ROLE_RECRUITER, .or_role = office ? ROLE_P34 : ROLE_RECRUITER};
	struct unit authority;
	enum outcome outcome =
		unit_by_code(req->db, req->pool, code ? code : chosen_authority(req), &authority);

	keeping.authority_id = outcome ? 0 : authority.id;
	return outcome ? outcome : project_keepers(req->db, req->pool, &keeping, words, rows_r);
}

static enum outcome find_recruiters(struct request *req, const char *words, struct db_rows **rows_r)
{
	return find_keepers_of(req, words, request_query(req, "fremd") != NULL, rows_r);
}

/* A new project may be one for others. */
static enum outcome find_keepers(struct request *req, const char *words, struct db_rows **rows_r)
{
	return find_keepers_of(req, words, true, rows_r);
}

static enum outcome find_authorities(
	struct request *req, const char *words, struct db_rows **rows_r)
{
	return authority_find(req->db, req->pool, words, rows_r);
}

static enum outcome pick_recruiter(
	struct request *req, const struct form *form, const struct unit *authority)
{
	struct buf address;

	buf_init(&address, req->pool);
	buf_str(&address, "/projekte/auswahl/");
	buf_url(&address, authority->code);
	if (form == &new_form)
		buf_str(&address, "?fremd=1");
	return form_pick(req, form, "responsible",
		&(struct form_pick){.address = address.data,
			.find = form == &new_form ? find_keepers : find_recruiters});
}

static enum outcome show_new(struct request *req)
{
	const char *code = chosen_authority(req);
	struct db_rows *parents = NULL;
	struct unit authority;
	enum outcome outcome = OK;

	view_crumb(req, view_word(req, "title.projects"), "/projekte");
	if (!req->input)
		outcome = form_pick_query(req, "behoerde",
			view_word(req, "project_new.authority_label"),
			view_word(req, "project_new.authority_hint"),
			&(struct form_pick){
				.address = "/projekte/auswahl", .find = find_authorities},
			&code);
	if (outcome)
		return outcome;
	outcome = text_empty(code) ? NOT_FOUND : unit_by_code(req->db, req->pool, code, &authority);
	if (outcome == NOT_FOUND || (!outcome && !text_equal(authority.kind, "authority")))
		return OK;
	if (!outcome)
		outcome = project_parents(
			req->db, req->pool, &req->principal, authority.id, &parents);
	if (outcome)
		return outcome;
	view_text(req, "Authority.name", authority.name);
	form_show(req, &new_form, "/projekte/neu",
		&(struct project_new_input){.authority = authority.code});
	form_options(req, &new_form, "parent", parents);
	return pick_recruiter(req, &new_form, &authority);
}

static enum outcome save_new(struct request *req)
{
	const char *number = NULL;
	enum outcome outcome = project_create(
		req->db, req->pool, &req->principal, req->input, &req->problems, &number);

	return outcome ? outcome : redirect_to(req, "project_created", "/projekte/%s", number);
}

static struct project_input input_of(const struct project *project)
{
	return (struct project_input){.name = project->name,
		.responsible = project->responsible_user_id,
		.status = project->status};
}

static enum outcome now(struct request *req, void *now_r)
{
	struct project project;
	enum outcome outcome = project_get(req->db, req->pool, req->object.id, &project);

	if (!outcome)
		*(struct project_input *)now_r = input_of(&project);
	return outcome;
}

/* Who could be responsible for the project. */
static enum outcome find_responsible(
	struct request *req, const char *words, struct db_rows **rows_r)
{
	struct project_keeping keeping = {.id = req->object.id};
	struct project project;
	enum outcome outcome = project_get(req->db, req->pool, req->object.id, &project);

	if (outcome)
		return outcome;
	keeping.authority_id = project.authority_id;
	keeping.role = keeping.or_role = project_keeper_role(project.foreign_ads);
	return project_keepers(req->db, req->pool, &keeping, words, rows_r);
}

/* What it is in, and where the person may lead it from there; into the archive and to its end on
 * its desk alone. */
static enum outcome status_options(struct request *req, const struct project *project,
	struct form_option **options_r, size_t *count_r)
{
	struct process_step *steps = NULL;
	size_t count = 0;
	enum outcome outcome = process_steps(req->db, req->pool, &req->principal, req->object.roles,
		OBJECT_PROJECT, project->id, &steps, &count, NULL);

	if (outcome)
		return outcome;
	*options_r = POOL_ARRAY(req->pool, struct form_option, count + 1);
	*count_r = 0;
	for (size_t i = 0; i <= count; i++) {
		const char *code = i ? steps[i - 1].to : project->status;

		if (text_among("archiviert,geloescht", code))
			continue;
		(*options_r)[(*count_r)++] =
			(struct form_option){code, view_status(req, OBJECT_PROJECT, code)};
	}
	return OK;
}

static enum outcome show_edit(struct request *req)
{
	struct project_input initial;
	struct form_option *options = NULL;
	struct project project;
	size_t count = 0;
	enum outcome outcome = project_get(req->db, req->pool, req->object.id, &project);

	if (!outcome)
		outcome = status_options(req, &project, &options, &count);
	if (outcome)
		return outcome;
	view_text(req, "Project.name", project.name);
	view_text(req, "Back", pool_printf(req->pool, "/projekte/%s", project.number));
	view_crumb(req, view_word(req, "title.projects"), "/projekte");
	view_crumb_german(
		req, project.name, pool_printf(req->pool, "/projekte/%s", project.number));
	initial = input_of(&project);
	form_show(req, &edit_form, req->path, &initial);
	form_offer(req, &edit_form, "status", options, count);
	return form_pick(req, &edit_form, "responsible",
		&(struct form_pick){.address = pool_printf(req->pool, "%s/auswahl", req->path),
			.value = project.responsible_user_id,
			.label = project.responsible,
			.find = find_responsible});
}

static enum outcome save_edit(struct request *req)
{
	enum outcome outcome = project_change(
		req->db, req->pool, &req->principal, req->object.id, req->input, &req->problems);

	return outcome ? outcome : redirect_to(req, "saved", "/projekte/%s", req->object.number);
}

/* The authority in the path; other units have no projects. */
static enum outcome find_authority(struct request *req, struct unit *unit_r)
{
	enum outcome outcome = view_unit_find(req, unit_r);

	if (!outcome && (!text_equal(unit_r->kind, "authority") || !unit_r->active))
		return NOT_FOUND;
	return outcome;
}

static enum outcome show_standard(struct request *req)
{
	struct unit unit;
	enum outcome outcome = find_authority(req, &unit);

	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.projects"), "/projekte");
	view_text(req, "Authority.name", unit.name);
	view_text(req, "Authority.short_name", unit.short_name);
	form_show(req, &standard_form, req->path, NULL);
	return pick_recruiter(req, &standard_form, &unit);
}

static enum outcome save_standard(struct request *req)
{
	const struct standard_input *input = req->input;
	struct unit unit;
	int64_t responsible = 0;
	enum outcome outcome = find_authority(req, &unit);

	if (!outcome)
		outcome = project_keeper(req->db,
			&(struct project_keeping){.authority_id = unit.id,
				.role = ROLE_RECRUITER,
				.or_role = ROLE_RECRUITER},
			input->responsible, &responsible);
	if (outcome == INVALID)
		form_problem(req, "responsible", "pick");
	if (!outcome)
		outcome = project_create_standard(
			req->db, req->pool, &req->principal, unit.id, responsible);
	return outcome ? outcome : redirect_to(req, "projects_created", "/projekte");
}

const struct page page_project_new = {
	.path = "/projekte/neu",
	.right = RIGHT_PROJECT_NEW,
	.form = &new_form,
	.view = "backend/project_new.cs",
	.title = "project_new",
	.show = show_new,
	.save = save_new,
};

const struct page page_project_edit = {
	.path = "/projekte/{project}/bearbeiten",
	.right = RIGHT_PROJECT_EDIT,
	.form = &edit_form,
	.view = "backend/project_edit.cs",
	.title = "project_edit",
	.show = show_edit,
	.now = now,
	.save = save_edit,
};

const struct page page_project_standard = {
	.path = "/projekte/standard/{unit}",
	.right = RIGHT_PROJECT_NEW,
	.form = &standard_form,
	.view = "backend/project_standard.cs",
	.title = "project_standard",
	.show = show_standard,
	.save = save_standard,
};

static enum outcome answer_authorities(struct request *req)
{
	return pick_answer(req, find_authorities);
}

static enum outcome answer_recruiters(struct request *req)
{
	return pick_answer(req, find_recruiters);
}

static enum outcome answer_responsible(struct request *req)
{
	return pick_answer(req, find_responsible);
}

const struct page page_pick_authorities = {
	.path = "/projekte/auswahl",
	.right = RIGHT_PROJECT_NEW,
	.show = answer_authorities,
	.raw = true,
};

const struct page page_pick_recruiters = {
	.path = "/projekte/auswahl/{unit}",
	.right = RIGHT_PROJECT_NEW,
	.show = answer_recruiters,
	.raw = true,
};

const struct page page_pick_responsible = {
	.path = "/projekte/{project}/bearbeiten/auswahl",
	.right = RIGHT_PROJECT_EDIT,
	.show = answer_responsible,
	.raw = true,
};
