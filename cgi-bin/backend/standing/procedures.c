/* A person's own procedures, by what is due next (PRO-20). */
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

/* "Zustimmung: Personalrat BSW"; where nobody is asked nothing. words: role.* */
static const char *waits_text(struct request *req, const struct list_row *row)
{
	const char *unit = list_cell(row, "unit"), *role = list_cell(row, "role");

	if (!role)
		return NULL;
	return pool_printf(req->pool, "%s: %s",
		list_cell(row, text_equal(req->lang, "en") ? "question_en" : "question_de"),
		unit ? unit : view_code(req, "role", role));
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
	{.code = "waits", .label = "procedure.waits", .text = waits_text},
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
