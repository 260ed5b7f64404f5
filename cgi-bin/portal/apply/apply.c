/* What the pages of an application without registering share. */
#include "portal/apply/apply.h"

#include <string.h>

#include "application/attachment_wait.h"
#include "application/confirmation.h"
#include "application/stage.h"
#include "base/clock.h"
#include "base/text.h"
#include "portal/account/account.h"
#include "portal/site/rate.h"
#include "portal/site/site.h"

#define KILO 1024
#define MEGA (1024 * 1024)
#define CHECK_MILLISECONDS 3000 /* somebody waits for all files of one request */

/* Steps of a begun application are links; of one that is not begun or sent they are words. */
static void view_apply_steps(struct request *req, enum apply_step at, const char *application)
{
	static const struct {
		const char *word;
		const char *page;
	} steps[] = {
		{"apply.step_data", "angaben"},
		{"apply.step_files", "unterlagen"},
		{"apply.step_check", "pruefen"},
		{"apply.step_sent", NULL},
	};
	bool open = application && at != APPLY_SENT;
	int count = req->principal.account ? 3 : 4; /* an account's address is confirmed */
	for (int i = 0; i < count; i++) {
		const char *href = !open || !steps[i].page
			? NULL
			: pool_printf(req->pool, "%s/bewerbung/%s/%s", req->base, application,
				steps[i].page);
		portal_step(req, i, count, (int)at, view_word(req, steps[i].word), href);
	}
}

void apply_head(struct request *req, enum apply_step at, const char *application, const char *ad,
	const char *title, const char *authority)
{
	view_text(req, "Apply.number", application);
	view_text(req, "Apply.ad", ad);
	view_text(req, "Apply.title", title);
	view_text(req, "Apply.authority", authority);
	view_apply_steps(req, at, application);
	view_crumb(req, view_word(req, "title.search"), "/stellen");
	view_crumb_german(req, title, pool_printf(req->pool, "/stellen/%s", ad));
}

enum outcome apply_admit(struct request *req)
{
	enum stage stage;
	enum outcome outcome = stage_find(req->db, req->object.id, &stage);
	if (outcome || stage == STAGE_DRAFT)
		return outcome;
	if (stage == STAGE_DELETED)
		return GONE;
	bool twice = req->post && req->page->done; /* the second click needs no other words */
	return redirect_to(req, twice ? NULL : "apply_sent_already", "/bewerbung/%s/gesendet",
		req->object.number);
}

enum outcome apply_show(struct request *req, enum apply_step at, struct draft *draft_r)
{
	enum outcome outcome = draft_get(req->db, req->pool, req->object.id, draft_r);
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	apply_head(req, at, draft_r->number, draft_r->ad, draft_r->title, draft_r->authority);
	if (draft_r->sent)
		return OK;
	const char *standing;
	struct draft_deadline deadline;
	outcome = draft_stands_behind(req->db, req->pool, &req->principal, draft_r->id, &standing);
	if (outcome)
		return outcome;
	if (standing)
		view_text(req, "Apply.standing", standing);
	outcome = draft_deadline(req->db, req->pool, req->object.id, &deadline);
	if (!outcome)
		apply_view_deadline(req, &deadline);
	return outcome;
}

enum outcome apply_sent_already(struct request *req, enum outcome outcome)
{
	if (outcome != CONFLICT)
		return outcome;
	return redirect_to(req, "apply_sent_already", "/bewerbung/%s/gesendet", req->object.number);
}

const char *apply_size(const struct request *req, int64_t bytes)
{
	if (bytes < MEGA)
		return pool_printf(req->pool, "%lld KB", (long long)((bytes + KILO - 1) / KILO));
	long long tenths = (long long)(bytes * 10 / MEGA);
	if (tenths % 10 == 0)
		return pool_printf(req->pool, "%lld MB", tenths / 10);
	return pool_printf(req->pool, "%lld%c%lld MB", tenths / 10,
		strcmp(req->lang, "en") == 0 ? '.' : ',', tenths % 10);
}

void apply_view_files(struct request *req, const char *name, const struct db_rows *rows)
{
	view_rows(req, name, rows);
	for (size_t i = 0; i < rows->count; i++) {
		const char *type = view_code(req, "attachment_type", db_text(rows, i, "type"));
		view_text(req, pool_printf(req->pool, "%s.%zu.type_label", name, i), type);
		view_text(req, pool_printf(req->pool, "%s.%zu.size_label", name, i),
			apply_size(req, db_number(rows, i, "size")));
	}
}

enum outcome apply_attachments(struct request *req, int64_t application_id)
{
	struct db_rows *rows;
	struct db_rows *gone;
	enum outcome outcome = attachment_list(req->db, req->pool, application_id, true, &rows);
	if (!outcome)
		outcome = attachment_refused(req->db, req->pool, application_id, &gone);
	if (outcome)
		return outcome;
	apply_view_files(req, "Attachments", rows);
	for (size_t i = 0; i < gone->count; i++) {
		const char *place = pool_printf(req->pool, "Gone.%zu", i);
		view_text(req, pool_printf(req->pool, "%s.name", place), db_text(gone, i, "name"));
		view_text(req, pool_printf(req->pool, "%s.reason", place),
			view_code(req, "attachment_refused", db_text(gone, i, "reason")));
		view_time(req, pool_printf(req->pool, "%s.at", place),
			clock_from_sql(db_text(gone, i, "at")));
	}
	return OK;
}

void apply_view_deadline(struct request *req, const struct draft_deadline *deadline)
{
	view_bool(req, "Apply.open", deadline->open);
	view_bool(req, "Apply.grace", deadline->grace);
	view_day(req, "Apply.closes", deadline->last_day);
	if (deadline->ends_at) {
		view_time(req, "Apply.ends_at", deadline->ends_at - 1);
		view_time(req, "Apply.grace_ends_at", deadline->grace_ends_at);
	}
}

/* Of the application of the page, where it has one. */
static enum outcome limits_here(struct request *req, struct limits *limits)
{
	return req->object.kind == OBJECT_APPLICATION
		? limits_of_application(req->db, req->pool, req->object.id, limits)
		: limits_get(req->db, req->pool, limits);
}

enum outcome apply_limits(struct request *req)
{
	struct limits limits;
	enum outcome outcome = limits_here(req, &limits);
	if (outcome)
		return outcome;
	view_bool(req, "Apply.office", limits.office);
	view_int(req, "Apply.max_files", limits.max_files);
	view_text(req, "Apply.max_size", apply_size(req, limits.max_bytes));
	view_int(req, "Apply.max_bytes", limits.max_bytes);
	view_text(req, "Apply.max_total", apply_size(req, limits.max_total));
	return OK;
}

struct attachment_file apply_upload_file(const struct upload *upload)
{
	return (struct attachment_file){
		.name = upload->name,
		.mime = upload->mime,
		.size = upload->size,
		.pdf = (enum pdf_state)upload->state,
		.picture = (enum picture_state)upload->state,
		.pictures = upload->made,
	};
}

enum outcome apply_check_files(struct request *req, struct upload *uploads)
{
	struct limits limits;
	int64_t milliseconds = CHECK_MILLISECONDS;
	enum outcome outcome = limits_here(req, &limits);
	for (struct upload *upload = uploads; !outcome && upload; upload = upload->next) {
		struct upload_reading reading = {req, upload};
		struct attachment_file file = apply_upload_file(upload);
		outcome = attachment_check(
			req->pool, &file, &limits, upload_source, &reading, &milliseconds);
		upload->state = picture_kind(file.mime) ? (int)file.picture : (int)file.pdf;
		upload->made = file.pictures;
	}
	return outcome;
}

enum outcome apply_add_file(
	struct request *req, const char *type, const struct upload *upload, const char **problem_r)
{
	struct attachment_file file = apply_upload_file(upload);
	struct upload_reading reading = {req, upload};
	file.type = type;
	if (upload->broken) { /* words: problem.file_name */
		*problem_r = "file_name";
		return INVALID;
	}
	return attachment_add(req->db, req->pool, &req->principal, req->object.id, &file,
		upload_source, &reading, problem_r);
}

void apply_show_refused(struct request *req, const char *lines)
{
	for (int place = 0; !text_empty(lines); place++) {
		size_t reason = strcspn(lines, "\t"), end = strcspn(lines, "\n");
		if (reason >= end)
			return;
		const char *code = pool_strndup(req->pool, lines, reason);
		view_text(req, pool_printf(req->pool, "Refused.%d.reason", place),
			view_code(req, "problem", code));
		view_text(req, pool_printf(req->pool, "Refused.%d.name", place),
			pool_strndup(req->pool, lines + reason + 1, end - reason - 1));
		lines += end + (lines[end] == '\n');
	}
}

enum outcome apply_count_upload(struct request *req)
{
	static const struct rate rate = {.name = "upload", .times = 100, .seconds = 3600};
	int64_t account = req->principal.account;
	return portal_rate_try(req, &rate,
		pool_printf(req->pool, "%s:%lld", account ? "account" : "visit",
			(long long)(account ? account : req->session.id)));
}

/* A visit is begun anew with a click, and copies cost their sender nothing. */
enum outcome apply_count_copies(struct request *req, size_t files)
{
	static const struct rate guests = {"upload_copy", 200, 3600};
	enum outcome outcome = OK;
	for (size_t i = 0; !outcome && i < files; i++)
		outcome = req->principal.account ? apply_count_upload(req)
						 : portal_rate_address(req, &guests);
	return outcome;
}

enum outcome apply_confirmation_mail(struct request *req)
{
	static const struct rate rate = {"confirmation", 20, 86400};
	struct draft draft;
	enum stage stage;
	bool send = true;
	enum outcome outcome = stage_find(req->db, req->object.id, &stage);
	if (!outcome && stage != STAGE_UNCONFIRMED)
		return CONFLICT;
	if (!outcome)
		outcome = draft_get(req->db, req->pool, req->object.id, &draft);
	if (!outcome && !draft.account)
		outcome = portal_rate_mail(req, &rate, draft.email, &send);
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	return send ? confirmation_again(req->db, req->pool, req->object.id) : OK;
}
