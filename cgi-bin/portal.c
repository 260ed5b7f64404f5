/* portal.fcgi: the external and the internal portal (POR-01), as two runs of one program with
 * different settings. */
#include "access/session.h"
#include "applicant/draft.h"
#include "mail/letter.h"
#include "portal/pages.h"
#include "portal/site.h"
#include "privacy/secrets.h"

static const struct page *const pages[] = {
	&page_home,
	&page_search,
	&page_ad,
	&page_apply_begin,
	&page_apply_data,
	&page_apply_files,
	&page_apply_file_remove,
	&page_apply_check,
	&page_apply_sent,
	&page_apply_confirm,
	&page_apply_confirmed,
	&page_privacy,
	&page_imprint,
	&page_accessibility,
	&page_easy,
	&page_contact,
	&page_sitemap,
	&page_health,
	NULL,
};

static void start(const struct settings *settings)
{
	secrets_init(settings);
	letter_init(settings);
	portal_init(settings);
}

/* Everybody may look; a visit begins with the first step of an application, so that nobody gets a
 * cookie for reading (POR-14). */
static enum outcome identify(struct request *req)
{
	req->principal.kind = PRINCIPAL_VISITOR;
	const char *token = request_session_token(req);
	if (!token)
		return OK;
	struct session session;
	enum outcome outcome = session_find(req->db, req->pool, SESSION_PORTAL, token, &session);
	if (outcome)
		return outcome == UNAVAILABLE ? outcome : OK;
	req->session = session;
	req->principal.id = session.id;
	return session_touch(req->db, SESSION_PORTAL, &session);
}

static enum outcome owns(struct request *req, int64_t application_id)
{
	if (!req->session.token)
		return NOT_FOUND;
	return application_owned(req->db, req->session.id, application_id);
}

static void frame(struct request *req)
{
	view_bool(req, "Page.internal", portal_internal());
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
	.view_error = "portal/error.cs",
};

int main(int argc, char **argv)
{
	return site_main(&site, argc, argv);
}
