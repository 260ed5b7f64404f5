/* Where and how a desk's applications are looked for: by what a role sees of them (ACC-16). */
#include "desk/desk_private.h"

#include <string.h>

#include "access/tables.h"
#include "base/buf.h"
#include "base/text.h"

static const struct ask_ways all = {ask_applications, ask_few_applications, NULL};
static const struct ask_ways open_ones = {
	ask_applications_open, ask_few_applications, ask_open_applications};
static const struct ask_ways marked_ones = {
	ask_applications_marked, ask_few_applications, ask_open_applications};
static const struct ask_ways severe = {ask_applications_severe, ask_few_severe, ask_open_severe};
static const struct ask_ways severe_of = {ask_applications_severe_of, NULL, NULL};
static const struct ask_ways among = {ask_applications_among, ask_few_among, ask_open_among};
static const struct ask_ways listed = {ask_applications_listed, NULL, NULL};
static const struct ask_ways listed_among = {ask_applications_listed_among, NULL, NULL};
static const struct ask_ways handed = {ask_applications_handed, ask_few_handed, ask_open_handed};
static const struct ask_ways asked = {ask_applications_asked, ask_applications_asked, NULL};

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

/* The statuses in which a role sees those among whom there is one with a mark; NULL where nobody
 * asks. */
static const char *statuses_among(
	const struct search *search, int role, const struct ask_ways *ways)
{
	const struct access_view *view = &search->desk->view;
	struct buf found;

	if (ways != &among && ways != &listed_among)
		return NULL;
	buf_init(&found, search->desk->pool);
	for (size_t i = 0; i < view->status_count; i++) {
		const struct access_status *status = &view->statuses[i];

		if (status->kind == OBJECT_APPLICATION && status->role_id == role
			&& status->condition == ACCESS_SEVERE_AMONG)
			buf_printf(&found, "%s%s", found.length ? "," : "", status->status);
	}
	return found.data;
}

/* Of those at rest, too, unless closing the vacancy ends what the role sees; where an index parts
 * them that is a question of its own. */
static enum outcome add_seen(struct search *search, size_t list, const struct access_place *place,
	const struct access_seen *seen, bool open)
{
	bool marked = search->desk->lists[list].kind == DESK_SEVERE;
	bool ends = seen->ends & ACCESS_ENDS_CLOSED;
	const struct ask_ways *ways = ways_of(seen, marked);
	bool parted = place->authority_id && !open && ways != &all && ways != &asked;
	struct ask_what what = {.what = seen->status,
		.applications = true,
		.marked = marked,
		.among = statuses_among(search, place->role, ways),
		.at_rest = !ends && !parted,
		.ends = seen->ends,
		.open = open};
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
	const struct ask_ways *ways = ways_of_listed(seen, false);
	struct ask_what what = {.what = statuses,
		.applications = true,
		.among = statuses_among(search, place->role, ways),
		.ends = seen->ends};
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
		return add_seen(search, list, place, &seen[at], false);
	return statuses ? add_listed(search, list, place, &seen[at], statuses) : OK;
}

/* Few vacancies, or those of many that are open, are looked at one by one, whatever the statuses:
 * those that are seen alike are one question. */
static enum outcome add_few(struct search *search, size_t list, const struct access_place *place,
	const struct access_seen *seen, size_t count, bool open)
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
			outcome = add_seen(search, list, place, &together, open);
	}
	return outcome;
}

/* Does it end with the vacancy, so that only open ones need to be looked at? Where all of an
 * authority are reached and each is seen, an index in the list's order gives the first sooner. */
static bool is_of_open(const struct access_place *place, const struct access_seen *seen)
{
	return seen->ends & ACCESS_ENDS_CLOSED && seen->condition != ACCESS_ASKED
		&& !(place->whole && place->authority_id && seen->condition == ACCESS_ALWAYS);
}

/* Those that end with the vacancy come first; *open_r of them. */
static const struct access_seen *seen_part(struct pool *pool, const struct access_place *place,
	const struct access_seen *seen, size_t count, size_t *open_r)
{
	struct access_seen *parted = POOL_ARRAY(pool, struct access_seen, count);
	size_t at = 0;

	for (size_t i = 0; i < count; i++)
		if (is_of_open(place, &seen[i]))
			parted[at++] = seen[i];
	*open_r = at;
	for (size_t i = 0; i < count; i++)
		if (!is_of_open(place, &seen[i]))
			parted[at++] = seen[i];
	return parted;
}

/*
 * Leaves out what another sight has in it: whoever takes part with a mark is one among those of the
 * status. Of lists of the marked, both conditions are the same. Gives how many are left.
 */
static size_t sights_reduce(
	struct pool *pool, bool marked, const struct access_seen **seen_r, size_t count)
{
	enum access_condition within = marked ? ACCESS_SEVERE_AMONG : ACCESS_SEVERE;
	enum access_condition wider = marked ? ACCESS_SEVERE : ACCESS_SEVERE_AMONG;
	struct access_seen *left = POOL_ARRAY(pool, struct access_seen, count);
	const struct access_seen *seen = *seen_r;
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		size_t k = seen[i].condition == within ? 0 : count;

		while (k < count
			&& (seen[k].condition != wider || seen[k].ends != seen[i].ends
				|| !text_equal(seen[k].status, seen[i].status)))
			k++;
		if (k == count)
			left[kept++] = seen[i];
	}
	*seen_r = left;
	return kept;
}

static enum outcome add_many(struct search *search, size_t list, const struct access_place *place,
	const struct access_seen *seen, size_t count)
{
	bool marked = search->desk->lists[list].kind == DESK_SEVERE;
	size_t together = 0;
	enum outcome outcome = OK;

	for (size_t i = 0; marked && i < count; i++)
		together += of_many(&seen[i]);
	if (together > desk_few_statuses)
		outcome = add_severe(search, list, place, seen, count);
	for (size_t i = 0; !outcome && i < count; i++)
		if (together <= desk_few_statuses || !of_many(&seen[i]))
			outcome = add_one(search, list, place, seen, count, i);
	return outcome;
}

/* Only the severely disabled for those who may know which they are. */
enum outcome applications_find(struct search *search, size_t list, const struct access_place *place)
{
	const struct desk *desk = search->desk;
	bool marked = desk->lists[list].kind == DESK_SEVERE;
	const struct access_seen *seen;
	size_t open = 0,
	       count = access_view_applications(
		       &desk->view, desk->pool, place->role, desk->lists[list].filter, &seen);
	enum outcome outcome = OK;

	if (marked && !(ACCESS_MARK_ROLES >> place->role & 1))
		return OK;
	count = sights_reduce(desk->pool, marked, &seen, count);
	if (place->vacancies <= access_places_open)
		seen = seen_part(desk->pool, place, seen, count, &open);
	if (open && place_is_first(&desk->view, place))
		outcome = add_few(search, list, place, seen, open, true);
	if (outcome)
		return outcome;
	return place->authority_id ? add_many(search, list, place, seen + open, count - open)
				   : add_few(search, list, place, seen + open, count - open, false);
}
