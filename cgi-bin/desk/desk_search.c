/* Asking many places and merging their answers. */
#include <stdlib.h>
#include <string.h>

#include "desk/desk_private.h"

static int by_list_and_time(const void *first, const void *second)
{
	const struct hit *a = first, *b = second;
	int order;

	if (a->list != b->list)
		return a->list < b->list ? -1 : 1;
	order = strcmp(b->at ? b->at : "", a->at ? a->at : "");
	return order ? order : (a->id < b->id) - (a->id > b->id);
}

static void rows_take(struct search *search, const struct db_rows *rows)
{
	if (search->count + rows->count > search->size) {
		size_t size = 2 * (search->count + rows->count);
		struct hit *hits = POOL_ARRAY(search->desk->pool, struct hit, size);

		if (search->count)
			memcpy(hits, search->hits, search->count * sizeof(*hits));
		search->hits = hits;
		search->size = size;
	}
	for (size_t i = 0; i < rows->count; i++)
		search->hits[search->count++] = (struct hit){db_number(rows, i, "id"),
			db_text(rows, i, "at"), (size_t)db_number(rows, i, "list"), rows, i};
}

/* A number of places nobody prepared a statement for is filled up with an authority that is none.
 */
static enum outcome batch_ask(struct search *search, struct batch *batch)
{
	static const size_t sizes[ARMS + 1] = {0, 1, 2, 3, 4, 5, 6, 8, 8};
	const size_t n = batch->length;
	size_t arms = sizes[batch->arms];
	struct db_rows *rows = NULL;
	enum outcome outcome;

	for (size_t i = batch->arms; i < arms; i++) {
		memcpy(&batch->values[i * n], batch->values, n * sizeof(struct db_value));
		batch->values[i * n + 5] = db_int(-1);
	}
	batch->arms = 0;
	outcome = batch->ask(search->desk->db, search->desk->pool, batch->values, arms, &rows);
	if (!outcome)
		rows_take(search, rows);
	return outcome;
}

static struct batch *batch_of(struct search *search, ask_places *how, size_t length)
{
	size_t i = 0;

	while (i < search->batch_count && search->batches[i].ask != how)
		i++;
	if (i == search->batch_count) {
		search->batches[i].ask = how;
		search->batches[i].length = length;
		search->batches[i].arms = 0;
		search->batch_count++;
	}
	return &search->batches[i];
}

enum outcome search_add(struct search *search, size_t list, const struct ask_ways *ways,
	const struct access_place *place, const struct ask_what *what)
{
	size_t length = what->applications ? 12 + (what->among != NULL) : 9;
	int64_t authority = what->open ? 0 : place->authority_id;
	struct batch *batch = batch_of(search,
		what->open          ? ways->open
			: authority ? ways->many
				    : ways->few,
		length);
	struct db_value *value = &batch->values[batch->arms++ * length];

	*value++ = db_int((int64_t)list);
	memcpy(value, place->subject, sizeof(place->subject));
	value += sizeof(place->subject) / sizeof(*value);
	*value++ = db_int(authority);
	if (what->applications)
		*value++ = db_bool(what->at_rest);
	*value++ = db_str(what->what);
	if (what->among)
		*value++ = db_str(what->among);
	if (what->applications) {
		*value++ = db_bool(what->marked);
		*value++ = db_int(what->ends);
	}
	*value++ = db_str(search->desk->view.excluded);
	*value = db_int(search->desk->lists[list].limit);
	return batch->arms == ARMS ? batch_ask(search, batch) : OK;
}

enum outcome search_end(struct search *search)
{
	enum outcome outcome = OK;
	size_t kept = 0, of_list = 0;

	for (size_t i = 0; !outcome && i < search->batch_count; i++)
		if (search->batches[i].arms)
			outcome = batch_ask(search, &search->batches[i]);
	if (outcome || search->count == 0)
		return outcome;
	qsort(search->hits, search->count, sizeof(*search->hits), by_list_and_time);
	for (size_t i = 0; i < search->count; i++) {
		const struct hit *hit = &search->hits[i],
				 *last = kept ? &search->hits[kept - 1] : NULL;

		if (!last || last->list != hit->list)
			of_list = 0;
		else if (last->id == hit->id)
			continue;
		if (of_list++ < (size_t)search->desk->lists[hit->list].limit)
			search->hits[kept++] = *hit;
	}
	search->count = kept;
	return OK;
}
