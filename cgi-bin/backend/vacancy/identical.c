/* Vacancies whose procedures are identical (LAW-22): linking two with a reason, ending that. */
#include "vacancy/identical.h"

#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "web/form/form.h"

struct identical_input {
	const char *other, *reason;
};

/* words: form.identical.other_missing form.identical.reason_missing */
static const struct form_field identical_fields[] = {
	{.name = "other",
		.type = FIELD_PICK,
		.max = 100,
		.required = true,
		FORM_AT(struct identical_input, other)},
	{.name = "reason",
		.type = FIELD_LONG,
		.max = IDENTICAL_REASON_MAX,
		.required = true,
		FORM_AT(struct identical_input, reason)},
};

static const struct form identical_form =
	FORM("identical", identical_fields, struct identical_input);
static const struct form end_form = {.name = "identical_end"};

static const char *identical_path(struct request *req, const char *rest)
{
	return pool_printf(req->pool, "/vakanzen/%s/identisch%s", req->object.number, rest);
}

static void view_link(struct request *req, const char *place, const struct identical *link)
{
	view_text(req, pool_printf(req->pool, "%s.number", place), link->number);
	view_text(req, pool_printf(req->pool, "%s.title", place), link->title);
	view_text(req, pool_printf(req->pool, "%s.status", place), link->status);
	view_text(req, pool_printf(req->pool, "%s.reason", place), link->reason);
	view_text(req, pool_printf(req->pool, "%s.linked_by", place), link->linked_by);
	view_time(req, pool_printf(req->pool, "%s.linked_at", place),
		clock_from_sql(link->linked_at));
	view_bool(req, pool_printf(req->pool, "%s.counts", place), link->counts);
	if (link->ended_at) {
		view_text(req, pool_printf(req->pool, "%s.ended_by", place), link->ended_by);
		view_time(req, pool_printf(req->pool, "%s.ended_at", place),
			clock_from_sql(link->ended_at));
		return;
	}
	view_text(req, pool_printf(req->pool, "%s.action", place),
		pool_printf(req->pool, "%s%s", req->base,
			identical_path(req,
				pool_printf(req->pool, "/%lld/beenden", (long long)link->id))));
}

static enum outcome find_other(struct request *req, const char *words, struct db_rows **rows_r)
{
	return identical_find(req->db, req->pool, &req->principal, req->object.id, words, rows_r);
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct identical *links = NULL;
	size_t count = 0;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = identical_of(req->db, req->pool, vacancy.id, &links, &count);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "title.vacancy_invitations"),
		vacancy_path(req, &vacancy, "/einladungspflicht"));
	for (size_t i = 0; i < count; i++)
		view_link(req, pool_printf(req->pool, "Links.%zu", i), &links[i]);
	form_show(req, &end_form, req->path, NULL);
	form_show(req, &identical_form, identical_path(req, ""), NULL);
	return form_pick(req, &identical_form, "other",
		&(struct form_pick){
			.address = identical_path(req, "/auswahl"), .find = find_other});
}

static enum outcome save(struct request *req)
{
	const struct identical_input *input = req->input;
	enum outcome outcome = identical_link(req->db, req->pool, &req->principal, req->object.id,
		input->other, input->reason, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "identical_linked", "%s", identical_path(req, ""));
}

const struct page page_vacancy_identical = {
	.path = "/vakanzen/{vacancy}/identisch",
	.right = RIGHT_VACANCY_EDIT,
	.form = &identical_form,
	.view = "backend/vacancy_identical.cs",
	.title = "vacancy_identical",
	.show = show,
	.save = save,
};

static enum outcome show_found(struct request *req)
{
	return pick_answer(req, find_other);
}

const struct page page_pick_identical = {
	.path = "/vakanzen/{vacancy}/identisch/auswahl",
	.right = RIGHT_VACANCY_EDIT,
	.show = show_found,
	.raw = true,
};

/* words: notice.identical_over notice.identical_ended */
static enum outcome save_end(struct request *req)
{
	enum outcome outcome = identical_end(
		req->db, req->pool, &req->principal, req->object.id, request_path_int(req, "link"));

	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(
		req, outcome ? "identical_over" : "identical_ended", "%s", identical_path(req, ""));
}

const struct page page_vacancy_identical_end = {
	.path = "/vakanzen/{vacancy}/identisch/{link}/beenden",
	.right = RIGHT_VACANCY_EDIT,
	.form = &end_form,
	.save = save_end,
};
