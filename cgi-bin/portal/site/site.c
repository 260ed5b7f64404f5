/* What the portal's pages share: which portal this is, lists of ads, whole addresses. */
#include "portal/site/site.h"

#include "account/bookmark.h"
#include "account/sign_in.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "portal/site/internal.h"
#include "portal/site/pay.h"
#include "portal/site/rate.h"
#include "store/store.h"
#include "web/form/form.h"
#include "web/fragment.h"

#define HOUR 3600
#define NEAR_DAYS 8 /* an ad that ends within a week */

static bool internal;

bool portal_internal(void)
{
	return internal;
}

void portal_init(const struct settings *settings)
{
	const char *portal = settings_text(settings, "portal", "external");
	internal = text_equal(portal, "internal");
	if (!internal && !text_equal(portal, "external"))
		log_fatal("settings", "name=portal reason=not_external_or_internal");
	internal_init(settings);
}

/* Nobody without a visit has kept anything: what everybody shares costs nothing here. */
static enum outcome kept_read(struct request *req, struct db_rows **rows_r)
{
	*rows_r = NULL;
	if (!req->session.token)
		return OK;
	return bookmark_numbers(req->db, req->pool, &req->principal, rows_r);
}

static bool kept_has(const struct db_rows *kept, const char *number)
{
	for (size_t i = 0; kept && i < kept->count; i++) {
		if (text_equal(db_cell_text(kept, i, 0), number))
			return true;
	}
	return false;
}

static void row_show(struct request *req, const char *row, const struct db_rows *ads, size_t i)
{
	const char *last = public_ad_text(ads, i, "valid_to");
	if (!last)
		return;
	int days = day_number(last) - day_number(clock_today(req->pool));
	view_int(req, pool_printf(req->pool, "%s.days_left", row), days);
	view_bool(req, pool_printf(req->pool, "%s.near", row), days < NEAR_DAYS);
	view_text(req, pool_printf(req->pool, "%s.working_time_label", row),
		view_code(req, "working_time", public_ad_text(ads, i, "working_time")));
}

enum outcome portal_ad_rows(struct request *req, const char *name, const struct db_rows *ads)
{
	struct db_rows *kept;
	enum outcome outcome = kept_read(req, &kept);
	if (outcome)
		return outcome;
	view_rows(req, name, ads);
	pay_show_rows(req, name, ads);
	pay_show_tables(req, "Pay", ads);
	for (size_t i = 0; i < ads->count; i++) {
		const char *row = pool_printf(req->pool, "%s.%zu", name, i);
		row_show(req, row, ads, i);
		view_bool(req, pool_printf(req->pool, "%s.kept", row),
			kept_has(kept, public_ad_text(ads, i, "number")));
	}
	return OK;
}

static enum outcome ads_fill(struct request *req, void *context)
{
	const struct public_ad_result *result = context;
	struct db_rows *ads;
	enum outcome outcome = public_ad_list(req->db, req->pool, result->ads, result->count, &ads);
	if (outcome)
		return outcome;
	outcome = portal_ad_rows(req, "Ads", ads);
	return outcome ? outcome : internal_mark(req, "Ads", ads);
}

enum outcome portal_ad_kept(struct request *req, const char *number)
{
	struct db_rows *kept;
	enum outcome outcome = kept_read(req, &kept);
	view_bool(req, "Ad.kept", !outcome && kept_has(kept, number));
	return outcome;
}

/* What all rows depend on besides the ads themselves: the day, and what this visit has kept. */
enum outcome portal_ads_key(
	struct request *req, struct buf *key, const struct public_ad_place *ads, size_t count)
{
	struct db_rows *kept;
	enum outcome outcome = kept_read(req, &kept);
	if (outcome)
		return outcome;
	fragment_key_text(key, clock_today(req->pool));
	for (size_t i = 0; i < count; i++) {
		fragment_key_int(key, ads[i].id);
		fragment_key_int(key, ads[i].version);
	}
	if (kept)
		fragment_key_rows(key, kept);
	return OK;
}

enum outcome portal_ads(
	struct request *req, const char *name, const struct public_ad_result *result)
{
	if (result->count == 0)
		return OK;
	struct public_ad_result shown = *result;
	struct buf key;
	buf_init(&key, req->pool);
	enum outcome outcome = portal_ads_key(req, &key, result->ads, result->count);
	return outcome ? outcome
		       : fragment_show(req, name, "portal/ads.cs", &key, ads_fill, &shown);
}

int64_t portal_idle_seconds(const struct request *req)
{
	return settings_int(req->settings, "session_idle_seconds", HOUR);
}

int64_t portal_absolute_seconds(const struct request *req)
{
	return settings_int(req->settings, "session_absolute_seconds", 10 * HOUR);
}

static void show_visit(struct request *req)
{
	req->principal.kind = PRINCIPAL_VISITOR;
	req->principal.id = req->session.id;
	store_show_visit(req->session.token);
	response_session_cookie(req);
}

enum outcome portal_visit(struct request *req)
{
	if (req->session.token)
		return OK;
	enum outcome outcome = session_begin(req->db, req->pool, SESSION_PORTAL, 0,
		portal_idle_seconds(req), portal_absolute_seconds(req), &req->session);
	if (outcome)
		return outcome;
	show_visit(req);
	return OK;
}

static enum outcome texts_renew(struct request *req, bool along)
{
	struct session before = req->session;
	const struct account_times times = {
		portal_idle_seconds(req),
		portal_absolute_seconds(req),
	};
	enum outcome outcome = account_renew(
		req->db, req->pool, portal_device(req), &times, along, &before, &req->session);
	if (!outcome)
		show_visit(req);
	return outcome;
}

enum outcome portal_visit_renew(struct request *req)
{
	return req->session.token ? texts_renew(req, true) : portal_visit(req);
}

enum outcome portal_visit_end(struct request *req)
{
	enum outcome outcome =
		req->session.token ? session_end(req->db, SESSION_PORTAL, req->session.id) : OK;
	if (outcome)
		return outcome;
	req->session = (struct session){0};
	response_session_cookie(req);
	return OK;
}

enum outcome portal_visit_leave(struct request *req)
{
	return req->principal.account ? texts_renew(req, false) : portal_visit_end(req);
}

void portal_who(struct request *req)
{
	static const struct form sign_out = {.name = "sign_out"};
	struct db_rows *kept;
	if (!kept_read(req, &kept) && kept && kept->count > 0)
		view_int(req, "Page.bookmarks", (int64_t)kept->count);
	if (!req->principal.account)
		return;
	view_bool(req, "Page.account", true);
	form_show(req, &sign_out, "/konto/abmelden", NULL);
}

void portal_step(
	struct request *req, int place, int count, int at, const char *label, const char *href)
{
	const char *step = pool_printf(req->pool, "Steps.%d", place);
	bool current = place + 1 == at;
	view_text(req, pool_printf(req->pool, "%s.label", step), label);
	view_bool(req, pool_printf(req->pool, "%s.current", step), current);
	view_bool(req, pool_printf(req->pool, "%s.done", step), place + 1 < at);
	if (!current && href)
		view_text(req, pool_printf(req->pool, "%s.href", step), href);
	view_int(req, "Steps_at", at);
	view_int(req, "Steps_of", count);
}

char *portal_url(const struct request *req, const char *path)
{
	return pool_printf(req->pool, "%s%s", settings_text(req->settings, "base_url", ""), path);
}
