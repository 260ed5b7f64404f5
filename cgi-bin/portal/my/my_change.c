/* What a person may still do after sending: correct answers until the application is in selection
 * (PRT-13), hand in documents until the decision (POR-07). */
#include <string.h>

#include "application/attachment.h"
#include "application/link.h"
#include "application/stage.h"
#include "base/buf.h"
#include "base/text.h"
#include "missing/missing.h"
#include "portal/apply/apply.h"
#include "portal/apply/apply_form.h"
#include "portal/my/my.h"
#include "portal/pages.h"
#include "web/form/form.h"

#define FILES_MAX 20
#define BODY_MAX ((int64_t)60 << 20)

/* Somebody followed an old link, or the status has changed meanwhile. */
static enum outcome too_late(struct request *req, enum outcome outcome)
{
	return outcome == CONFLICT
		? redirect_to(req, "change_too_late", "/bewerbung/%s", req->object.number)
		: outcome;
}

/* What is not sent yet is changed on the draft's own pages. */
static enum outcome change_admit(
	struct request *req, enum stage_change kind, const char *draft_page)
{
	bool may = false;
	enum stage stage;
	enum outcome outcome = stage_find(req->db, req->object.id, &stage);
	if (!outcome && stage == STAGE_DRAFT)
		return redirect_to(req, NULL, "/bewerbung/%s/%s", req->object.number, draft_page);
	if (!outcome && stage != STAGE_DELETED && stage != STAGE_UNCONFIRMED)
		outcome = stage_may(req->db, req->object.id, kind, &may);
	if (!outcome && !may)
		outcome = CONFLICT;
	return too_late(req, outcome);
}

static enum outcome admit_correct(struct request *req)
{
	return change_admit(req, STAGE_CORRECT, "angaben");
}

static enum outcome admit_documents(struct request *req)
{
	return change_admit(req, STAGE_HAND_IN, "unterlagen");
}

static enum outcome change_begin(struct request *req, struct draft *draft_r)
{
	struct my_application application;
	enum outcome outcome = my_application_show(req, &application);
	if (!outcome)
		outcome = draft_get(req->db, req->pool, req->object.id, draft_r);
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	view_crumb_german(req, application.title,
		pool_printf(req->pool, "/bewerbung/%s", application.number));
	return OK;
}

static enum outcome show_correct(struct request *req)
{
	struct draft draft;
	struct form_model model;
	enum outcome outcome = change_begin(req, &draft);
	if (!outcome)
		outcome = form_model_get(
			req->db, req->pool, draft.form_version_id, req->lang, &model);
	if (outcome)
		return outcome;
	apply_show_form(req, &model, &draft.answers, draft.email);
	return OK;
}

static enum outcome save_correct(struct request *req)
{
	struct draft draft;
	struct form_model model;
	struct answers answers;
	enum outcome outcome = draft_get(req->db, req->pool, req->object.id, &draft);
	if (!outcome)
		outcome = form_model_get(
			req->db, req->pool, draft.form_version_id, req->lang, &model);
	if (outcome)
		return outcome;
	apply_read(req, &model, draft.email, &answers);
	if (problems_any(&req->problems))
		return INVALID;
	outcome = draft_correct(req->db, req->pool, &req->principal, req->object.id, &answers);
	return outcome ? too_late(req, outcome)
		       : redirect_to(req, "saved", "/bewerbung/%s", req->object.number);
}

const struct page page_my_correct = {
	.path = "/bewerbung/{application}/berichtigen",
	.right = RIGHT_OWN,
	.scope = LINK_CORRECT,
	.form = &apply_form,
	.view = "portal/my_correct.cs",
	.title = "my_correct",
	.admit = admit_correct,
	.show = show_correct,
	.now = apply_now,
	.save = save_correct,
};

struct documents_input {
	const char *type;
	struct upload *files;
};

static const struct form_field documents_fields[] = {
	{.name = "type",
		.type = FIELD_CHOICE,
		.choices = attachment_types,
		FORM_AT(struct documents_input, type)},
	{.name = "files",
		.type = FIELD_FILES,
		.max = FILES_MAX,
		.required = true,
		FORM_AT(struct documents_input, files)},
};

static const struct form documents_form =
	FORM("apply_files", documents_fields, struct documents_input);

/* Lines of names. */
static void show_taken(struct request *req, const char *lines)
{
	view_bool(req, "Apply.kept", lines != NULL);
	for (int place = 0; !text_empty(lines); place++) {
		size_t length = strcspn(lines, "\n");
		view_text(req, pool_printf(req->pool, "Taken.%d.name", place),
			pool_strndup(req->pool, lines, length));
		lines += length + (lines[length] == '\n');
	}
}

static enum outcome show_documents(struct request *req)
{
	struct draft draft;
	enum outcome outcome = change_begin(req, &draft);
	if (outcome)
		return outcome;
	outcome = my_missing_show(req);
	if (outcome)
		return outcome;
	form_show(req, &documents_form, req->path, NULL);
	apply_show_refused(req, req->note ? req->note : redirect_carried(req, "refused"));
	show_taken(req, redirect_carried(req, "taken"));
	outcome = apply_attachments(req, req->object.id);
	return outcome ? outcome : apply_limits(req);
}

static enum outcome before_documents(struct request *req)
{
	struct documents_input *input = req->input;
	enum outcome outcome = apply_count_upload(req);
	return outcome ? outcome : apply_check_files(req, input->files);
}

static const char *file_type(const char *chosen, const struct upload *upload)
{
	return text_empty(chosen) ? attachment_guess(upload->name) : chosen;
}

/* What is right is taken. Of what is not the page says why: it alone has to be sent once more. */
static enum outcome save_documents(struct request *req)
{
	const struct documents_input *input = req->input;
	struct buf refused, taken;
	buf_init(&refused, req->pool);
	buf_init(&taken, req->pool);
	for (const struct upload *upload = input->files; upload; upload = upload->next) {
		const char *reason;
		enum outcome outcome = apply_add_file(req, input->type, upload, &reason);
		if (outcome == INVALID)
			buf_printf(&refused, "%s\t%s\n", reason, upload->name);
		else if (outcome)
			return too_late(req, outcome);
		else
			buf_printf(&taken, "%s\n", upload->name);
		if (!outcome)
			outcome = missing_handed_in(req->db, req->pool, &req->principal,
				req->object.id, 0, file_type(input->type, upload));
		if (outcome && outcome != INVALID)
			return outcome;
	}
	if (!refused.length)
		return redirect_to(req, "documents_handed_in", "/bewerbung/%s", req->object.number);
	if (!taken.length) {
		req->note = refused.data; /* a line "reason<tab>name" for each file */
		form_problem(req, "files", "files_refused");
		return INVALID;
	}
	redirect_carry(req, "refused", refused.data);
	redirect_carry(req, "taken", taken.data);
	return redirect_to(req, NULL, "%s", req->path);
}

const struct page page_my_documents = {
	.path = "/bewerbung/{application}/nachreichen",
	.right = RIGHT_OWN,
	.scope = LINK_HAND_IN,
	.form = &documents_form,
	.view = "portal/my_documents.cs",
	.title = "my_documents",
	.admit = admit_documents,
	.show = show_documents,
	.before = before_documents,
	.save = save_documents,
	.body = BODY_MAX,
};
