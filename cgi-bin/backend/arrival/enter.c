/* Entering an application that came on paper or by mail (PRO-07). */
#include "arrival/entered.h"
#include "backend/application/application_view.h"
#include "backend/arrival/arrival_view.h"
#include "backend/arrival/question_form.h"
#include "backend/desk/kept_file.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "equality/sex_count.h"
#include "form/form_kept.h"

struct enter_input {
	struct entry entry;
	bool anyway; /* although there may be one already */
	struct upload *files;
	const char *sex; /* for the statistics alone; NULL: not said */
	struct form_rest rest; /* the answers */
};

/* words: form.entry.entry_ad_missing form.entry.entry_way_missing form.entry.entry_day_missing */
static const struct form_field enter_fields[] = {
	{.name = "entry_ad",
		.type = FIELD_CHOICE,
		.max = 20,
		.required = true,
		FORM_AT(struct enter_input, entry.ad)},
	{.name = "entry_way",
		.type = FIELD_CHOICE,
		.choices = entry_ways,
		.required = true,
		FORM_AT(struct enter_input, entry.way)},
	{.name = "entry_day",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct enter_input, entry.came_on)},
	{.name = "entry_internal",
		.type = FIELD_CHECK,
		FORM_AT(struct enter_input, entry.internal)},
	{.name = "entry_files",
		.type = FIELD_FILES,
		.max = ARRIVAL_FILES,
		FORM_AT(struct enter_input, files)},
	{.name = "entry_sex",
		.type = FIELD_CHOICE,
		.choices = sexes,
		FORM_AT(struct enter_input, sex)},
	{.name = "entry_anyway",
		.type = FIELD_CHECK,
		.hidden = true,
		FORM_AT(struct enter_input, anyway)},
	{.name = "rest", .type = FIELD_REST, .hidden = true, FORM_AT(struct enter_input, rest)},
};

static const struct form enter_form = FORM("entry", enter_fields, struct enter_input);

static enum outcome model_find(struct request *req, const struct form_model **model_r)
{
	int64_t version = 0;
	enum outcome outcome = form_version_of_vacancy(req->db, req->object.id, &version);

	return outcome ? outcome : form_model_kept(req->db, version, req->lang, model_r);
}

/* After a refused POST: those like what was typed. */
static enum outcome typed_duplicates(struct request *req, const struct form_model *model)
{
	const struct enter_input *input = req->input;
	struct problems problems = req->problems;
	struct duplicate *found = NULL;
	struct answers answers;
	size_t count = 0;
	enum outcome outcome;

	questions_read(req, model, &input->rest, &answers);
	req->problems = problems;
	outcome = duplicates_find(
		req->db, req->pool, &req->principal, req->object.id, &answers, 0, &found, &count);
	if (!outcome)
		view_duplicates(req, found, count);
	return outcome;
}

static enum outcome show(struct request *req)
{
	const struct enter_input *input = req->post ? req->input : NULL;
	const struct form_model *model = NULL;
	struct vacancy vacancy;
	struct db_rows *ads = NULL;
	struct enter_input initial = {.entry.ad = request_query(req, "anzeige")};
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = entry_ads(req->db, req->pool, vacancy.id, &ads);
	if (!outcome)
		outcome = model_find(req, &model);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_text(req, "Back", vacancy_path(req, &vacancy, "/bewerbungen"));
	if (!ads->count)
		return OK;
	if (ads->count == 1)
		initial.entry.ad = db_cell_text(ads, 0, 0);
	initial.entry.came_on = clock_today(req->pool);
	form_show(req, &enter_form, req->path, &initial);
	form_options(req, &enter_form, "entry_ad", ads);
	questions_show(
		req, enter_form.name, model, input ? &input->rest : NULL, &(struct answers){0});
	return input ? typed_duplicates(req, model) : OK;
}

static enum outcome before(struct request *req)
{
	const struct enter_input *input = req->input;

	return attachment_uploads_check(req, input->files);
}

/* words: problem.entry_duplicate */
static enum outcome duplicates_ask(struct request *req, const struct answers *answers)
{
	const struct enter_input *input = req->input;
	struct duplicate *found = NULL;
	size_t count = 0;
	enum outcome outcome = input->anyway ? OK
					     : duplicates_find(req->db, req->pool, &req->principal,
						     req->object.id, answers, 0, &found, &count);

	if (!outcome && count)
		form_problem(req, "", "entry_duplicate");
	return outcome ? outcome : problems_any(&req->problems) ? INVALID : OK;
}

static enum outcome save(struct request *req)
{
	const struct enter_input *input = req->input;
	const struct form_model *model = NULL;
	struct answers answers;
	const char *number = NULL;
	int64_t id = 0;
	enum outcome outcome = model_find(req, &model);

	if (outcome)
		return outcome;
	questions_read(req, model, &input->rest, &answers);
	outcome = duplicates_ask(req, &answers);
	if (!outcome)
		outcome = entry_begin(req->db, req->pool, &req->principal, req->object.id,
			&input->entry, &answers, &req->problems, &id, &number);
	if (!outcome)
		outcome = arrival_files_add(req, id, NULL, input->files, "entry_files");
	if (!outcome)
		outcome = sex_say(req->db, req->pool, id, input->sex);
	if (!outcome)
		outcome = entry_receive(req->db, req->pool, &req->principal, id, &req->problems);
	if (outcome)
		return outcome;
	bool paper = text_empty(answer_of(&answers, "email"));

	return redirect_to(req, paper ? "entered_print" : "entered", "/bewerbungen/%s", number);
}

const struct page page_application_enter = {
	.path = "/vakanzen/{vacancy}/bewerbungen/neu",
	.right = RIGHT_VACANCY_CANDIDATE_CREATE,
	.form = &enter_form,
	.view = "backend/application_enter.cs",
	.title = "application_enter",
	.show = show,
	.before = before,
	.save = save,
	.body = ARRIVAL_BODY,
};
