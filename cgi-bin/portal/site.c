/* What the portal's pages share: which portal this is, lists of ads, whole addresses. */
#include "portal/site.h"

#include "base/log.h"
#include "base/text.h"
#include "portal/internal.h"
#include "privacy/store.h"
#include "web/fragment.h"

#define HOUR 3600

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

static enum outcome ads_fill(struct request *req, void *context)
{
	const struct public_ad_result *result = context;
	struct db_rows *ads;
	enum outcome outcome = public_ad_list(req->db, req->pool, result->ads, result->count, &ads);
	if (outcome)
		return outcome;
	view_rows(req, "Ads", ads);
	for (size_t i = 0; i < ads->count; i++)
		view_text(req, pool_printf(req->pool, "Ads.%zu.working_time_label", i),
			view_code(req, "working_time", public_ad_text(ads, i, "working_time")));
	return internal_mark(req, "Ads", ads);
}

enum outcome portal_ads(struct request *req, const struct public_ad_result *result)
{
	if (result->count == 0)
		return OK;
	struct public_ad_result shown = *result;
	struct buf key;
	buf_init(&key, req->pool);
	for (size_t i = 0; i < result->count; i++) {
		fragment_key_int(&key, result->ads[i].id);
		fragment_key_int(&key, result->ads[i].version);
	}
	return fragment_show(req, "Ads_html", "portal/ads.cs", &key, ads_fill, &shown);
}

enum outcome portal_visit(struct request *req)
{
	if (req->session.token)
		return OK;
	enum outcome outcome = session_begin(req->db, req->pool, SESSION_PORTAL, 0,
		settings_int(req->settings, "session_idle_seconds", 2 * HOUR),
		settings_int(req->settings, "session_absolute_seconds", 24 * HOUR), &req->session);
	if (outcome)
		return outcome;
	req->principal.kind = PRINCIPAL_VISITOR;
	req->principal.id = req->session.id;
	store_show_visit(req->session.token);
	response_session_cookie(req);
	return OK;
}

void portal_who(struct request *req)
{
	static const struct form sign_out = {.name = "sign_out"};
	if (!req->principal.account)
		return;
	view_bool(req, "Page.account", true);
	form_show(req, &sign_out, "/konto/abmelden", NULL);
}

void portal_step(struct request *req, int place, int count, int at, const char *label,
	const char *href)
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
