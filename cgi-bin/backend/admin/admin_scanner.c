/* Checking files: how the virus scanner is doing, how many wait and since when, having them tried
 * at once (INT-50). No file and no application is named: whose they are is none of her business. */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "intake/intake.h"
#include "scan/scan.h"
#include "web/form/form.h"

#define PATH "/verwaltung/dateipruefung"

static const struct form check_form = {.name = "file_check"};
static const struct form again_form = {.name = "scan_again"};

static void view_at(struct request *req, const char *name, const char *at)
{
	if (at)
		view_time(req, name, clock_from_sql(at));
}

/* What it has not seen because it came before. */
static enum outcome show_unseen(struct request *req)
{
	struct queue_item item;
	int64_t count = 0;
	enum outcome outcome = scan_wanted() ? intake_unseen(req->db, &count) : OK;

	if (outcome || !count)
		return outcome;
	view_int(req, "Unseen.count", count);
	view_bool(req, "Unseen.more", count == INTAKE_TOGETHER);
	outcome = queue_find(req->db, req->pool, SCAN_AGAIN, 0, &item);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	bool going = !outcome && text_among("waiting,running", item.state);
	view_bool(req, "Unseen.going", going);
	if (going)
		view_int(req, "Unseen.done", item.done);
	else
		form_show(req, &again_form, PATH "/nachholen", NULL);
	return OK;
}

/* words: scanner_why.* scanner_state.* */
static enum outcome show(struct request *req)
{
	struct intake_state state;
	enum outcome outcome = intake_state_get(req->db, req->pool, &state);

	if (outcome)
		return outcome;
	admin_crumbs(req, NULL, NULL);
	view_text(req, "Scanner.state",
		view_code(req, "scanner_state",
			!scan_wanted()              ? "none"
				: state.failed_at   ? "failed"
				: state.answered_at ? "good"
						    : "unasked"));
	if (scan_wanted() && state.failed_at)
		view_text(req, "Scanner.why", view_code(req, "scanner_why", state.failed_why));
	view_bool(req, "Scanner.wanted", scan_wanted());
	view_at(req, "Scanner.failed_at", state.failed_at);
	view_at(req, "Scanner.answered_at", state.answered_at);
	view_at(req, "Scanner.found_at", state.found_at);
	view_int(req, "Scanner.found", state.found);
	view_int(req, "Scanner.waiting", state.waiting);
	view_int(req, "Scanner.large", state.large);
	view_at(req, "Scanner.since", state.since);
	if (state.waiting)
		form_show(req, &check_form, PATH, NULL);
	return show_unseen(req);
}

/* words: audit_action.files_checked_now notice.files_checked_now */
static enum outcome save(struct request *req)
{
	enum outcome outcome = intake_now(req->db, req->pool);

	if (!outcome)
		outcome = audit_add(
			req->db, &req->principal, OBJECT_NONE, 0, "files_checked_now", NULL);
	return outcome ? outcome : redirect_to(req, "files_checked_now", PATH);
}

const struct page page_admin_scanner = {
	.path = PATH,
	.right = RIGHT_ADMIN,
	.form = &check_form,
	.view = "backend/admin_scanner.cs",
	.title = "admin_scanner",
	.show = show,
	.save = save,
};

/* words: audit_action.files_scan_again notice.files_scan_again */
static enum outcome save_again(struct request *req)
{
	enum outcome outcome = intake_again(req->db, req->pool, req->principal.id);

	if (!outcome)
		outcome = audit_add(
			req->db, &req->principal, OBJECT_NONE, 0, "files_scan_again", NULL);
	return outcome ? outcome : redirect_to(req, "files_scan_again", PATH);
}

const struct page page_admin_scanner_again = {
	.path = PATH "/nachholen",
	.right = RIGHT_ADMIN,
	.form = &again_form,
	.view = "backend/admin_scanner.cs",
	.title = "admin_scanner",
	.show = show,
	.save = save_again,
};
