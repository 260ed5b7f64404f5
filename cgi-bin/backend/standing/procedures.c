/* A person's own procedures, by what is due next (PRO-20). */
#include "backend/desk/statements.h"
#include "backend/desk/tasks.h"
#include "backend/pages.h"
#include "base/text.h"
#include "recruiting/own_procedures.h"
#include "web/list/list.h"

static void bind_procedures(
	struct request *req, struct access_where roles, struct db_value *slots_r)
{
	own_procedures_bind(req->pool, &req->principal, roles, slots_r);
}

/* "Zustimmung: Einstellung, Personalrat BSW". words: role.* */
static const char *asked_text(struct request *req, const struct list_row *row)
{
	const char *unit = list_cell(row, "unit"), *role = list_cell(row, "role");

	if (!role)
		return NULL;
	return pool_printf(req->pool, "%s, %s",
		measured_question(req,
			list_cell(row, text_equal(req->lang, "en") ? "question_en" : "question_de"),
			list_cell(row, "measure")),
		unit ? unit : view_code(req, "role", role));
}

/* What the next last day is of; without one, what whoever recruits does next.
 * words: procedure_waits.offer procedure_waits.waiting procedure_next.decide procedure_next.fix
 * procedure_next.consent procedure_next.notices procedure_next.hiring */
static const char *due_of_text(struct request *req, const struct list_row *row)
{
	const char *due = list_cell(row, "due_on"), *next = list_cell(row, "next");

	if (due && text_equal(due, list_cell(row, "asked_on")))
		return asked_text(req, row);
	if (due && text_equal(due, list_cell(row, "offer_on")))
		return view_word(req, "procedure_waits.offer");
	if (due)
		return view_word(req, "procedure_waits.waiting");
	return text_empty(next) || text_equal(next, "wait")
		? NULL
		: view_code(req, "procedure_next", next);
}

/* A court that is asked stops all, whatever else is due. words: procedure_waits.court */
static const char *waits_text(struct request *req, const struct list_row *row)
{
	const char *text = due_of_text(req, row);

	if (text_equal(list_cell(row, "court"), "0"))
		return text;
	return text
		? pool_printf(req->pool, "%s · %s", view_word(req, "procedure_waits.court"), text)
		: view_word(req, "procedure_waits.court");
}

static const char *due_text(struct request *req, const struct list_row *row)
{
	const char *due = list_cell(row, "due_on");

	return due ? due_words(req, due) : NULL;
}

/* words: phase.* */
static const struct list_column procedure_columns[] = {
	{.code = "number", .label = "backend.number", .wide = true},
	{.code = "title",
		.label = "backend.title",
		.type = LIST_GERMAN,
		.head = true,
		.link = "/vakanzen/",
		.link_from = "number",
		.link_to = "/stand"},
	{.code = "due_on", .label = "procedure.due", .text = due_text},
	{.code = "waits", .label = "procedure.waits_for", .text = waits_text},
	{.code = "phase", .label = "procedure.phase", .type = LIST_CODE, .words = "phase"},
};

static const struct list procedures_list = {
	.code = "own_procedures",
	.title = "own_procedures",
	.path = "/verfahren",
	.right = RIGHT_VACANCY_LIST_VIEW,
	.export = true,
	.source = &own_procedures,
	.bind = bind_procedures,
	LIST_COLUMNS_OF(procedure_columns),
	.sort = "due_on",
	.empty = "procedure.own_empty",
};

static enum outcome show(struct request *req)
{
	view_crumb(req, view_word(req, "title.vacancies"), "/vakanzen");
	return list_show(req, "List", &procedures_list);
}

const struct page page_own_procedures = {
	.path = "/verfahren",
	.right = RIGHT_VACANCY_EDIT,
	LISTS(&procedures_list),
	.view = "backend/own_procedures.cs",
	.title = "own_procedures",
	.show = show,
};
