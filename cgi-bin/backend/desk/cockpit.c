/* The cockpit: the widgets of a person's groups, in order (BAK-01). A widget is a type plus a
 * filter. */
#include <string.h>

#include "access/tables.h"
#include "backend/desk/cockpit.h"
#include "backend/desk/lists.h"
#include "backend/desk/tasks.h"
#include "backend/pages.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "desk/cockpit.h"
#include "web/fragment.h"

#define REMEMBER_SECONDS 60 /* at most, should the stamp miss something changed by hand */

enum source { FROM_DESK, FROM_HISTORY, FROM_MATRIX, FROM_RUNNING, FROM_INTERVIEWS };

static const struct widget_type {
	const char *type;
	const char *prefix; /* of the filter, where one type shows several kinds of rows */
	const char *rows; /* how the template shows them */
	enum source source;
	enum desk_kind kind;
} types[] = {
	{"widgetMyVacancy", "", "running", FROM_RUNNING, DESK_VACANCIES},
	{"widgetLastUpdate", "", "last_edited", FROM_HISTORY, 0},
	{"widgetDataMatrix", "", "matrix", FROM_MATRIX, DESK_VACANCIES},
	{"AppointmentWidget", "", "interviews", FROM_INTERVIEWS, 0},
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

/* Of running vacancies and of drafts each is read once, whatever shows them. */
static size_t widget_want(
	struct cockpit *cockpit, const struct widget_type *type, const char *filter)
{
	if (type->source == FROM_MATRIX || type->source == FROM_RUNNING)
		return cockpit->active;
	if (type->kind == DESK_VACANCIES && text_equal(filter, "entwurf")
		&& cockpit->drafts != DESK_LISTS)
		return cockpit->drafts;
	return desk_want(&cockpit->desk, type->kind, filter, DESK_ROWS + 1, DESK_ROWS);
}

static bool has_source(const struct cockpit *cockpit, enum source source)
{
	for (size_t i = 0; i < cockpit->widgets->count; i++)
		if (has_rows(cockpit, i) && type_of(cockpit, i)->source == source)
			return true;
	return false;
}

/* It shows those of what runs that have applications. */
static bool has_matrix(const struct cockpit *cockpit)
{
	return has_source(cockpit, FROM_MATRIX);
}

/* Does a widget list the drafts themselves? */
static bool has_drafts(const struct cockpit *cockpit)
{
	for (size_t i = 0; i < cockpit->widgets->count; i++)
		if (has_rows(cockpit, i) && cockpit->lists[i] == cockpit->drafts)
			return true;
	return false;
}

/* Reads what the cockpit shows, all at once. Administrators see all procedures and run none. */
static enum outcome read_desk(struct cockpit *cockpit)
{
	const struct principal *who = &cockpit->req->principal;

	cockpit->active = cockpit->drafts = DESK_LISTS;
	if (access_has(who, RIGHT_VACANCY_LIST_VIEW) && !access_has(who, RIGHT_ADMIN)) {
		cockpit->active = desk_want(&cockpit->desk, DESK_VACANCIES, "aktiv", COCKPIT_RECENT,
			has_matrix(cockpit) ? COCKPIT_RECENT : DESK_ROWS);
		cockpit->drafts = desk_want(
			&cockpit->desk, DESK_VACANCIES, "entwurf", DESK_ROWS + 1, DESK_ROWS);
	}
	for (size_t i = 0; i < cockpit->widgets->count; i++) {
		const struct widget_type *type = type_of(cockpit, i);

		if (has_rows(cockpit, i) && type->source != FROM_HISTORY
			&& type->source != FROM_INTERVIEWS)
			cockpit->lists[i] = widget_want(cockpit, type,
				db_text(cockpit->widgets, i, "filter") + strlen(type->prefix));
	}
	if (cockpit->active != DESK_LISTS && !has_matrix(cockpit) && !has_drafts(cockpit))
		desk_pair(&cockpit->desk, cockpit->active, cockpit->drafts);
	return desk_read(&cockpit->desk);
}

/* Says how many there are of a list of which one more than `most` was asked for. */
static void show_count(struct cockpit *cockpit, const char *place, size_t count, size_t most)
{
	struct request *req = cockpit->req;

	view_int(req, pool_printf(req->pool, "%s.count", place),
		(int64_t)(count < most ? count : most));
	view_bool(req, pool_printf(req->pool, "%s.more", place), count > most);
}

/* Does the list hold the same, and nothing else? */
static bool is_listed(const struct widget_type *type, const char *filter)
{
	return type->kind != DESK_SEVERE && (type->kind != DESK_VACANCIES || !strchr(filter, ','));
}

/* Where all of them are listed. */
static const char *list_address(
	struct request *req, const struct widget_type *type, const char *filter)
{
	const char *list = type->kind == DESK_VACANCIES ? "/vakanzen"
		: type->kind == DESK_JOBADS             ? "/stellenanzeigen"
							: "/bewerbungen";

	if (type->source == FROM_INTERVIEWS)
		return "/termine";
	if (type->source == FROM_RUNNING)
		return list;
	if (type->source == FROM_MATRIX)
		filter = "aktiv";
	return !*filter || !is_listed(type, filter)
		? list
		: pool_printf(req->pool, "%s?status=%s", list, filter);
}

/* Each leads on in the list of these statuses, in the list's own order. */
static void show_received(
	struct cockpit *cockpit, size_t i, const char *place, const struct db_rows *rows)
{
	struct request *req = cockpit->req;
	const char *statuses =
		db_text(cockpit->widgets, i, "filter") + strlen(type_of(cockpit, i)->prefix);

	show_applications(req, place, rows,
		*statuses ? pool_printf(req->pool, "status=%s", statuses) : "", -1, -1);
}

/* Her own interviews to come, the next ones. words: interview_state.* */
static void show_interviews(struct cockpit *cockpit, const char *place)
{
	struct request *req = cockpit->req;

	show_count(cockpit, place, cockpit->interview_count, DESK_ROWS);
	for (size_t i = 0; i < cockpit->interview_count && i < DESK_ROWS; i++) {
		const struct interview *one = &cockpit->interviews[i];
		const char *row = pool_printf(req->pool, "%s.rows.%zu", place, i);

		view_text(req, pool_printf(req->pool, "%s.number", row), one->number);
		view_text(req, pool_printf(req->pool, "%s.room", row), one->room);
		view_text(req, pool_printf(req->pool, "%s.code", row), one->state);
		view_text(req, pool_printf(req->pool, "%s.state", row),
			view_code(req, "interview_state", one->state));
		view_day(req, pool_printf(req->pool, "%s.day", row),
			clock_day(req->pool, one->starts_at));
		view_text(req, pool_printf(req->pool, "%s.from", row),
			clock_hour(req->pool, one->starts_at, req->lang));
		view_text(req, pool_printf(req->pool, "%s.to", row),
			clock_hour(req->pool, one->ends_at, req->lang));
	}
}

static enum outcome show_rows(
	struct cockpit *cockpit, size_t i, const struct widget_type *type, const char *place)
{
	struct request *req = cockpit->req;
	struct db_rows *rows = NULL, shown;
	enum outcome outcome = OK;

	if (type->source == FROM_INTERVIEWS) {
		show_interviews(cockpit, place);
		return OK;
	}
	if (type->source == FROM_HISTORY) {
		cockpit->edited_shown = true;
		outcome = cockpit_last_edited(&cockpit->desk, &rows);
	} else if (type->source == FROM_MATRIX)
		outcome = cockpit_matrix(&cockpit->desk, cockpit->lists[i], &rows);
	else if (type->source == FROM_RUNNING) {
		cockpit_show_running_count(cockpit, place);
		return OK;
	} else {
		shown = *desk_rows(&cockpit->desk, cockpit->lists[i]);
		show_count(
			cockpit, place, desk_found(&cockpit->desk, cockpit->lists[i]), DESK_ROWS);
		rows = &shown;
	}
	place = pool_printf(req->pool, "%s.rows", place);
	if (!outcome && text_equal(type->rows, "jobads"))
		show_ads(req, place, rows, SIZE_MAX);
	else if (!outcome && type->source == FROM_DESK && type->kind == DESK_APPLICATIONS)
		show_received(cockpit, i, place, rows);
	else if (!outcome)
		view_rows(req, place, rows);
	return outcome;
}

/* Where a script asks how many there are. */
static const char *count_address(struct request *req, const char *address)
{
	return pool_printf(req->pool, "%s%s%sformat=anzahl", req->base, address,
		strchr(address, '?') ? "&" : "?");
}

static enum outcome show_widget(struct cockpit *cockpit, size_t i)
{
	struct request *req = cockpit->req;
	const char *place = pool_printf(req->pool, "Widgets.%zu", i);
	const struct widget_type *type = type_of(cockpit, i);
	const char *filter = db_text(cockpit->widgets, i, "filter"), *address;

	view_text(req, pool_printf(req->pool, "%s.role", place),
		db_text(cockpit->widgets, i, "role"));
	view_text(req, pool_printf(req->pool, "%s.name", place),
		db_text(cockpit->widgets, i, text_equal(req->lang, "en") ? "name_en" : "name_de"));
	view_text(req, pool_printf(req->pool, "%s.type", place),
		db_text(cockpit->widgets, i, "type"));
	if (!type)
		return OK;
	view_text(req, pool_printf(req->pool, "%s.show", place), type->rows);
	if (!has_rows(cockpit, i))
		return OK;
	address = type->source == FROM_HISTORY
		? NULL
		: list_address(req, type, filter + strlen(type->prefix));
	if (address)
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s%s", req->base, address));
	if (address && type->source == FROM_DESK && is_listed(type, filter + strlen(type->prefix)))
		view_text(req, pool_printf(req->pool, "%s.counted", place),
			count_address(req, address));
	return show_rows(cockpit, i, type, place);
}

/* What she worked on last, where no widget has shown it. */
static enum outcome show_edited(struct cockpit *cockpit)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		cockpit->edited_shown ? OK : cockpit_last_edited(&cockpit->desk, &rows);

	if (!outcome && rows)
		view_rows(cockpit->req, "Last", rows);
	return outcome;
}

static enum outcome widgets_fill(struct request *req, void *context)
{
	struct cockpit *cockpit = context;
	size_t count = cockpit->widgets->count;
	enum outcome outcome;

	cockpit->lists = POOL_ARRAY(req->pool, size_t, count);
	for (size_t i = 0; i < count; i++)
		cockpit->lists[i] = DESK_LISTS;
	outcome = read_desk(cockpit);
	if (!outcome)
		outcome = cockpit_show_running(cockpit);
	for (size_t i = 0; !outcome && i < count; i++)
		outcome = show_widget(cockpit, i);
	return outcome ? outcome : show_edited(cockpit);
}

/* What is shown follows from this. */
static const struct buf *key_of(const struct cockpit *cockpit, struct buf *key)
{
	const struct principal *who = &cockpit->req->principal;
	const struct access_tables *tables = access_tables();

	if (!tables)
		return NULL;
	buf_init(key, cockpit->req->pool);
	fragment_key_int(key, who->id);
	fragment_key_int(key, who->roles);
	access_where_add(key, who->where);
	buf_add(key, tables->digest, sizeof(tables->digest));
	fragment_key_rows(key, cockpit->desk.view.stamp);
	fragment_key_rows(key, cockpit->tasks);
	for (size_t i = 0; i < cockpit->interview_count; i++) {
		fragment_key_int(key, cockpit->interviews[i].id);
		fragment_key_int(key, cockpit->interviews[i].version);
		fragment_key_int(key, cockpit->interviews[i].sequence);
		fragment_key_int(key, cockpit->interviews[i].starts_at);
	}
	fragment_key_int(key, clock_now() / REMEMBER_SECONDS);
	return key;
}

/* What each of her roles does here, and what comes next when nothing is expected of her. words:
 * help.* task_nothing.* */
static void show_roles(struct cockpit *cockpit)
{
	struct request *req = cockpit->req;
	const struct db_rows *all = cockpit->widgets;
	const char *last = "";
	size_t count = 0;

	for (size_t i = 0; i < all->count; i++) {
		const char *role = db_text(all, i, "role");
		const char *place = pool_printf(req->pool, "Roles.%zu", count);

		if (text_equal(role, last))
			continue;
		last = role;
		count++;
		view_text(req, pool_printf(req->pool, "%s.name", place),
			view_code(req, "role", role));
		view_text(req, pool_printf(req->pool, "%s.does", place),
			view_code(req, "help", role));
	}
	view_text(req, "Nothing",
		count == 1 ? view_code(req, "task_nothing", last) : view_word(req, "task.nothing"));
	for (size_t i = 0; i < cockpit->desk.view.group_count; i++)
		view_text(req, pool_printf(req->pool, "Groups.%zu.name", i),
			cockpit->desk.view.groups[i]);
}

static enum outcome show(struct request *req)
{
	struct cockpit cockpit = {.req = req};
	struct db_rows *widgets = NULL, *tasks = NULL;
	struct buf key;
	enum outcome outcome = show_expected(req, &tasks);

	if (!outcome)
		outcome = desk_open(req->db, req->pool, &req->principal, &cockpit.desk);
	if (!outcome)
		outcome = cockpit_widgets(
			req->db, req->pool, cockpit.desk.view.group_roles, &widgets);
	if (outcome)
		return outcome;
	cockpit.widgets = widgets;
	cockpit.tasks = tasks;
	if (has_source(&cockpit, FROM_INTERVIEWS))
		outcome = interviews_of_staff(req->db, req->pool, req->principal.id,
			day_start(clock_today(req->pool)), DESK_ROWS + 1, &cockpit.interviews,
			&cockpit.interview_count);
	if (outcome)
		return outcome;
	show_roles(&cockpit);
	return fragment_show(req, "Widgets_html", "backend/cockpit_widgets.cs",
		key_of(&cockpit, &key), widgets_fill, &cockpit);
}

const struct page page_cockpit = {
	.path = "/",
	.right = RIGHT_STAFF,
	.view = "backend/cockpit.cs",
	.title = "cockpit",
	.show = show,
};
