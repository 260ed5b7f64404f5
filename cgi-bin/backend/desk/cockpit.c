/* The cockpit: the widgets of a person's groups, in order (BAK-01). A widget is a type plus a
 * filter. */
#include <string.h>

#include "access/tables.h"
#include "backend/desk/lists.h"
#include "backend/desk/tasks.h"
#include "backend/pages.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "desk/cockpit.h"
#include "requisition/requisition_list.h"
#include "web/fragment.h"

#define RECENT 12 /* vacancies among which the matrix finds some with applications */
#define REMEMBER_SECONDS 60 /* at most, should the stamp miss something changed by hand */

enum source { FROM_DESK, FROM_HISTORY, FROM_MATRIX };

static const struct widget_type {
	const char *type;
	const char *prefix; /* of the filter, where one type shows several kinds of rows */
	const char *rows; /* how the template shows them */
	enum source source;
	enum desk_kind kind;
} types[] = {
	{"widgetMyVacancy", "", "vacancies", FROM_DESK, DESK_VACANCIES},
	{"widgetLastUpdate", "", "last_edited", FROM_HISTORY, 0},
	{"widgetDataMatrix", "", "matrix", FROM_MATRIX, DESK_VACANCIES},
	{"GenericJobadWidget", "", "jobads", FROM_DESK, DESK_JOBADS},
	{"LectorJobadWidget", "", "jobads", FROM_DESK, DESK_JOBADS},
	{"ExtendedCandidate", "severe", "applications", FROM_DESK, DESK_SEVERE},
	{"ExtendedCandidate", "", "applications", FROM_DESK, DESK_APPLICATIONS},
	{"ExtendedCandidateWidget", "", "applications", FROM_DESK, DESK_APPLICATIONS},
	{"GenericReminder", "applications:", "applications", FROM_DESK, DESK_APPLICATIONS},
	{"GenericReminder", "vacancies:", "drafts", FROM_DESK, DESK_VACANCIES},
	{"GenericReminder", "jobads:", "jobads", FROM_DESK, DESK_JOBADS},
	{NULL, NULL, NULL, FROM_DESK, 0},
};

struct cockpit {
	struct request *req;
	const struct db_rows *widgets;
	struct desk desk;
	size_t recent; /* the list of all vacancies; DESK_LISTS: not wanted */
	size_t *lists; /* of each widget */
};

static const struct widget_type *type_of(const struct cockpit *cockpit, size_t i)
{
	const char *type = db_text(cockpit->widgets, i, "type");
	const char *filter = db_text(cockpit->widgets, i, "filter");

	for (const struct widget_type *t = types; t->type; t++)
		if (text_equal(t->type, type) && strncmp(filter, t->prefix, strlen(t->prefix)) == 0)
			return t;
	return NULL;
}

static bool has_rows(const struct cockpit *cockpit, size_t i)
{
	return type_of(cockpit, i) && !text_equal(db_text(cockpit->widgets, i, "filter"), "none");
}

/* All vacancies are wanted by several widgets and read once. */
static size_t widget_want(
	struct cockpit *cockpit, const struct widget_type *type, const char *filter)
{
	if (type->kind != DESK_VACANCIES || *filter)
		return desk_want(&cockpit->desk, type->kind, filter, DESK_ROWS);
	if (cockpit->recent == DESK_LISTS)
		cockpit->recent = desk_want(&cockpit->desk, DESK_VACANCIES, "", RECENT);
	return cockpit->recent;
}

/* Reads what the widgets show, all at once. */
static enum outcome read_desk(struct cockpit *cockpit)
{
	for (size_t i = 0; i < cockpit->widgets->count; i++) {
		const struct widget_type *type = type_of(cockpit, i);

		if (has_rows(cockpit, i) && type->source != FROM_HISTORY)
			cockpit->lists[i] = widget_want(cockpit, type,
				db_text(cockpit->widgets, i, "filter") + strlen(type->prefix));
	}
	return desk_read(&cockpit->desk);
}

static enum outcome show_rows(struct cockpit *cockpit, size_t i, const char *place)
{
	const struct widget_type *type = type_of(cockpit, i);
	struct db_rows *rows = NULL, first;
	enum outcome outcome = OK;

	if (!type)
		return OK;
	view_text(cockpit->req, pool_printf(cockpit->req->pool, "%s.show", place), type->rows);
	if (!has_rows(cockpit, i))
		return OK;
	if (type->source == FROM_HISTORY)
		outcome = cockpit_last_edited(&cockpit->desk, &rows);
	else if (type->source == FROM_MATRIX)
		outcome = cockpit_matrix(&cockpit->desk, cockpit->lists[i], &rows);
	else {
		first = *desk_rows(&cockpit->desk, cockpit->lists[i]);
		first.count = first.count < DESK_ROWS ? first.count : DESK_ROWS;
		rows = &first;
	}
	place = pool_printf(cockpit->req->pool, "%s.rows", place);
	if (!outcome && text_equal(type->rows, "jobads"))
		show_ads(cockpit->req, place, rows, SIZE_MAX);
	else if (!outcome)
		view_rows(cockpit->req, place, rows);
	return outcome;
}

static enum outcome show_widget(struct cockpit *cockpit, size_t i)
{
	struct request *req = cockpit->req;
	const char *place = pool_printf(req->pool, "Widgets.%zu", i);

	view_text(req, pool_printf(req->pool, "%s.role", place),
		db_text(cockpit->widgets, i, "role"));
	view_text(req, pool_printf(req->pool, "%s.name", place),
		db_text(cockpit->widgets, i, text_equal(req->lang, "en") ? "name_en" : "name_de"));
	view_text(req, pool_printf(req->pool, "%s.type", place),
		db_text(cockpit->widgets, i, "type"));
	return show_rows(cockpit, i, place);
}

static enum outcome widgets_fill(struct request *req, void *context)
{
	struct cockpit *cockpit = context;
	const struct access_view *view = &cockpit->desk.view;
	struct db_rows *widgets = NULL;
	enum outcome outcome = cockpit_widgets(req->db, req->pool, view->group_roles, &widgets);

	if (outcome)
		return outcome;
	for (size_t i = 0; i < view->group_count; i++)
		view_text(req, pool_printf(req->pool, "Groups.%zu.name", i), view->groups[i]);
	cockpit->widgets = widgets;
	cockpit->lists = POOL_ARRAY(req->pool, size_t, widgets->count);
	outcome = read_desk(cockpit);
	for (size_t i = 0; !outcome && i < widgets->count; i++)
		outcome = show_widget(cockpit, i);
	return outcome;
}

/* What is shown follows from this. Of administrators, who see everything, too much would have to be
 * asked. */
static const struct buf *key_of(const struct cockpit *cockpit, struct buf *key)
{
	const struct principal *who = &cockpit->req->principal;
	const struct access_tables *tables = access_tables();

	if (!tables || (who->roles & ROLE_BIT(ROLE_ADMIN)))
		return NULL;
	buf_init(key, cockpit->req->pool);
	fragment_key_int(key, who->id);
	fragment_key_int(key, who->roles);
	buf_add(key, tables->digest, sizeof(tables->digest));
	fragment_key_rows(key, cockpit->desk.view.stamp);
	fragment_key_int(key, clock_now() / REMEMBER_SECONDS);
	return key;
}

/* Requisitions that wait for her: no widget, as no group is told to have one. */
static enum outcome show_requisitions(struct request *req)
{
	struct db_rows *rows = NULL;
	enum outcome outcome;

	if (!access_has(&req->principal, RIGHT_REQUISITION_WRITE))
		return OK;
	outcome = requisitions_waiting(req->db, req->pool, &req->principal, &rows);
	if (!outcome)
		view_rows_first(req, "Requisitions", rows, REQUISITIONS_WAITING);
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct cockpit cockpit = {.req = req, .recent = DESK_LISTS};
	struct buf key;
	enum outcome outcome = show_tasks(req);

	if (!outcome)
		outcome = show_requisitions(req);
	if (!outcome)
		outcome = desk_open(req->db, req->pool, &req->principal, &cockpit.desk);
	return outcome ? outcome
		       : fragment_show(req, "Widgets_html", "backend/cockpit_widgets.cs",
			       key_of(&cockpit, &key), widgets_fill, &cockpit);
}

const struct page page_cockpit = {
	.path = "/",
	.right = RIGHT_STAFF,
	.view = "backend/cockpit.cs",
	.title = "cockpit",
	.show = show,
};
