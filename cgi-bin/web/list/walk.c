/* The place of a row in the list it was opened from, and its neighbours. */
#include "web/list/walk.h"

#include <inttypes.h>
#include <string.h>

#include "base/codec.h"
#include "base/crypto.h"
#include "base/text.h"
#include "web/list/list_private.h"
#include "web/list/views.h"

#define WALK "liste" /* in the address */
#define WALK_MAX 6000 /* characters of it */
#define SEALED_AS "list_walk"

struct walk {
	struct list_state state;
	const struct list_column *head; /* names the rows */
	const char *list; /* its address, with what was asked for */
};

static const uint8_t *key(const struct request *req)
{
	return req->private->server->form_key;
}

/* "applications\0status=neu\0" "40\0", then the place as of a page. */
static const char *walk_seal(struct request *req, const char *list, const char *query,
	int64_t total, int64_t before, const struct db_list_place *place)
{
	struct buf plain;
	uint8_t *sealed;

	buf_init(&plain, req->pool);
	buf_add(&plain, list, strlen(list) + 1);
	buf_add(&plain, query, strlen(query) + 1);
	buf_printf(&plain, "%" PRId64, total);
	buf_char(&plain, '\0');
	list_place_write(&plain, place, before);
	sealed = pool_alloc(req->pool, plain.length + CRYPTO_SEAL_EXTRA);
	crypto_seal_same(key(req), SEALED_AS, plain.data, plain.length, sealed);
	return base64url_encode(req->pool, sealed, plain.length + CRYPTO_SEAL_EXTRA);
}

const char *list_walk_to(struct list_state *state, const struct list_row *row, const char *address)
{
	struct db_list_place place;

	if (!state->query)
		state->query = list_asked(state);
	db_list_place_of(state->source, state->ask.sort, row->rows, row->row, &place);
	return pool_printf(state->req->pool, "%s?" WALK "=%s", address,
		walk_seal(state->req, state->list->code, state->query, state->total,
			state->before + (int64_t)row->row, &place));
}

const char *list_walk_from(struct request *req, const struct list_walk_rows *rows, size_t row,
	const struct db_list_place *place)
{
	int64_t before = rows->before < 0 ? -1 : rows->before + (int64_t)row;

	return pool_printf(req->pool, "?" WALK "=%s",
		walk_seal(req, rows->list, rows->query, rows->total, before, place));
}

static const char *walk_sent(struct request *req)
{
	const struct pair *pair = pairs_find(request_query_pairs(req), WALK);

	return pair && *pair->value && strlen(pair->value) <= WALK_MAX ? pair->value : NULL;
}

const char *list_walk(struct request *req)
{
	const char *sent = walk_sent(req);
	struct buf query;

	if (!sent)
		return "";
	buf_init(&query, req->pool);
	buf_str(&query, "?" WALK "=");
	buf_url(&query, sent);
	return query.data;
}

static const struct list_column *head_of(const struct list *list)
{
	const struct list_column *head = list->columns;

	while (!head->head)
		head++;
	return head;
}

/* Of a row only what its name and its address need. */
static void columns_ask(struct walk *walk)
{
	const struct db_list *source = walk->state.list->source;

	walk->state.ask.columns = 0;
	for (size_t i = 0; i < source->column_count; i++)
		if (list_column_needs(walk->head, source->columns[i].code))
			walk->state.ask.columns |= UINT32_C(1) << i;
}

/* Is it the place of this object, in the order that the list has? */
static bool is_here(const struct walk *walk)
{
	const struct list_state *state = &walk->state;
	const struct db_list_place *place = &state->ask.place;
	size_t keys = 0;

	while (keys < DB_LIST_KEYS && state->list->source->sorts[state->ask.sort].keys[keys])
		keys++;
	return place->count == keys + 1 && place->values[keys].type == DB_INT
		&& place->values[keys].number == state->req->object.id;
}

/* The list that is sealed, as the person sees it, at the place that is sealed. OK, NOT_FOUND,
 * UNAVAILABLE. */
static enum outcome walk_read(
	struct request *req, const char *plain, size_t length, struct walk *walk_r)
{
	const char *code = plain, *query = code + strlen(code) + 1;
	const char *count = query + strlen(query) + 1, *place = count + strlen(count) + 1;
	const struct list *list = NULL;
	const struct page *page = list_keeper(req, code, &list);
	enum outcome outcome;

	if (!page || !list->walked || !list_open(req, page))
		return NOT_FOUND;
	outcome = list_read_left(req, list, query, &walk_r->state);
	if (outcome)
		return outcome;
	walk_r->state.query = query;
	walk_r->head = head_of(list);
	walk_r->list =
		pool_printf(req->pool, "%s%s%s%s", req->base, list->path, *query ? "?" : "", query);
	columns_ask(walk_r);
	return text_to_int(count, -1, INT64_MAX, &walk_r->state.total)
			&& list_place_read(&walk_r->state, place, length - (size_t)(place - plain))
			&& is_here(walk_r)
		? OK
		: NOT_FOUND;
}

static enum outcome walk_open(struct request *req, struct walk *walk_r)
{
	const char *sent = walk_sent(req);
	uint8_t *sealed;
	char *plain;
	size_t length;

	if (!sent || req->object.kind == OBJECT_NONE)
		return NOT_FOUND;
	sealed = pool_alloc(req->pool, strlen(sent));
	length = base64url_decode(sent, sealed);
	if (length <= CRYPTO_SEAL_EXTRA)
		return NOT_FOUND;
	plain = pool_alloc(req->pool, length);
	if (!crypto_open(key(req), SEALED_AS, sealed, length, (uint8_t *)plain))
		return NOT_FOUND;
	return walk_read(req, plain, length - CRYPTO_SEAL_EXTRA, walk_r);
}

/* The row before or behind the place; *rows_r has none where there is none. */
static enum outcome neighbour_read(const struct walk *walk, bool back, struct db_rows **rows_r)
{
	const struct list_state *state = &walk->state;
	struct db_list_ask ask = state->ask;

	*rows_r = POOL_NEW(state->req->pool, struct db_rows);
	ask.back = back;
	ask.limit = 1;
	return state->nothing
		? OK
		: db_list_rows(state->req->db, state->req->pool, state->source, &ask, rows_r);
}

/* Its name and address, with its own place. */
static void neighbour_take(
	const struct walk *walk, bool back, const struct db_rows *rows, struct list_shown *shown_r)
{
	const struct list_row row = {rows, 0};
	struct list_state there = walk->state;

	there.before += back ? -1 : 1;
	if (there.before < 0)
		there.before = 0;
	list_show_cell(&there, walk->head, &row, shown_r);
}

static enum outcome neighbour_find(struct request *req, bool back, const char **address_r)
{
	struct walk walk;
	struct db_rows *rows = NULL;
	struct list_shown shown;
	enum outcome outcome = walk_open(req, &walk);

	*address_r = NULL;
	if (!outcome)
		outcome = neighbour_read(&walk, back, &rows);
	if (!outcome && rows->count) {
		neighbour_take(&walk, back, rows, &shown);
		*address_r = shown.href + strlen(req->base);
	}
	return outcome == NOT_FOUND ? OK : outcome;
}

enum outcome list_walk_next(struct request *req, const char **address_r)
{
	return neighbour_find(req, false, address_r);
}

enum outcome list_walk_previous(struct request *req, const char **address_r)
{
	return neighbour_find(req, true, address_r);
}

/* What was not known where the row was opened. */
static enum outcome walk_count(struct walk *walk)
{
	struct list_state *state = &walk->state;
	struct db *db = state->req->db;
	enum outcome outcome = OK;

	if (state->total < 0)
		outcome = db_list_count(
			db, state->source, &state->ask, LIST_COUNT_MAX + 1, &state->total);
	if (!outcome && state->before < 0)
		outcome = db_list_count_before(
			db, state->source, &state->ask, LIST_COUNT_MAX, &state->before);
	return outcome;
}

static void view_number(struct request *req, const char *name, int64_t number)
{
	view_text(req, name, pool_printf(req->pool, "%" PRId64, number));
}

static void view_total(struct request *req, const struct list_state *state)
{
	int64_t place = state->before + 1;
	bool more = state->total > LIST_COUNT_MAX;

	view_number(req, "Walk.place", place);
	view_bool(req, "Walk.more_than", more);
	view_number(req, "Walk.total",
		more                           ? LIST_COUNT_MAX
			: state->total < place ? place
					       : state->total);
}

/* Back in the list, the page begins with the row that was left. */
static enum outcome view_list(
	struct request *req, struct walk *walk, const struct db_rows *previous)
{
	struct list_state there = walk->state;
	const char *href = walk->list, *said = NULL;
	enum outcome outcome = list_said(&walk->state, &said);

	there.before--;
	if (previous->count && walk->state.before >= walk->state.ask.limit)
		href = url_with(req, href, LIST_AFTER, list_place_seal(&there, previous, 0));
	view_text(req, "Walk.list", href);
	view_text(req, "Walk.name", list_title(req, walk->state.list));
	view_text(req, "Walk.filtered", said);
	return outcome;
}

static enum outcome view_neighbour(
	struct request *req, const struct walk *walk, bool back, struct db_rows **rows_r)
{
	const char *name = back ? "Walk.previous" : "Walk.next";
	struct list_shown shown;
	enum outcome outcome = neighbour_read(walk, back, rows_r);

	if (outcome || !(*rows_r)->count)
		return outcome;
	neighbour_take(walk, back, *rows_r, &shown);
	view_text(req, pool_printf(req->pool, "%s.href", name), shown.href);
	view_text(req, pool_printf(req->pool, "%s.label", name), shown.text);
	view_bool(req, pool_printf(req->pool, "%s.german", name), walk->head->type == LIST_GERMAN);
	return OK;
}

enum outcome list_walk_show(struct request *req)
{
	struct walk walk;
	struct db_rows *previous = NULL, *next = NULL;
	enum outcome outcome = walk_open(req, &walk);

	if (!outcome)
		outcome = walk_count(&walk);
	if (!outcome)
		outcome = view_neighbour(req, &walk, true, &previous);
	if (!outcome)
		outcome = view_neighbour(req, &walk, false, &next);
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	view_text(req, "Walk.query", list_walk(req));
	view_total(req, &walk.state);
	return view_list(req, &walk, previous);
}
