/* The lists of a person's desk. */
#include "recruiting/desk.h"

#include <string.h>

#include "recruiting/application.h"
#include "recruiting/desk_private.h"
#include "recruiting/jobad.h"
#include "recruiting/vacancy.h"

#define FEW_STATUSES 4	/* that are asked for one by one */
#define DETAILS 24	/* objects read with one statement */

static const struct {
	enum right right;
	enum object_kind kind;
} kinds[] = {
	[DESK_VACANCIES] = {RIGHT_VACANCY_LIST_VIEW, OBJECT_VACANCY},
	[DESK_JOBADS] = {RIGHT_JOBAD_LIST_VIEW, OBJECT_JOBAD},
	[DESK_APPLICATIONS] = {RIGHT_CANDIDATE_LIST_VIEW, OBJECT_APPLICATION},
	[DESK_SEVERE] = {RIGHT_CANDIDATE_LIST_VIEW, OBJECT_APPLICATION},
};

static const struct ask_ways vacancies = {ask_vacancies, ask_few_vacancies};
static const struct ask_ways vacancies_status = {ask_vacancies_status, ask_few_vacancies_status};
static const struct ask_ways jobads_status = {ask_jobads_status, ask_few_jobads};
static const struct ask_ways jobads_among = {ask_jobads_among, ask_few_jobads};
static const struct ask_ways applications = {ask_applications, ask_few_applications};
static const struct ask_ways severe = {ask_applications_severe, ask_few_applications_severe};
static const struct ask_ways severe_among = {ask_applications_severe_among, NULL};

enum outcome desk_open(struct db *db, struct pool *pool, const struct principal *who,
	struct desk *desk_r)
{
	*desk_r = (struct desk){.db = db, .pool = pool};
	return access_view_load(db, pool, who, &desk_r->view);
}

size_t desk_want(struct desk *desk, enum desk_kind kind, const char *filter, int64_t limit)
{
	if (desk->count == DESK_LISTS)
		return DESK_LISTS;
	desk->lists[desk->count] = (struct desk_list){.kind = kind, .filter = filter,
		.limit = limit};
	return desk->count++;
}

/* One question for each status of a comma list. */
static enum outcome add_each(struct search *search, size_t list, const struct ask_ways *ways,
	const struct access_place *place, const char *statuses)
{
	char *rest = pool_strdup(search->desk->pool, statuses), *status;
	enum outcome outcome = OK;

	while (!outcome && (status = strsep(&rest, ",")))
		if (*status)
			outcome = search_add(search, list, ways, place, status);
	return outcome;
}

static enum outcome find_jobads(struct search *search, size_t list, const struct access_place *place)
{
	const struct desk *desk = search->desk;
	size_t count;
	const char *seen = access_view_statuses(&desk->view, desk->pool, OBJECT_JOBAD, place->role,
		desk->lists[list].filter, ACCESS_SEEN_ANY, &count);

	if (count == 0)
		return OK;
	return count > FEW_STATUSES || !place->authority_id ? search_add(search, list, &jobads_among, place, seen)
		: add_each(search, list, &jobads_status, place, seen);
}

/* Of a place: the statuses seen in full, and those of which only the severely disabled are seen or wanted. */
static enum outcome find_applications(struct search *search, size_t list,
	const struct access_place *place)
{
	const struct desk *desk = search->desk;
	const char *filter = desk->lists[list].filter;
	bool severe_only = desk->lists[list].kind == DESK_SEVERE;
	size_t all_count, count;
	const char *all = access_view_statuses(&desk->view, desk->pool, OBJECT_APPLICATION, place->role,
		filter, ACCESS_SEEN_ALL, &all_count);
	const char *some = access_view_statuses(&desk->view, desk->pool, OBJECT_APPLICATION, place->role,
		filter, severe_only ? ACCESS_SEEN_ANY : ACCESS_SEEN_SEVERE, &count);
	enum outcome outcome = severe_only ? OK : add_each(search, list, &applications, place, all);

	if (outcome || count == 0)
		return outcome;
	return count > FEW_STATUSES && place->authority_id
		? search_add(search, list, &severe_among, place, some)
		: add_each(search, list, &severe, place, some);
}

static enum outcome find(struct search *search, size_t list, const struct access_place *place)
{
	const struct desk_list *wanted = &search->desk->lists[list];

	if (!((search->desk->view.who->granted[kinds[wanted->kind].right] >> place->role) & 1))
		return OK;
	switch (wanted->kind) {
	case DESK_VACANCIES:
		return search_add(search, list, *wanted->filter ? &vacancies_status : &vacancies, place,
			*wanted->filter ? wanted->filter : "geloescht");
	case DESK_JOBADS:
		return find_jobads(search, list, place);
	default:
		return find_applications(search, list, place);
	}
}

/* The general lists: for administrators, who have no places. */
static enum outcome read_general(struct desk *desk, struct desk_list *list)
{
	const struct vacancy_filter of_vacancies = {.limit = list->limit,
		.status = *list->filter ? list->filter : NULL};
	const struct application_filter of_applications = {.limit = list->limit,
		.statuses = list->filter, .severe_only = list->kind == DESK_SEVERE};

	switch (list->kind) {
	case DESK_VACANCIES:
		return vacancy_list(desk->db, desk->pool, desk->view.who, &of_vacancies, &list->rows, NULL);
	case DESK_JOBADS:
		return jobad_list_status(desk->db, desk->pool, desk->view.who, list->filter, list->limit,
			&list->rows);
	default:
		return application_list(desk->db, desk->pool, desk->view.who, &of_applications, &list->rows,
			NULL);
	}
}

#define IDS "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

static enum outcome read_details(struct desk *desk, enum object_kind kind,
	const struct db_value ids[DETAILS], struct db_rows **rows_r)
{
	if (kind == OBJECT_VACANCY)
		return db_rows(desk->db, desk->pool,
			"SELECT v.id, v.number, v.title, v.status, a.short_name AS authority, v.pay_grade,"
			" v.applications, (SELECT COUNT(*) FROM jobad j WHERE j.vacancy_id = v.id) AS ads,"
			" v.changed_at FROM vacancy v STRAIGHT_JOIN org_unit a ON a.id = v.authority_id"
			" WHERE v.id IN " IDS, ids, DETAILS, rows_r);
	return db_rows(desk->db, desk->pool,
		"SELECT a.id, a.number, CONCAT(p.surname, ', ', p.first_name) AS name, a.status, s.name_de,"
		" s.name_en, v.number AS vacancy, v.title AS vacancy_title, a.received_at,"
		" a.severely_disabled, a.internal FROM application a STRAIGHT_JOIN applicant p"
		" ON p.id = a.applicant_id STRAIGHT_JOIN vacancy v ON v.id = a.vacancy_id"
		" STRAIGHT_JOIN application_status s ON s.code = a.status WHERE a.id IN " IDS,
		ids, DETAILS, rows_r);
}

static bool is_of(const struct search *search, size_t hit, enum object_kind kind)
{
	return kinds[search->desk->lists[search->hits[hit].list].kind].kind == kind;
}

static void point(struct search *search, size_t from, size_t to, enum object_kind kind,
	const struct db_rows *rows)
{
	for (size_t i = from; i < to; i++)
		for (size_t row = 0; is_of(search, i, kind) && row < rows->count; row++)
			if (search->hits[i].id == db_cell_int(rows, row, 0)) {
				search->hits[i].rows = rows;
				search->hits[i].row = row;
			}
}

/* Hits of vacancies or applications get the rows that are shown, some at a time. */
static enum outcome add_details(struct search *search, enum object_kind kind)
{
	struct db_value ids[DETAILS];
	enum outcome outcome = OK;

	for (size_t from = 0, to; !outcome && from < search->count; from = to) {
		struct db_rows *rows = NULL;
		size_t n = 0;

		for (to = from; to < search->count && n < DETAILS; to++)
			if (is_of(search, to, kind))
				ids[n++] = db_int(search->hits[to].id);
		if (n == 0)
			break;
		while (n < DETAILS)
			ids[n++] = db_int(0);
		outcome = read_details(search->desk, kind, ids, &rows);
		if (!outcome)
			point(search, from, to, kind, rows);
	}
	return outcome;
}

/* Columns before those that are shown. */
static size_t hidden(enum desk_kind kind)
{
	return kind == DESK_JOBADS ? 3 : 1;
}

/* A list's rows out of those of the answers, in the hits' order. */
static void take_rows(struct desk *desk, struct desk_list *list, const struct hit *hits, size_t count)
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

static enum outcome finish(struct search *search)
{
	enum outcome outcome = search_end(search);

	if (!outcome)
		outcome = add_details(search, OBJECT_VACANCY);
	if (!outcome)
		outcome = add_details(search, OBJECT_APPLICATION);
	for (size_t i = 0, n; !outcome && i < search->count; i += n) {
		for (n = 1; i + n < search->count && search->hits[i + n].list == search->hits[i].list;)
			n++;
		take_rows(search->desk, &search->desk->lists[search->hits[i].list], search->hits + i, n);
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

		if (desk->view.who->granted[kinds[list->kind].right] & ROLE_BIT(ROLE_ADMIN))
			outcome = read_general(desk, list);
		else
			for (size_t p = 0; !outcome && p < desk->view.count; p++)
				outcome = find(search, i, &desk->view.places[p]);
	}
	return outcome ? outcome : finish(search);
}

const struct db_rows *desk_rows(const struct desk *desk, size_t list)
{
	static const struct db_rows none = {0};

	return list < desk->count && desk->lists[list].rows ? desk->lists[list].rows : &none;
}
