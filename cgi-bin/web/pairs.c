/* Queries and urlencoded bodies. */
#include "web/pairs.h"

#include <string.h>

#include "base/buf.h"
#include "base/codec.h"
#include "base/text.h"

#define ROOM 32 /* a power of two */

size_t percent_decode(char *text, size_t length, bool plus)
{
	size_t to = 0;
	for (size_t from = 0; from < length; from++) {
		char c = text[from];
		if (c == '+' && plus) {
			c = ' ';
		} else if (c == '%' && length - from > 2) {
			int high = hex_digit(text[from + 1]);
			int low = hex_digit(text[from + 2]);
			if (high >= 0 && low >= 0) {
				c = (char)(high << 4 | low);
				from += 2;
			}
		}
		text[to++] = c;
	}
	return to;
}

/* The bytes of the first code point; 0 when they are none, or a NUL. */
static size_t code_size(const char *bytes, size_t length)
{
	for (size_t size = 1; size <= 4 && size <= length; size++)
		if (text_utf8(bytes, size))
			return size;
	return 0;
}

char *text_repair(struct pool *pool, const char *bytes, size_t length, bool *broken_r)
{
	*broken_r = !text_utf8(bytes, length);
	if (!*broken_r)
		return pool_strndup(pool, bytes, length);
	struct buf buf;
	buf_init(&buf, pool);
	for (size_t at = 0; at < length;) {
		size_t size = code_size(bytes + at, length - at);
		if (size)
			buf_add(&buf, bytes + at, size);
		else
			buf_str(&buf, "\xEF\xBF\xBD");
		at += size ? size : 1;
	}
	return buf.data;
}

/* Twice as much whenever it is full: at 0, 32, 64, 128, … */
static void make_room(struct pool *pool, struct pairs *pairs)
{
	size_t count = pairs->count;

	if (count && (count < ROOM || count & (count - 1)))
		return;
	struct pair *items = POOL_ARRAY(pool, struct pair, count ? 2 * count : ROOM);
	if (count)
		memcpy(items, pairs->items, count * sizeof(*items));
	pairs->items = items;
}

bool pairs_add(
	struct pool *pool, struct pairs *pairs, const char *name, const char *value, size_t length)
{
	if (pairs->count == PAIRS_MAX)
		return false;
	make_room(pool, pairs);
	struct pair *pair = &pairs->items[pairs->count++];
	pair->name = text_clean(pool, name);
	const char *sent = text_repair(pool, value, length, &pair->broken);
	pair->unseen = text_unseen(sent);
	pair->value = text_clean(pool, sent);
	return true;
}

const char *pair_problem(const struct pair *pair)
{
	return pair->broken ? "encoding" : pair->unseen ? "no_text" : NULL;
}

struct pairs pairs_copy(struct pool *pool, const struct pairs *pairs)
{
	struct pairs copy = {0};
	for (size_t i = 0; i < pairs->count; i++) {
		make_room(pool, &copy);
		copy.items[copy.count++] = pairs->items[i];
	}
	return copy;
}

static bool parse_one(struct pool *pool, char *text, size_t length, struct pairs *pairs)
{
	char *equals = memchr(text, '=', length);
	size_t name_length = equals ? (size_t)(equals - text) : length;
	char *value = equals ? equals + 1 : text + length;
	size_t value_length = length - (size_t)(value - text);

	bool broken;
	name_length = percent_decode(text, name_length, true);
	const char *name = text_repair(pool, text, name_length, &broken);
	value_length = percent_decode(value, value_length, true);
	return pairs_add(pool, pairs, name, value, value_length);
}

enum outcome pairs_parse(struct pool *pool, const char *text, size_t length, struct pairs *pairs)
{
	char *copy = pool_strndup(pool, text, length);
	for (size_t at = 0; at < length;) {
		char *end = memchr(copy + at, '&', length - at);
		size_t size = end ? (size_t)(end - copy) - at : length - at;
		if (size > 0 && !parse_one(pool, copy + at, size, pairs))
			return INVALID;
		at += size + 1;
	}
	return OK;
}

const struct pair *pairs_find(const struct pairs *pairs, const char *name)
{
	for (size_t i = 0; i < pairs->count; i++)
		if (strcmp(pairs->items[i].name, name) == 0)
			return &pairs->items[i];
	return NULL;
}
