/* Splitting and matching of paths. */
#include "web/path.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "web/pairs.h"

bool path_split(struct pool *pool, const char *raw, size_t length, struct path *path_r)
{
	*path_r = (struct path){0};
	if (length == 0 || raw[0] != '/')
		return false;
	struct buf text, url;
	buf_init(&text, pool);
	buf_init(&url, pool);
	for (size_t at = 1; at < length;) {
		const char *end = memchr(raw + at, '/', length - at);
		size_t size = end ? (size_t)(end - raw) - at : length - at;
		char *segment = pool_strndup(pool, raw + at, size);
		size_t decoded = percent_decode(segment, size, false);
		segment[decoded] = '\0';
		if (size == 0 || path_r->count == PATH_SEGMENTS || !text_valid(segment, decoded))
			return false;
		path_r->segments[path_r->count++] = segment;
		buf_char(&text, '/');
		buf_str(&text, segment);
		buf_char(&url, '/');
		buf_url(&url, segment);
		path_r->slash = end && at + size + 1 == length;
		at += size + 1;
	}
	path_r->text = path_r->count ? text.data : "/";
	path_r->url = path_r->count ? url.data : "/";
	return true;
}

static bool placeholder(struct pool *pool, const char *text, size_t length, struct segment *segment)
{
	if (length < 3 || text[length - 1] != '}')
		return false;
	const struct object_type *type;
	char *name = pool_strndup(pool, text + 1, length - 2);
	if (name[strspn(name, "abcdefghijklmnopqrstuvwxyz_")])
		return false;
	segment->text = name;
	segment->placeholder = true;
	type = object_type_of_code(name);
	if (type && type->letter)
		segment->kind = type->kind;
	return true;
}

bool pattern_parse(struct pool *pool, const char *text, struct pattern *pattern_r)
{
	*pattern_r = (struct pattern){0};
	if (!text || text[0] != '/')
		return false;
	for (const char *at = text + 1; *at;) {
		size_t size = strcspn(at, "/");
		if (size == 0 || pattern_r->count == PATH_SEGMENTS || (at[size] && !at[size + 1]))
			return false;
		size_t place = pattern_r->count++;
		struct segment *segment = &pattern_r->segments[place];
		if (at[0] == '{') {
			if (!placeholder(pool, at, size, segment))
				return false;
		} else {
			if (memchr(at, '{', size) || memchr(at, '}', size))
				return false;
			segment->text = pool_strndup(pool, at, size);
			pattern_r->literals |= UINT32_C(1) << (PATH_SEGMENTS - place);
		}
		at += size + (at[size] == '/');
	}
	return true;
}

static size_t digits(const char *text)
{
	return strspn(text, "0123456789");
}

size_t number_length(const char *text)
{
	size_t letters = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	if (letters < 1 || letters > 3 || text[letters] != '-')
		return 0;
	const char *year = text + letters + 1;
	if (digits(year) != 4 || year[4] != '-')
		return 0;
	size_t count = digits(year + 5);
	if (count < 5 || count > 9)
		return 0;
	const char *end = year + 5 + count;
	return *end == '\0' || *end == '-' ? (size_t)(end - text) : 0;
}

bool pattern_match(struct pool *pool, const struct pattern *pattern, const struct path *path,
	const char *values_r[PATH_SEGMENTS])
{
	if (pattern->count != path->count)
		return false;
	for (size_t i = 0; i < path->count; i++) {
		const struct segment *segment = &pattern->segments[i];
		if (!segment->placeholder) {
			if (strcmp(segment->text, path->segments[i]) != 0)
				return false;
		} else if (segment->kind && number_length(path->segments[i]) == 0) {
			return false;
		}
	}
	for (size_t i = 0; i < path->count; i++) {
		const struct segment *segment = &pattern->segments[i];
		const char *text = path->segments[i];
		values_r[i] = NULL;
		if (segment->placeholder)
			values_r[i] = segment->kind ? pool_strndup(pool, text, number_length(text))
						    : text;
	}
	return true;
}
