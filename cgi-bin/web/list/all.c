/* All rows that an address finds. */
#include "web/list/all.h"

#include "web/list/list_private.h"

#define BATCH 500 /* rows read at once */

struct list_all {
	struct list_state state;
	int64_t given;
	bool over;
};

enum outcome list_all_begin(struct request *req, const struct list *list, struct list_all **all_r)
{
	struct list_all *all = POOL_NEW(req->pool, struct list_all);
	enum outcome outcome = list_read(req, list, &all->state);

	all->state.ask.columns = 0;
	all->state.ask.place.count = 0;
	all->state.ask.back = false;
	all->state.ask.limit = BATCH;
	all->given = 0;
	all->over = all->state.nothing;
	*all_r = all;
	return outcome;
}

enum outcome list_all_next(struct list_all *all, const int64_t **ids_r, size_t *count_r)
{
	struct list_state *state = &all->state;
	struct db_rows *rows = NULL;
	int64_t *ids;
	enum outcome outcome;

	*count_r = 0;
	if (all->over)
		return OK;
	outcome = db_list_rows(state->req->db, state->req->pool, state->source, &state->ask, &rows);
	if (outcome)
		return outcome;
	ids = POOL_ARRAY(state->req->pool, int64_t, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++)
		ids[i] = db_number(rows, i, "list_id");
	if (rows->count)
		db_list_place_of(
			state->source, state->ask.sort, rows, rows->count - 1, &state->ask.place);
	all->over = rows->count < BATCH;
	all->given += (int64_t)rows->count;
	*ids_r = ids;
	*count_r = rows->count;
	return OK;
}

enum outcome list_all_left(struct list_all *all, int64_t *left_r)
{
	struct list_state *state = &all->state;
	int64_t most = all->given + LIST_COUNT_MAX + 1;
	int64_t count = 0;
	enum outcome outcome = OK;

	*left_r = 0;
	if (all->over)
		return OK;
	outcome = db_list_count(state->req->db, state->source, &state->ask, most, &count);
	*left_r = count >= most ? -1 : count - all->given;
	return outcome;
}
