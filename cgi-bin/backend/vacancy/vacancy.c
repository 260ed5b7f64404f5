/* A vacancy's overview: key facts, what is asked for; and setting its status. */
#include "backend/content/pay_view.h"
#include "backend/desk/lists.h"
#include "backend/desk/step.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "choice/choice.h"
#include "format/markdown.h"
#include "publishing/jobad.h"
#include "requisition/requisition.h"
#include "vacancy/vacancy_copy.h"
#include "web/list/walk.h"

/* What it was made from, for whoever may know of it. */
static enum outcome show_requisition(struct request *req, const struct vacancy *vacancy)
{
	const char *number = NULL;
	enum outcome outcome;

	if (!vacancy->requested || vacancy_advertised(req))
		return OK;
	outcome = requisition_of_vacancy(req->db, req->pool, &req->principal, vacancy->id, &number);
	view_text(req, "Vacancy.requisition", number);
	return outcome;
}

/* After a step that was refused: what is in its way. */
static enum outcome show_open(struct request *req, const struct vacancy *vacancy)
{
	struct db_rows *open = NULL;
	enum outcome outcome;

	if (!req->post)
		return OK;
	outcome = vacancy_open_objects(req->db, req->pool, &req->principal, vacancy->id, &open);
	if (!outcome)
		show_ads(req, "Open", open, VACANCY_OPEN_OBJECTS);
	return outcome;
}

/* `path`: below the vacancy's; NULL: its code. */
static void view_action(struct request *req, const struct vacancy *vacancy, enum right right,
	size_t place, const char *code, const char *path)
{
	const char *name = pool_printf(req->pool, "Actions.%zu", place);

	if (!may(req, right))
		return;
	view_text(req, pool_printf(req->pool, "%s.href", name),
		pool_printf(req->pool, "%s%s", req->base,
			vacancy_path(
				req, vacancy, pool_printf(req->pool, "/%s", path ? path : code))));
	view_text(req, pool_printf(req->pool, "%s.label", name),
		view_code(req, "vacancy_action", code));
	view_text(req, pool_printf(req->pool, "%s.text", name),
		view_code(req, "vacancy_action_text", code));
}

/* What can be done with the vacancy as a whole. words: vacancy_action.* vacancy_action_text.* */
static void show_actions(struct request *req, const struct vacancy *vacancy)
{
	if (!may(req, RIGHT_VACANCY_EDIT))
		return;
	view_action(req, vacancy, RIGHT_VACANCY_FORWARD, 4, "weiterleiten", NULL);
	view_action(req, vacancy, RIGHT_VACANCY_USE_TEMPLATE, 0, "kopieren", NULL);
	view_action(req, vacancy, RIGHT_VACANCY_SET_TEMPLATE, 1, "vorlage", NULL);
	if (!vacancy_final(vacancy->status)) {
		view_action(
			req, vacancy, RIGHT_VACANCY_CHANGE_RELATED_PROJECT, 2, "verschieben", NULL);
		view_action(req, vacancy, RIGHT_VACANCY_CHANGE_OWNER, 3, "besitz", NULL);
		if (!vacancy->elsewhere)
			view_action(
				req, vacancy, RIGHT_SELECTION_WRITE, 5, "ende", "ohne-besetzung");
	}
	view_text(req, "Vacancy.template", vacancy->template_name);
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = show_vacancy_head(req, "overview", &vacancy, NULL);

	if (!outcome)
		outcome = pay_view(
			req, "Vacancy", vacancy.data.pay_grade, vacancy.data.post_kind, NULL);
	if (!outcome)
		outcome = show_requisition(req, &vacancy);
	if (outcome)
		return outcome;
	show_actions(req, &vacancy);
	view_text(req, "Vacancy.field", view_choice(req, CHOICE_FIELD, vacancy.data.field));
	view_text(req, "Vacancy.post_kind",
		view_choice(req, CHOICE_POST_KIND, vacancy.data.post_kind));
	view_text(req, "Vacancy.tasks_html", markdown_html(req->pool, vacancy.data.tasks));
	view_text(req, "Vacancy.requirements_html",
		markdown_html(req->pool, vacancy.data.requirements));
	return show_open(req, &vacancy);
}

static bool any(const struct jobad_effect *effects, size_t count, const char *effect)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(effects[i].effect, effect))
			return true;
	return false;
}

/* The notice that says what the step has done to the ads. */
static const char *done_words(const struct jobad_effect *effects, size_t count, bool active)
{
	if (active)
		return any(effects, count, "stays")      ? "ads_stayed"
			: any(effects, count, "plans")   ? "ads_planned"
			: any(effects, count, "returns") ? "ads_returned"
							 : "status_changed";
	return any(effects, count, "unplanned") ? "ads_unplanned"
		: any(effects, count, "leaves") ? "ads_left"
						: "status_changed";
}

static enum outcome save_status(struct request *req)
{
	const struct vacancy_status_input *input = req->input;
	struct jobad_effect *effects = NULL;
	size_t count = 0;
	bool checked = false;
	enum outcome outcome = vacancy_step_check(req, input->status, &checked);

	if (checked)
		return outcome;
	if (!outcome)
		outcome = jobad_effects(req->db, req->pool, req->object.id, &effects, &count);
	if (!outcome)
		outcome = vacancy_set_status(req->db, req->pool, &req->principal, req->object.id,
			input->status, NULL, &req->problems);
	if (outcome)
		return outcome;
	return redirect_to(req,
		text_equal(input->status, "archiviert")
			? "archived"
			: done_words(effects, count, text_equal(input->status, "aktiv")),
		"/vakanzen/%s%s", req->object.number, list_walk(req));
}

const struct page page_vacancy = {
	.path = "/vakanzen/{vacancy}",
	.right = RIGHT_VACANCY_READ,
	.view = "backend/vacancy.cs",
	.title = "vacancy",
	.show = show,
};

const struct page page_vacancy_status = {
	.path = "/vakanzen/{vacancy}/status",
	.right = RIGHT_VACANCY_EDIT,
	.form = &vacancy_status_form,
	.archived = true,
	.view = "backend/vacancy.cs",
	.title = "vacancy",
	.show = show,
	.save = save_status,
};
