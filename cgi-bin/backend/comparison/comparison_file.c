/* Taking a comparison out as a file: the queue makes it. */
#include "backend/comparison/comparison_view.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "comparison/file.h"
#include "comparison/version.h"

struct file_input {
	const char *format;
	int64_t version; /* 0: as it is now */
};

static const char *const formats[] = {"xlsx", "pdf", NULL};

/* words: form.comparison_file.format_xlsx form.comparison_file.format_pdf */
static const struct form_field file_fields[] = {
	{.name = "format",
		.type = FIELD_CHOICE,
		.choices = formats,
		.required = true,
		FORM_AT(struct file_input, format)},
	{.name = "version",
		.type = FIELD_INT,
		.min = 0,
		.max = INT32_MAX,
		.hidden = true,
		FORM_AT(struct file_input, version)},
};

/* words: form.comparison_file.version */
static const struct form file_form = FORM("comparison_file", file_fields, struct file_input);

static enum outcome admit(struct request *req)
{
	enum outcome outcome = admit_comparison(req);

	return outcome ? outcome : takes_out(req) ? OK : DENIED;
}

/* Who only reads it takes out what was sent; 0: as it is now. */
static enum outcome version_of(struct request *req, int64_t asked, int64_t *number_r)
{
	struct comparison_version version;
	enum outcome outcome;

	*number_r = asked;
	if (!asked && (rates_for_all(req) || may(req, RIGHT_CANDIDATE_RANKING_HR)))
		return OK;
	outcome = comparison_version_get(req->db, req->pool, req->object.id, asked, &version);
	*number_r = version.number;
	return outcome;
}

static enum outcome show(struct request *req)
{
	const struct file_input *input = req->post ? req->input : NULL;
	struct file_input initial = {.format = "xlsx"};
	struct vacancy vacancy;
	int64_t number = 0;
	enum outcome outcome = version_of(
		req, input ? input->version : request_query_int(req, "fassung", 0), &number);

	if (!outcome)
		outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);
	if (outcome)
		return outcome;
	initial.version = number;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "title.comparison"), comparison_path(req, ""));
	view_text(req, "Comparison.path",
		pool_printf(req->pool, "%s%s", req->base, comparison_path(req, "")));
	if (number)
		view_int(req, "Version.number", number);
	form_show(req, &file_form, req->path, &initial);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct file_input *input = req->input;
	int64_t number = 0, id = 0;
	enum outcome outcome = version_of(req, input->version, &number);

	if (!outcome)
		outcome = comparison_file_ask(req->db, req->pool, &req->principal, req->object.id,
			number, input->format, req->lang,
			number ? pool_printf(req->pool, "%s, %s %lld", req->object.number,
				view_word(req, "comparison.version"), (long long)number)
			       : req->object.number,
			&req->problems, &id);
	return outcome ? outcome
		       : redirect_to(req, "list_file_asked", "/dateien/%lld", (long long)id);
}

const struct page page_comparison_file = {
	.path = "/vakanzen/{vacancy}/vergleich/datei",
	.right = RIGHT_COMPARISON_READ,
	.form = &file_form,
	.view = "backend/comparison_file.cs",
	.title = "comparison_file",
	.admit = admit,
	.show = show,
	.save = save,
};
