/* The lists of a person's desk. */
#include "desk/desk.h"

#include <string.h>

#include "application/application.h"
#include "base/buf.h"
#include "desk/desk_private.h"
#include "publishing/jobad.h"
#include "recruiting/counted.h"
#include "recruiting/vacancy.h"

#define FEW_STATUSES 4 /* that are asked for one by one */
#define DETAILS 24 /* objects read with one statement */

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
static const struct ask_ways all = {ask_applications, ask_few_applications};
static const struct ask_ways open_ones = {ask_applications_open, ask_few_applications};
static const struct ask_ways marked_ones = {ask_applications_marked, ask_few_applications};
static const struct ask_ways severe = {ask_applications_severe, ask_few_severe};
static const struct ask_ways severe_of = {ask_applications_severe_of, NULL};
static const struct ask_ways among = {ask_applications_among, ask_few_among};
static const struct ask_ways handed = {ask_applications_handed, ask_few_handed};
static const struct ask_ways asked = {ask_applications_asked, ask_applications_asked};

enum outcome desk_open(
	struct db *db, struct pool *pool, const struct principal *who, struct desk *desk_r)
{
	*desk_r = (struct desk){.db = db, .pool = pool};
	return access_view_load(db, pool, who, &desk_r->view);
}

size_t desk_want(struct desk *desk, enum desk_kind kind, const char *filter, int64_t limit)
{
	if (desk->count == DESK_LISTS)
		return DESK_LISTS;
	desk->lists[desk->count] =
		(struct desk_list){.kind = kind, .filter = filter, .limit = limit};
	return desk->count++;
}

static enum outcome find_jobads(
	struct search *search, size_t list, const struct access_place *place)
{
	const struct desk *desk = search->desk;
	size_t count;
	struct ask_what what = {.what = access_view_jobads(&desk->view, desk->pool, place->role,
					desk->lists[list].filter, &count)};
	enum outcome outcome = OK;

	if (count == 0)
		return OK;
	if (count > FEW_STATUSES || !place->authority_id)
		return search_add(search, list, &jobads_among, place, &what);
	for (char *rest = pool_strdup(desk->pool, what.what), *status;
		!outcome && (status = strsep(&rest, ","));)
		outcome = search_add(
			search, list, &jobads_status, place, &(struct ask_what){.what = status});
	return outcome;
}

/* The narrowest index that holds everything a condition lets through; the severely disabled stand
 * in one of their own. */
static const struct ask_ways *ways_of(const struct access_seen *seen, bool marked)
{
	switch (seen->condition) {
	case ACCESS_ASKED:
		return &asked;
	case ACCESS_HANDED_OVER:
		return &handed;
	case ACCESS_SEVERE:
		return &severe;
	case ACCESS_SEVERE_AMONG:
		return marked ? &severe : &among;
	default:
		return marked ? &marked_ones : seen->ends & ACCESS_ENDS_CLOSED ? &open_ones : &all;
	}
}

/* Of those at rest, too, unless closing the vacancy ends what the role sees; where an index parts
 * them that is a question of its own. */
static enum outcome add_seen(struct search *search, size_t list, const struct access_place *place,
	const struct access_seen *seen)
{
	bool marked = search->desk->lists[list].kind == DESK_SEVERE;
	bool ends = seen->ends & ACCESS_ENDS_CLOSED;
	const struct ask_ways *ways = ways_of(seen, marked);
	bool parted = place->authority_id && ways != &all && ways != &asked;
	struct ask_what what = {.what = seen->status,
		.applications = true,
		.marked = marked,
		.at_rest = !ends && !parted,
		.ends = seen->ends};
	enum outcome outcome;

	if (seen->condition == ACCESS_SEAT && place->role != ROLE_SEAT)
		return OK;
	outcome = search_add(search, list, ways, place, &what);
	if (outcome || ends || !parted)
		return outcome;
	what.at_rest = true;
	return search_add(search, list, ways, place, &what);
}

static bool of_many(const struct access_seen *seen)
{
	return (seen->condition == ACCESS_SEVERE || seen->condition == ACCESS_SEVERE_AMONG)
		&& seen->ends == ACCESS_ENDS_CLOSED;
}

/* Many statuses in which the severely disabled are seen until the vacancy is closed are one
 * question. */
static enum outcome add_severe(struct search *search, size_t list, const struct access_place *place,
	const struct access_seen *seen, size_t count)
{
	struct ask_what what = {.applications = true, .marked = true, .ends = ACCESS_ENDS_CLOSED};
	struct buf statuses;

	buf_init(&statuses, search->desk->pool);
	for (size_t i = 0; i < count; i++)
		if (of_many(&seen[i]))
			buf_printf(&statuses, "%s%s", statuses.length ? "," : "", seen[i].status);
	what.what = statuses.data;
	return search_add(search, list, &severe_of, place, &what);
}

static bool seen_alike(const struct access_seen *a, const struct access_seen *b)
{
	return a->condition == b->condition && a->ends == b->ends;
}

/* Few vacancies are looked at one by one, whatever the statuses: those that are seen alike are one
 * question. */
static enum outcome add_few(struct search *search, size_t list, const struct access_place *place,
	const struct access_seen *seen, size_t count)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < count; i++) {
		struct access_seen together = seen[i];
		struct buf statuses;
		bool first = true;

		buf_init(&statuses, search->desk->pool);
		for (size_t k = 0; k < count; k++) {
			if (!seen_alike(&seen[k], &seen[i]))
				continue;
			first = first && k >= i;
			buf_printf(&statuses, "%s%s", statuses.length ? "," : "", seen[k].status);
		}
		together.status = statuses.data;
		if (first)
			outcome = add_seen(search, list, place, &together);
	}
	return outcome;
}

/* Only the severely disabled for those who may know which they are. */
static enum outcome find_applications(
	struct search *search, size_t list, const struct access_place *place)
{
	const struct desk *desk = search->desk;
	bool marked = desk->lists[list].kind == DESK_SEVERE;
	const struct access_seen *seen;
	size_t count = access_view_applications(
		       &desk->view, desk->pool, place->role, desk->lists[list].filter, &seen),
	       together = 0;
	enum outcome outcome = OK;

	if (marked && !(ACCESS_MARK_ROLES >> place->role & 1))
		return OK;
	if (!place->authority_id)
		return add_few(search, list, place, seen, count);
	for (size_t i = 0; marked && i < count; i++)
		together += of_many(&seen[i]);
	if (together > FEW_STATUSES)
		outcome = add_severe(search, list, place, seen, count);
	for (size_t i = 0; !outcome && i < count; i++)
		if (together <= FEW_STATUSES || !of_many(&seen[i]))
			outcome = add_seen(search, list, place, &seen[i]);
	return outcome;
}

static enum outcome list_find(struct search *search, size_t list, const struct access_place *place)
{
	const struct desk_list *wanted = &search->desk->lists[list];

	if (!((search->desk->view.who->granted[kinds[wanted->kind].right] >> place->role) & 1))
		return OK;
	switch (wanted->kind) {
	case DESK_VACANCIES:
		return search_add(search, list, *wanted->filter ? &vacancies_status : &vacancies,
			place,
			&(struct ask_what){.what = *wanted->filter ? wanted->filter : "geloescht"});
	case DESK_JOBADS:
		return find_jobads(search, list, place);
	default:
		return find_applications(search, list, place);
	}
}

/* The general lists: for administrators, who have no places. */
static enum outcome read_general(struct desk *desk, struct desk_list *list)
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

#define IDS "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

static enum outcome read_vacancies(
	struct desk *desk, const struct db_value *ids, struct db_rows **rows_r)
{
	const struct principal *who = desk->view.who;
	struct db_value values[VACANCY_COUNTS_VALUES + 1 + DETAILS] = {
		VACANCY_COUNTS_BIND(who), VACANCY_ROLES_BIND(who)};

	enum outcome outcome;

	memcpy(values + VACANCY_COUNTS_VALUES + 1, ids, DETAILS * sizeof(*ids));
	outcome = db_rows(desk->db, desk->pool,
		"SELECT v.id, v.number, v.title, v.status, a.short_name AS"
		" authority, v.pay_grade, " VACANCY_COUNTS
		", v.changed_at FROM (SELECT v.id, " VACANCY_ROLES
		" FROM vacancy v WHERE v.id IN " IDS
		" LIMIT 24) f STRAIGHT_JOIN vacancy v ON v.id = f.id STRAIGHT_JOIN org_unit a"
		" ON a.id = v.authority_id",
		values, VACANCY_COUNTS_VALUES + 1 + DETAILS, rows_r);
	return outcome ? outcome
		       : counted_take(desk->db, desk->pool, COUNTED_TAKE_BIND(who), *rows_r);
}

static enum outcome read_applications(
	struct desk *desk, const struct db_value *ids, struct db_rows **rows_r)
{
	const struct principal *who = desk->view.who;
	struct db_value values[ACCESS_MARK_VALUES + DETAILS] = {ACCESS_BIND_MARK(who)};

	memcpy(values + ACCESS_MARK_VALUES, ids, DETAILS * sizeof(*ids));
	return db_rows(desk->db, desk->pool,
		"SELECT a.id, a.number, CONCAT(p.surname, ', ', p.first_name) AS name,"
		" a.status, v.number AS vacancy, v.title AS vacancy_title,"
		" a.received_at, " ACCESS_MARK
		", a.internal FROM application a STRAIGHT_JOIN applicant p"
		" ON p.id = a.applicant_id STRAIGHT_JOIN vacancy v ON v.id = a.vacancy_id"
		" WHERE a.id IN " IDS,
		values, ACCESS_MARK_VALUES + DETAILS, rows_r);
}

static bool is_of(const struct search *search, size_t hit, enum object_kind kind)
{
	return kinds[search->desk->lists[search->hits[hit].list].kind].kind == kind;
}

static void rows_point(struct search *search, size_t from, size_t to, enum object_kind kind,
	const struct db_rows *rows)
{
	for (size_t i = from; i < to; i++)
		for (size_t row = 0; is_of(search, i, kind) && row < rows->count; row++)
			if (search->hits[i].id == db_number(rows, row, "id")) {
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
		outcome = kind == OBJECT_VACANCY ? read_vacancies(search->desk, ids, &rows)
						 : read_applications(search->desk, ids, &rows);
		if (!outcome)
			rows_point(search, from, to, kind, rows);
	}
	return outcome;
}

/* Columns before those that are shown. */
static size_t hidden(enum desk_kind kind)
{
	return kind == DESK_JOBADS ? 3 : kind == DESK_VACANCIES ? 1 : 0;
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

static enum outcome search_finish(struct search *search)
{
	enum outcome outcome = search_end(search);

	if (!outcome)
		outcome = add_details(search, OBJECT_VACANCY);
	if (!outcome)
		outcome = add_details(search, OBJECT_APPLICATION);
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

		if (desk->view.who->granted[kinds[list->kind].right] & ROLE_BIT(ROLE_ADMIN))
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
