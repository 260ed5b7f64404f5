/* Growing byte strings in a pool. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"

#define START_SIZE ((size_t)256)

static void buf_reserve(struct buf *buf, size_t more)
{
	if (more > SIZE_MAX / 4 || buf->length > SIZE_MAX / 4)
		log_fatal("memory", "reason=size");
	size_t need = buf->length + more + 1;
	if (need <= buf->size)
		return;
	size_t size = buf->size * 2 > need ? buf->size * 2 : need;
	char *data = pool_alloc(buf->pool, size);
	memcpy(data, buf->data, buf->length);
	buf->data = data;
	buf->size = size;
}

void buf_init(struct buf *buf, struct pool *pool)
{
	buf->pool = pool;
	buf->size = START_SIZE;
	buf->length = 0;
	buf->data = pool_alloc(pool, buf->size);
}

void buf_add(struct buf *buf, const void *bytes, size_t length)
{
	if (length == 0)
		return;
	buf_reserve(buf, length);
	memcpy(buf->data + buf->length, bytes, length);
	buf->length += length;
	buf->data[buf->length] = '\0';
}

void buf_str(struct buf *buf, const char *text)
{
	if (text)
		buf_add(buf, text, strlen(text));
}

void buf_char(struct buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		log_fatal("format", "reason=encoding");
	buf_reserve(buf, (size_t)length);
	va_start(args, format);
	vsnprintf(buf->data + buf->length, (size_t)length + 1, format, args);
	va_end(args);
	buf->length += (size_t)length;
}

static const char *html_entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void buf_html(struct buf *buf, const char *text)
{
	if (!text)
		return;
	const char *start = text;
	for (; *text; text++) {
		const char *entity = html_entity(*text);
		if (!entity)
			continue;
		buf_add(buf, start, (size_t)(text - start));
		buf_str(buf, entity);
		start = text + 1;
	}
	buf_add(buf, start, (size_t)(text - start));
}

static int is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
		|| c == '-' || c == '.' || c == '_' || c == '~';
}

void buf_url(struct buf *buf, const char *text)
{
	for (; text && *text; text++) {
		if (is_unreserved(*text))
			buf_char(buf, *text);
		else
			buf_printf(buf, "%%%02X", (unsigned)(unsigned char)*text);
	}
}

static void json_escape(struct buf *buf, char c)
{
	switch (c) {
	case '"':
		buf_str(buf, "\\\"");
		break;
	case '\\':
		buf_str(buf, "\\\\");
		break;
	case '\n':
		buf_str(buf, "\\n");
		break;
	default:
		buf_printf(buf, "\\u%04x", (unsigned)(unsigned char)c);
	}
}

void buf_json(struct buf *buf, const char *text)
{
	if (!text)
		return;
	const char *start = text;
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		if (c >= 0x20 && c != '"' && c != '\\' && c != '<')
			continue;
		buf_add(buf, start, (size_t)(text - start));
		json_escape(buf, *text);
		start = text + 1;
	}
	buf_add(buf, start, (size_t)(text - start));
}
