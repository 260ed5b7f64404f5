/* portal.fcgi: the external and the internal portal (POR-01), as two runs of one program with
 * different settings. */
#include <string.h>

#include "access/session.h"
#include "application/own.h"
#include "application/workflow.h"
#include "equality/sex_count.h"
#include "hiring/handover.h"
#include "interview/invite.h"
#include "mail/letter.h"
#include "portal/ads/ad_query.h"
#include "portal/pages.h"
#include "portal/site/internal.h"
#include "portal/site/site.h"
#include "store/secrets.h"
#include "store/store.h"
#include "task/statement.h"
#include "web/render.h"
#include "web/serve/site.h"

#define ENTRY(name) &name,
static const struct page *const pages[] = {PORTAL_PAGES(ENTRY) NULL};
#undef ENTRY

/* Applicants make steps of applications alone, which no guard stops. */
const struct process_kind *const process_kinds[] = {&application_process, NULL};
process_hook *const process_more[] = {interview_after, sex_after, hiring_after, NULL};
const struct process_guard_rule process_guards[] = {{NULL, NULL}};
/* What they do ends questions about applications alone, from which nothing follows. */
const struct statement_effect statement_effects[] = {{NULL, NULL, NULL}};

static void start(const struct settings *settings)
{
	secrets_init_portal(settings);
	letter_init(settings);
	portal_init(settings);
	public_ad_init(settings);
}

/* Everybody may look; a visit begins with the first step of an application, so that nobody gets a
 * cookie for reading (POR-14). */
static enum outcome identify(struct request *req)
{
	req->principal.kind = PRINCIPAL_VISITOR;
	const char *token = request_session_token(req);
	store_show_visit(token);
	enum outcome outcome = internal_admit(req);
	if (outcome || !token)
		return outcome;
	struct session session;
	outcome = session_find(req->db, req->pool, SESSION_PORTAL, token, &session);
	if (outcome)
		return outcome == UNAVAILABLE ? outcome : OK;
	req->session = session;
	req->principal.id = session.id;
	req->principal.account = session.owner;
	return session_touch(req->db, SESSION_PORTAL, &session);
}

static enum outcome owns(struct request *req, int64_t application_id)
{
	if (!req->session.token)
		return NOT_FOUND;
	return application_owned(
		req->db, req->pool, &req->principal, application_id, req->page->scope);
}

/* This page in both languages, for search engines. */
static void languages(struct request *req)
{
	bool english = strcmp(req->lang, "en") == 0;
	view_text(req, "Page.de",
		portal_url(req, view_get(req->view, english ? "Page.alternate" : "Page.address")));
	view_text(req, "Page.en",
		portal_url(req, view_get(req->view, english ? "Page.address" : "Page.alternate")));
}

static void frame(struct request *req)
{
	view_bool(req, "Page.internal", portal_internal());
	portal_who(req);
	view_text(req, "Site.url", portal_url(req, ""));
	if (portal_internal()) {
		view_text(req, "Site.external", settings_text(req->settings, "external_url", NULL));
		response_cache(req, CACHE_NOT); /* nothing of it in a shared cache */
		return;
	}
	languages(req);
	struct public_ad_query query = {0};
	if (strcmp(req->path, "/stellen") == 0)
		ad_query_read(req, &query);
	const char *text = ad_query_text(req, &query);
	view_text(req, "Page.feed",
		pool_printf(req->pool, "%s/feed.atom%s%s", req->base, *text ? "?" : "", text));
}

static const struct site site = {
	.name = "portal",
	.pages = pages,
	.world = SESSION_PORTAL,
	.cookie = "bms_portal",
	.start = start,
	.identify = identify,
	.frame = frame,
	.owns = owns,
	.sign_in = "/konto/anmelden",
	.resume = "/bewerbung/fortsetzen",
	.view_error = "portal/error.cs",
	.api = "/api/",
};

int main(int argc, char **argv)
{
	return site_main(&site, argc, argv);
}
