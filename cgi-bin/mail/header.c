/* Header values in encoded words (RFC 2047, the Q encoding), names of files (RFC 2231). */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "mail/smtp.h"

#define LINE_MAX_COLUMNS 76
#define WORD_MAX 75
#define WORD_START "=?UTF-8?Q?"
#define WORD_END "?="
#define DISPOSITION "Content-Disposition: attachment;\r\n "
#define NAME_MAX_COLUMNS 60 /* of a name in one line, beside its parameter */

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

static bool is_attribute(char c)
{
	return is_safe(c) || c == '-' || c == '.' || c == '_';
}

/* A quoted string that every reader takes as it stands. */
static bool is_plain_name(const char *name)
{
	size_t length = strlen(name);
	for (size_t i = 0; i < length; i++)
		if (!is_attribute(name[i]) && name[i] != ' ')
			return false;
	return length <= NAME_MAX_COLUMNS;
}

/* How many bytes of the text, whole characters, stand encoded in a line. */
static size_t name_part(struct buf *part, const char *text)
{
	size_t taken = 0;
	while (text[taken]) {
		size_t length = character_length(text + taken);
		if (part->length + 3 * length > NAME_MAX_COLUMNS)
			break;
		for (size_t i = 0; i < length; i++, taken++)
			if (is_attribute(text[taken]))
				buf_char(part, text[taken]);
			else
				buf_printf(part, "%%%02X", (unsigned)(unsigned char)text[taken]);
	}
	return taken;
}

char *smtp_file_header(struct pool *pool, const char *name)
{
	if (is_plain_name(name))
		return pool_printf(pool, DISPOSITION "filename=\"%s\"", name);
	struct buf header, part;
	buf_init(&header, pool);
	buf_init(&part, pool);
	buf_str(&header, DISPOSITION);
	buf_str(&part, "UTF-8''");
	size_t taken = name_part(&part, name);
	if (!name[taken]) {
		buf_printf(&header, "filename*=%s", part.data);
		return header.data;
	}
	for (int place = 0;; place++) {
		buf_printf(&header, "%sfilename*%d*=%s", place ? ";\r\n " : "", place, part.data);
		name += taken;
		if (!*name)
			return header.data;
		buf_init(&part, pool);
		taken = name_part(&part, name);
	}
}
