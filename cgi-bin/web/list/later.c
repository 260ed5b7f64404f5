/* Lists whose file is made by the queue: what is asked for, on its way to the page that asks. */
#include "web/list/later.h"

#include <string.h>

#include "base/codec.h"
#include "base/crypto.h"
#include "base/text.h"
#include "web/list/list_private.h"
#include "web/list/views.h"

#define PARTS 4

/* For whom it is sealed. */
static const char *sealed_for(const struct request *req)
{
	return pool_printf(req->pool, "list_later:%lld", (long long)req->principal.id);
}

static void part_add(struct buf *plain, const char *text)
{
	buf_add(plain, text, strlen(text) + 1);
}

enum outcome list_later(struct list_state *state, const char *format)
{
	struct request *req = state->req;
	struct list_change change = list_same;
	const char *said = NULL;
	struct buf plain;
	uint8_t *sealed;
	enum outcome outcome = list_said(state, &said);

	if (outcome)
		return outcome;
	change.format = format;
	buf_init(&plain, req->pool);
	part_add(&plain, state->list->code);
	part_add(&plain, format);
	part_add(&plain, said ? said : "");
	part_add(&plain, list_address(state, &change) + strlen(req->base));
	sealed = pool_alloc(req->pool, plain.length + CRYPTO_SEAL_EXTRA);
	crypto_seal(
		req->private->server->form_key, sealed_for(req), plain.data, plain.length, sealed);
	return redirect_to(req, NULL, LIST_LATER_PAGE "?" LIST_LATER "=%s",
		base64url_encode(req->pool, sealed, plain.length + CRYPTO_SEAL_EXTRA));
}

const char *list_later_sent(struct request *req)
{
	const struct pair *pair = pairs_find(request_query_pairs(req), LIST_LATER);

	return pair && strlen(pair->value) <= LIST_LATER_MAX ? pair->value : NULL;
}

enum outcome list_later_open(struct request *req, const char *sealed, struct list_later *later_r)
{
	const char *parts[PARTS], *at;
	uint8_t *bytes = pool_alloc(req->pool, strlen(sealed) + 1);
	size_t length = base64url_decode(sealed, bytes);
	char *plain = pool_alloc(req->pool, length + 1);

	if (length <= CRYPTO_SEAL_EXTRA
		|| !crypto_open(req->private->server->form_key, sealed_for(req), bytes, length,
			(uint8_t *)plain))
		return NOT_FOUND;
	at = plain;
	for (size_t i = 0; i < PARTS; i++) {
		parts[i] = at;
		at += strlen(at) + 1;
	}
	*later_r = (struct list_later){
		.code = parts[0], .format = parts[1], .said = parts[2], .address = parts[3]};
	return OK;
}

static const struct list *list_of_code(const struct request *req, const char *code)
{
	for (const struct page *const *page = req->site->pages; *page; page++)
		for (const struct list *const *list = (*page)->lists; list && *list; list++)
			if (text_equal((*list)->code, code))
				return *list;
	return NULL;
}

const char *list_later_title(const struct request *req, const char *code)
{
	const struct list *list = list_of_code(req, code);

	return list ? list_title(req, list) : code;
}

struct access_where list_later_takers(const struct request *req, const char *code)
{
	const struct list *list = list_of_code(req, code);

	return list ? list_takers(req->pool, &req->principal, list) : ACCESS_WHERE_ALL(0);
}
