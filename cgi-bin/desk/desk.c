/* The lists of a person's desk. */
#include "desk/desk.h"

#include <string.h>

#include "application/application.h"
#include "base/text.h"
#include "desk/desk_private.h"
#include "publishing/jobad.h"
#include "recruiting/vacancy.h"

size_t desk_few_statuses = 4;

static const enum right rights[] = {
	[DESK_VACANCIES] = RIGHT_VACANCY_LIST_VIEW,
	[DESK_JOBADS] = RIGHT_JOBAD_LIST_VIEW,
	[DESK_APPLICATIONS] = RIGHT_CANDIDATE_LIST_VIEW,
	[DESK_SEVERE] = RIGHT_CANDIDATE_LIST_VIEW,
};

/* All, and of a status; of the PSB's place, and of the others: in one authority, or in all. */
static const struct ask_ways vacancies[2][2] = {
	{{ask_vacancies_there, ask_vacancies, NULL},
		{ask_vacancies_there_status, ask_vacancies_status, NULL}},
	{{ask_vacancies_there_begun, ask_vacancies_begun, NULL},
		{ask_vacancies_there_status_begun, ask_vacancies_status_begun, NULL}},
};
/* By status, and among several; of the PSB's place, and of the others. */
static const struct ask_ways jobads[2][2] = {
	{{ask_jobads_status, ask_few_jobads, NULL}, {ask_jobads_among, ask_few_jobads, NULL}},
	{{ask_jobads_status_begun, ask_few_jobads_begun, NULL},
		{ask_jobads_among_begun, ask_few_jobads_begun, NULL}},
};

enum outcome desk_open(
	struct db *db, struct pool *pool, const struct principal *who, struct desk *desk_r)
{
	*desk_r = (struct desk){.db = db, .pool = pool};
	return access_view_load(db, pool, who, &desk_r->view);
}

size_t desk_want(
	struct desk *desk, enum desk_kind kind, const char *filter, int64_t limit, int64_t shown)
{
	if (desk->count == DESK_LISTS)
		return DESK_LISTS;
	desk->lists[desk->count] =
		(struct desk_list){.kind = kind, .filter = filter, .limit = limit, .shown = shown};
	return desk->count++;
}

static enum outcome find_jobads(
	struct search *search, size_t list, const struct access_place *place)
{
	const struct desk *desk = search->desk;
	const struct ask_ways *ways = jobads[place->role == ROLE_PSB];
	size_t count;
	struct ask_what what = {.what = access_view_jobads(&desk->view, desk->pool, place->role,
					desk->lists[list].filter, &count)};
	enum outcome outcome = OK;

	if (count == 0)
		return OK;
	if (count > desk_few_statuses || !place->authority_id)
		return search_add(search, list, &ways[1], place, &what);
	for (char *rest = pool_strdup(desk->pool, what.what), *status;
		!outcome && (status = strsep(&rest, ","));)
		outcome = search_add(
			search, list, &ways[0], place, &(struct ask_what){.what = status});
	return outcome;
}

bool place_is_first(const struct access_view *view, const struct access_place *place)
{
	const struct access_place *other = view->places;

	while (other < place
		&& (other->role != place->role
			|| other->subject[1].number != place->subject[1].number
			|| !text_equal(other->subject[0].bytes, place->subject[0].bytes)
			|| !text_equal(other->subject[3].bytes, place->subject[3].bytes)))
		other++;
	return other == place;
}

static enum outcome find_vacancies(
	struct search *search, size_t list, const struct access_place *place)
{
	const struct access_view *view = &search->desk->view;
	const char *status = search->desk->lists[list].filter;
	struct access_place asked = *place;

	if (!((view->who->split >> place->role) & 1)) {
		if (!place_is_first(view, place))
			return OK;
		asked.authority_id = 0;
	}
	return search_add(search, list, &vacancies[place->role == ROLE_PSB][*status != 0], &asked,
		&(struct ask_what){.what = *status ? status : "geloescht"});
}

static enum outcome list_find(struct search *search, size_t list, const struct access_place *place)
{
	const struct desk_list *wanted = &search->desk->lists[list];

	if (!access_place_has(&search->desk->view, place, rights[wanted->kind]))
		return OK;
	switch (wanted->kind) {
	case DESK_VACANCIES:
		return find_vacancies(search, list, place);
	case DESK_JOBADS:
		return find_jobads(search, list, place);
	default:
		return applications_find(search, list, place);
	}
}

/* The general lists: for administrators, who have no places. */
static enum outcome general_rows(struct desk *desk, struct desk_list *list)
{
	const struct vacancy_filter of_vacancies = {
		.limit = list->limit, .status = *list->filter ? list->filter : NULL};
	const struct application_filter of_applications = {.limit = list->limit,
		.statuses = list->filter,
		.severe_only = list->kind == DESK_SEVERE};

	switch (list->kind) {
	case DESK_VACANCIES:
		return vacancy_list(
			desk->db, desk->pool, desk->view.who, &of_vacancies, &list->rows, NULL);
	case DESK_JOBADS:
		return jobad_list_status(desk->db, desk->pool, desk->view.who, list->filter,
			list->limit, &list->rows);
	default:
		return application_list(
			desk->db, desk->pool, desk->view.who, &of_applications, &list->rows, NULL);
	}
}

static enum outcome read_general(struct desk *desk, struct desk_list *list)
{
	enum outcome outcome = general_rows(desk, list);

	if (outcome)
		return outcome;
	list->found = list->rows->count;
	list->rows->count = list->found < (size_t)list->shown ? list->found : (size_t)list->shown;
	return OK;
}

/* Columns before those that are shown. */
static size_t hidden(enum desk_kind kind)
{
	return kind == DESK_JOBADS || kind == DESK_VACANCIES ? 3 : 0;
}

/* A list's rows out of those of the answers, in the hits' order. */
static void take_rows(
	struct desk *desk, struct desk_list *list, const struct hit *hits, size_t count)
{
	struct db_rows *rows = POOL_ARRAY(desk->pool, struct db_rows, 1);
	struct db_cell *cells;
	size_t skip = hidden(list->kind);

	*rows = *hits[0].rows;
	rows->names += skip;
	rows->kinds += skip;
	rows->columns -= skip;
	rows->count = count;
	cells = POOL_ARRAY(desk->pool, struct db_cell, count * rows->columns);
	for (size_t i = 0; i < count; i++)
		memcpy(&cells[i * rows->columns], db_cell(hits[i].rows, hits[i].row, skip),
			rows->columns * sizeof(*cells));
	rows->cells = cells;
	list->rows = rows;
}

/* Leaves the hits that are shown; of each list, how many there were. */
static void hits_count(struct search *search)
{
	size_t kept = 0;

	for (size_t i = 0; i < search->count; i++) {
		struct desk_list *list = &search->desk->lists[search->hits[i].list];

		if (list->found++ < (size_t)list->shown)
			search->hits[kept++] = search->hits[i];
	}
	search->count = kept;
}

void desk_pair(struct desk *desk, size_t first, size_t second)
{
	desk->pair[0] = first;
	desk->pair[1] = second;
}

/* The first of a list that is not before `from`; the hits' number when there is none. */
static size_t hit_of(const struct search *search, size_t list, size_t from)
{
	while (from < search->count && search->hits[from].list != list)
		from++;
	return from;
}

/* Leaves of the two lists' hits the newest, as many as the first list shows. */
static void hits_pair(struct search *search)
{
	const struct desk *desk = search->desk;
	size_t first = desk->pair[0], second = desk->pair[1], kept = 0;
	size_t a = hit_of(search, first, 0), b = hit_of(search, second, 0);

	if (first == second)
		return;
	for (int64_t left = desk->lists[first].shown; left > 0; left--)
		if (b == search->count
			|| (a < search->count
				&& strcmp(search->hits[b].at, search->hits[a].at) <= 0))
			a = hit_of(search, first, a + (a < search->count));
		else
			b = hit_of(search, second, b + 1);
	for (size_t i = 0; i < search->count; i++)
		if ((search->hits[i].list != first || i < a)
			&& (search->hits[i].list != second || i < b))
			search->hits[kept++] = search->hits[i];
	search->count = kept;
}

static enum outcome search_finish(struct search *search)
{
	enum outcome outcome = search_end(search);

	hits_count(search);
	hits_pair(search);
	if (!outcome)
		outcome = search_details(search);
	for (size_t i = 0, n; !outcome && i < search->count; i += n) {
		for (n = 1;
			i + n < search->count && search->hits[i + n].list == search->hits[i].list;)
			n++;
		take_rows(search->desk, &search->desk->lists[search->hits[i].list],
			search->hits + i, n);
	}
	return outcome;
}

enum outcome desk_read(struct desk *desk)
{
	struct search *search = POOL_ARRAY(desk->pool, struct search, 1);
	enum outcome outcome = OK;

	search->desk = desk;
	for (size_t i = 0; !outcome && i < desk->count; i++) {
		struct desk_list *list = &desk->lists[i];

		if (access_by(desk->view.who, ACCESS_SEEN_BY(ROLE_BIT(ROLE_ADMIN), 0),
			    rights[list->kind]))
			outcome = read_general(desk, list);
		else
			for (size_t p = 0; !outcome && p < desk->view.count; p++)
				outcome = list_find(search, i, &desk->view.places[p]);
	}
	return outcome ? outcome : search_finish(search);
}

const struct db_rows *desk_rows(const struct desk *desk, size_t list)
{
	static const struct db_rows none = {0};

	return list < desk->count && desk->lists[list].rows ? desk->lists[list].rows : &none;
}

size_t desk_found(const struct desk *desk, size_t list)
{
	return list < desk->count ? desk->lists[list].found : 0;
}

const struct desk_counters *desk_counters(const struct desk *desk, const char *number)
{
	const struct desk_counters *counters = desk->counters;

	while (counters && !text_equal(counters->number, number))
		counters = counters->next;
	return counters;
}
