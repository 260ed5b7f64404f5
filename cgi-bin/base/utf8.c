/* UTF-8 code point by code point. */
#include "base/utf8.h"

#include <ctype.h>

/* Length of the sequence that a lead byte begins and its smallest code point; 0 for none. */
static size_t sequence_length(unsigned char byte, uint32_t *bits_r, uint32_t *least_r)
{
	if (byte < 0x80) {
		*bits_r = byte;
		*least_r = 0;
		return 1;
	}
	if (byte >= 0xc2 && byte <= 0xdf) {
		*bits_r = byte & 0x1f;
		*least_r = 0x80;
		return 2;
	}
	if ((byte & 0xf0) == 0xe0) {
		*bits_r = byte & 0x0f;
		*least_r = 0x800;
		return 3;
	}
	if (byte >= 0xf0 && byte <= 0xf4) {
		*bits_r = byte & 0x07;
		*least_r = 0x10000;
		return 4;
	}
	return 0;
}

uint32_t utf8_next(const char **cursor, const char *end)
{
	const unsigned char *bytes = (const unsigned char *)*cursor;
	uint32_t code = 0;
	uint32_t least = 0;
	size_t n = sequence_length(bytes[0], &code, &least);
	(*cursor)++;
	if (n == 0 || (size_t)(end - (const char *)bytes) < n)
		return UTF8_BAD;
	for (size_t i = 1; i < n; i++) {
		if (!utf8_continues((char)bytes[i]))
			return UTF8_BAD;
		code = code << 6 | (bytes[i] & 0x3f);
	}
	if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
		return UTF8_BAD;
	*cursor += n - 1;
	return code;
}

bool utf8_is_letter(uint32_t code)
{
	if (code < 0x80)
		return isalpha((int)code);
	return code >= 0xc0 && code != 0xd7 && code != 0xf7 && (code < 0x2000 || code > 0x2bff)
		&& (code < 0x3000 || code > 0x303f) && (code < 0xd800 || code > 0xf8ff)
		&& !utf8_is_space(code) && code != UTF8_BAD;
}

bool utf8_is_space(uint32_t code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0xa0
		|| code == 0x1680 || (code >= 0x2000 && code <= 0x200b) || code == 0x2028
		|| code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000
		|| code == 0xfeff;
}

size_t utf8_put(uint32_t code, char bytes_r[UTF8_MOST])
{
	static const unsigned char leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
	size_t n = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	for (size_t i = n - 1; i > 0; i--, code >>= 6)
		bytes_r[i] = (char)(0x80 | (code & 0x3f));
	bytes_r[0] = (char)(leads[n] | code);
	return n;
}
