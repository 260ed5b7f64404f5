/*
 * "Meine Daten herunterladen" (PRT-12): everything held about the person, as PDF, as JSON and with
 * all files as ZIP. Of an account everything; of a guest what belongs to the application, by a link
 * that is mailed for it.
 */
#include <string.h>

#include "application/link.h"
#include "application/own.h"
#include "base/clock.h"
#include "disclosure/export.h"
#include "mail/request.h"
#include "portal/account/account.h"
#include "portal/my/my.h"
#include "portal/pages.h"
#include "portal/site/rate.h"
#include "web/form/form.h"

static enum outcome show(struct request *req)
{
	view_crumb(req, view_word(req, "title.my_home"), "/konto");
	view_text(req, "Data.path", pool_printf(req->pool, "%s/konto/auskunft", req->base));
	return OK;
}

const struct page page_my_data = {
	.path = "/konto/auskunft",
	.right = RIGHT_ACCOUNT,
	.view = "portal/my_data.cs",
	.title = "my_data",
	.show = show,
};

static const char *request_word(void *context, const char *key)
{
	const char *found = view_word(context, key);

	return strcmp(found, key) == 0 ? NULL : found;
}

static struct export_reader reader_of(struct request *req)
{
	return (struct export_reader){req->lang, request_word, req};
}

/* Of the application in the path, else of the account. */
static struct export_of of(const struct request *req)
{
	if (req->object.id)
		return (struct export_of){.application_id = req->object.id};
	return (struct export_of){.account_id = req->principal.account};
}

static enum outcome export_begin(
	struct request *req, const char *mime, const char *ending, size_t length)
{
	const char *name = pool_printf(req->pool, "%s-%s.%s", view_word(req, "my.data_file"),
		clock_today(req->pool), ending);

	return response_begin(req, mime, name, false, (int64_t)length);
}

static enum outcome show_json(struct request *req)
{
	const char *json;
	const struct export_of whose = of(req);
	const struct export_reader reader = reader_of(req);
	enum outcome outcome =
		export_json(req->db, req->pool, &req->principal, &whose, &reader, &json);

	if (!outcome)
		outcome = export_begin(req, "application/json", "json", strlen(json));
	return outcome ? outcome : response_write(req, json, strlen(json));
}

static enum outcome show_pdf(struct request *req)
{
	const void *bytes;
	size_t length;
	const struct export_of whose = of(req);
	const struct export_reader reader = reader_of(req);
	enum outcome outcome =
		export_pdf(req->db, req->pool, &req->principal, &whose, &reader, &bytes, &length);

	if (!outcome)
		outcome = export_begin(req, "application/pdf", "pdf", length);
	return outcome ? outcome : response_write(req, bytes, length);
}

static enum outcome write_piece(void *context, const void *bytes, size_t length)
{
	return response_write(context, bytes, length);
}

/* Reading all files takes a worker some seconds. */
static enum outcome show_zip(struct request *req)
{
	static const struct rate rate = {"data_zip", 10, 3600};
	struct export_zip *zip;
	int64_t length;
	const struct export_of whose = of(req);
	const struct export_reader reader = reader_of(req);
	enum outcome outcome = portal_rate_try(req, &rate,
		pool_printf(req->pool, "%lld:%lld", (long long)whose.account_id,
			(long long)whose.application_id));

	if (!outcome)
		outcome = export_zip_new(
			req->db, req->pool, &req->principal, &whose, &reader, &zip, &length);
	if (!outcome)
		outcome = export_begin(req, "application/zip", "zip", (size_t)length);
	return outcome ? outcome : export_zip_send(zip, write_piece, req);
}

const struct page page_my_data_json = {
	.path = "/konto/auskunft/json",
	.right = RIGHT_ACCOUNT,
	.title = "my_data",
	.show = show_json,
	.raw = true,
};

const struct page page_my_data_pdf = {
	.path = "/konto/auskunft/pdf",
	.right = RIGHT_ACCOUNT,
	.title = "my_data",
	.show = show_pdf,
	.raw = true,
};

const struct page page_my_data_zip = {
	.path = "/konto/auskunft/zip",
	.right = RIGHT_ACCOUNT,
	.title = "my_data",
	.show = show_zip,
	.raw = true,
};

static const struct form link_form = {.name = "data_link"};

/* A guest's: at once when the visit has opened a link for it, else the link is offered. */
static enum outcome show_guest(struct request *req)
{
	struct my_application application;
	int64_t scope;
	enum outcome outcome = my_application_show(req, &application);

	if (!outcome)
		outcome = application_scope(
			req->db, req->pool, &req->principal, req->object.id, &scope);
	if (outcome)
		return outcome;
	view_crumb_german(req, application.title,
		pool_printf(req->pool, "/bewerbung/%s", application.number));
	view_bool(req, "Data.guest", true);
	if (scope & LINK_DATA)
		view_text(req, "Data.path", pool_printf(req->pool, "%s%s", req->base, req->path));
	else
		form_show(req, &link_form, req->path, NULL);
	return OK;
}

static enum outcome before_guest(struct request *req)
{
	static const struct rate rate = {"data_link", 3, 86400};

	return portal_rate_try(req, &rate, req->object.number);
}

static enum outcome save_guest(struct request *req)
{
	enum outcome outcome =
		mail_request_add_application(req->db, MAIL_REQUEST_DATA, req->object.id);

	return outcome ? outcome : redirect_to(req, "data_link_asked", "%s", req->path);
}

const struct page page_guest_data = {
	.path = "/bewerbung/{application}/auskunft",
	.right = RIGHT_OWN,
	.scope = LINK_STATUS,
	.form = &link_form,
	.view = "portal/my_data.cs",
	.title = "my_data",
	.admit = my_admit_guest,
	.show = show_guest,
	.before = before_guest,
	.save = save_guest,
};

const struct page page_guest_data_json = {
	.path = "/bewerbung/{application}/auskunft/json",
	.right = RIGHT_OWN,
	.scope = LINK_DATA,
	.title = "my_data",
	.admit = my_admit_guest,
	.show = show_json,
	.raw = true,
};

const struct page page_guest_data_pdf = {
	.path = "/bewerbung/{application}/auskunft/pdf",
	.right = RIGHT_OWN,
	.scope = LINK_DATA,
	.title = "my_data",
	.admit = my_admit_guest,
	.show = show_pdf,
	.raw = true,
};

const struct page page_guest_data_zip = {
	.path = "/bewerbung/{application}/auskunft/zip",
	.right = RIGHT_OWN,
	.scope = LINK_DATA,
	.title = "my_data",
	.admit = my_admit_guest,
	.show = show_zip,
	.raw = true,
};
