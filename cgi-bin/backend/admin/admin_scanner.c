/* Checking files: how the virus scanner is doing, how many wait and since when, having them tried
 * at once (INT-50). No file and no application is named: whose they are is none of her business. */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "history/history.h"
#include "intake/intake.h"
#include "scan/scan.h"
#include "web/form/form.h"

#define PATH "/verwaltung/dateipruefung"

static const struct form check_form = {.name = "file_check"};

static void view_at(struct request *req, const char *name, const char *at)
{
	if (at)
		view_time(req, name, clock_from_sql(at));
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
	return OK;
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
