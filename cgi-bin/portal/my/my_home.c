/* "Mein Bereich": what a person has going on here, and the next step for each (POR-07). */
#include "account/account.h"
#include "account/bookmark.h"
#include "alert/alert.h"
#include "application/my_application.h"
#include "base/text.h"
#include "portal/my/my.h"
#include "portal/pages.h"
#include "portal/site/site.h"
#include "web/form/form.h"

#define BOOKMARKS_SHOWN 5

static const struct form end_form = {.name = "alert_end_own"};

/* Applications going on, those being written, and those that are over, each in a list of its own.
 */
static enum outcome show_applications(struct request *req)
{
	struct db_rows *rows;
	bool english = text_equal(req->lang, "en");
	enum outcome outcome = my_applications(req->db, req->pool, req->principal.account, &rows);
	if (outcome)
		return outcome;
	view_rows(req, "Applications", rows);
	for (size_t i = 0; i < rows->count; i++)
		my_status(req, pool_printf(req->pool, "Applications.%zu", i),
			&(struct my_status){.code = db_text(rows, i, "status"),
				.words = db_text(rows, i, english ? "words_en" : "words_de"),
				.stage = db_text(rows, i, "stage"),
				.told = {db_text(rows, i, english ? "meaning_en" : "meaning_de"),
					db_text(rows, i, english ? "next_en" : "next_de"),
					db_text(rows, i, english ? "todo_en" : "todo_de")}});
	return OK;
}

static enum outcome show_bookmarks(struct request *req)
{
	struct db_rows *rows;
	enum outcome outcome =
		bookmark_list(req->db, req->pool, &req->principal, portal_internal(), &rows);
	if (outcome)
		return outcome;
	view_int(req, "Bookmarks.total", (int64_t)rows->count);
	struct db_rows first = *rows;
	if (first.count > BOOKMARKS_SHOWN)
		first.count = BOOKMARKS_SHOWN;
	return portal_ad_rows(req, "Bookmarks.ads", &first);
}

static enum outcome show_alerts(struct request *req)
{
	struct db_rows *rows;
	enum outcome outcome = alert_list(req->db, req->pool, req->principal.account, &rows);
	if (outcome)
		return outcome;
	view_rows(req, "Alerts", rows);
	form_show(req, &end_form, req->path, NULL); /* one token for all the buttons */
	for (size_t i = 0; i < rows->count; i++) {
		const char *place = pool_printf(req->pool, "Alerts.%zu", i);
		view_text(req, pool_printf(req->pool, "%s.frequency_label", place),
			view_code(req, "frequency", db_text(rows, i, "frequency")));
		view_text(req, pool_printf(req->pool, "%s.end", place),
			pool_printf(req->pool, "%s/konto/job-alerts/%s/beenden", req->base,
				db_text(rows, i, "id")));
	}
	return OK;
}

static enum outcome show(struct request *req)
{
	struct account account;
	enum outcome outcome = account_get(req->db, req->pool, req->principal.account, &account);
	if (outcome)
		return outcome;
	view_text(req, "Account.first_name", account.first_name);
	view_text(req, "Account.surname", account.surname);
	view_text(req, "Account.email", account.email);
	if (account.valid_until)
		view_time(req, "Account.valid_until", account.valid_until);
	outcome = show_applications(req);
	if (!outcome)
		outcome = show_bookmarks(req);
	return outcome ? outcome : show_alerts(req);
}

const struct page page_my_home = {
	.path = "/konto",
	.right = RIGHT_ACCOUNT,
	.view = "portal/my_home.cs",
	.title = "my_home",
	.show = show,
};

static enum outcome save_end(struct request *req)
{
	enum outcome outcome =
		alert_end_own(req->db, req->principal.account, request_path_int(req, "alert"));
	if (outcome && outcome != NOT_FOUND) /* not found: ended already, as wished */
		return outcome;
	return redirect_to(req, "alert_ended", "/konto");
}

const struct page page_my_alert_end = {
	.path = "/konto/job-alerts/{alert}/beenden",
	.right = RIGHT_ACCOUNT,
	.form = &end_form,
	.save = save_end,
};
