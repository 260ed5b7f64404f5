/* The cockpit: the widgets of a person's groups, in order (BAK-01). A widget is a type plus a filter. */
#include <string.h>

#include "backend/pages.h"
#include "base/text.h"
#include "org/staff.h"
#include "recruiting/application.h"
#include "recruiting/cockpit.h"
#include "recruiting/jobad.h"
#include "recruiting/vacancy.h"

#define WIDGET_ROWS 8

static enum outcome vacancies(struct request *req, const char *filter, struct db_rows **rows_r)
{
	const struct vacancy_filter all = {.limit = WIDGET_ROWS};
	(void)filter;
	return vacancy_list(req->db, req->pool, &req->principal, &all, rows_r, NULL);
}

static enum outcome last_edited(struct request *req, const char *filter, struct db_rows **rows_r)
{
	(void)filter;
	return cockpit_last_edited(req->db, req->pool, &req->principal, WIDGET_ROWS, rows_r);
}

static enum outcome matrix(struct request *req, const char *filter, struct db_rows **rows_r)
{
	(void)filter;
	return cockpit_matrix(req->db, req->pool, &req->principal, WIDGET_ROWS, rows_r);
}

static enum outcome jobads(struct request *req, const char *filter, struct db_rows **rows_r)
{
	return jobad_list_status(req->db, req->pool, &req->principal, filter, WIDGET_ROWS, rows_r);
}

static enum outcome applications(struct request *req, const char *filter, struct db_rows **rows_r)
{
	struct application_filter some = {.limit = WIDGET_ROWS, .statuses = filter};

	if (text_equal(filter, "severe")) {
		some.statuses = NULL;
		some.severe_only = true;
	}
	return application_list(req->db, req->pool, &req->principal, &some, rows_r, NULL);
}

static enum outcome drafts(struct request *req, const char *filter, struct db_rows **rows_r)
{
	const struct vacancy_filter some = {.status = filter, .limit = WIDGET_ROWS};

	return vacancy_list(req->db, req->pool, &req->principal, &some, rows_r, NULL);
}

typedef enum outcome read_rows(struct request *req, const char *filter, struct db_rows **rows_r);

static const struct widget_type {
	const char *type;
	const char *prefix;	/* of the filter, where one type shows several kinds of rows */
	const char *rows;	/* how the template shows them */
	read_rows *read;
} types[] = {
	{"widgetMyVacancy", "", "vacancies", vacancies},
	{"widgetLastUpdate", "", "last_edited", last_edited},
	{"widgetDataMatrix", "", "matrix", matrix},
	{"GenericJobadWidget", "", "jobads", jobads},
	{"LectorJobadWidget", "", "jobads", jobads},
	{"ExtendedCandidate", "", "applications", applications},
	{"ExtendedCandidateWidget", "", "applications", applications},
	{"GenericReminder", "applications:", "applications", applications},
	{"GenericReminder", "vacancies:", "drafts", drafts},
	{"GenericReminder", "jobads:", "jobads", jobads},
	{NULL, NULL, NULL, NULL},
};

static enum outcome show_rows(struct request *req, const char *place, const char *type,
	const char *filter)
{
	for (const struct widget_type *t = types; t->type; t++) {
		size_t prefix = strlen(t->prefix);
		struct db_rows *rows = NULL;
		enum outcome outcome;

		if (!text_equal(t->type, type) || strncmp(filter, t->prefix, prefix) != 0)
			continue;
		view_text(req, pool_printf(req->pool, "%s.show", place), t->rows);
		if (text_equal(filter, "none"))
			return OK;
		outcome = t->read(req, filter + prefix, &rows);
		if (!outcome)
			view_rows(req, pool_printf(req->pool, "%s.rows", place), rows);
		return outcome;
	}
	return OK;
}

static enum outcome show_widget(struct request *req, const struct db_rows *widgets, size_t i)
{
	const char *place = pool_printf(req->pool, "Widgets.%zu", i);
	const char *type = db_cell_text(widgets, i, 4);

	view_text(req, pool_printf(req->pool, "%s.role", place), db_cell_text(widgets, i, 0));
	view_text(req, pool_printf(req->pool, "%s.name", place),
		db_cell_text(widgets, i, text_equal(req->lang, "en") ? 3 : 2));
	view_text(req, pool_printf(req->pool, "%s.type", place), type);
	return show_rows(req, place, type, db_cell_text(widgets, i, 5));
}

static enum outcome show(struct request *req)
{
	struct db_rows *widgets = NULL, *groups = NULL;
	enum outcome outcome;

	if ((outcome = cockpit_widgets(req->db, req->pool, &req->principal, &widgets)) ||
	    (outcome = staff_groups(req->db, req->pool, req->principal.id, &groups)))
		return outcome;
	view_rows(req, "Groups", groups);
	for (size_t i = 0; !outcome && i < widgets->count; i++)
		outcome = show_widget(req, widgets, i);
	return outcome;
}

const struct page page_cockpit = {
	.path = "/",
	.right = RIGHT_STAFF,
	.view = "backend/cockpit.cs",
	.title = "cockpit",
	.show = show,
};
