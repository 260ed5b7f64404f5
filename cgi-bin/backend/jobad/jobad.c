/* A job ad's overview with its preview; publishing and withdrawing it. */
#include <string.h>

#include "backend/content/pay_view.h"
#include "backend/desk/lists.h"
#include "backend/jobad/jobad_view.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "base/workdays.h"
#include "public_ad/public_ad.h"
#include "publishing/jobad.h"
#include "publishing/jobad_proposal.h"
#include "publishing/publication.h"
#include "web/fragment.h"

struct withdraw_input {
	const char *reason;
};

static const struct form_field withdraw_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 300, /* as a line of history */
		.sometimes = true,
		FORM_AT(struct withdraw_input, reason)},
};

/* Of what is public already with its reason; of what is planned without. */
static const struct form withdraw_form =
	FORM("jobad_withdraw", withdraw_fields, struct withdraw_input);
static const struct form unplan_form = {.name = "jobad_withdraw"};

/* The ad as it would be shown, and as it is shown now (NULL: it is not). */
struct preview {
	struct db_rows *row, *public;
};

/* What the portal fills into its own template. */
static enum outcome preview_fill(struct request *req, void *context)
{
	const struct preview *preview = context;
	const struct db_rows *row = preview->row;
	const char *last = public_ad_text(row, 0, "valid_to");

	view_row(req, "Ad", row);
	view_text(req, "Ad.working_time_label",
		view_code(req, "working_time", public_ad_text(row, 0, "working_time")));
	if (last)
		view_int(
			req, "Ad.days_left", day_number(last) - day_number(clock_today(req->pool)));
	view_bool(req, "Ad.internal", text_equal(public_ad_text(row, 0, "external"), "0"));
	if (preview->public)
		view_time(req, "Ad.published_at",
			clock_from_sql(public_ad_text(preview->public, 0, "published_at")));
	view_text(req, "Ad.apply_kind", public_ad_apply_kind(public_ad_text(row, 0, "apply_to")));
	view_text(req, "Ad.apply_href",
		public_ad_apply_href(req->pool, public_ad_text(row, 0, "apply_to")));
	view_bool(req, "Ad.preview", true);
	return pay_view(req, "Ad", public_ad_text(row, 0, "pay_grade"),
		public_ad_text(row, 0, "post_kind"), public_ad_text(row, 0, "valid_from"));
}

static enum outcome preview_read(
	struct request *req, const struct jobad *jobad, struct preview *preview_r)
{
	*preview_r = (struct preview){0};
	return publication_preview(req->db, req->pool, jobad->id, &preview_r->row);
}

static enum outcome preview_show(struct request *req, struct preview *preview)
{
	return fragment_show(req, "Preview_html", "portal/ad_body.cs", NULL, preview_fill, preview);
}

enum outcome show_jobad_preview(struct request *req, const struct jobad *jobad)
{
	struct preview preview;
	enum outcome outcome = preview_read(req, jobad, &preview);

	return outcome ? outcome : preview_show(req, &preview);
}

/* Since when, and where it is found. */
static enum outcome public_read(
	struct request *req, const struct jobad *jobad, struct preview *preview)
{
	bool internal = text_equal(jobad->data.audience, "internal");
	const char *site =
		settings_text(req->settings, internal ? "internal_url" : "external_url", NULL);
	enum outcome outcome;

	if (!text_equal(jobad->status, "veroeffentlicht"))
		return OK;
	outcome = public_ad_get(req->db, req->pool, internal, jobad->number, &preview->public);
	if (outcome) {
		preview->public = NULL;
		return outcome == NOT_FOUND || outcome == GONE ? OK : outcome;
	}
	if (site)
		view_text(req, "Public.url",
			pool_printf(req->pool, "%s%s/stellen/%s-%s", site, req->base, jobad->number,
				public_ad_text(preview->public, 0, "slug")));
	return OK;
}

static enum outcome show_public(struct request *req, const struct jobad *jobad)
{
	struct preview preview;
	enum outcome outcome = preview_read(req, jobad, &preview);

	if (!outcome)
		outcome = public_read(req, jobad, &preview);
	if (!outcome)
		outcome = pay_view(req, "Jobad", public_ad_text(preview.row, 0, "pay_grade"),
			public_ad_text(preview.row, 0, "post_kind"), jobad->data.valid_from);
	return outcome ? outcome : preview_show(req, &preview);
}

/* Where what hinders publishing is mended, when it is not the ad itself. */
static void show_mending(struct request *req, const struct jobad *jobad)
{
	for (size_t i = 0; i < req->problems.count; i++) {
		const char *field = req->problems.items[i].field;

		if (strncmp(field, "vacancy.", strlen("vacancy.")) == 0
			&& may_above(req, RIGHT_VACANCY_EDIT))
			view_text(req, "Mend.vacancy",
				pool_printf(req->pool, "%s/vakanzen/%s/bearbeiten", req->base,
					jobad->vacancy_number));
		if (strncmp(field, "unit.", strlen("unit.")) == 0)
			view_bool(req, "Mend.unit", true);
	}
}

/* What became of what a lector has proposed. */
static enum outcome show_decided(struct request *req, const struct jobad *jobad)
{
	struct jobad_proposal_decided decided;
	enum outcome outcome = edits_beside(req)
		? jobad_proposal_decided(req->db, req->pool, jobad->id, req->principal.id, &decided)
		: NOT_FOUND;

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	view_int(req, "Decided.taken", decided.taken);
	view_int(req, "Decided.changes", decided.changes);
	view_time(req, "Decided.at", decided.at);
	view_text(req, "Decided.by", decided.by);
	return OK;
}

static enum outcome show(struct request *req)
{
	struct jobad jobad;
	enum outcome outcome = show_jobad_head(req, "overview", &jobad);

	if (!outcome)
		outcome = show_decided(req, &jobad);
	if (!outcome)
		outcome = show_public(req, &jobad);
	if (!outcome)
		outcome = show_jobad_blocks(req, jobad.vacancy_id, &jobad.data);
	if (outcome)
		return outcome;
	show_mending(req, &jobad);
	view_bool(req, "Jobad.last_free",
		jobad.data.valid_to && !workday_is(jobad.data.valid_to, &(struct workdays){0}));
	return OK;
}

static enum outcome save_publish(struct request *req)
{
	const struct jobad_publish_input *input = req->input;
	struct jobad jobad;
	enum outcome outcome = jobad_publish(req->db, req->pool, &req->principal, req->object.id,
		input->version, &req->problems);

	if (!outcome)
		outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);
	if (outcome)
		return outcome;
	if (jobad_planned(req->pool, jobad.status, jobad.data.valid_from))
		return redirect_to(req, "jobad_planned", "/stellenanzeigen/%s", req->object.number);
	return redirect_to(req, "jobad_published", "/stellenanzeigen/%s", req->object.number);
}

/* What taking it off the portals does. */
static enum outcome show_withdraw(struct request *req)
{
	struct process_step step = {0};
	struct jobad jobad;
	const char *path;
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);

	if (!outcome)
		outcome = process_step_get(req->db, req->pool, &req->principal, req->object.roles,
			OBJECT_JOBAD, jobad.id, "inaktiv", &step);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	path = pool_printf(req->pool, "/stellenanzeigen/%s", jobad.number);
	if (!text_equal(jobad.status, "veroeffentlicht") && !req->post)
		return redirect_to(req, "step_gone", "%s", path);
	view_text(req, "Jobad.number", jobad.number);
	view_text(req, "Jobad.title", jobad.data.title);
	view_bool(req, "Jobad.planned",
		jobad_planned(req->pool, jobad.status, jobad.data.valid_from));
	view_text(req, "Back", pool_printf(req->pool, "%s%s", req->base, path));
	view_crumb_german(
		req, pool_printf(req->pool, "%s %s", jobad.number, jobad.data.title), path);
	form_show(req, step.stops.ask_reason ? &withdraw_form : &unplan_form, req->path, NULL);
	return OK;
}

static enum outcome save_withdraw(struct request *req)
{
	const struct withdraw_input *input = req->input;
	struct jobad jobad;
	bool planned;
	enum outcome outcome = jobad_hold(req->db, req->pool, req->object.id, &jobad);

	if (!outcome)
		outcome = jobad_withdraw(req->db, req->pool, &req->principal, jobad.id,
			input->reason, &req->problems);
	if (outcome)
		return outcome;
	planned = jobad_planned(req->pool, jobad.status, jobad.data.valid_from);
	return redirect_to(req, planned ? "jobad_unplanned" : "jobad_withdrawn",
		"/stellenanzeigen/%s", req->object.number);
}

const struct page page_jobad = {
	.path = "/stellenanzeigen/{jobad}",
	.right = RIGHT_JOBAD_READ,
	.view = "backend/jobad.cs",
	.title = "jobad",
	.show = show,
};

/* Publishing and withdrawing ask for the right to make ads, which lectors, who may edit, do not
 * have. */
const struct page page_jobad_publish = {
	.path = "/stellenanzeigen/{jobad}/veroeffentlichen",
	.right = RIGHT_JOBAD_NEW,
	.form = &jobad_publish_form,
	.view = "backend/jobad.cs",
	.title = "jobad",
	.show = show,
	.save = save_publish,
};

const struct page page_jobad_withdraw = {
	.path = "/stellenanzeigen/{jobad}/zurueckziehen",
	.right = RIGHT_JOBAD_NEW,
	.form = &withdraw_form,
	.view = "backend/jobad_withdraw.cs",
	.title = "jobad_withdraw",
	.show = show_withdraw,
	.save = save_withdraw,
};
