/* Text: trimming, cutting, numbers. */
#include "base/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

bool text_empty(const char *text)
{
	return !text || !*text;
}

bool text_equal(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

bool text_among(const char *list, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = list; *at; at += strcspn(at, ","), at += *at == ',')
		if (strcspn(at, ",") == length && strncmp(at, word, length) == 0)
			return true;
	return false;
}

bool text_utf8(const char *bytes, size_t length)
{
	const char *cursor = bytes;
	const char *end = bytes + length;
	while (cursor < end) {
		uint32_t code = utf8_next(&cursor, end);
		if (code == UTF8_BAD || code == 0)
			return false;
	}
	return true;
}

bool text_valid(const char *bytes, size_t length)
{
	const char *cursor = bytes;
	const char *end = bytes + length;
	while (cursor < end) {
		uint32_t code = utf8_next(&cursor, end);
		if (code == UTF8_BAD || (code >= 0x7f && code <= 0x9f))
			return false;
		if (code < 0x20 && code != '\t' && code != '\n' && code != '\r')
			return false;
	}
	return true;
}

size_t text_letters(const char *text)
{
	const char *end = text ? text + strlen(text) : NULL;
	size_t letters = 0;
	while (text < end)
		letters += utf8_is_letter(utf8_next(&text, end));
	return letters;
}

size_t text_length(const char *text)
{
	size_t n = 0;
	for (; text && *text; text++)
		n += !utf8_continues(*text);
	return n;
}

/* The range of the text without white space at either end. */
static void trimmed(const char *text, const char **start_r, const char **end_r)
{
	const char *end = text + strlen(text);
	const char *start = end;
	const char *last = end;
	bool seen = false;
	for (const char *cursor = text; cursor < end;) {
		const char *here = cursor;
		if (utf8_is_space(utf8_next(&cursor, end)))
			continue;
		if (!seen)
			start = here;
		seen = true;
		last = cursor;
	}
	*start_r = start;
	*end_r = seen ? last : start;
}

char *text_trim(struct pool *pool, const char *text)
{
	if (!text)
		return NULL;
	const char *start;
	const char *end;
	trimmed(text, &start, &end);
	char *copy = pool_alloc(pool, (size_t)(end - start) + 1);
	char *out = copy;
	for (const char *in = start; in < end; in++) {
		if (*in == '\r' && in + 1 < end && in[1] == '\n')
			continue;
		*out++ = *in == '\r' ? '\n' : *in;
	}
	return copy;
}

char *text_ellipsis(struct pool *pool, const char *text, size_t max)
{
	if (text_length(text) <= max)
		return pool_strdup(pool, text ? text : "");
	if (max == 0)
		return pool_strdup(pool, "");
	const char *cursor = text;
	const char *end = text + strlen(text);
	const char *cut = text;
	for (size_t n = 1; n < max; n++)
		if (!utf8_is_space(utf8_next(&cursor, end)))
			cut = cursor;
	return pool_printf(pool, "%.*s\xe2\x80\xa6", (int)(cut - text), text);
}

bool text_to_int(const char *text, int64_t min, int64_t max, int64_t *value_r)
{
	if (!text)
		return false;
	const char *digits = *text == '-' ? text + 1 : text;
	if (*digits == '\0' || digits[strspn(digits, "0123456789")] != '\0')
		return false;
	errno = 0;
	long long value = strtoll(text, NULL, 10);
	if (errno || value < min || value > max)
		return false;
	*value_r = value;
	return true;
}

char *text_number(struct pool *pool, int64_t number, const char *lang)
{
	const char *digits = pool_printf(pool, "%lld", (long long)number);
	size_t length = strlen(digits), n = 0;
	char *text = pool_alloc(pool, 2 * length + 1);
	for (size_t i = 0; i < length; i++) {
		if (i > 0 && digits[i - 1] != '-' && (length - i) % 3 == 0)
			text[n++] = text_equal(lang, "de") ? '.' : ',';
		text[n++] = digits[i];
	}
	text[n] = '\0';
	return text;
}
