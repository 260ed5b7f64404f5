/* Commenting on a comparison that was sent: the office that is not asked (P34). */
#include "backend/comparison/comparison_view.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "comparison/comment.h"
#include "comparison/version.h"
#include "web/form/form.h"

struct comment_input {
	const char *about, *text;
};

static const struct form_field comment_fields[] = {
	{.name = "about", .type = FIELD_CHOICE, .max = 20, FORM_AT(struct comment_input, about)},
	{.name = "text",
		.type = FIELD_LONG,
		.max = COMPARISON_COMMENT_MAX,
		.required = true,
		FORM_AT(struct comment_input, text)},
};

static const struct form comment_form =
	FORM("comparison_comment", comment_fields, struct comment_input);

static enum outcome admit(struct request *req)
{
	enum outcome outcome = admit_comparison(req);

	return outcome ? outcome : comments_on(req) ? OK : DENIED;
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct comparison_version version;
	struct db_rows *subjects = NULL;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = comparison_version_get(req->db, req->pool, req->object.id, 0, &version);
	if (!outcome)
		outcome = comparison_comment_subjects(
			req->db, req->pool, &req->principal, version.id, &subjects);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "title.comparison"), comparison_path(req, ""));
	view_text(req, "Comparison.path",
		pool_printf(req->pool, "%s%s", req->base, comparison_path(req, "")));
	form_show(req, &comment_form, req->path, NULL);
	form_options(req, &comment_form, "about", subjects);
	return OK;
}

/* words: problem.comment_unsent problem.comment_about notice.commented */
static enum outcome save(struct request *req)
{
	const struct comment_input *input = req->input;
	enum outcome outcome = comparison_comment_add(req->db, req->pool, &req->principal,
		req->object.id, input->about, input->text, &req->problems);

	return outcome ? outcome : redirect_to(req, "commented", "%s", comparison_path(req, ""));
}

const struct page page_comparison_comment = {
	.path = "/vakanzen/{vacancy}/vergleich/kommentar",
	.right = RIGHT_COMPARISON_READ,
	.form = &comment_form,
	.view = "backend/comparison_comment.cs",
	.title = "comparison_comment",
	.admit = admit,
	.show = show,
	.save = save,
};
