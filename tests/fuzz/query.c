/* Paths, queries and urlencoded bodies. */
#include "fuzz.h"

#include "base/buf.h"
#include "base/text.h"
#include "web/pairs.h"
#include "web/path.h"

static void check_path(struct pool *pool, const char *text, size_t length)
{
	static const char *const patterns[] = {
		"/", "/stellen/{ad}", "/vakanzen/{vacancy}/bearbeiten", "/a/{b}/{c}/{d}"};
	struct path path;
	if (!path_split(pool, text, length, &path))
		return;
	MUST(path.count <= PATH_SEGMENTS);
	MUST(text_valid(path.text, strlen(path.text)));
	MUST(!strpbrk(path.url, "\r\n <>\"'"));
	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		struct pattern pattern;
		const char *values[PATH_SEGMENTS];
		MUST(pattern_parse(pool, patterns[i], &pattern));
		pattern_match(pool, &pattern, &path, values);
	}
}

static void check_pairs(struct pool *pool, const char *text, size_t length)
{
	struct pairs pairs = {0};
	pairs_parse(pool, text, length, &pairs);
	MUST(pairs.count <= PAIRS_MAX);
	for (size_t i = 0; i < pairs.count; i++) {
		MUST(text_valid(pairs.items[i].name, strlen(pairs.items[i].name)));
		MUST(text_valid(pairs.items[i].value, strlen(pairs.items[i].value)));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct pool *pool = pool_new();
	char *text = exact(bytes, length);
	check_pairs(pool, text, length);
	/* an address is a C string in the parameters of a request */
	const char *address = pool_strndup(pool, text, strnlen(text, length));
	check_path(pool, address, strlen(address));
	free(text);
	pool_free(&pool);
	return 0;
}
