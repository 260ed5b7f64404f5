/* A step of a vacancy that nobody can take back: first what it will do, then the step. */
#include "backend/desk/step.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "publishing/jobad.h"
#include "vacancy/vacancy_edit.h"
#include "web/form/form.h"

static const struct form step_form = {.name = "vacancy_step"};

/* Does no step lead back? Active and inactive change as often as one likes. */
static bool final(const char *from, const char *to)
{
	return !text_equal(to, "aktiv") && !text_equal(to, "inaktiv")
		&& !vacancy_step_exists(to, from);
}

/* The ads that the step takes off the portals, or keeps from coming there. */
static enum outcome show_leaving(struct request *req, int64_t vacancy_id)
{
	struct db_rows *ads = NULL;
	enum outcome outcome = jobad_list(req->db, req->pool, &req->principal, vacancy_id, &ads);

	for (size_t i = 0; !outcome && i < ads->count; i++) {
		if (!text_equal(db_text(ads, i, "status"), "veroeffentlicht"))
			continue;
		view_text(req, pool_printf(req->pool, "Published.%zu.number", i),
			db_text(ads, i, "number"));
		view_text(req, pool_printf(req->pool, "Published.%zu.title", i),
			db_text(ads, i, "title"));
		view_bool(req, pool_printf(req->pool, "Published.%zu.planned", i),
			jobad_planned(req->pool, db_text(ads, i, "status"),
				db_text(ads, i, "valid_from")));
	}
	return outcome;
}

static enum outcome show(struct request *req)
{
	const char *to = request_path_value(req, "status");
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (outcome)
		return outcome;
	if (!vacancy_step_exists(vacancy.status, to))
		return redirect_to(req, "step_gone", "/vakanzen/%s", vacancy.number);
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_text(req, "Step.code", to);
	view_bool(req, "Step.final", final(vacancy.status, to));
	view_text(req, "Back", pool_printf(req->pool, "%s/vakanzen/%s", req->base, vacancy.number));
	form_show(req, &step_form, req->path, NULL);
	return show_leaving(req, vacancy.id);
}

static enum outcome save(struct request *req)
{
	enum outcome outcome = vacancy_set_status(req->db, req->pool, &req->principal,
		req->object.id, request_path_value(req, "status"), &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "status_changed", "/vakanzen/%s", req->object.number);
}

enum outcome vacancy_step_check(struct request *req, const char *to_status, bool *checked_r)
{
	struct vacancy vacancy;
	struct db_rows *open = NULL;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	*checked_r = false;
	if (!outcome && text_equal(to_status, "abgeschlossen"))
		outcome = vacancy_open_objects(
			req->db, req->pool, &req->principal, vacancy.id, &open);
	if (outcome || !vacancy_step_exists(vacancy.status, to_status)
		|| !final(vacancy.status, to_status) || (open && open->count))
		return outcome;
	*checked_r = true;
	return redirect_to(req, NULL, "/vakanzen/%s/schritt/%s", vacancy.number, to_status);
}

const struct page page_vacancy_step = {
	.path = "/vakanzen/{vacancy}/schritt/{status}",
	.right = RIGHT_VACANCY_EDIT,
	.form = &step_form,
	.view = "backend/vacancy_step.cs",
	.title = "vacancy_step",
	.show = show,
	.save = save,
};
