/* Bodies of uploads, as any client may send them. */
#include "fuzz.h"

#include "base/text.h"
#include "web/multipart.h"

/* The first line is the Content-Type, the rest the body. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct pool *pool = pool_new();
	const uint8_t *end = memchr(bytes, '\n', length);
	size_t head = end ? (size_t)(end - bytes) : 0;
	const char *type =
		pool_strndup(pool, (const char *)bytes, strnlen((const char *)bytes, head));
	char *boundary = multipart_boundary(pool, type);
	size_t begin = end ? head + 1 : 0;
	char *body = exact(bytes + begin, length - begin);
	struct part *parts;
	size_t count = 0;
	if (multipart_parse(pool, body, length - begin, boundary ? boundary : "XX", &parts, &count)
		== OK) {
		for (size_t i = 0; i < count; i++) {
			MUST(parts[i].offset <= length - begin);
			MUST(parts[i].length <= length - begin - parts[i].offset);
			MUST(text_valid(parts[i].name, strlen(parts[i].name)));
			if (parts[i].filename)
				MUST(text_length(text_filename(pool, parts[i].filename)) <= 120);
		}
	}
	free(body);
	pool_free(&pool);
	return 0;
}
