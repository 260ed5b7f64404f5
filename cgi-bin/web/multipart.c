/* The multipart parser. */
#include "web/multipart.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "web/pairs.h"

static bool boundary_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
		|| (c && strchr("'()+_,-./:=? ", c));
}

char *multipart_boundary(struct pool *pool, const char *content_type)
{
	static const char kind[] = "multipart/form-data";
	if (strncasecmp(content_type, kind, sizeof(kind) - 1) != 0)
		return NULL;
	const char *at = content_type + sizeof(kind) - 1;
	while (*at == ';' || *at == ' ') {
		at += strspn(at, "; ");
		size_t name = strcspn(at, "=;");
		if (at[name] != '=')
			return NULL;
		bool wanted = name == 8 && strncasecmp(at, "boundary", 8) == 0;
		at += name + 1;
		bool quoted = *at == '"';
		at += quoted;
		size_t length = strcspn(at, quoted ? "\"" : "; ");
		if (quoted && at[length] != '"')
			return NULL;
		if (wanted) {
			if (length == 0 || length > MULTIPART_BOUNDARY || at[length - 1] == ' ')
				return NULL;
			for (size_t i = 0; i < length; i++)
				if (!boundary_char(at[i]))
					return NULL;
			return pool_strndup(pool, at, length);
		}
		at += length + quoted;
	}
	return NULL;
}

/* Browsers write " CR LF in names as %22 %0D %0A and everything else as it is. */
static char *unquote(struct pool *pool, const char *from, size_t length)
{
	char *copy = pool_strndup(pool, from, length);
	size_t to = 0;
	for (size_t at = 0; at < length; at++) {
		char c = copy[at];
		if (c == '%' && length - at > 2) {
			char plain = strncmp(copy + at, "%22", 3) == 0  ? '"'
				: strncasecmp(copy + at, "%0D", 3) == 0 ? '\r'
				: strncasecmp(copy + at, "%0A", 3) == 0 ? '\n'
									: '\0';
			if (plain) {
				c = plain;
				at += 2;
			}
		}
		copy[to++] = c;
	}
	copy[to] = '\0';
	return copy;
}

/* `form-data; name="…"; filename="…"`: the text from `at` to `end`, which holds no NUL. */
static bool disposition(struct pool *pool, const char *at, const char *end, struct part *part)
{
	static const char kind[] = "form-data";
	size_t skip = sizeof(kind) - 1;
	if ((size_t)(end - at) < skip || strncasecmp(at, kind, skip) != 0)
		return false;
	at += skip;
	while (at < end) {
		at += strspn(at, " ");
		if (at >= end)
			break;
		if (*at++ != ';')
			return false;
		at += strspn(at, " ");
		size_t name = strcspn(at, "=");
		const char *value = at + name + 1;
		if (value >= end)
			return false;
		bool quoted = *value == '"';
		value += quoted;
		size_t length = strcspn(value, quoted ? "\"\r" : "; \r");
		if (value + length > end || (quoted && value[length] != '"'))
			return false;
		if (name == 4 && strncasecmp(at, "name", 4) == 0) {
			if (part->name)
				return false;
			part->name = text_clean(pool, unquote(pool, value, length));
		} else if (name == 8 && strncasecmp(at, "filename", 8) == 0) {
			if (part->filename)
				return false;
			part->filename = text_clean(pool, unquote(pool, value, length));
		}
		at = value + length + quoted;
	}
	return part->name && *part->name;
}

/* The header's lines, each ending in CR LF; `header` is a NUL-terminated copy. */
static bool header_lines(struct pool *pool, const char *header, struct part *part)
{
	static const char wanted[] = "content-disposition:";
	bool found = false;
	for (const char *line = header; *line;) {
		const char *end = strstr(line, "\r\n");
		const char *colon = memchr(line, ':', (size_t)(end - line));
		if (!colon || colon == line)
			return false;
		if (strncasecmp(line, wanted, sizeof(wanted) - 1) == 0) {
			const char *value = line + sizeof(wanted) - 1;
			value += strspn(value, " ");
			if (found || !disposition(pool, value, end, part))
				return false;
			found = true;
		}
		line = end + 2;
	}
	return found;
}

/* Reads the header at *at_r and moves *at_r to the contents. */
static bool header(
	struct pool *pool, const char *body, size_t length, size_t *at_r, struct part *part)
{
	size_t left = length - *at_r;
	size_t range = left < MULTIPART_HEADER ? left : MULTIPART_HEADER;
	const char *start = body + *at_r;
	const char *end = memmem(start, range, "\r\n\r\n", 4);
	if (!end)
		return false;
	size_t size = (size_t)(end - start) + 2;
	const char *copy = text_repair(pool, start, size, &part->broken);
	if (!header_lines(pool, copy, part))
		return false;
	*at_r += size + 2;
	return true;
}

enum outcome multipart_parse(struct pool *pool, const char *body, size_t length,
	const char *boundary, struct part **parts_r, size_t *count_r)
{
	char *delimiter = pool_printf(pool, "\r\n--%s", boundary);
	size_t size = strlen(delimiter);
	struct part *parts = POOL_ARRAY(pool, struct part, MULTIPART_PARTS);
	size_t count = 0;

	/* The first delimiter has no line end before it. */
	if (length < size || memcmp(body, delimiter + 2, size - 2) != 0)
		return INVALID;
	size_t at = size - 2;
	for (;;) {
		if (length - at < 2)
			return INVALID;
		if (memcmp(body + at, "--", 2) == 0)
			break;
		if (memcmp(body + at, "\r\n", 2) != 0 || count == MULTIPART_PARTS)
			return INVALID;
		at += 2;
		struct part *part = &parts[count++];
		if (!header(pool, body, length, &at, part))
			return INVALID;
		const char *end = memmem(body + at, length - at, delimiter, size);
		if (!end)
			return INVALID;
		part->offset = at;
		part->length = (size_t)(end - body) - at;
		if (!part->filename && part->length > MULTIPART_TEXT)
			return TOO_LARGE;
		at = (size_t)(end - body) + size;
	}
	size_t rest = length - at - 2;
	if (rest != 0 && (rest != 2 || memcmp(body + at + 2, "\r\n", 2) != 0))
		return INVALID;
	*parts_r = parts;
	*count_r = count;
	return OK;
}
