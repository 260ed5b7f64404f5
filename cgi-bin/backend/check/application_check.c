/* The formal check of one application: a tab of its desk. */
#include "backend/application/application_view.h"
#include "backend/check/check_form.h"
#include "backend/pages.h"
#include "base/text.h"
#include "missing/missing.h"
#include "task/statement.h"

#define PATH "/bewerbungen/%s/pruefung"

static enum outcome admit(struct request *req)
{
	return req->post && !may(req, RIGHT_CANDIDATE_EDIT) ? DENIED : OK;
}

static struct formal_page page_of(struct request *req, int64_t vacancy_id)
{
	return (struct formal_page){.vacancy_id = vacancy_id,
		.ids = pool_printf(req->pool, "%lld", (long long)req->object.id)};
}

/* words: formal_asked.* attachment_type.* */
static enum outcome show_missing(struct request *req)
{
	struct missing_request asked;
	enum outcome outcome = missing_last(req->db, req->pool, req->object.id, &asked);

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	view_text(req, "Asked.state", asked.state);
	view_text(req, "Asked.words", view_code(req, "formal_asked", asked.state));
	view_day(req, "Asked.last_day", asked.last_day);
	for (size_t i = 0; i < asked.count; i++) {
		const char *place = pool_printf(req->pool, "Asked.documents.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.type", place),
			view_code(req, "attachment_type", asked.documents[i].type));
		view_text(req, pool_printf(req->pool, "%s.label", place), asked.documents[i].label);
		view_bool(
			req, pool_printf(req->pool, "%s.handed", place), asked.documents[i].handed);
	}
	return OK;
}

static enum outcome show(struct request *req)
{
	struct application a;
	struct check check = {0};
	enum outcome outcome = show_application_head(req, "check", &a);

	if (!outcome)
		outcome = check_read(req, page_of(req, a.vacancy_id), &check);
	if (!outcome && check.count && check.rows[0].asked_state)
		outcome = show_missing(req);
	if (!outcome)
		outcome = check_show(req, &check, pool_printf(req->pool, PATH, a.number), NULL);
	if (outcome)
		return outcome;
	view_text(req, "Application.number", a.number);
	view_bool(req, "May.edit", may(req, RIGHT_CANDIDATE_EDIT));
	return OK;
}

static enum outcome now(struct request *req, void *now_r)
{
	struct check *check = POOL_ARRAY(req->pool, struct check, 1);
	struct application a;
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, &a);

	*check = (struct check){0};
	if (!outcome)
		outcome = check_read(req, page_of(req, a.vacancy_id), check);
	if (!outcome)
		check_now(req, check, now_r);
	return outcome;
}

static enum outcome save(struct request *req)
{
	const struct check_input *input = req->input;
	struct application a;
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, &a);

	if (!outcome)
		outcome = check_save(req, a.vacancy_id);
	if (!outcome && text_equal(input->then, "department"))
		outcome = statement_ask(req->db, req->pool, &req->principal, OBJECT_APPLICATION,
			a.id, "formal_check", &req->problems);
	for (size_t i = 0; i < req->problems.count; i++)
		if (text_equal(req->problems.items[i].field, "formal_check"))
			req->problems.items[i].field = "";
	if (!outcome && text_equal(input->then, "department"))
		return redirect_to(req, "statement_asked", PATH, a.number);
	return outcome ? outcome : redirect_to(req, "formal_saved", PATH, a.number);
}

const struct page page_application_check = {
	.path = "/bewerbungen/{application}/pruefung",
	.right = RIGHT_CANDIDATE_READ,
	.form = &check_form,
	.view = "backend/application_check.cs",
	.title = "application_check",
	.admit = admit,
	.show = show,
	.now = now,
	.save = save,
	.body = (int64_t)1 << 20,
};
