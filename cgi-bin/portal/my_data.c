/* "Meine Daten herunterladen" (PRT-12): everything held about the person, as JSON and as PDF. */
#include <string.h>

#include "applicant/export.h"
#include "base/clock.h"
#include "portal/pages.h"

static enum outcome show(struct request *req)
{
	view_crumb(req, view_word(req, "title.my_home"), "/konto");
	return OK;
}

const struct page page_my_data = {
	.path = "/konto/auskunft",
	.right = RIGHT_ACCOUNT,
	.view = "portal/my_data.cs",
	.title = "my_data",
	.show = show,
};

static const char *word(void *context, const char *key)
{
	const char *found = view_word(context, key);

	return strcmp(found, key) == 0 ? NULL : found;
}

static enum outcome send(struct request *req, const char *mime, const char *ending, const void *bytes,
	size_t length)
{
	const char *name = pool_printf(req->pool, "%s-%s.%s", view_word(req, "my.data_file"),
		clock_today(req->pool), ending);
	enum outcome outcome = response_begin(req, mime, name, false, (int64_t)length);
	return outcome ? outcome : response_write(req, bytes, length);
}

static enum outcome collect(struct request *req, const char *words, const char **json_r)
{
	const struct export_of of = {.account_id = req->principal.account};
	return export_json(req->db, req->pool, &req->principal, &of, words, json_r);
}

static enum outcome show_json(struct request *req)
{
	const char *json;
	enum outcome outcome = collect(req, NULL, &json);
	return outcome ? outcome : send(req, "application/json", "json", json, strlen(json));
}

const struct page page_my_data_json = {
	.path = "/konto/auskunft/json",
	.right = RIGHT_ACCOUNT,
	.title = "my_data",
	.show = show_json,
	.raw = true,
};

static enum outcome show_pdf(struct request *req)
{
	const char *json;
	const void *bytes;
	size_t length;
	enum outcome outcome = collect(req, req->lang, &json);
	if (outcome)
		return outcome;
	export_pdf(req->pool, json, view_word(req, "my.data_title"), req->lang, word, req, &bytes, &length);
	return send(req, "application/pdf", "pdf", bytes, length);
}

const struct page page_my_data_pdf = {
	.path = "/konto/auskunft/pdf",
	.right = RIGHT_ACCOUNT,
	.title = "my_data",
	.show = show_pdf,
	.raw = true,
};
