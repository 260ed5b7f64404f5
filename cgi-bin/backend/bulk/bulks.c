/* The bulk actions of a person. */
#include "backend/pages.h"
#include "base/text.h"
#include "bulk/bulk.h"
#include "web/list/list.h"

static void bind_bulks(struct request *req, struct access_where roles, struct db_value *slots_r)
{
	(void)roles;
	slots_r[0] = db_int(req->principal.id);
}

static const char *step_text(struct request *req, const struct list_row *row)
{
	const char *step = list_cell(row, "param");

	if (list_cell(row, "of_bulk_id"))
		return pool_printf(req->pool, "%s %s", view_word(req, "bulk.taken_back"),
			list_cell(row, "of_bulk_id"));
	if (text_equal(list_cell(row, "act"), BULK_LETTER))
		return pool_printf(req->pool, "%s: %s", view_word(req, "bulk.letter"),
			view_code(req, "letter_name", step));
	if (text_equal(step, BULK_HEARING))
		return view_word(req, "bulk.hearing");
	return text_empty(step) ? view_word(req, "bulk.unsaid")
				: view_status(req, OBJECT_APPLICATION, step);
}

static const struct list_column bulk_columns[] = {
	{.code = "id", .label = "bulk.number", .type = LIST_NUMBER, .wide = true},
	{.code = "param",
		.label = "bulk.step",
		.head = true,
		.text = step_text,
		.link = "/sammelaktionen/",
		.link_from = "id"},
	{.code = "state", .label = "backend.status", .type = LIST_CODE, .words = "bulk_state"},
	{.code = "done", .label = "bulk.done", .type = LIST_NUMBER},
	{.code = "items", .label = "bulk.items", .type = LIST_NUMBER},
	{.code = "changed_at", .label = "backend.changed_at", .type = LIST_TIME},
};

static const struct list bulks_list = {
	.code = "bulks",
	.title = "bulks",
	.right = RIGHT_CANDIDATE_LIST_VIEW,
	.source = &bulk_list,
	.bind = bind_bulks,
	LIST_COLUMNS_OF(bulk_columns),
	.sort = "id",
	.descending = true,
	.empty = "bulk.empty",
};

static enum outcome show(struct request *req)
{
	view_crumb(req, view_word(req, "title.applications"), "/bewerbungen");
	return list_show(req, "List", &bulks_list);
}

const struct page page_bulks = {
	.path = "/sammelaktionen",
	.right = RIGHT_CANDIDATE_LIST_VIEW,
	LISTS(&bulks_list),
	.view = "backend/bulks.cs",
	.title = "bulks",
	.show = show,
};
