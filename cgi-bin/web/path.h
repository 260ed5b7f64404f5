/* Paths: the patterns of pages and the addresses that fit them. */
#ifndef BMS_WEB_PATH_H
#define BMS_WEB_PATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/object.h"
#include "base/pool.h"

#define PATH_SEGMENTS 8

struct path {
	size_t count;
	const char *segments[PATH_SEGMENTS]; /* decoded */
	bool slash; /* ends in one, and is not the root */
	const char *text; /* decoded, "/a/b" */
	const char *url; /* encoded anew: safe in headers and links */
};

struct segment {
	const char *text; /* literal, or name of the placeholder */
	bool placeholder;
	enum object_kind kind; /* placeholder: object by its number, or OBJECT_NONE */
};

struct pattern {
	size_t count;
	struct segment segments[PATH_SEGMENTS];
	uint32_t literals; /* the greater, the earlier in the path come literals: it wins */
};

/* Splits the path of an address ("/a/b%20c"). False when it is none: empty segments, no valid text,
 * too deep. */
bool path_split(struct pool *pool, const char *raw, size_t length, struct path *path_r);

/* Reads a page's path. False when it is not well-formed. */
bool pattern_parse(struct pool *pool, const char *text, struct pattern *pattern_r);

/* True when the path fits; values_r[i] is then the value of the placeholder at segment i (a number
 * without its slug). */
bool pattern_match(struct pool *pool, const struct pattern *pattern, const struct path *path,
	const char *values_r[PATH_SEGMENTS]);

/* Length of a number ("V-2026-00042") at the start of text that ends there or goes on with "-";
 * else 0. */
size_t number_length(const char *text);

#endif
