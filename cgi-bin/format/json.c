/* Writing JSON. */
#include "format/json.h"

#include <string.h>

#include "base/text.h"

/* What comes before a value. A bracket at the end was opened just now: in a text it would be
 * followed by its quote. */
static void member_begin(struct buf *buf, const char *name)
{
	if (buf->length > 0 && !strchr("{[", buf->data[buf->length - 1]))
		buf_char(buf, ',');
	if (name)
		buf_printf(buf, "\"%s\":", name);
}

void json_open(struct buf *buf, const char *name, char bracket)
{
	member_begin(buf, name);
	buf_char(buf, bracket);
}

void json_close(struct buf *buf, char bracket)
{
	buf_char(buf, bracket);
}

void json_text(struct buf *buf, const char *name, const char *value)
{
	if (text_empty(value))
		return;
	member_begin(buf, name);
	buf_char(buf, '"');
	buf_json(buf, value);
	buf_char(buf, '"');
}

void json_int(struct buf *buf, const char *name, int64_t value)
{
	member_begin(buf, name);
	buf_printf(buf, "%lld", (long long)value);
}

void json_hundredths(struct buf *buf, const char *name, int64_t value)
{
	member_begin(buf, name);
	buf_printf(buf, "%lld.%02lld", (long long)(value / 100), (long long)(value % 100));
}

void json_bool(struct buf *buf, const char *name, bool value)
{
	member_begin(buf, name);
	buf_str(buf, value ? "true" : "false");
}
