/* Writing a job ad for a vacancy, and changing one. */
#include "backend/content/media.h"
#include "backend/desk/lists.h"
#include "backend/jobad/jobad_passages.h"
#include "backend/jobad/jobad_view.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "media/media.h"
#include "publishing/jobad_office.h"
#include "publishing/jobad_template.h"
#include "web/form/form.h"

#define STATEMENTS_READ 50

/* The internal portal shows external ads too, so "both" of the data needs no choice of its own. */
static const char *const audiences[] = {"external", "internal", NULL};

static const char *const used[] = {"yes", "no", NULL};

static const char *const welcomes[] = {"change", "return", "both", NULL};

/* Some are needed to publish, as their hints say. */
#define SECTION(member, needed) \
	{ \
		.name = #member, .type = FIELD_LONG, .max = 8000, .sometimes = (needed), \
		FORM_AT(struct jobad_input, member) \
	}

static const struct form_field jobad_fields[] = {
	{.name = "title",
		.type = FIELD_TEXT,
		.max = 200,
		.required = true,
		FORM_AT(struct jobad_input, title)},
	{.name = "teaser",
		.type = FIELD_TEXT,
		.max = 300,
		.required = true,
		FORM_AT(struct jobad_input, teaser)},
	{.name = "audience",
		.type = FIELD_CHOICE,
		.choices = audiences,
		.required = true,
		FORM_AT(struct jobad_input, audience)},
	{.name = "agency",
		.type = FIELD_CHOICE,
		.choices = used,
		.required = true,
		FORM_AT(struct jobad_input, agency)},
	{.name = "feeds",
		.type = FIELD_CHOICE,
		.choices = used,
		.required = true,
		FORM_AT(struct jobad_input, feeds)},
	{.name = "open_to",
		.type = FIELD_CHOICE,
		.choices = welcomes,
		FORM_AT(struct jobad_input, open_to)},
	{.name = "valid_from",
		.type = FIELD_DAY,
		.sometimes = true,
		FORM_AT(struct jobad_input, valid_from)},
	{.name = "valid_to",
		.type = FIELD_DAY,
		.sometimes = true,
		FORM_AT(struct jobad_input, valid_to)},
	{.name = "no_part_time",
		.type = FIELD_TEXT,
		.max = 500,
		.sometimes = true,
		FORM_AT(struct jobad_input, no_part_time)},
	{.name = "place_street",
		.type = FIELD_TEXT,
		.max = 120,
		FORM_AT(struct jobad_input, place_street)},
	{.name = "place_postcode",
		.type = FIELD_TEXT,
		.max = 10,
		FORM_AT(struct jobad_input, place_postcode)},
	{.name = "place_town",
		.type = FIELD_TEXT,
		.max = 80,
		FORM_AT(struct jobad_input, place_town)},
	{.name = "picture", .type = FIELD_PICK, .max = 20, FORM_AT(struct jobad_input, picture)},
	SECTION(about_us, false),
	SECTION(tasks, true),
	SECTION(mandatory, true),
	SECTION(desirable, false),
	SECTION(offer, false),
	SECTION(contact, false),
	SECTION(notes, false),
	SECTION(internal_text, false),
	SECTION(external_text, false),
	{.name = "title_en", .type = FIELD_TEXT, .max = 200, FORM_AT(struct jobad_input, title_en)},
	SECTION(text_en, false),
};

static const struct form jobad_form = FORM("jobad", jobad_fields, struct jobad_input);

/* picture: number of the one it has now. */
static enum outcome jobad_form_show(
	struct request *req, const struct jobad_input *input, const char *picture)
{
	struct media media = {.number = NULL};
	enum outcome outcome =
		text_empty(picture) ? NOT_FOUND : media_get(req->db, req->pool, picture, &media);

	if (outcome && outcome != NOT_FOUND)
		return outcome;
	view_bool(req, "Keeps_media", access_has(&req->principal, RIGHT_MEDIA));
	form_show(req, &jobad_form, req->path, input);
	return form_pick(req, &jobad_form, "picture",
		&(struct form_pick){.address = PICK_MEDIA,
			.value = media.number,
			.label = media.data.title,
			.find = pick_media});
}

static enum outcome show_new(struct request *req)
{
	struct vacancy vacancy;
	struct jobad_input initial;
	struct db_rows *templates = NULL;
	int64_t template = request_query_int(req, "vorlage", 0);
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = jobad_propose(req->db, req->pool, req->object.id, &initial);
	if (!outcome)
		outcome = jobad_templates(req->db, req->pool, req->object.id, &templates);
	if (!outcome && template)
		outcome = jobad_template_apply(
			req->db, req->pool, req->object.id, template, &initial);
	if (outcome)
		return outcome;
	view_rows(req, "Templates", templates);
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_text(req, "Back", pool_printf(req->pool, "/vakanzen/%s", vacancy.number));
	return jobad_form_show(req, &initial, initial.picture);
}

static enum outcome save_new(struct request *req)
{
	const char *number = NULL;
	enum outcome outcome = jobad_create(req->db, req->pool, &req->principal, req->object.id,
		req->input, &req->problems, &number);

	return outcome ? outcome : redirect_to(req, "jobad_created", "/stellenanzeigen/%s", number);
}

static enum outcome now(struct request *req, void *now_r)
{
	struct jobad jobad;
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);

	if (!outcome)
		*(struct jobad_input *)now_r = jobad.data;
	return outcome;
}

/* What was said of passages of the text that is to be changed; lectors are not told (ACC-16). */
static enum outcome show_said(struct request *req, const struct jobad *jobad)
{
	struct passages_said said = {0};
	struct statement *statements = NULL;
	struct statement_given *given = NULL;
	enum outcome outcome = statements_given(req->db, req->pool, &req->principal, OBJECT_JOBAD,
		jobad->id, 0, &given, &said.given_count);

	if (!outcome)
		outcome = statements_of_object(req->db, req->pool, OBJECT_JOBAD, jobad->id, false,
			STATEMENTS_READ, &statements, &said.count);
	said.statements = statements;
	said.given = given;
	return outcome ? outcome : show_passages_said(req, jobad, &said);
}

static enum outcome show_edit(struct request *req)
{
	struct jobad jobad;
	const char *path;
	bool released = false;
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);

	if (!outcome && text_equal(jobad.status, "veroeffentlicht"))
		outcome = jobad_office_needed(req->db, &jobad, &released);
	if (outcome)
		return outcome;
	path = pool_printf(req->pool, "/stellenanzeigen/%s", jobad.number);
	view_text(req, "Back", path);
	view_bool(req, "Published", text_equal(jobad.status, "veroeffentlicht"));
	view_bool(req, "Released", released);
	view_crumb_german(req, jobad.vacancy_title,
		may_above(req, RIGHT_VACANCY_READ)
			? pool_printf(req->pool, "/vakanzen/%s", jobad.vacancy_number)
			: NULL);
	view_crumb_german(
		req, pool_printf(req->pool, "%s %s", jobad.number, jobad.data.title), path);
	outcome = jobad_form_show(req, &jobad.data, jobad.data.picture);
	if (!outcome)
		outcome = show_jobad_blocks(req, jobad.vacancy_id, &jobad.data);
	if (!outcome)
		outcome = show_said(req, &jobad);
	return outcome ? outcome : show_conflict(req, OBJECT_JOBAD, jobad.id);
}

/* A planned ad may come to the portals by a change of its first day: that is said. */
static const char *saved_words(
	struct request *req, const struct jobad *before, const char *valid_from)
{
	bool was = jobad_planned(req->pool, before->status, before->data.valid_from);
	bool is = jobad_planned(req->pool, before->status, valid_from);

	if (is && !text_equal(before->data.valid_from, valid_from))
		return "jobad_planned";
	return was && !is ? "jobad_published" : "saved";
}

static enum outcome save_edit(struct request *req)
{
	struct jobad_input *input = req->input;
	const struct jobad_input *read = req->now;
	struct jobad before;
	enum outcome outcome = jobad_hold(req->db, req->pool, req->object.id, &before);

	if (outcome)
		return outcome;
	input->version = read->version;
	outcome = jobad_change(
		req->db, req->pool, &req->principal, req->object.id, input, &req->problems);
	if (outcome)
		return outcome;
	return redirect_to(req, saved_words(req, &before, input->valid_from), "/stellenanzeigen/%s",
		req->object.number);
}

const struct page page_jobad_new = {
	.path = "/vakanzen/{vacancy}/stellenanzeigen/neu",
	.right = RIGHT_VACANCY_JOBAD_CREATE,
	.form = &jobad_form,
	.body = JOBAD_BODY,
	.view = "backend/jobad_edit.cs",
	.title = "jobad_new",
	.show = show_new,
	.save = save_new,
};

/* Lectors write beside the ad. */
static enum outcome admit_edit(struct request *req)
{
	return edits_beside(req)
		? redirect_to(req, NULL, "/stellenanzeigen/%s/lektorat", req->object.number)
		: OK;
}

const struct page page_jobad_edit = {
	.path = "/stellenanzeigen/{jobad}/bearbeiten",
	.right = RIGHT_JOBAD_EDIT,
	.form = &jobad_form,
	.body = JOBAD_BODY,
	.view = "backend/jobad_edit.cs",
	.title = "jobad_edit",
	.admit = admit_edit,
	.show = show_edit,
	.now = now,
	.save = save_edit,
};
