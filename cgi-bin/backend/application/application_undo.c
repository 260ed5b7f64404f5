/* Taking back a step of an application while its letter waits (PRO-24). */
#include "application/application.h"
#include "application/undo.h"
#include "backend/desk/step.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "web/form/form.h"
#include "web/list/walk.h"

#define MINUTE 60

struct undo_input {
	int64_t version;
};

static const struct form_field undo_fields[] = {FORM_VERSION(struct undo_input)};
static const struct form undo_form = FORM("application_undo", undo_fields, struct undo_input);

static const char *undo_path(struct request *req)
{
	return pool_printf(req->pool, "/bewerbungen/%s", req->object.number);
}

void view_undo_until(struct request *req, int64_t until)
{
	bool today = text_equal(clock_day(req->pool, until), clock_today(req->pool));

	view_time(req, "Undo.until", until);
	view_bool(req, "Undo.today", today);
	view_text(req, "Undo.hour", clock_hour(req->pool, until, req->lang));
}

void view_undo_left(struct request *req, int64_t until)
{
	view_undo_until(req, until);
	view_int(req, "Undo.minutes", (until - clock_now() + MINUTE - 1) / MINUTE);
}

enum outcome application_show_undo(struct request *req)
{
	struct undo undo;
	enum outcome outcome =
		undo_find(req->db, req->pool, &req->principal, req->object.id, &undo);

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	view_undo_left(req, undo.until);
	view_text(req, "Undo.from", undo.from);
	view_text(req, "Undo.to", undo.to);
	view_text(req, "Undo.person", undo.person);
	if (undo.bulk_id && undo.staff_user_id == req->principal.id)
		view_int(req, "Undo.bulk", undo.bulk_id);
	form_show(req, &undo_form,
		pool_printf(req->pool, "%s/zuruecknehmen%s", undo_path(req), list_walk(req)),
		&(struct undo_input){.version = undo.version});
	return OK;
}

static enum outcome show(struct request *req)
{
	struct application a;
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, &a);

	if (!outcome)
		outcome = application_show_undo(req);
	if (outcome)
		return outcome;
	view_text(req, "Application.number", a.number);
	view_text(req, "Application.name", a.name);
	view_crumb(req, view_word(req, "title.applications"), "/bewerbungen");
	view_crumb(req, pool_printf(req->pool, "%s %s", a.number, a.name), undo_path(req));
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct undo_input *input = req->input;
	enum outcome outcome = undo_take_back(req->db, req->pool, &req->principal, req->object.id,
		input->version, &req->problems);

	return outcome
		? outcome
		: redirect_to(req, "step_taken_back", "%s%s", undo_path(req), list_walk(req));
}

/* words: notice.step_taken_back_unseen problem.undo_done problem.undo_relied problem.undo_late
 * problem.undo_changed problem.undo_closed problem.undo_asked problem.undo_place
 * problem.undo_status */
const struct page page_application_undo = {
	.path = "/bewerbungen/{application}/zuruecknehmen",
	.right = RIGHT_CANDIDATE_READ,
	.form = &undo_form,
	.view = "backend/application_undo.cs",
	.title = "application_undo",
	.show = show,
	.save = save,
};
