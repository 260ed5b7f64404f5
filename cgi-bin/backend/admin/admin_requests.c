/* What applicants have a right to and an administrator carries out (PRT-11, PRT-12, RET-02):
 * erasure after a consent is taken back, and the data held about a person who asks by letter. No
 * address of a person stands in an address of a page. */
#include <string.h>

#include "application/my_application.h"
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "disclosure/export.h"
#include "recruiting/exclusion.h"
#include "web/form/form.h"
#include "web/list/list.h"

struct request_input {
	const char *email;
};

static const struct form_field request_fields[] = {
	{.name = "email",
		.type = FIELD_EMAIL,
		.max = 254,
		.required = true,
		FORM_AT(struct request_input, email)},
};

static const struct form request_form = FORM("data_request", request_fields, struct request_input);
static const struct form erase_form = {.name = "consent_erase"};

static const char *erase_text(struct request *req, const struct list_row *row)
{
	(void)row;
	return view_word(req, "admin.erase");
}

static const struct list_column withdrawal_columns[] = {
	{.code = "number",
		.label = "title.application",
		.head = true,
		.link = "/bewerbungen/",
		.link_from = "number"},
	{.code = "at", .label = "admin.since", .type = LIST_TIME},
	{.code = "erase",
		.label = "admin.erase",
		.text = erase_text,
		.link = "/verwaltung/betroffenenrechte/widerruf/",
		.link_from = "number"},
};

static void bind_withdrawals(
	struct request *req, struct access_where roles, struct db_value *slots_r)
{
	(void)roles;
	slots_r[CONSENT_SLOT_READER - 1] = db_int(req->principal.id);
}

static const struct list withdrawals_list = {
	.code = "withdrawals",
	.title = "withdrawals",
	.right = RIGHT_ADMIN,
	.source = &consent_withdrawal_list,
	.bind = bind_withdrawals,
	LIST_COLUMNS_OF(withdrawal_columns),
	.sort = "at",
	.empty = "admin.withdrawals_none",
};

static enum outcome show(struct request *req)
{
	admin_crumbs(req, NULL, NULL);
	form_show(req, &request_form, req->path, NULL);
	return list_show(req, "List", &withdrawals_list);
}

static enum outcome save(struct request *req)
{
	const struct request_input *input = req->input;
	int64_t applicant = 0;
	enum outcome outcome = export_find(req->db, input->email, &applicant);

	if (!outcome)
		outcome = exclusion_open_person(req->db, &req->principal, 0, applicant);
	if (outcome == NOT_FOUND) {
		form_problem(req, "email", "nothing_held");
		return INVALID;
	}
	return outcome ? outcome
		       : redirect_to(req, NULL, "/verwaltung/betroffenenrechte/auskunft/%s",
			       export_handle(req->pool, &req->principal, applicant));
}

const struct page page_admin_requests = {
	.path = "/verwaltung/betroffenenrechte",
	.right = RIGHT_ADMIN,
	.form = &request_form,
	LISTS(&withdrawals_list),
	.view = "backend/admin_requests.cs",
	.title = "admin_requests",
	.show = show,
	.save = save,
};

/* Of no procedure the administrator is excluded from (ACC-20). */
static enum outcome find_withdrawal(struct request *req, int64_t *id_r)
{
	enum outcome outcome =
		object_find(req->db, OBJECT_APPLICATION, request_path_value(req, "number"), id_r);

	return outcome
		? outcome
		: exclusion_open(req->db, req->pool, &req->principal, OBJECT_APPLICATION, *id_r);
}

static enum outcome admit_erase(struct request *req)
{
	int64_t id = 0;

	return find_withdrawal(req, &id);
}

static enum outcome show_erase(struct request *req)
{
	admin_crumbs(req, "title.admin_requests", "/verwaltung/betroffenenrechte");
	view_text(req, "Application.number", request_path_value(req, "number"));
	form_show(req, &erase_form, req->path, NULL);
	return OK;
}

static enum outcome save_erase(struct request *req)
{
	int64_t id = 0;
	enum outcome outcome = find_withdrawal(req, &id);

	if (!outcome)
		outcome = consent_withdrawal_do(req->db, req->pool, &req->principal, id);
	return outcome ? outcome
		       : redirect_to(req, "consent_erased", "/verwaltung/betroffenenrechte");
}

const struct page page_admin_request_erase = {
	.path = "/verwaltung/betroffenenrechte/widerruf/{number}",
	.right = RIGHT_ADMIN,
	.form = &erase_form,
	.view = "backend/consent_erase.cs",
	.title = "consent_erase",
	.admit = admit_erase,
	.show = show_erase,
	.save = save_erase,
};

/* Whom the address is about: found by this administrator, today, and in no procedure the
 * administrator is excluded from (ACC-20). */
static enum outcome find_subject(struct request *req, int64_t *applicant_r)
{
	enum outcome outcome =
		export_open(&req->principal, request_path_value(req, "person"), applicant_r);

	return outcome ? outcome : exclusion_open_person(req->db, &req->principal, 0, *applicant_r);
}

static enum outcome show_person(struct request *req)
{
	int64_t applicant = 0;
	enum outcome outcome = find_subject(req, &applicant);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_requests", "/verwaltung/betroffenenrechte");
	view_text(req, "Person", request_path_value(req, "person"));
	return OK;
}

const struct page page_admin_request_person = {
	.path = "/verwaltung/betroffenenrechte/auskunft/{person}",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_request_person.cs",
	.title = "admin_request_person",
	.show = show_person,
};

static const char *word(void *context, const char *key)
{
	const char *found = view_word(context, key);

	return strcmp(found, key) == 0 ? NULL : found;
}

static struct export_reader reader_of(struct request *req)
{
	return (struct export_reader){req->lang, word, req};
}

static enum outcome export_begin(
	struct request *req, const char *mime, const char *ending, size_t length)
{
	return response_begin(
		req, mime, pool_printf(req->pool, "auskunft.%s", ending), false, (int64_t)length);
}

static enum outcome show_json(struct request *req)
{
	const char *json = NULL;
	struct export_of of = {0};
	const struct export_reader reader = reader_of(req);
	enum outcome outcome = find_subject(req, &of.applicant_id);

	if (!outcome)
		outcome = export_json(req->db, req->pool, &req->principal, &of, &reader, &json);
	if (!outcome)
		outcome = export_begin(req, "application/json", "json", strlen(json));
	return outcome ? outcome : response_write(req, json, strlen(json));
}

const struct page page_admin_request_json = {
	.path = "/verwaltung/betroffenenrechte/auskunft/{person}/json",
	.right = RIGHT_ADMIN,
	.title = "admin_requests",
	.show = show_json,
	.raw = true,
};

static enum outcome show_pdf(struct request *req)
{
	const void *bytes = NULL;
	size_t length = 0;
	struct export_of of = {0};
	const struct export_reader reader = reader_of(req);
	enum outcome outcome = find_subject(req, &of.applicant_id);

	if (!outcome)
		outcome = export_pdf(
			req->db, req->pool, &req->principal, &of, &reader, &bytes, &length);
	if (!outcome)
		outcome = export_begin(req, "application/pdf", "pdf", length);
	return outcome ? outcome : response_write(req, bytes, length);
}

const struct page page_admin_request_pdf = {
	.path = "/verwaltung/betroffenenrechte/auskunft/{person}/pdf",
	.right = RIGHT_ADMIN,
	.title = "admin_requests",
	.show = show_pdf,
	.raw = true,
};

static enum outcome write_piece(void *context, const void *bytes, size_t length)
{
	return response_write(context, bytes, length);
}

static enum outcome show_zip(struct request *req)
{
	struct export_zip *zip = NULL;
	int64_t length = 0;
	struct export_of of = {0};
	const struct export_reader reader = reader_of(req);
	enum outcome outcome = find_subject(req, &of.applicant_id);

	if (!outcome)
		outcome = export_zip_new(
			req->db, req->pool, &req->principal, &of, &reader, &zip, &length);
	if (!outcome)
		outcome = export_begin(req, "application/zip", "zip", (size_t)length);
	return outcome ? outcome : export_zip_send(zip, write_piece, req);
}

const struct page page_admin_request_zip = {
	.path = "/verwaltung/betroffenenrechte/auskunft/{person}/zip",
	.right = RIGHT_ADMIN,
	.title = "admin_requests",
	.show = show_zip,
	.raw = true,
};
