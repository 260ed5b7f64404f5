/* The formal check of all applications of a vacancy on one page, and asking the department for its
 * view (PRO-07). */
#include "backend/check/check_form.h"
#include "backend/desk/statements.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/buf.h"
#include "base/text.h"
#include "task/statement.h"

#define PATH "/vakanzen/%s/pruefung"

static enum outcome admit(struct request *req)
{
	return vacancy_advertised(req)                       ? NOT_FOUND
		: req->post && !may(req, RIGHT_VACANCY_EDIT) ? DENIED
							     : OK;
}

static struct formal_page page_asked(struct request *req)
{
	const char *state = request_query(req, "stand");
	struct formal_page page = {
		.vacancy_id = req->object.id, .after = request_query_int(req, "nach", 0)};

	for (const char *const *known = formal_states; state && *known; known++)
		if (text_equal(*known, state))
			page.state = *known;
	return page;
}

/* The page with its place and filter; `after` 0: from the first. */
static const char *page_path(struct request *req, const struct formal_page *page, int64_t after)
{
	struct buf path;

	buf_init(&path, req->pool);
	buf_printf(&path, PATH "?", req->object.number);
	if (page->state)
		buf_printf(&path, "stand=%s&", page->state);
	if (after)
		buf_printf(&path, "nach=%lld&", (long long)after);
	path.data[path.length - 1] = '\0';
	return path.data;
}

static const char *with_base(struct request *req, const char *path)
{
	return pool_printf(req->pool, "%s%s", req->base, path);
}

/* words: formal_state.* */
static void show_states(struct request *req, const struct formal_page *page)
{
	for (size_t i = 0; formal_states[i]; i++) {
		const char *place = pool_printf(req->pool, "States.%zu", i);
		const struct formal_page other = {.state = formal_states[i]};

		view_text(req, pool_printf(req->pool, "%s.label", place),
			view_code(req, "formal_state", formal_states[i]));
		view_text(req, pool_printf(req->pool, "%s.href", place),
			with_base(req, page_path(req, &other, 0)));
		view_bool(req, pool_printf(req->pool, "%s.current", place),
			text_equal(page->state, formal_states[i]));
	}
	view_text(req, "States_all", with_base(req, page_path(req, &(struct formal_page){0}, 0)));
	view_bool(req, "States_none", !page->state);
}

static enum outcome show(struct request *req)
{
	const struct formal_page page = page_asked(req);
	struct vacancy vacancy;
	struct check check = {0};
	enum outcome outcome = show_vacancy_brief(req, "check", &vacancy);

	if (!outcome)
		outcome = check_read(req, page, &check);
	if (!outcome)
		outcome = check_show(req, &check, page_path(req, &page, page.after),
			"backend/vacancy_check_row.cs");
	if (outcome)
		return outcome;
	show_states(req, &page);
	view_bool(req, "May.edit", may(req, RIGHT_VACANCY_EDIT));
	if (page.after)
		view_text(req, "First", with_base(req, page_path(req, &page, 0)));
	if (check.more)
		view_text(req, "More",
			with_base(req, page_path(req, &page, check.rows[check.count - 1].id)));
	return OK;
}

static enum outcome now(struct request *req, void *now_r)
{
	struct check *check = POOL_ARRAY(req->pool, struct check, 1);
	enum outcome outcome;

	*check = (struct check){0};
	outcome = check_read(req, page_asked(req), check);
	if (!outcome)
		check_now(req, check, now_r);
	return outcome;
}

/* Who was asked and has not answered is not asked once more. */
static enum outcome ask_chosen(struct request *req)
{
	const struct formal_row **rows = NULL;
	size_t count = 0;
	enum outcome outcome = check_chosen(req, &rows, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		if (rows[i]->statement_id && text_equal(rows[i]->statement_state, "open"))
			continue;
		outcome = statement_ask(req->db, req->pool, &req->principal, OBJECT_APPLICATION,
			rows[i]->id, "formal_check", &req->problems);
	}
	for (size_t i = 0; i < req->problems.count; i++)
		if (text_equal(req->problems.items[i].field, "formal_check"))
			req->problems.items[i].field = "chosen";
	return outcome;
}

static enum outcome lead_documents(struct request *req)
{
	const struct formal_row **rows = NULL;
	size_t count = 0;
	struct buf query;
	enum outcome outcome = check_chosen(req, &rows, &count);

	if (outcome)
		return outcome;
	buf_init(&query, req->pool);
	for (size_t i = 0; i < count; i++)
		buf_printf(&query, "%sfuer=%lld", i ? "&" : "", (long long)rows[i]->id);
	return redirect_to(
		req, "formal_saved", PATH "/unterlagen?%s", req->object.number, query.data);
}

static enum outcome save(struct request *req)
{
	const struct check_input *input = req->input;
	const struct formal_page page = page_asked(req);
	enum outcome outcome = check_save(req, req->object.id);

	if (!outcome && text_equal(input->then, "documents"))
		return lead_documents(req);
	if (!outcome && text_equal(input->then, "department")) {
		outcome = ask_chosen(req);
		return outcome ? outcome
			       : redirect_to(req, "statement_asked", "%s",
				       page_path(req, &page, page.after));
	}
	return outcome ? outcome
		       : redirect_to(req, "formal_saved", "%s", page_path(req, &page, page.after));
}

const struct page page_vacancy_check = {
	.path = "/vakanzen/{vacancy}/pruefung",
	.right = RIGHT_VACANCY_READ,
	.form = &check_form,
	.view = "backend/vacancy_check.cs",
	.title = "vacancy_check",
	.admit = admit,
	.show = show,
	.now = now,
	.save = save,
	.body = (int64_t)1 << 20,
};
