/* Rendered parts of pages, remembered by their content. */
#include "web/fragment.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "web/private.h"

#define SETS 128
#define WAYS 8 /* places for what has the same set */
#define HELD_MAX ((size_t)16 * 1024 * 1024) /* bytes of all together */
#define FRAGMENT_MAX \
	((size_t)96 * 1024) /* bytes of key and text; larger ones are not remembered \
			     */
#define NO_TEXT SIZE_MAX

struct fragment {
	char *memory; /* key and text, in their exact size; NULL: free */
	size_t size;
	const char *template; /* a literal */
	int lang;
	uint64_t hash;
	size_t key_length;
	const char *text;
	uint64_t used; /* when, in uses */
};

static struct fragment fragments[SETS][WAYS];
static uint64_t uses;
static size_t held;

static uint64_t hash_of(const char *bytes, size_t length)
{
	uint64_t hash = length;
	uint64_t word;
	for (; length >= sizeof(word); bytes += sizeof(word), length -= sizeof(word)) {
		memcpy(&word, bytes, sizeof(word));
		hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 29;
	}
	word = 0;
	memcpy(&word, bytes, length);
	hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 32; /* the set is taken from the low bits */
}

static struct fragment *fragment_find(
	const char *template, int lang, const struct buf *key, uint64_t hash)
{
	for (size_t i = 0; i < WAYS; i++) {
		struct fragment *fragment = &fragments[hash % SETS][i];
		if (fragment->hash == hash && fragment->memory && fragment->lang == lang
			&& fragment->key_length == key->length
			&& strcmp(fragment->template, template) == 0
			&& memcmp(fragment->memory, key->data, key->length) == 0)
			return fragment;
	}
	return NULL;
}

static void fragment_forget(struct fragment *fragment)
{
	held -= fragment->size;
	free(fragment->memory);
	*fragment = (struct fragment){0};
}

/* Of the set the free place, or that of the one not used for longest. */
static struct fragment *fragment_place(uint64_t hash)
{
	struct fragment *set = fragments[hash % SETS];
	struct fragment *place = &set[0];

	for (size_t i = 1; i < WAYS && place->memory; i++)
		if (!set[i].memory || set[i].used < place->used)
			place = &set[i];
	return place;
}

static void fragment_remember(const char *template, int lang, const struct buf *key, uint64_t hash,
	const struct buf *text)
{
	size_t size = key->length + text->length + 1;
	if (size > FRAGMENT_MAX)
		return;
	for (size_t i = 0; held + size > HELD_MAX && i < SETS * WAYS; i++)
		fragment_forget(&fragments[i / WAYS][i % WAYS]);
	struct fragment *place = fragment_place(hash);
	fragment_forget(place);
	char *memory = malloc(size);
	if (!memory)
		log_fatal("memory", "bytes=%zu", size);
	memcpy(memory, key->data, key->length);
	memcpy(memory + key->length, text->data, text->length + 1);
	held += size;
	*place = (struct fragment){.memory = memory,
		.size = size,
		.template = template,
		.lang = lang,
		.hash = hash,
		.key_length = key->length,
		.text = memory + key->length,
		.used = uses};
}

static enum outcome fragment_make(struct request *req, const char *template, fragment_fill *fill,
	void *context, struct buf *text)
{
	struct request_private *private = req->private;
	struct template *parsed = render_template(private->server->render, template);
	if (!parsed)
		return UNAVAILABLE;
	struct view *page = req->view;
	req->view = view_new();
	enum outcome outcome = fill(req, context);
	if (!outcome
		&& !render_run(private->server->render, parsed, private->lang, req->view, text))
		outcome = UNAVAILABLE;
	view_free(&req->view);
	req->view = page;
	return outcome;
}

enum outcome fragment_text(struct request *req, const char *template, const struct buf *key,
	fragment_fill *fill, void *context, const char **text_r)
{
	int lang = req->private->lang;
	uint64_t hash = key ? hash_of(key->data, key->length) : 0;
	struct fragment *fragment = !key || req->private->server->reload
		? NULL
		: fragment_find(template, lang, key, hash);
	uses++;
	if (fragment) {
		fragment->used = uses;
		*text_r = fragment->text;
		return OK;
	}
	struct buf text;
	buf_init(&text, req->pool);
	enum outcome outcome = fragment_make(req, template, fill, context, &text);
	if (outcome)
		return outcome;
	*text_r = text.data;
	if (key)
		fragment_remember(template, lang, key, hash, &text);
	return OK;
}

enum outcome fragment_show(struct request *req, const char *name, const char *template,
	const struct buf *key, fragment_fill *fill, void *context)
{
	const char *text;
	enum outcome outcome = fragment_text(req, template, key, fill, context, &text);
	if (!outcome)
		view_set(request_view(req), name, text);
	return outcome;
}

static void key_add(struct buf *key, const char *bytes, size_t length)
{
	buf_add(key, &length, sizeof(length));
	if (length != NO_TEXT)
		buf_add(key, bytes, length);
}

void fragment_key_text(struct buf *key, const char *text)
{
	key_add(key, text, text ? strlen(text) : NO_TEXT);
}

void fragment_key_int(struct buf *key, int64_t number)
{
	buf_add(key, &number, sizeof(number));
}

void fragment_key_rows(struct buf *key, const struct db_rows *rows)
{
	fragment_key_int(key, (int64_t)rows->count);
	for (size_t i = 0; i < rows->count * rows->columns; i++)
		key_add(key, rows->cells[i].bytes,
			rows->cells[i].bytes ? rows->cells[i].length : NO_TEXT);
}
