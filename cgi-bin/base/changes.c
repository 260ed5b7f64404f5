/* Comparing a record's fields. */
#include "base/changes.h"

#include "base/buf.h"
#include "base/text.h"

char *changes_names(struct pool *pool, const struct change *changes, size_t count)
{
	struct buf buf;

	buf_init(&buf, pool);
	for (size_t i = 0; i < count; i++) {
		const char *old = changes[i].old ? changes[i].old : "";
		const char *new = changes[i].new ? changes[i].new : "";

		if (!text_equal(old, new))
			buf_printf(&buf, "%s%s", buf.length ? "," : "", changes[i].name);
	}
	return buf.data;
}
