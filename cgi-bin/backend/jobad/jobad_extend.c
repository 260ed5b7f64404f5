/* Extending the publication of an ad (PRO-06). */
#include "publishing/jobad_extend.h"

#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "base/workdays.h"
#include "web/form/form.h"

static const struct form_field extend_fields[] = {
	FORM_VERSION(struct jobad_extension),
	{.name = "valid_to",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct jobad_extension, valid_to)},
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 300, /* as a line of history */
		.required = true,
		FORM_AT(struct jobad_extension, reason)},
};

/* words: form.jobad_extend.version form.jobad_extend.valid_to_missing
 * form.jobad_extend.reason_missing */
static const struct form extend_form = FORM("jobad_extend", extend_fields, struct jobad_extension);

/* Of an ad for others the last day is on its page. */
static enum outcome admit(struct request *req)
{
	struct jobad jobad;
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);

	return outcome ? outcome : jobad.apply_to ? NOT_FOUND : OK;
}

static enum outcome show(struct request *req)
{
	struct jobad_extension now = {0};
	struct jobad jobad;
	const char *path;
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);

	if (outcome)
		return outcome;
	path = pool_printf(req->pool, "/stellenanzeigen/%s", jobad.number);
	if (!jobad_extendable(req->pool, &jobad) && !req->post)
		return redirect_to(req, "step_gone", "%s", path);
	now.version = jobad.version;
	view_text(req, "Jobad.number", jobad.number);
	view_text(req, "Jobad.title", jobad.data.title);
	view_day(req, "Jobad.valid_to", jobad.data.valid_to);
	view_text(req, "Back", pool_printf(req->pool, "%s%s", req->base, path));
	view_crumb_german(
		req, pool_printf(req->pool, "%s %s", jobad.number, jobad.data.title), path);
	form_show(req, &extend_form, req->path, &now);
	return show_conflict(req, OBJECT_JOBAD, jobad.id);
}

static enum outcome save(struct request *req)
{
	const struct jobad_extension *input = req->input;
	bool free_day = !workday_is(input->valid_to, &(struct workdays){0});
	enum outcome outcome = jobad_extend(
		req->db, req->pool, &req->principal, req->object.id, input, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, free_day ? "jobad_extended_free" : "jobad_extended",
			       "/stellenanzeigen/%s", req->object.number);
}

const struct page page_jobad_extend = {
	.path = "/stellenanzeigen/{jobad}/verlaengern",
	.right = RIGHT_JOBAD_NEW,
	.form = &extend_form,
	.view = "backend/jobad_extend.cs",
	.title = "jobad_extend",
	.admit = admit,
	.show = show,
	.save = save,
};
