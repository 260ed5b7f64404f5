/* Apply, step 3: everything at a glance, what is missing, consent, send. */
#include "application/attachment.h"
#include "base/text.h"
#include "equality/sex_count.h"
#include "folder/folder.h"
#include "portal/apply/apply.h"
#include "portal/apply/apply_form.h"
#include "portal/pages.h"
#include "portal/site/privacy.h"
#include "web/form/form.h"

struct check_input {
	bool consent;
	bool keep; /* in the account's folder */
	const char *sex; /* for the statistics alone; NULL: not said */
};

static const struct form_field check_fields[] = {
	{.name = "consent",
		.type = FIELD_CHECK,
		.required = true,
		FORM_AT(struct check_input, consent)},
	{.name = "keep", .type = FIELD_CHECK, FORM_AT(struct check_input, keep)},
	{.name = "sex", .type = FIELD_CHOICE, .choices = sexes, FORM_AT(struct check_input, sex)},
};

static const struct form check_form = FORM("apply_check", check_fields, struct check_input);
static const struct form link_form = {.name = "apply_link"};

static const char *words_of(
	struct request *req, const struct question *question, const struct answers *answers)
{
	if (!question_asks(question) || !question_shown(question, answers))
		return NULL;
	return question_words(req->pool, question, answer_of(answers, question->code), req->lang);
}

/* Has nothing in the section that begins at `place` been answered? */
static bool section_empty(struct request *req, const struct form_model *model, size_t place,
	const struct answers *answers)
{
	const struct question *question = &model->questions[place + 1];
	const struct question *end = model->questions + model->count;
	for (; question < end && question->kind != QUESTION_SECTION; question++)
		if (!text_empty(words_of(req, question, answers)))
			return false;
	return true;
}

/* Review.N: a section, or a question of it with its answer. */
static void answers_show(
	struct request *req, const struct form_model *model, const struct answers *answers)
{
	size_t place = 0;
	for (size_t i = 0; i < model->count; i++) {
		const struct question *question = &model->questions[i];
		bool section = question->kind == QUESTION_SECTION;
		const char *words = words_of(req, question, answers);
		if (text_empty(words)
			&& !(section && i + 1 < model->count
				&& model->questions[i + 1].kind != QUESTION_FILE))
			continue;
		const char *row = pool_printf(req->pool, "Review.%zu", place++);
		view_text(req, pool_printf(req->pool, "%s.label", row), question->label);
		view_text(req, pool_printf(req->pool, "%s.code", row), question->code);
		view_bool(req, pool_printf(req->pool, "%s.section", row), section);
		view_bool(req, pool_printf(req->pool, "%s.empty", row),
			section && section_empty(req, model, i, answers));
		view_bool(req, pool_printf(req->pool, "%s.long", row),
			question->kind == QUESTION_LONG);
		view_text(req, pool_printf(req->pool, "%s.words", row), words);
	}
}

/* Missing.N: what has to be done before sending, each with its address. A CV that is not there is
 * only mentioned: another paper may be enough. */
static enum outcome show_missing(
	struct request *req, const struct form_model *model, int64_t application_id)
{
	bool cv;
	struct problems problems = req->problems;
	req->problems.count = 0;
	enum outcome outcome = draft_missing(req->db, req->pool, application_id, &req->problems);
	const char *page =
		pool_printf(req->pool, "%s/bewerbung/%s/", req->base, req->object.number);
	for (size_t i = 0; !outcome && i < req->problems.count; i++) {
		const struct question *question =
			form_question(model, req->problems.items[i].field);
		bool file = question && question->kind == QUESTION_FILE;
		if (question && !apply_names(question, req->problems.items[i].reason))
			view_text(req, pool_printf(req->pool, "Missing.%zu.label", i),
				question->label);
		view_text(req, pool_printf(req->pool, "Missing.%zu.message", i),
			apply_message(req, question, req->problems.items[i].reason));
		view_text(req, pool_printf(req->pool, "Missing.%zu.href", i),
			file ? pool_printf(req->pool, "%sunterlagen", page)
			     : pool_printf(req->pool, "%sangaben#apply-%s", page,
				     req->problems.items[i].field));
	}
	req->problems = problems;
	if (!outcome)
		outcome = attachment_any(req->db, application_id, "cv", &cv);
	view_bool(req, "Apply.no_cv", !outcome && !cv);
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct draft draft;
	struct form_model model;
	struct draft_deadline deadline;
	enum outcome outcome = apply_show(req, APPLY_CHECK, &draft);
	if (outcome)
		return outcome;
	outcome = form_model_get(req->db, req->pool, draft.form_version_id, req->lang, &model);
	if (!outcome)
		outcome = draft_deadline(req->db, req->pool, draft.id, &deadline);
	if (!outcome)
		outcome = apply_attachments(req, draft.id);
	if (!outcome)
		outcome = show_missing(req, &model, draft.id);
	if (outcome)
		return outcome;
	answers_show(req, &model, &draft.answers);
	view_bool(req, "Apply.may_keep", req->principal.account && draft.account);
	form_show(req, &check_form, req->path, NULL);
	form_show(
		req, &link_form, pool_printf(req->pool, "/bewerbung/%s/link", draft.number), NULL);
	if (!deadline.open)
		view_text(req, "Page.title", view_word(req, "apply.over_title"));
	return deadline.open ? OK : GONE;
}

/* The consent to the folder is one of its own; what does not fit in is said. */
static enum outcome data_keep(struct request *req, int64_t *left_r)
{
	enum outcome outcome = folder_consent(req->db, req->pool, &req->principal);
	if (!outcome)
		outcome = folder_fill(req->db, req->pool, &req->principal, req->object.id, left_r);
	return outcome == INVALID || outcome == GONE ? UNAVAILABLE : outcome;
}

static enum outcome before(struct request *req)
{
	const struct check_input *input = req->input;
	int64_t files = 0;
	enum outcome outcome = !input->keep || !req->principal.account
		? OK
		: folder_fill_count(req->db, &req->principal, req->object.id, &files);
	return outcome ? outcome : apply_count_copies(req, (size_t)files);
}

/* The folder first: while its files are copied, sending has no vacancy locked yet. */
static enum outcome save(struct request *req)
{
	int64_t left = 0;
	const struct check_input *input = req->input;
	enum outcome outcome = input->keep && req->principal.account ? data_keep(req, &left) : OK;
	if (outcome)
		return outcome;
	outcome = sex_say(req->db, req->pool, req->object.id, input->sex);
	if (outcome)
		return outcome;
	outcome = draft_send(req->db, req->pool, &req->principal, req->object.id, input->consent,
		false, &req->problems);
	if (outcome == GONE) /* the page itself says that it is too late */
		return redirect_to(req, NULL, "%s", req->path);
	if (outcome == CONFLICT && problems_any(&req->problems))
		return CONFLICT;
	if (outcome)
		return apply_sent_already(req, outcome);
	outcome = privacy_keep(req);
	if (!outcome)
		outcome = apply_confirmation_mail(req);
	if (outcome && outcome != CONFLICT) /* that of an account is received already */
		return outcome;
	return redirect_to(
		req, left ? "folder_left" : NULL, "/bewerbung/%s/gesendet", req->object.number);
}

/* Sent twice: the second click, a reload. */
static enum outcome done(struct request *req)
{
	return redirect_to(req, NULL, "/bewerbung/%s/gesendet", req->object.number);
}

const struct page page_apply_check = {
	.path = "/bewerbung/{application}/pruefen",
	.right = RIGHT_OWN,
	.form = &check_form,
	.view = "portal/apply_check.cs",
	.title = "apply_check",
	.admit = apply_admit,
	.show = show,
	.before = before,
	.save = save,
	.done = done,
};
