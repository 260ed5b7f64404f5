/* The lists of a person's desk. */
#include "desk/desk.h"

#include <string.h>

#include "application/application.h"
#include "base/buf.h"
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
static const struct ask_ways listed = {ask_applications_listed, NULL};
static const struct ask_ways listed_among = {ask_applications_listed_among, NULL};
static const struct ask_ways handed = {ask_applications_handed, ask_few_handed};
static const struct ask_ways asked = {ask_applications_asked, ask_applications_asked};

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
	size_t count;
	struct ask_what what = {.what = access_view_jobads(&desk->view, desk->pool, place->role,
					desk->lists[list].filter, &count)};
	enum outcome outcome = OK;

	if (count == 0)
		return OK;
	if (count > desk_few_statuses || !place->authority_id)
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

/* For many statuses that are seen alike: the index of all that lists show; NULL: there is none. */
static const struct ask_ways *ways_of_listed(const struct access_seen *seen, bool marked)
{
	if (marked || text_among("gespeichert,geloescht,anonymisiert", seen->status))
		return NULL;
	return seen->condition == ACCESS_ALWAYS          ? &listed
		: seen->condition == ACCESS_SEVERE_AMONG ? &listed_among
							 : NULL;
}

/* How many statuses can be one question with the one at `at`; *what_r: a list of them, NULL where
 * it is not the first. */
static size_t listed_alike(const struct desk *desk, const struct access_seen *seen, size_t count,
	size_t at, const char **what_r)
{
	struct buf statuses;
	size_t alike = 0;
	bool first = true;

	buf_init(&statuses, desk->pool);
	for (size_t k = 0; k < count; k++) {
		if (!seen_alike(&seen[k], &seen[at]) || !ways_of_listed(&seen[k], false))
			continue;
		first = first && k >= at;
		alike++;
		buf_printf(&statuses, "%s%s", statuses.length ? "," : "", seen[k].status);
	}
	*what_r = first ? statuses.data : NULL;
	return alike;
}

static enum outcome add_listed(struct search *search, size_t list, const struct access_place *place,
	const struct access_seen *seen, const char *statuses)
{
	struct ask_what what = {.what = statuses, .applications = true, .ends = seen->ends};
	const struct ask_ways *ways = ways_of_listed(seen, false);
	enum outcome outcome = search_add(search, list, ways, place, &what);

	if (outcome || seen->ends & ACCESS_ENDS_CLOSED)
		return outcome;
	what.at_rest = true;
	return search_add(search, list, ways, place, &what);
}

/* Status by status; many that are seen alike at once. */
static enum outcome add_one(struct search *search, size_t list, const struct access_place *place,
	const struct access_seen *seen, size_t count, size_t at)
{
	bool marked = search->desk->lists[list].kind == DESK_SEVERE;
	const char *statuses;

	if (!ways_of_listed(&seen[at], marked)
		|| listed_alike(search->desk, seen, count, at, &statuses) <= desk_few_statuses)
		return add_seen(search, list, place, &seen[at]);
	return statuses ? add_listed(search, list, place, &seen[at], statuses) : OK;
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
	if (together > desk_few_statuses)
		outcome = add_severe(search, list, place, seen, count);
	for (size_t i = 0; !outcome && i < count; i++)
		if (together <= desk_few_statuses || !of_many(&seen[i]))
			outcome = add_one(search, list, place, seen, count, i);
	return outcome;
}

static enum outcome list_find(struct search *search, size_t list, const struct access_place *place)
{
	const struct desk_list *wanted = &search->desk->lists[list];

	if (!((search->desk->view.who->granted[rights[wanted->kind]] >> place->role) & 1))
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

static enum outcome search_finish(struct search *search)
{
	enum outcome outcome = search_end(search);

	hits_count(search);

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

		if (desk->view.who->granted[rights[list->kind]] & ROLE_BIT(ROLE_ADMIN))
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
