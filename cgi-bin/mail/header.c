/* Header values in encoded words (RFC 2047, the Q encoding). */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "mail/smtp.h"

#define LINE_MAX_COLUMNS 76
#define WORD_MAX 75
#define WORD_START "=?UTF-8?Q?"
#define WORD_END "?="

static bool is_plain(const char *text, size_t first)
{
	size_t length = strlen(text);
	for (size_t i = 0; i < length; i++)
		if (text[i] < ' ' || text[i] > '~')
			return false;
	return first + length <= LINE_MAX_COLUMNS && !strstr(text, "=?");
}

static bool is_safe(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Bytes of the UTF-8 character at text: an encoded word must not cut one. */
static size_t character_length(const char *text)
{
	size_t length = 1;
	while (utf8_continues(text[length]))
		length++;
	return length;
}

static size_t encoded_length(const char *text, size_t length)
{
	return length == 1 && (is_safe(*text) || *text == ' ') ? 1 : 3 * length;
}

static void word_encode(struct buf *buf, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == ' ')
			buf_char(buf, '_');
		else if (is_safe(text[i]))
			buf_char(buf, text[i]);
		else
			buf_printf(buf, "=%02X", (unsigned)(unsigned char)text[i]);
	}
}

char *smtp_header_value(struct pool *pool, const char *text, size_t first)
{
	if (is_plain(text, first))
		return pool_strdup(pool, text);
	struct buf buf;
	buf_init(&buf, pool);
	size_t column = first + strlen(WORD_START);
	buf_str(&buf, WORD_START);
	while (*text) {
		size_t length = character_length(text);
		size_t width = encoded_length(text, length);
		if (column + width + strlen(WORD_END) > WORD_MAX) {
			buf_str(&buf, WORD_END "\r\n " WORD_START);
			column = 1 + strlen(WORD_START);
		}
		word_encode(&buf, text, length);
		column += width;
		text += length;
	}
	buf_str(&buf, WORD_END);
	return buf.data;
}
