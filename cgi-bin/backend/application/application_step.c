/*
 * A step of an application that writes to the applicant or that nobody can take back: first what it
 * will do, with the mail as it goes, then the step. Also deleting a comment.
 */
#include "application/application.h"
#include "application/notice.h"
#include "application/undo.h"
#include "backend/application/application_walk.h"
#include "backend/desk/step.h"
#include "backend/pages.h"
#include "base/text.h"
#include "process/process.h"
#include "web/form/form.h"
#include "web/list/walk.h"

struct step_input {
	int64_t version;
	const char *reason;
	bool back;
	bool on;
};

static const struct form_field step_fields[] = {
	FORM_VERSION(struct step_input),
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 2000,
		.sometimes = true,
		FORM_AT(struct step_input, reason)},
	{.name = "back", .type = FIELD_CHECK, FORM_AT(struct step_input, back)},
	{.name = "on", .type = FIELD_CHECK, FORM_AT(struct step_input, on)},
};

static const struct form step_form = FORM("application_step", step_fields, struct step_input);

struct comment_input {
	bool sure;
	bool back;
};

static const struct form_field comment_fields[] = {
	{.name = "sure", .type = FIELD_CHECK, .hidden = true, FORM_AT(struct comment_input, sure)},
	{.name = "back", .type = FIELD_CHECK, .hidden = true, FORM_AT(struct comment_input, back)},
};

const struct form comment_delete_form =
	FORM("comment_delete", comment_fields, struct comment_input);

static const char *step_path(struct request *req)
{
	return pool_printf(req->pool, "/bewerbungen/%s", req->object.number);
}

/* The same with the place in the list one came from. */
static const char *back_path(struct request *req)
{
	return pool_printf(req->pool, "%s%s", step_path(req), list_walk(req));
}

static enum outcome show_head(struct request *req, struct application *a_r)
{
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, a_r);

	if (outcome)
		return outcome;
	view_text(req, "Application.number", a_r->number);
	view_text(req, "Application.name", a_r->name);
	view_text(req, "Application.status", a_r->status);
	view_text(req, "Back", pool_printf(req->pool, "%s%s", req->base, back_path(req)));
	view_crumb(req, view_word(req, "title.applications"), "/bewerbungen");
	view_crumb(req, pool_printf(req->pool, "%s %s", a_r->number, a_r->name), back_path(req));
	return OK;
}

static enum outcome find_step(struct request *req, struct process_step *step_r)
{
	return process_step_get(req->db, req->pool, &req->principal, req->object.roles,
		OBJECT_APPLICATION, req->object.id, request_path_value(req, "status"), step_r);
}

/* The letter as it goes, and when. */
static enum outcome show_mail(struct request *req, const struct process_step *step)
{
	const char *template = NULL;
	struct notice_mail mail;
	int64_t until = 0;
	enum outcome outcome =
		notice_of_step(req->db, req->object.id, step->to, step->mail, &template);

	if (outcome || !template)
		return outcome;
	outcome = undo_until(req->db, template, &until);
	if (outcome)
		return outcome;
	if (until)
		view_undo_until(req, until);
	outcome = notice_write(req->db, req->pool, req->object.id, template, &mail);
	if (outcome)
		return outcome;
	view_text(req, "Mail.recipient", mail.recipient);
	view_text(req, "Mail.subject", mail.subject);
	view_text(req, "Mail.text", mail.text);
	return OK;
}

static enum outcome show(struct request *req)
{
	struct application a;
	struct process_step step;
	enum outcome outcome = find_step(req, &step);

	if (outcome == NOT_FOUND) /* somebody else has made one meanwhile */
		return redirect_to(req, "step_gone", "%s", back_path(req));
	if (!outcome)
		outcome = show_head(req, &a);
	if (!outcome)
		outcome = show_mail(req, &step);
	if (outcome)
		return outcome;
	view_step(req, "Step", &step);
	outcome = list_walk_show(req);
	if (outcome)
		return outcome;
	form_show(req, &step_form, pool_printf(req->pool, "%s%s", req->path, list_walk(req)),
		&(struct step_input){.version = a.version});
	/* the version of now: who sees this page anew has read it */
	view_int(req, "Form.application_step.field.version.value", a.version);
	view_beside(req);
	return OK;
}

/* What the page says that is shown after the step. */
static enum outcome redirect_done(struct request *req, const struct process_step *step, bool on)
{
	int64_t until = 0;
	enum outcome outcome = step->mail ? undo_until(req->db, step->mail, &until) : OK;

	if (outcome)
		return outcome;
	return until         ? application_lead(req, "status_waits", on, "status_waits_on")
		: step->mail ? application_lead(req, "status_mailed", on, "status_mailed_on")
			     : application_lead(req, "status_changed", on, "status_changed_on");
}

static enum outcome save(struct request *req)
{
	const struct step_input *input = req->input;
	struct process_step step;
	enum outcome outcome;

	if (input->back)
		return redirect_to(req, NULL, "%s", back_path(req));
	outcome = find_step(req, &step);
	if (outcome == NOT_FOUND)
		return redirect_to(req, "step_gone", "%s", back_path(req));
	if (!outcome)
		outcome = process_move(req->db, req->pool, &req->principal,
			&(struct process_move){.kind = OBJECT_APPLICATION,
				.id = req->object.id,
				.to = step.to,
				.version = input->version,
				.reason = input->reason},
			&req->problems);
	if (outcome == CONFLICT)
		form_problem(req, "", "step_meanwhile");
	return outcome ? outcome : redirect_done(req, &step, input->on);
}

enum outcome application_step_check(struct request *req, const char *to_status, bool *checked_r)
{
	struct process_step step = {0};
	enum outcome outcome = process_step_get(req->db, req->pool, &req->principal,
		req->object.roles, OBJECT_APPLICATION, req->object.id, to_status, &step);

	*checked_r =
		!outcome && (step.mail || step.final || step.reason_needed || step.stops.count);
	if (*checked_r)
		return redirect_to(
			req, NULL, "%s/schritt/%s%s", step_path(req), step.to, list_walk(req));
	return outcome == NOT_FOUND ? OK : outcome;
}

/* words: notice.status_changed notice.status_changed_unseen notice.status_mailed
 * notice.status_mailed_unseen notice.status_waits notice.status_waits_unseen
 * notice.status_waits_on */
const struct page page_application_step = {
	.path = "/bewerbungen/{application}/schritt/{status}",
	.right = RIGHT_CANDIDATE_READ,
	.form = &step_form,
	.view = "backend/application_step.cs",
	.title = "application_step",
	.show = show,
	.save = save,
};

static enum outcome find_comment(struct request *req, struct db_rows **rows_r, size_t *place_r)
{
	enum outcome outcome = application_comments(req->db, req->pool, req->object.id, rows_r);

	for (*place_r = 0; !outcome && *place_r < (*rows_r)->count; ++*place_r)
		if (db_number(*rows_r, *place_r, "id") == request_path_int(req, "comment"))
			return OK;
	return outcome ? outcome : NOT_FOUND;
}

static enum outcome admit_comment(struct request *req)
{
	struct db_rows *rows = NULL;
	size_t place = 0;

	return find_comment(req, &rows, &place);
}

static enum outcome show_comment(struct request *req)
{
	struct application a;
	struct db_rows *rows = NULL;
	size_t place = 0;
	enum outcome outcome = show_head(req, &a);

	if (!outcome)
		outcome = find_comment(req, &rows, &place);
	if (outcome)
		return outcome;
	view_text(req, "Comment.text", db_text(rows, place, "text"));
	view_text(req, "Comment.name", db_text(rows, place, "name"));
	form_show(req, &comment_delete_form,
		pool_printf(req->pool, "%s%s", req->path, list_walk(req)), NULL);
	view_beside(req);
	return OK;
}

static enum outcome save_comment(struct request *req)
{
	const struct comment_input *input = req->input;
	enum outcome outcome;

	if (input->back)
		return redirect_to(req, NULL, "%s", back_path(req));
	if (!input->sure)
		return redirect_to(req, NULL, "%s/kommentar/%lld/loeschen%s", step_path(req),
			(long long)request_path_int(req, "comment"), list_walk(req));
	outcome = application_comment_delete(
		req->db, &req->principal, req->object.id, request_path_int(req, "comment"));
	return outcome ? outcome : redirect_to(req, "comment_deleted", "%s", back_path(req));
}

const struct page page_application_comment_delete = {
	.path = "/bewerbungen/{application}/kommentar/{comment}/loeschen",
	.right = RIGHT_CANDIDATE_COMMENT_DELETE,
	.form = &comment_delete_form,
	.view = "backend/comment_delete.cs",
	.title = "comment_delete",
	.admit = admit_comment,
	.show = show_comment,
	.save = save_comment,
};
