/* The report of a vacancy to the employment agency (LAW-21): what was said, and saying it. */
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "publishing/agency.h"
#include "web/form/form.h"

#define REPORTS_SHOWN 20
#define NOTE_MAX 2000

static const char *const agency_kinds[] = {"reported", "waived", NULL};
static const char *const ways[] = {"file", "online", "mail", "phone", NULL};

static const struct form_field agency_fields[] = {
	{.name = "kind",
		.type = FIELD_CHOICE,
		.choices = agency_kinds,
		.required = true,
		FORM_AT(struct agency_input, kind)},
	{.name = "reported_on",
		.type = FIELD_DAY,
		.sometimes = true,
		FORM_AT(struct agency_input, reported_on)},
	{.name = "way",
		.type = FIELD_CHOICE,
		.choices = ways,
		.sometimes = true,
		FORM_AT(struct agency_input, way)},
	{.name = "note",
		.type = FIELD_LONG,
		.max = NOTE_MAX,
		.required = true,
		FORM_AT(struct agency_input, note)},
};

/* words: form.agency.note_missing form.agency.kind_missing */
static const struct form agency_form = FORM("agency", agency_fields, struct agency_input);

static enum outcome show(struct request *req)
{
	struct agency_input proposed = {.kind = "reported", .reported_on = clock_today(req->pool)};
	struct vacancy vacancy;
	struct db_rows *reports = NULL;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome =
			agency_reports(req->db, req->pool, vacancy.id, REPORTS_SHOWN + 1, &reports);
	if (outcome)
		return outcome;
	if (reports->count > REPORTS_SHOWN) {
		reports->count = REPORTS_SHOWN;
		view_int(req, "Reports_more", REPORTS_SHOWN);
	}
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_rows(req, "Reports", reports);
	form_show(req, &agency_form, req->path, &proposed);
	return OK;
}

static enum outcome save(struct request *req)
{
	enum outcome outcome = agency_report_add(
		req->db, req->pool, &req->principal, req->object.id, req->input, &req->problems);

	return outcome ? outcome : redirect_to(req, "agency_saved", "%s", req->path);
}

const struct page page_vacancy_agency = {
	.path = "/vakanzen/{vacancy}/agentur",
	.right = RIGHT_VACANCY_EDIT,
	.form = &agency_form,
	.view = "backend/vacancy_agency.cs",
	.title = "vacancy_agency",
	.show = show,
	.save = save,
};
