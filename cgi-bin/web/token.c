/* Form tokens: a POST comes from a form of ours, shown to this session, not long ago. */
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "web/private.h"

#define LIFE (12 * 3600)	/* seconds */
#define SKEW 60			/* seconds the clocks of two servers may differ */
#define BODY (TOKEN_NONCE + 8)	/* nonce and time */
#define WHOLE (BODY + CRYPTO_KEY_SIZE)
#define ENCODED ((WHOLE * 8 + 5) / 6)

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static void encode(const uint8_t *bytes, size_t length, char *text)
{
	uint32_t bits = 0;
	unsigned have = 0;
	for (size_t i = 0; i < length; i++) {
		bits = bits << 8 | bytes[i];
		for (have += 8; have >= 6; have -= 6)
			*text++ = alphabet[bits >> (have - 6) & 63];
	}
	if (have)
		*text++ = alphabet[bits << (6 - have) & 63];
	*text = '\0';
}

static bool decode(const char *text, uint8_t *bytes, size_t length)
{
	uint32_t bits = 0;
	unsigned have = 0;
	size_t done = 0;
	for (; *text; text++) {
		const char *place = strchr(alphabet, *text);
		if (!place)
			return false;
		bits = bits << 6 | (uint32_t)(place - alphabet);
		have += 6;
		if (have >= 8) {
			if (done == length)
				return false;
			have -= 8;
			bytes[done++] = (uint8_t)(bits >> have);
		}
	}
	return done == length && (bits & ((1U << have) - 1)) == 0;
}

static void sign(const uint8_t key[32], const uint8_t binding[32], const uint8_t *body,
	uint8_t mac_r[CRYPTO_KEY_SIZE])
{
	uint8_t text[32 + BODY];
	memcpy(text, binding, 32);
	memcpy(text + 32, body, BODY);
	crypto_hmac(key, text, sizeof(text), mac_r);
}

char *token_make(struct pool *pool, const uint8_t key[32], const uint8_t binding[32], int64_t now)
{
	uint8_t token[WHOLE];
	crypto_random(token, TOKEN_NONCE);
	for (int i = 0; i < 8; i++)
		token[TOKEN_NONCE + i] = (uint8_t)((uint64_t)now >> (56 - 8 * i));
	sign(key, binding, token, token + BODY);
	char *text = pool_alloc(pool, ENCODED + 1);
	encode(token, WHOLE, text);
	return text;
}

bool token_open(const uint8_t key[32], const uint8_t binding[32], const char *token, int64_t now,
	uint8_t nonce_r[TOKEN_NONCE])
{
	uint8_t bytes[WHOLE];
	uint8_t mac[CRYPTO_KEY_SIZE];
	if (strlen(token) != ENCODED || !decode(token, bytes, WHOLE))
		return false;
	sign(key, binding, bytes, mac);
	if (!crypto_equal(mac, bytes + BODY, CRYPTO_KEY_SIZE))
		return false;
	uint64_t made = 0;
	for (int i = 0; i < 8; i++)
		made = made << 8 | bytes[TOKEN_NONCE + i];
	memcpy(nonce_r, bytes, TOKEN_NONCE);
	return (int64_t)made <= now + SKEW && now - (int64_t)made < LIFE;
}

static const uint8_t *binding_of(const struct request *req)
{
	static const uint8_t none[32];
	return req->session.token ? req->session.hash : none;
}

char *token_new(const struct request *req)
{
	req->response->personal = true;
	return token_make(req->pool, req->private->server->form_key, binding_of(req), clock_now());
}

bool token_check(struct request *req)
{
	struct request_private *private = req->private;
	const struct pair *token = pairs_find(&private->fields, FORM_TOKEN);
	return token && token_open(private->server->form_key, binding_of(req), token->value,
		clock_now(), private->nonce);
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
