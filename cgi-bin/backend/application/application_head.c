/* The head of an application's desk; who sees it, and its history. */
#include "backend/application/application_view.h"

#include "application/reading.h"
#include "backend/desk/head.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "web/list/walk.h"

static const struct form_field status_fields[] = {
	{.name = "status",
		.type = FIELD_CHOICE,
		.max = 30,
		.required = true,
		FORM_AT(struct application_status_input, status)},
	FORM_VERSION(struct application_status_input),
};

/* words: form.application_status.version */
const struct form application_status_form =
	FORM("application_status", status_fields, struct application_status_input);

static void view_application(struct request *req, const struct application *a, bool may_see_vacancy)
{
	view_text(req, "Application.number", a->number);
	view_text(req, "Application.name", a->name);
	view_text(req, "Application.email", a->email);
	view_text(req, "Application.salutation", a->salutation);
	view_text(req, "Application.status", a->status);
	view_text(req, "Application.jobad_number", a->jobad_number);
	view_text(req, "Application.jobad_title", a->jobad_title);
	view_text(req, "Application.vacancy_title", a->vacancy_title);
	if (may_see_vacancy)
		view_text(req, "Application.vacancy_number", a->vacancy_number);
	if (a->received_at)
		view_time(req, "Application.received_at", clock_from_sql(a->received_at));
	view_time(req, "Application.status_since", clock_from_sql(a->status_since));
	view_text(req, "Application.source", a->source);
	if (a->pr_told_at)
		view_time(req, "Application.pr_told_at", clock_from_sql(a->pr_told_at));
	if (a->sbv_told_at && shows_mark(req))
		view_time(req, "Application.sbv_told_at", clock_from_sql(a->sbv_told_at));
	view_bool(req, "Application.severely_disabled", a->severely_disabled && shows_mark(req));
	view_bool(req, "Application.internal", a->internal);
}

/* Which steps there are is a question of the status model: whoever may read may find some. */
static enum outcome show_application_steps(
	struct request *req, const struct application *a, const char *path, const char *tab)
{
	const char *walk = list_walk(req);
	bool elsewhere = text_equal(tab, "check") || text_equal(tab, "rating");

	if (*walk)
		view_text(req, "Head.on",
			pool_printf(req->pool, "%s%s/status%s&" APPLICATION_ON "=1", req->base,
				path, walk));
	return head_show(req,
		&(struct head){.kind = OBJECT_APPLICATION,
			.id = a->id,
			.title = a->name,
			.read = a->stated ? RIGHT_CANDIDATE_READ : RIGHT_NONE,
			.roles = req->object.roles,
			.steps = true,
			.form = &application_status_form,
			.action = pool_printf(req->pool, "%s/status", path),
			.steps_at = elsewhere ? path : NULL,
			.version = a->version},
		NULL);
}

enum outcome application_is_read(struct request *req, const struct application *application)
{
	return application_note_reading(req->db, req->pool, &req->principal,
		may_roles(req, RIGHT_CANDIDATE_READ), application);
}

/* What is changed of the application itself (BAK-10). words: title.application_correct
 * title.application_documents title.application_document_types transfer.copy
 * transfer.move title.application_ad */
static void view_changes(struct request *req, const char *path)
{
	if (may(req, RIGHT_CANDIDATE_EDIT))
		head_link(req, pool_printf(req->pool, "%s/berichtigen", path),
			"title.application_correct");
	if (may(req, RIGHT_CANDIDATE_EVENT_INVITATION_FILE_UPLOAD))
		head_link(req, pool_printf(req->pool, "%s/unterlagen/neu", path),
			"title.application_documents");
	if (may(req, RIGHT_CANDIDATE_FILE_CHANGE_ATTACHMENT_TYPE))
		head_link(req, pool_printf(req->pool, "%s/unterlagen/arten", path),
			"title.application_document_types");
	if (may(req, RIGHT_CANDIDATE_COPY))
		head_link(req, pool_printf(req->pool, "%s/kopieren", path), "transfer.copy");
	if (may(req, RIGHT_CANDIDATE_CHANGE_RELATED_VACANCY))
		head_link(req, pool_printf(req->pool, "%s/verschieben", path), "transfer.move");
	else if (may(req, RIGHT_CANDIDATE_CHANGE_RELATED_JOBAD))
		head_link(req, pool_printf(req->pool, "%s/anzeige", path), "title.application_ad");
}

/* words: tab.mails tab.rating tab.interviews tab.hiring title.application_forward */
enum outcome show_application_head(
	struct request *req, const char *tab, struct application *application_r)
{
	const char *path;
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, application_r);

	if (!outcome)
		outcome = application_is_read(req, application_r);
	if (outcome)
		return outcome;
	path = pool_printf(req->pool, "/bewerbungen/%s", application_r->number);
	view_crumb(req, view_word(req, "title.applications"), "/bewerbungen");
	head_crumbs(req, application_r->number, application_r->name, false, path, tab);
	view_application(req, application_r, may_above(req, RIGHT_VACANCY_READ));
	head_tab(req, "overview", path, -1, tab);
	head_tab(req, "check", pool_printf(req->pool, "%s/pruefung", path), -1, tab);
	if (may(req, RIGHT_CANDIDATE_EDIT))
		head_tab(req, "mails", pool_printf(req->pool, "%s/emails", path), -1, tab);
	if (may_roles(req, RIGHT_RATE) & ~ROLE_BIT(ROLE_SEAT))
		head_tab(req, "rating", pool_printf(req->pool, "%s/bewertung", path), -1, tab);
	head_tab(req, "interviews", pool_printf(req->pool, "%s/termine", path), -1, tab);
	if (may(req, RIGHT_HANDOVER_READ))
		head_tab(req, "hiring", pool_printf(req->pool, "%s/einstellung", path), -1, tab);
	view_changes(req, path);
	if (may(req, RIGHT_OPEN_DOSSIER))
		head_link(req, pool_printf(req->pool, "%s/dossier", path), "title.dossier_new");
	if (may(req, RIGHT_CANDIDATE_REMINDER_CREATE))
		head_link(req, pool_printf(req->pool, "%s/erinnerungen", path), "title.reminders");
	if (may(req, RIGHT_CANDIDATE_FORWARD))
		head_link(req, pool_printf(req->pool, "%s/weiterleiten", path),
			"title.application_forward");
	head_tabs_trail(req, OBJECT_APPLICATION, path, true, tab);
	return show_application_steps(req, application_r, path, tab);
}

static enum outcome show_access_tab(struct request *req)
{
	struct application a;
	enum outcome outcome = show_application_head(req, "access", &a);

	view_text(req, "Access.text", view_word(req, "backend.access_note_application"));
	return outcome ? outcome : show_access(req, OBJECT_APPLICATION, a.id);
}

static enum outcome show_history_tab(struct request *req)
{
	struct application a;
	enum outcome outcome = show_application_head(req, "history", &a);

	if (!outcome)
		outcome = show_due(req, OBJECT_APPLICATION, a.id, a.status);
	if (!outcome)
		outcome = application_show_corrections(req, a.id, a.form_version_id);
	return outcome ? outcome : show_application_history(req, a.id, a.form_version_id);
}

const struct page page_application_access = {
	.path = "/bewerbungen/{application}/zugriff",
	.right = RIGHT_CANDIDATE_READ,
	.view = "backend/desk_access.cs",
	.title = "application",
	.admit = admit_trail,
	.show = show_access_tab,
};

const struct page page_application_history = {
	.path = "/bewerbungen/{application}/verlauf",
	.right = RIGHT_CANDIDATE_READ,
	.view = "backend/desk_history.cs",
	.title = "application",
	.admit = admit_trail,
	.show = show_history_tab,
};
