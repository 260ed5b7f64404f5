/* What is different on the internal portal. */
#include "portal/site/internal.h"

#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "org/staff.h"
#include "portal/pages.h"
#include "portal/site/site.h"
#include "public_ad/public_feed.h"
#include "recruiting/bias.h"

static bool by_network;

void internal_init(const struct settings *settings)
{
	const char *access = settings_text(settings, "internal_access", "sso");
	by_network = text_equal(access, "network");
	if (!by_network && !text_equal(access, "sso"))
		log_fatal("settings", "name=internal_access reason=not_sso_or_network");
}

static const char *user(const struct request *req)
{
	return request_param(req, settings_text(req->settings, "sso_user_param", "BMS_SSO_USER"));
}

enum outcome internal_admit(const struct request *req)
{
	if (!portal_internal() || by_network || req->page == &page_health)
		return OK;
	return user(req) ? OK : DENIED;
}

enum outcome internal_mark(struct request *req, const char *name, const struct db_rows *rows)
{
	bool flags[PUBLIC_AD_PAGE];
	if (!portal_internal() || rows->count == 0)
		return OK;
	enum outcome outcome = public_feed_internal(req->db, req->pool, rows, flags);
	for (size_t i = 0; !outcome && i < rows->count; i++)
		view_bool(req, pool_printf(req->pool, "%s.%zu.internal", name, i), flags[i]);
	return outcome;
}

/* A parameter as text: nothing that cannot be read gets into a form. */
static const char *told(const struct request *req, const char *setting, const char *parameter)
{
	const char *given = request_param(req, settings_text(req->settings, setting, parameter));
	return given && text_utf8(given, strlen(given)) ? text_clean(req->pool, given) : NULL;
}

void internal_person(const struct request *req, struct internal_person *person_r)
{
	*person_r = (struct internal_person){0};
	if (!portal_internal() || !user(req))
		return;
	const char *name = told(req, "sso_name_param", "BMS_SSO_NAME");
	const char *mail = told(req, "sso_mail_param", "BMS_SSO_MAIL");
	if (name)
		text_person(req->pool, name, &person_r->first_name, &person_r->surname);
	person_r->email = mail ? text_email(req->pool, mail) : NULL;
}

enum outcome internal_applies(struct request *req, const char *application)
{
	const char *given = portal_internal() ? user(req) : NULL;
	if (!given)
		return OK;
	return bias_staff(req->db, application, staff_user_id(req->pool, given));
}
