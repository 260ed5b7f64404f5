/* A step of a vacancy that nobody can take back: first what it will do, then the step. */
#include "backend/desk/lists.h"
#include "backend/desk/step.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "publishing/jobad.h"
#include "vacancy/vacancy_edit.h"
#include "web/form/form.h"
#include "web/list/walk.h"

struct step_input {
	const char *reason;
};

static const struct form_field step_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 300, /* as a line of history */
		.sometimes = true,
		FORM_AT(struct step_input, reason)},
};

static const struct form step_form = FORM("vacancy_step", step_fields, struct step_input);

/* Out of the archive it comes as it was: closed it is already. */
static bool closes(const struct process_step *step)
{
	return text_equal(step->to, "abgeschlossen") && !text_equal(step->from, "archiviert");
}

/* Does no step lead back that whoever makes it could take? Active and inactive change as often as
 * one likes; what is closed an administrator opens again. */
static bool final(const struct process_step *step)
{
	return closes(step)
		|| (step->final && !text_equal(step->to, "aktiv")
			&& !text_equal(step->to, "inaktiv"));
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

static enum outcome find_step(struct request *req, const char *to, struct process_step *step_r)
{
	return process_step_get(req->db, req->pool, &req->principal, req->object.roles,
		OBJECT_VACANCY, req->object.id, to, step_r);
}

/* What has to end before the vacancy can be closed. */
static enum outcome show_open(struct request *req, const struct process_step *step)
{
	struct db_rows *open = NULL;
	enum outcome outcome;

	if (!closes(step))
		return OK;
	outcome = vacancy_show_closing(req, step->stops.count > 0);
	if (outcome || !step->stops.count)
		return outcome;
	outcome = vacancy_open_objects(req->db, req->pool, &req->principal, req->object.id, &open);
	if (!outcome)
		show_ads(req, "Open", open, VACANCY_OPEN_OBJECTS);
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct process_step step;
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = find_step(req, request_path_value(req, "status"), &step);
	if (outcome == NOT_FOUND)
		return redirect_to(
			req, "step_gone", "/vakanzen/%s%s", vacancy.number, list_walk(req));
	if (!outcome)
		outcome = show_open(req, &step);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	for (size_t i = 0; i < step.stops.count; i++)
		if (text_equal(step.to, "abgeschlossen"))
			step.stops.items[i].address = NULL; /* it is this page */
	view_step(req, "Step", &step);
	view_bool(req, "Step.final", final(&step));
	view_text(req, "Back",
		pool_printf(
			req->pool, "%s/vakanzen/%s%s", req->base, vacancy.number, list_walk(req)));
	form_show(req, &step_form, pool_printf(req->pool, "%s%s", req->path, list_walk(req)), NULL);
	return show_leaving(req, vacancy.id);
}

static enum outcome save(struct request *req)
{
	const struct step_input *input = req->input;
	struct process_move move = {.kind = OBJECT_VACANCY,
		.id = req->object.id,
		.to = request_path_value(req, "status"),
		.reason = input->reason};
	enum outcome outcome =
		process_move(req->db, req->pool, &req->principal, &move, &req->problems);

	if (outcome == DENIED)
		return redirect_to(
			req, "step_gone", "/vakanzen/%s%s", req->object.number, list_walk(req));
	if (outcome)
		return outcome;
	return text_equal(move.to, "geloescht")
		? redirect_to(req, "vacancy_deleted", "/vakanzen")
		: redirect_to(req, "status_changed", "/vakanzen/%s%s", req->object.number,
			list_walk(req));
}

enum outcome vacancy_step_check(struct request *req, const char *to_status, bool *checked_r)
{
	struct process_step step;
	enum outcome outcome = find_step(req, to_status, &step);

	*checked_r = !outcome && !step.stops.count && (final(&step) || step.reason_needed);
	if (*checked_r)
		return redirect_to(req, NULL, "/vakanzen/%s/schritt/%s%s", req->object.number,
			step.to, list_walk(req));
	return outcome == NOT_FOUND ? OK : outcome;
}

const struct page page_vacancy_step = {
	.path = "/vakanzen/{vacancy}/schritt/{status}",
	.right = RIGHT_VACANCY_EDIT,
	.archived = true,
	.form = &step_form,
	.view = "backend/vacancy_step.cs",
	.title = "vacancy_step",
	.show = show,
	.save = save,
};
