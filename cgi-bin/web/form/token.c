/* Form tokens: a POST comes from a form of ours, shown to this session, not long ago. */
#include <string.h>
#include <strings.h>

#include "access/kept.h"
#include "base/clock.h"
#include "base/codec.h"
#include "base/crypto.h"
#include "base/text.h"
#include "web/form/form_private.h"

#define LIFE (12 * 3600) /* seconds */
#define SKEW 60 /* seconds the clocks of two servers may differ */
#define BODY (TOKEN_NONCE + 8) /* nonce and time */
#define MAC CRYPTO_KEY_SIZE
#define LEAST (BODY + MAC)
#define MOST ((size_t)96 * 1024) /* with a basis */

static void token_sign(struct pool *pool, const uint8_t key[32], const uint8_t binding[32],
	const uint8_t *body, size_t length, uint8_t mac_r[MAC])
{
	struct buf text;
	buf_init(&text, pool);
	buf_add(&text, binding, 32);
	buf_add(&text, body, length);
	crypto_hmac(key, text.data, text.length, mac_r);
}

char *token_make(struct pool *pool, const uint8_t key[32], const uint8_t binding[32], int64_t now,
	const uint8_t *root, const struct buf *basis)
{
	size_t length = BODY + (basis ? basis->length : 0);
	uint8_t *token = pool_alloc(pool, length + MAC);
	crypto_random(token, TOKEN_NONCE);
	if (root)
		memcpy(token, root, KEPT_CODE);
	for (int i = 0; i < 8; i++)
		token[TOKEN_NONCE + i] = (uint8_t)((uint64_t)now >> (56 - 8 * i));
	if (basis)
		memcpy(token + BODY, basis->data, basis->length);
	token_sign(pool, key, binding, token, length, token + length);
	return base64url_encode(pool, token, length + MAC);
}

bool token_open(struct pool *pool, const uint8_t key[32], const uint8_t binding[32],
	const char *text, int64_t now, struct token *token_r)
{
	uint8_t mac[MAC];
	size_t room = strlen(text);
	*token_r = (struct token){0};
	uint8_t *bytes = room <= MOST ? pool_alloc(pool, room + 1) : NULL;
	size_t length = bytes ? base64url_decode(text, bytes) : 0;
	if (length < LEAST)
		return false;
	token_r->basis = bytes + BODY;
	token_r->basis_length = length - LEAST;
	token_sign(pool, key, binding, bytes, length - MAC, mac);
	if (!crypto_equal(mac, bytes + length - MAC, MAC))
		return false;
	uint64_t made = 0;
	for (int i = 0; i < 8; i++)
		made = made << 8 | bytes[TOKEN_NONCE + i];
	memcpy(token_r->nonce, bytes, TOKEN_NONCE);
	return (int64_t)made <= now + SKEW && now - (int64_t)made < LIFE;
}

static const uint8_t *binding_of(const struct request *req)
{
	static const uint8_t none[32];
	return req->session.token ? req->session.hash : none;
}

char *token_new(const struct request *req, const struct buf *basis)
{
	req->response->personal = true;
	return token_make(req->pool, req->private->server->form_key, binding_of(req), clock_now(),
		NULL, basis);
}

char *token_follow(const struct request *req, const struct buf *basis)
{
	static const uint8_t none[TOKEN_NONCE];
	const uint8_t *nonce = req->private->nonce;
	req->response->personal = true;
	return token_make(req->pool, req->private->server->form_key, binding_of(req), clock_now(),
		memcmp(nonce, none, TOKEN_NONCE) == 0 ? NULL : nonce, basis);
}

void token_basis(const struct request *req, const char *text, struct buf *basis)
{
	struct token token;
	token_open(req->pool, req->private->server->form_key, binding_of(req), text, clock_now(),
		&token);
	if (token.basis_length)
		buf_add(basis, token.basis, token.basis_length);
}

bool token_check(struct request *req)
{
	struct request_private *private = req->private;
	struct token token;
	const struct pair *sent = pairs_find(&private->fields, FORM_TOKEN);
	if (!sent)
		return false;
	bool good = token_open(req->pool, private->server->form_key, binding_of(req), sent->value,
		clock_now(), &token);
	memcpy(private->nonce, token.nonce, TOKEN_NONCE);
	private->basis = token.basis;
	private->basis_length = token.basis_length;
	return good;
}

/* True when the browser does not say that the POST comes from another site. */
bool origin_same(const struct request *req)
{
	const char *site = request_header(req, "HTTP_SEC_FETCH_SITE");
	if (site && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0)
		return false;
	const char *origin = request_header(req, "HTTP_ORIGIN");
	if (!origin)
		return true;
	const char *own = req->private->server->origin;
	if (own && strcasecmp(origin, own) == 0)
		return true;
	const char *host = request_header(req, "HTTP_HOST");
	const char *https = request_header(req, "HTTPS");
	const char *scheme = request_header(req, "REQUEST_SCHEME");
	if (!scheme)
		scheme = https && strcasecmp(https, "off") != 0 ? "https" : "http";
	return host && strcasecmp(origin, pool_printf(req->pool, "%s://%s", scheme, host)) == 0;
}
