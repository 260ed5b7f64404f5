/* What is done after a refusal: taking a step, and the file that proves it (LAW-15). */
#include "backend/consent/consent_page.h"
#include "backend/desk/kept_file.h"
#include "backend/desk/statements.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "web/form/form.h"
#include "web/view.h"

#define TEXT_MAX 20000
#define STEPS_MOST 9

struct step_typed {
	const char *kind, *taken_on, *text;
	struct upload *file;
};

static const struct form_field step_fields[] = {
	{.name = "kind",
		.type = FIELD_CHOICE,
		.max = 20,
		.required = true,
		FORM_AT(struct step_typed, kind)},
	{.name = "taken_on",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct step_typed, taken_on)},
	{.name = "text",
		.type = FIELD_LONG,
		.max = TEXT_MAX,
		.required = true,
		FORM_AT(struct step_typed, text)},
	{.name = "file", .type = FIELD_FILES, .max = 1, FORM_AT(struct step_typed, file)},
};

/* words: form.consent_step.kind_missing form.consent_step.taken_on_missing
 * form.consent_step.text_missing */
static const struct form step_form = FORM("consent_step", step_fields, struct step_typed);

/* The refused question of the path, and the way so far. */
struct refused {
	struct statement statement;
	struct consent_step *steps;
	size_t count;
};

static enum outcome refused_read(struct request *req, struct refused *refused_r)
{
	enum outcome outcome = statement_get(
		req->db, req->pool, request_path_int(req, "id"), &refused_r->statement);

	if (!outcome
		&& (refused_r->statement.object_kind != OBJECT_VACANCY
			|| refused_r->statement.object_id != req->object.id))
		outcome = NOT_FOUND;
	return outcome ? outcome
		       : consent_steps_read(req->db, req->pool, req->object.id, &refused_r->steps,
			       &refused_r->count);
}

/* What a form sent late is told by the rule: nothing typed is lost. */
static enum outcome admit_step(struct request *req)
{
	struct refused refused;
	enum outcome outcome = refused_read(req, &refused);

	if (outcome || req->post)
		return outcome;
	return consent_step_next(&refused.statement, refused.steps, refused.count, "gave_in")
		? OK
		: redirect_to(req, "step_gone", "%s", consent_path(req, ""));
}

static void offer_steps(struct request *req, const struct refused *refused)
{
	struct form_option *options = POOL_ARRAY(req->pool, struct form_option, STEPS_MOST);
	size_t count = 0;

	for (size_t i = 0; consent_steps[i]; i++)
		if (consent_step_next(
			    &refused->statement, refused->steps, refused->count, consent_steps[i]))
			options[count++] = (struct form_option){consent_steps[i],
				view_word(req,
					pool_printf(req->pool, "consent_step_do.%s",
						consent_steps[i]))};
	form_offer(req, &step_form, "kind", options, count);
}

/* words: consent_step_do.* */
static enum outcome show_step(struct request *req)
{
	struct step_typed proposed = {.taken_on = clock_today(req->pool)};
	struct statement_given *given = NULL;
	struct refused refused;
	size_t count = 0;
	enum outcome outcome = refused_read(req, &refused);

	if (!outcome)
		outcome = show_consent_top(req);
	if (!outcome)
		outcome = statements_given(req->db, req->pool, &req->principal, OBJECT_VACANCY,
			req->object.id, 0, &given, &count);
	if (outcome)
		return outcome;
	view_statement(req, "Statement", &refused.statement);
	view_given(req, "Statement", &refused.statement, given, count);
	form_show(req, &step_form, req->path, &proposed);
	offer_steps(req, &refused);
	return OK;
}

static enum outcome before_step(struct request *req)
{
	const struct step_typed *typed = req->input;

	return kept_file_check(req, "file", typed->file);
}

/* words: notice.consent_step */
static enum outcome save_step(struct request *req)
{
	const struct step_typed *typed = req->input;
	struct consent_step_input input = {
		.kind = typed->kind, .taken_on = typed->taken_on, .text = typed->text};
	struct upload_reading reading;
	struct stored_upload file;
	enum outcome outcome;

	if (typed->file) {
		file = kept_file_upload(req, typed->file, &reading);
		input.file = &file;
	}
	outcome = consent_step_take(req->db, req->pool, &req->principal, req->object.id,
		request_path_int(req, "id"), &input, &req->problems);
	return outcome ? outcome : redirect_to(req, "consent_step", "%s", consent_path(req, ""));
}

const struct page page_consent_step = {
	.path = "/vakanzen/{vacancy}/beteiligung/{id}/schritt",
	.right = RIGHT_SELECTION_WRITE,
	.form = &step_form,
	.view = "backend/consent_step.cs",
	.title = "consent_step",
	.admit = admit_step,
	.show = show_step,
	.before = before_step,
	.save = save_step,
	.body = KEPT_FILE_BODY,
};

static enum outcome show_file(struct request *req)
{
	struct consent_step *steps = NULL;
	size_t count = 0;
	enum outcome outcome =
		consent_steps_read(req->db, req->pool, req->object.id, &steps, &count);

	for (size_t i = 0; !outcome && i < count; i++)
		if (steps[i].id == request_path_int(req, "id") && steps[i].file_id)
			return kept_file_send(req,
				&(struct kept_file){.kind = OBJECT_APPLICATION,
					.owner_id = steps[i].owner_id,
					.file_id = steps[i].file_id,
					.name = steps[i].file_name,
					.mime = steps[i].file_mime,
					.size = steps[i].file_size,
					.back = consent_path(req, "")});
	return outcome ? outcome : NOT_FOUND;
}

const struct page page_consent_file = {
	.path = "/vakanzen/{vacancy}/beteiligung/nachweis/{id}",
	.right = RIGHT_SELECTION_WRITE,
	.title = "consent_file",
	.show = show_file,
	.raw = true,
};
