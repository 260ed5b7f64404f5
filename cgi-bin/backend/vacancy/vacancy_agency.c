/* The report of a vacancy to the employment agency (LAW-21): what was said, saying it, the file
 * that proves it, and the file it can be made with. */
#include <stdio.h>
#include <stdlib.h>

#include "backend/desk/kept_file.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "publishing/agency.h"
#include "publishing/ba_file.h"
#include "publishing/jobad.h"
#include "web/form/form.h"

#define REPORTS_SHOWN 20
#define NOTE_MAX 2000

static const char *const agency_kinds[] = {"reported", "waived", NULL};
static const char *const ways[] = {"file", "online", "mail", "phone", NULL};

struct agency_typed {
	const char *kind, *reported_on, *way, *note;
	struct upload *file;
};

static const struct form_field agency_fields[] = {
	{.name = "kind",
		.type = FIELD_CHOICE,
		.choices = agency_kinds,
		.required = true,
		FORM_AT(struct agency_typed, kind)},
	{.name = "reported_on",
		.type = FIELD_DAY,
		.sometimes = true,
		FORM_AT(struct agency_typed, reported_on)},
	{.name = "way",
		.type = FIELD_CHOICE,
		.choices = ways,
		.sometimes = true,
		FORM_AT(struct agency_typed, way)},
	{.name = "note",
		.type = FIELD_LONG,
		.max = NOTE_MAX,
		.sometimes = true,
		FORM_AT(struct agency_typed, note)},
	{.name = "file", .type = FIELD_FILES, .max = 1, FORM_AT(struct agency_typed, file)},
};

/* words: form.agency.kind_missing */
static const struct form agency_form = FORM("agency", agency_fields, struct agency_typed);

static const char *agency_path(struct request *req)
{
	return pool_printf(req->pool, "/vakanzen/%s/agentur", req->object.number);
}

/* The file of the interface needs the id that the agency has given to the house. */
static bool ba_file_begin(struct request *req, struct ba_file *file_r)
{
	*file_r = (struct ba_file){.supplier = settings_text(req->settings, "ba_supplier_id", NULL),
		.site = settings_text(req->settings, "external_url", NULL),
		.now = clock_now()};
	return file_r->supplier && file_r->site && ba_supplier_valid(file_r->supplier);
}

static enum outcome show_export(struct request *req)
{
	struct ba_file file;
	int64_t ads = 0;
	enum outcome outcome = OK;

	if (!ba_file_begin(req, &file))
		return OK;
	outcome = ba_file_vacancy_ads(req->db, req->object.id, &ads);
	view_bool(req, "Export.there", true);
	if (!outcome && ads)
		view_text(req, "Export.href",
			pool_printf(req->pool, "%s%s/datei", req->base, agency_path(req)));
	return outcome;
}

static void view_reports(struct request *req, struct db_rows *reports)
{
	if (reports->count > REPORTS_SHOWN) {
		reports->count = REPORTS_SHOWN;
		view_int(req, "Reports_more", REPORTS_SHOWN);
	}
	view_rows(req, "Reports", reports);
	for (size_t i = 0; i < reports->count; i++)
		if (db_text(reports, i, "file_name"))
			view_text(req, pool_printf(req->pool, "Reports.%zu.href", i),
				pool_printf(req->pool, "%s%s/nachweis/%s", req->base,
					agency_path(req), db_text(reports, i, "id")));
}

static enum outcome show(struct request *req)
{
	struct agency_typed proposed = {.kind = "reported", .reported_on = clock_today(req->pool)};
	struct vacancy vacancy;
	struct db_rows *reports = NULL;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome =
			agency_reports(req->db, req->pool, vacancy.id, REPORTS_SHOWN + 1, &reports);
	if (!outcome)
		outcome = show_export(req);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_reports(req, reports);
	form_show(req, &agency_form, req->path, &proposed);
	return OK;
}

static enum outcome before(struct request *req)
{
	const struct agency_typed *typed = req->input;

	return kept_file_check(req, "file", typed->file);
}

/* Back to the ad that waits for the report, if one does. */
static enum outcome lead_back(struct request *req)
{
	const char *path = req->path;
	struct db_rows *ads = NULL;
	enum outcome outcome =
		jobad_list(req->db, req->pool, &req->principal, req->object.id, &ads);

	for (size_t i = 0; !outcome && i < ads->count; i++)
		if (text_equal(db_text(ads, i, "status"), "freigegeben"))
			path = pool_printf(
				req->pool, "/stellenanzeigen/%s", db_text(ads, i, "number"));
	return outcome ? outcome : redirect_to(req, "agency_saved", "%s", path);
}

static enum outcome save(struct request *req)
{
	const struct agency_typed *typed = req->input;
	struct agency_input input = {.kind = typed->kind,
		.reported_on = typed->reported_on,
		.way = typed->way,
		.note = typed->note};
	struct upload_reading reading;
	struct stored_upload file;
	enum outcome outcome;

	if (typed->file) {
		file = kept_file_upload(req, typed->file, &reading);
		input.file = &file;
	}
	outcome = agency_report_add(
		req->db, req->pool, &req->principal, req->object.id, &input, &req->problems);
	return outcome ? outcome : lead_back(req);
}

const struct page page_vacancy_agency = {
	.path = "/vakanzen/{vacancy}/agentur",
	.right = RIGHT_VACANCY_EDIT,
	.form = &agency_form,
	.view = "backend/vacancy_agency.cs",
	.title = "vacancy_agency",
	.show = show,
	.before = before,
	.save = save,
	.body = KEPT_FILE_BODY,
};

static enum outcome show_proof(struct request *req)
{
	struct agency_file file;
	enum outcome outcome = agency_file_get(
		req->db, req->pool, req->object.id, request_path_int(req, "id"), &file);

	return outcome ? outcome
		       : kept_file_send(req,
			       &(struct kept_file){.kind = OBJECT_VACANCY,
				       .owner_id = req->object.id,
				       .file_id = file.file_id,
				       .name = file.name,
				       .mime = file.mime,
				       .size = file.size,
				       .back = agency_path(req)});
}

const struct page page_vacancy_agency_proof = {
	.path = "/vakanzen/{vacancy}/agentur/nachweis/{id}",
	.right = RIGHT_VACANCY_EDIT,
	.title = "agency_proof",
	.show = show_proof,
	.raw = true,
};

static enum outcome export_write(struct request *req, struct ba_file *file)
{
	char *bytes = NULL;
	size_t size = 0;
	struct ba_counts counts = {0};
	bool written;
	enum outcome outcome;

	file->to = open_memstream(&bytes, &size);
	if (!file->to)
		return UNAVAILABLE;
	outcome = ba_file_vacancy(req->db, req->pool, req->object.id, file, &counts);
	written = fclose(file->to) == 0;
	if (!outcome && !written)
		outcome = UNAVAILABLE;
	if (!outcome && !counts.ads)
		outcome = NOT_FOUND;
	if (!outcome)
		outcome = response_begin(req, "application/xml", ba_file_name(req->pool, file),
			false, (int64_t)size);
	if (!outcome)
		outcome = response_write(req, bytes, size);
	free(bytes);
	return outcome;
}

static enum outcome show_export_file(struct request *req)
{
	struct ba_file file;

	return ba_file_begin(req, &file) ? export_write(req, &file) : NOT_FOUND;
}

const struct page page_vacancy_agency_file = {
	.path = "/vakanzen/{vacancy}/agentur/datei",
	.right = RIGHT_VACANCY_EDIT,
	.title = "agency_file",
	.show = show_export_file,
	.raw = true,
};
