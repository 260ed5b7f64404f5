/* Ads for authorities that do not use the system: entering one, changing it, closing it. */
#include "vacancy/foreign.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "choice/choice.h"
#include "publishing/jobad.h"
#include "recruiting/project.h"
#include "web/form/form.h"

#define VALID_DAYS 28

static const char *const working_times[] = {"full", "part", "both", NULL};

/* Those of the post at the end: they are no more asked for when the ad is changed. */
static const struct form_field foreign_fields[] = {
	{.name = "title",
		.type = FIELD_TEXT,
		.max = 200,
		.required = true,
		FORM_AT(struct foreign_input, title)},
	{.name = "for_authority",
		.type = FIELD_TEXT,
		.max = 200,
		.required = true,
		FORM_AT(struct foreign_input, for_authority)},
	{.name = "place_street",
		.type = FIELD_TEXT,
		.max = 120,
		FORM_AT(struct foreign_input, place_street)},
	{.name = "place_postcode",
		.type = FIELD_TEXT,
		.max = 10,
		FORM_AT(struct foreign_input, place_postcode)},
	{.name = "place_town",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		FORM_AT(struct foreign_input, place_town)},
	{.name = "teaser",
		.type = FIELD_TEXT,
		.max = 300,
		.required = true,
		FORM_AT(struct foreign_input, teaser)},
	{.name = "tasks",
		.type = FIELD_LONG,
		.max = 8000,
		.required = true,
		FORM_AT(struct foreign_input, tasks)},
	{.name = "mandatory",
		.type = FIELD_LONG,
		.max = 8000,
		.required = true,
		FORM_AT(struct foreign_input, mandatory)},
	{.name = "contact",
		.type = FIELD_LONG,
		.max = 2000,
		FORM_AT(struct foreign_input, contact)},
	{.name = "apply_to",
		.type = FIELD_TEXT,
		.max = 300,
		.required = true,
		FORM_AT(struct foreign_input, apply_to)},
	{.name = "valid_from",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct foreign_input, valid_from)},
	{.name = "valid_to",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct foreign_input, valid_to)},
	{.name = "field",
		.type = FIELD_CHOICE,
		.list = CHOICE_FIELD,
		.required = true,
		FORM_AT(struct foreign_input, field)},
	{.name = "post_kind",
		.type = FIELD_CHOICE,
		.list = CHOICE_POST_KIND,
		.required = true,
		FORM_AT(struct foreign_input, post_kind)},
	{.name = "pay_grade",
		.type = FIELD_TEXT,
		.max = 20,
		.required = true,
		FORM_AT(struct foreign_input, pay_grade)},
	{.name = "working_time",
		.type = FIELD_CHOICE,
		.choices = working_times,
		.required = true,
		FORM_AT(struct foreign_input, working_time)},
};

#define FIELDS (sizeof(foreign_fields) / sizeof(foreign_fields[0]))
#define POST_FIELDS 4

static const struct form foreign_new_form = FORM("foreign", foreign_fields, struct foreign_input);
static const struct form foreign_form = {
	.name = "foreign",
	.fields = foreign_fields,
	.count = FIELDS - POST_FIELDS,
	.size = sizeof(struct foreign_input),
};
static const struct form close_form = {.name = "foreign_close"};

static enum outcome admit_new(struct request *req)
{
	bool foreign = false;
	enum outcome outcome = foreign_project_is(req->db, req->object.id, &foreign);

	return outcome || foreign ? outcome : NOT_FOUND;
}

static enum outcome show_new(struct request *req)
{
	const char *today = clock_today(req->pool);
	const struct foreign_input initial = {.valid_from = today,
		.valid_to = day_add(req->pool, today, VALID_DAYS),
		.working_time = "both",
		.post_kind = choice_preset(req->db, CHOICE_POST_KIND, "fachkraft")};
	struct project project;
	enum outcome outcome = project_get(req->db, req->pool, req->object.id, &project);

	if (outcome)
		return outcome;
	view_text(req, "Authority", project.authority);
	view_text(req, "Back", pool_printf(req->pool, "/projekte/%s", project.number));
	view_crumb_german(
		req, project.name, pool_printf(req->pool, "/projekte/%s", project.number));
	form_show(req, &foreign_new_form, req->path, &initial);
	return OK;
}

static enum outcome save_new(struct request *req)
{
	const char *number = NULL;
	enum outcome outcome = foreign_create(req->db, req->pool, &req->principal, req->object.id,
		req->input, &req->problems, &number);

	return outcome ? outcome
		       : redirect_to(req, "foreign_created", "/stellenanzeigen/%s", number);
}

/* Whoever enters such ads in the project, by the role in which she sees this one. */
static enum outcome admit(struct request *req)
{
	struct jobad jobad;
	int64_t id = 0;
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);

	if (!outcome && !jobad.foreign_project)
		return NOT_FOUND;
	return outcome ? outcome
		       : request_object(
			       req, OBJECT_PROJECT, jobad.foreign_project, RIGHT_FOREIGN_ADS, &id);
}

static enum outcome now(struct request *req, void *now_r)
{
	return foreign_get(req->db, req->pool, req->object.id, now_r);
}

static void show_above(struct request *req, const struct foreign_input *input)
{
	const char *path = pool_printf(req->pool, "/stellenanzeigen/%s", req->object.number);

	view_text(req, "Back", path);
	view_text(req, "Jobad.number", req->object.number);
	view_text(req, "Jobad.title", input->title);
	view_crumb_german(
		req, pool_printf(req->pool, "%s %s", req->object.number, input->title), path);
}

static enum outcome show_edit(struct request *req)
{
	struct foreign_input input;
	enum outcome outcome = foreign_get(req->db, req->pool, req->object.id, &input);

	if (outcome)
		return outcome;
	show_above(req, &input);
	form_show(req, &foreign_form, req->path, &input);
	return OK;
}

static enum outcome save_edit(struct request *req)
{
	struct foreign_input *input = req->input;
	const struct foreign_input *before = req->now;
	enum outcome outcome;

	input->version = before->version;
	outcome = foreign_change(
		req->db, req->pool, &req->principal, req->object.id, input, &req->problems);
	return outcome ? outcome
		       : redirect_to(req, "saved", "/stellenanzeigen/%s", req->object.number);
}

static enum outcome show_close(struct request *req)
{
	struct foreign_input input;
	struct jobad jobad;
	enum outcome outcome = foreign_get(req->db, req->pool, req->object.id, &input);

	if (!outcome)
		outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);
	if (outcome)
		return outcome;
	view_text(req, "Jobad.over", text_equal(jobad.status, "abgelaufen") ? "1" : NULL);
	show_above(req, &input);
	form_show(req, &close_form, req->path, NULL);
	return OK;
}

static enum outcome save_close(struct request *req)
{
	enum outcome outcome =
		foreign_close(req->db, req->pool, &req->principal, req->object.id, &req->problems);

	return outcome
		? outcome
		: redirect_to(req, "foreign_closed", "/stellenanzeigen/%s", req->object.number);
}

const struct page page_foreign_new = {
	.path = "/projekte/{project}/fremdanzeigen/neu",
	.right = RIGHT_FOREIGN_ADS,
	.form = &foreign_new_form,
	.view = "backend/foreign_edit.cs",
	.title = "foreign_new",
	.admit = admit_new,
	.show = show_new,
	.save = save_new,
};

const struct page page_foreign_edit = {
	.path = "/stellenanzeigen/{jobad}/fremd",
	.right = RIGHT_JOBAD_READ,
	.form = &foreign_form,
	.view = "backend/foreign_edit.cs",
	.title = "foreign_edit",
	.admit = admit,
	.show = show_edit,
	.now = now,
	.save = save_edit,
};

const struct page page_foreign_close = {
	.path = "/stellenanzeigen/{jobad}/fremd/schliessen",
	.right = RIGHT_JOBAD_READ,
	.form = &close_form,
	.view = "backend/foreign_close.cs",
	.title = "foreign_close",
	.admit = admit,
	.show = show_close,
	.save = save_close,
};
