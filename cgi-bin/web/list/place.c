/* Where a page of a list begins, as an address holds it: sealed, since it says what people are
 * called, and so that nobody makes one up. */
#include <inttypes.h>
#include <string.h>

#include "base/crypto.h"
#include "base/text.h"
#include "web/list/list_private.h"

#define PLACE_MAX 4096 /* bytes, sealed */

/* The list, its order and the person it was shown to. */
static const char *bound(const struct list_state *state)
{
	return pool_printf(state->req->pool, "list:%s:%s:%s:%d:%" PRId64, state->list->code,
		state->list->prefix ? state->list->prefix : "",
		state->list->source->sorts[state->ask.sort].code, state->ask.descending,
		state->req->principal.id);
}

static const uint8_t *key(const struct list_state *state)
{
	return state->req->private->server->form_key;
}

/* "12\0n42\0tMüller\0t…": rows before, then each value after a letter for its type. */
void list_place_write(struct buf *buf, const struct db_list_place *place, int64_t before)
{
	buf_printf(buf, "%" PRId64, before);
	buf_char(buf, '\0');
	for (size_t i = 0; i < place->count; i++) {
		const struct db_value *value = &place->values[i];

		if (value->type == DB_INT)
			buf_printf(buf, "n%" PRId64, value->number);
		else
			buf_printf(buf, "t%.*s", (int)value->length, (const char *)value->bytes);
		buf_char(buf, '\0');
	}
}

const char *list_place_seal(struct list_state *state, const struct db_rows *rows, size_t row)
{
	struct db_list_place place;
	struct buf plain;
	uint8_t *sealed;

	buf_init(&plain, state->req->pool);
	db_list_place_of(state->source, state->ask.sort, rows, row, &place);
	list_place_write(&plain, &place, state->before + (int64_t)row);
	sealed = pool_alloc(state->req->pool, plain.length + CRYPTO_SEAL_EXTRA);
	crypto_seal(key(state), bound(state), plain.data, plain.length, sealed);
	return crypto_hex(state->req->pool, sealed, plain.length + CRYPTO_SEAL_EXTRA);
}

static bool read_value(const char *text, struct db_value *value_r)
{
	int64_t number;

	if (*text == 't')
		*value_r = db_str(text + 1);
	else if (*text == 'n' && text_to_int(text + 1, INT64_MIN, INT64_MAX, &number))
		*value_r = db_int(number);
	else
		return false;
	return true;
}

bool list_place_read(struct list_state *state, const char *plain, size_t length)
{
	struct db_list_place *place = &state->ask.place;
	const char *at = plain, *end = plain + length;

	place->count = 0;
	if (!text_to_int(at, -1, INT64_MAX, &state->before)) /* -1: not known (walk.c) */
		return false;
	for (at += strlen(at) + 1; at < end; at += strlen(at) + 1)
		if (place->count > DB_LIST_KEYS || !read_value(at, &place->values[place->count++]))
			return false;
	return place->count > 0;
}

bool list_place_open(struct list_state *state, const char *text)
{
	size_t length = strlen(text) / 2;
	struct pool *pool = state->req->pool;
	uint8_t *sealed;
	char *plain;

	if (length <= CRYPTO_SEAL_EXTRA || length > PLACE_MAX)
		return false;
	sealed = pool_alloc(pool, length);
	plain = pool_alloc(pool, length);
	return crypto_unhex(text, sealed, length)
		&& crypto_open(key(state), bound(state), sealed, length, (uint8_t *)plain)
		&& list_place_read(state, plain, length - CRYPTO_SEAL_EXTRA);
}
