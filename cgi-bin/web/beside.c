/*
 * Several forms on one page. What was typed into one must survive that another one is sent, also
 * without scripts: the controls of all of them belong to one form of the page (HTML's attribute
 * form), each form begins with a field form_of that names it, and each button says where to
 * (formaction). So everything arrives with every button, and is parted here. The page shows what it
 * did not take again: at once, or after a redirect by way of the session, sealed. What was typed at
 * an object that the person leaves for another one waits there (beside_leave).
 */
#include <string.h>

#include "access/kept.h"
#include "base/crypto.h"
#include "base/text.h"
#include "web/private.h"

#define KEPT_MAX (3 * 256 * 1024) /* bytes: what a body holds, with three for each of its bytes */

static struct beside *segment_of(struct request *req, const char *form)
{
	struct request_private *private = req->private;
	for (size_t i = 0; i < private->beside_count; i++)
		if (strcmp(private->beside[i].form, form) == 0)
			return &private->beside[i];
	struct beside *grown = POOL_ARRAY(req->pool, struct beside, private->beside_count + 1);
	if (private->beside_count)
		memcpy(grown, private->beside, private->beside_count * sizeof(*grown));
	private->beside = grown;
	struct beside *new = &grown[private->beside_count++];
	new->form = form;
	return new;
}

/* Named as no form is. */
static const char *carried_as(struct request *req, const char *name)
{
	return pool_printf(req->pool, "+%s", name);
}

void redirect_carry(struct request *req, const char *name, const char *text)
{
	struct beside *segment = segment_of(req, carried_as(req, name));
	segment->fields = (struct pairs){0}; /* save may run twice */
	pairs_add(req->pool, &segment->fields, "text", text, strlen(text));
}

const char *redirect_carried(struct request *req, const char *name)
{
	const struct pairs *fields = beside_of(req, carried_as(req, name));
	const struct pair *pair = fields ? pairs_find(fields, "text") : NULL;
	return pair ? pair->value : NULL;
}

/* Pairs in order, each form's after its name; those before any name go to `first`. */
static void part(struct request *req, const struct pairs *sent, struct pairs *first)
{
	struct pairs *to = first;
	for (size_t i = 0; i < sent->count; i++) {
		const struct pair *pair = &sent->items[i];
		if (strcmp(pair->name, FORM_OF) == 0)
			to = &segment_of(req, pair->value)->fields;
		else
			pairs_add(req->pool, to, pair->name, pair->value, strlen(pair->value));
	}
}

void beside_part(struct request *req, const char *form)
{
	struct request_private *private = req->private;
	struct pairs own = {0};
	private->sent = private->fields;
	if (!pairs_find(&private->fields, FORM_OF))
		return;
	part(req, &private->sent, &own);
	for (size_t i = 0; form && i < private->beside_count; i++) {
		if (strcmp(private->beside[i].form, form) != 0)
			continue;
		own = private->beside[i].fields;
		private->beside[i] = private->beside[--private->beside_count];
		break;
	}
	const struct pair *token = pairs_find(&private->sent, FORM_TOKEN);
	if (token && !pairs_find(&own, FORM_TOKEN))
		pairs_add(req->pool, &own, FORM_TOKEN, token->value, strlen(token->value));
	private->fields = own;
}

const struct pairs *beside_of(const struct request *req, const char *form)
{
	const struct request_private *private = req->private;
	for (size_t i = 0; i < private->beside_count; i++)
		if (strcmp(private->beside[i].form, form) == 0)
			return &private->beside[i].fields;
	return NULL;
}

static const char *beside_place(struct request *req)
{
	return pool_printf(
		req->pool, "beside:%d:%lld", (int)req->site->world, (long long)req->session.id);
}

static void write_beside(struct buf *text, const char *form, const struct pairs *fields)
{
	buf_printf(text, "%s" FORM_OF "=", text->length ? "&" : "");
	buf_url(text, form);
	for (size_t i = 0; i < fields->count; i++) {
		buf_char(text, '&');
		buf_url(text, fields->items[i].name);
		buf_char(text, '=');
		buf_url(text, fields->items[i].value);
	}
}

static const void *text_seal(
	struct request *req, const char *place, const struct buf *text, size_t *length_r)
{
	*length_r = 0;
	if (!text->length || text->length > KEPT_MAX)
		return NULL;
	*length_r = text->length + CRYPTO_SEAL_EXTRA;
	uint8_t *sealed = pool_alloc(req->pool, *length_r);
	crypto_seal(req->private->server->form_key, place, text->data, text->length, sealed);
	return sealed;
}

static void text_open(struct request *req, const char *place, const void *sealed, size_t length)
{
	struct pairs sent = {0}, none = {0};
	if (length <= CRYPTO_SEAL_EXTRA)
		return;
	char *text = pool_alloc(req->pool, length);
	size_t plain = length - CRYPTO_SEAL_EXTRA;
	if (crypto_open(req->private->server->form_key, place, sealed, length, (uint8_t *)text)
		&& pairs_parse(req->pool, text, plain, &sent) == OK)
		part(req, &sent, &none);
}

const void *beside_seal(struct request *req, size_t *length_r)
{
	const struct request_private *private = req->private;
	struct buf text;
	buf_init(&text, req->pool);
	for (size_t i = 0; !private->left && i < private->beside_count; i++)
		write_beside(&text, private->beside[i].form, &private->beside[i].fields);
	return text_seal(req, beside_place(req), &text, length_r);
}

void beside_open(struct request *req, const void *sealed, size_t length)
{
	text_open(req, beside_place(req), sealed, length);
}

/* Where texts wait for this person: at the object. */
static const char *left_place(struct request *req, uint8_t code_r[KEPT_CODE])
{
	uint8_t mac[CRYPTO_KEY_SIZE];
	const char *place = pool_printf(req->pool, "left:%d:%lld:%d:%lld", (int)req->site->world,
		(long long)req->session.id, (int)req->object.kind, (long long)req->object.id);
	crypto_hmac(req->private->server->form_key, place, strlen(place), mac);
	memcpy(code_r, mac, KEPT_CODE);
	return place;
}

static bool is_typed(const struct pairs *fields)
{
	for (size_t i = 0; i < fields->count; i++)
		if (strcmp(fields->items[i].name, FORM_TOKEN) != 0
			&& !text_blank(fields->items[i].value))
			return true;
	return false;
}

enum outcome beside_leave(struct request *req, const char *form)
{
	const struct pairs *fields = beside_of(req, form);
	uint8_t code[KEPT_CODE];
	const char *place = left_place(req, code);
	struct buf text;
	size_t length = 0;

	req->private->left = true;
	if (!req->session.token)
		return OK;
	buf_init(&text, req->pool);
	if (fields && is_typed(fields))
		write_beside(&text, form, fields);
	const void *sealed = text_seal(req, place, &text, &length);
	return sealed ? kept_set(req->db, req->site->world, req->session.id, code, sealed, length)
		      : kept_end(req->db, req->site->world, req->session.id, code);
}

enum outcome beside_return(struct request *req, const char *form)
{
	uint8_t code[KEPT_CODE];
	const char *place = left_place(req, code);
	const void *sealed;
	size_t length;

	if (req->post || !req->session.token || beside_of(req, form))
		return OK;
	enum outcome outcome = kept_get(
		req->db, req->pool, req->site->world, req->session.id, code, &sealed, &length);
	if (!outcome)
		text_open(req, place, sealed, length);
	return outcome == NOT_FOUND ? OK : outcome;
}

enum outcome beside_end(struct request *req)
{
	uint8_t code[KEPT_CODE];

	left_place(req, code);
	return req->session.token ? kept_end(req->db, req->site->world, req->session.id, code) : OK;
}

void view_beside(struct request *req)
{
	const struct request_private *private = req->private;
	size_t place = 0;

	for (size_t i = 0; i < private->beside_count; i++) {
		const struct beside *beside = &private->beside[i];

		view_text(req, pool_printf(req->pool, "Beside.%zu.name", place), FORM_OF);
		view_text(req, pool_printf(req->pool, "Beside.%zu.value", place++), beside->form);
		for (size_t k = 0; k < beside->fields.count; k++, place++) {
			view_text(req, pool_printf(req->pool, "Beside.%zu.name", place),
				beside->fields.items[k].name);
			view_text(req, pool_printf(req->pool, "Beside.%zu.value", place),
				beside->fields.items[k].value);
		}
	}
}
