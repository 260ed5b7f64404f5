/* Closing a vacancy: what stays behind, and ending together what hinders it (PRO-14, OBJ-62). */
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "hiring/closing.h"
#include "web/form/form.h"

static const struct form open_form = {.name = "closing_bulk"};

/* words: closing_kind.* */
enum outcome vacancy_show_closing(struct request *req, bool stopped)
{
	struct closing_item *items = NULL;
	size_t count = 0;
	enum outcome outcome = closing_behind(req->db, req->pool, &req->principal, req->object.id,
		shows_mark(req), &items, &count);

	if (outcome)
		return outcome;
	for (size_t i = 0; i < count && i < CLOSING_SHOWN; i++) {
		const char *place = pool_printf(req->pool, "Behind.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.what", place),
			view_code(req, "closing_kind", items[i].kind));
		view_text(req, pool_printf(req->pool, "%s.number", place), items[i].number);
		view_text(req, pool_printf(req->pool, "%s.name", place), items[i].name);
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s%s", req->base, items[i].path));
	}
	if (count > CLOSING_SHOWN)
		view_int(req, "Behind_more", CLOSING_SHOWN);
	if (stopped)
		form_show(req, &open_form,
			pool_printf(
				req->pool, "/vakanzen/%s/offene-bewerbungen", req->object.number),
			NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	int64_t bulk = 0;
	enum outcome outcome = closing_bulk(
		req->db, req->pool, &req->principal, req->object.id, &req->problems, &bulk);

	if (outcome == INVALID)
		return redirect_to(req, "closing_none", "/vakanzen/%s", req->object.number);
	return outcome ? outcome : redirect_to(req, NULL, "/sammelaktionen/%lld", (long long)bulk);
}

const struct page page_vacancy_closing = {
	.path = "/vakanzen/{vacancy}/offene-bewerbungen",
	.right = RIGHT_VACANCY_EDIT,
	.form = &open_form,
	.save = save,
};
