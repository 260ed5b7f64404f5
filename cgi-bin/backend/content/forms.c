/* Master forms of applications and what their versions ask (OBJ-12), to look at; whether they allow
 * documents of Word and ODT (OBJ-10). */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/buf.h"
#include "base/text.h"
#include "document/office.h"
#include "form/form_model.h"
#include "history/history.h"
#include "web/form/form.h"

static enum outcome show_list(struct request *req)
{
	struct db_rows *rows;
	enum outcome outcome = form_versions(req->db, req->pool, &rows);

	if (!outcome)
		view_rows(req, "Forms", rows);
	admin_crumbs(req, NULL, NULL);
	return outcome;
}

const struct page page_forms = {
	.path = "/verwaltung/formulare",
	.right = RIGHT_ADMIN,
	.view = "backend/forms.cs",
	.title = "forms",
	.show = show_list,
};

static const char *const kinds[] = {
	"section", "explanation", "text", "long", "choice", "multi", "date", "number", "file"};

static void show_limits(struct request *req, const char *row, const struct question *question)
{
	struct buf buf;

	buf_init(&buf, req->pool);
	if (question->has_min)
		buf_printf(&buf, "%s ", text_number(req->pool, question->min, req->lang));
	if (question->has_min || question->has_max)
		buf_str(&buf, "–");
	if (question->has_max)
		buf_printf(&buf, " %s", text_number(req->pool, question->max, req->lang));
	view_text(req, pool_printf(req->pool, "%s.limits", row), buf.data);
}

static void show_question(struct request *req, size_t place, const struct question *question)
{
	const char *row = pool_printf(req->pool, "Questions.%zu", place);

	view_text(req, pool_printf(req->pool, "%s.label", row), question->label);
	view_text(req, pool_printf(req->pool, "%s.hint", row), question->hint);
	view_text(req, pool_printf(req->pool, "%s.kind", row),
		view_code(req, "question_kind", kinds[question->kind]));
	view_bool(
		req, pool_printf(req->pool, "%s.section", row), question->kind == QUESTION_SECTION);
	view_bool(req, pool_printf(req->pool, "%s.required", row), question->required);
	view_bool(req, pool_printf(req->pool, "%s.scored", row), question->scored);
	view_bool(req, pool_printf(req->pool, "%s.personal", row), question->personal);
	show_limits(req, row, question);
	if (question->condition)
		view_text(req, pool_printf(req->pool, "%s.condition", row),
			pool_printf(req->pool, "%s – %s", question->condition->label,
				question_words(req->pool, question->condition,
					question->condition_value, req->lang)));
	for (size_t i = 0; i < question->option_count; i++)
		view_text(req, pool_printf(req->pool, "%s.options.%zu.label", row, i),
			question->options[i].label);
}

struct office_input {
	bool office;
};

static const struct form_field office_fields[] = {
	{.name = "office", .type = FIELD_CHECK, FORM_AT(struct office_input, office)},
};
static const struct form office_form = FORM("form_office", office_fields, struct office_input);

static enum outcome now_office(struct request *req, void *now_r)
{
	struct office_input *now = now_r;

	return form_office(req->db, request_path_int(req, "version"), &now->office);
}

/* words: notice.form_office_saved audit_action.form_office */
static enum outcome save_office(struct request *req)
{
	const struct office_input *input = req->input;
	enum outcome outcome =
		form_office_set(req->db, request_path_int(req, "version"), input->office);

	if (!outcome)
		outcome = audit_add(req->db, &req->principal, OBJECT_NONE, 0, "form_office",
			pool_printf(req->pool, "version=%lld office=%s",
				(long long)request_path_int(req, "version"),
				input->office ? "yes" : "no"));
	return outcome ? outcome : redirect_to(req, "form_office_saved", "%s", req->path);
}

static enum outcome show_version(struct request *req)
{
	struct form_model model;
	struct office_input now = {false};
	enum outcome outcome = form_model_get(
		req->db, req->pool, request_path_int(req, "version"), req->lang, &model);

	if (!outcome)
		outcome = now_office(req, &now);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < model.count; i++)
		show_question(req, i, &model.questions[i]);
	view_bool(req, "OfficeGone", !office_there());
	form_show(req, &office_form, req->path, &now);
	admin_crumbs(req, "title.forms", "/verwaltung/formulare");
	view_title(req,
		pool_printf(req->pool, "%s: %s, %s %lld", view_word(req, "title.form_version"),
			model.name, view_word(req, "forms.version"), (long long)model.version));
	return OK;
}

const struct page page_form_version = {
	.path = "/verwaltung/formulare/{version}",
	.right = RIGHT_ADMIN,
	.view = "backend/form_version.cs",
	.title = "form_version",
	.form = &office_form,
	.now = now_office,
	.show = show_version,
	.save = save_office,
};
