/* Base64url and hex. */
#include "base/codec.h"

#include <string.h>

#include "base/buf.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

char *base64url_encode(struct pool *pool, const void *bytes, size_t length)
{
	const uint8_t *in = bytes;
	char *text = pool_alloc(pool, length / 3 * 4 + 4); /* at most three for the rest, and NUL */
	char *out = text;
	uint32_t bits = 0;
	unsigned have = 0;
	for (size_t i = 0; i < length; i++) {
		bits = bits << 8 | in[i];
		for (have += 8; have >= 6; have -= 6)
			*out++ = alphabet[bits >> (have - 6) & 63];
	}
	if (have)
		*out++ = alphabet[bits << (6 - have) & 63];
	*out = '\0';
	return text;
}

size_t base64url_decode(const char *text, void *bytes_r)
{
	uint8_t *bytes = bytes_r;
	uint32_t bits = 0;
	unsigned have = 0;
	size_t done = 0;
	for (; *text; text++) {
		const char *place = strchr(alphabet, *text);
		if (!place)
			return 0;
		bits = bits << 6 | (uint32_t)(place - alphabet);
		have += 6;
		if (have >= 8) {
			have -= 8;
			bytes[done++] = (uint8_t)(bits >> have);
		}
	}
	return have < 6 && (bits & ((1U << have) - 1)) == 0 ? done : 0;
}

int hex_digit(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	if (digit >= 'A' && digit <= 'F')
		return digit - 'A' + 10;
	return -1;
}

const char *json_ids(struct pool *pool, const int64_t *ids, size_t count)
{
	struct buf json;

	buf_init(&json, pool);
	buf_char(&json, '[');
	for (size_t i = 0; i < count; i++)
		buf_printf(&json, "%s%lld", i ? "," : "", (long long)ids[i]);
	buf_char(&json, ']');
	return json.data;
}
