/* Text that people typed, on its way into pages, JSON, XML and mails: whatever it is, what comes
 * out is well-formed. */
#include "fuzz.h"

#include <ctype.h>
#include <jansson.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "format/markdown.h"
#include "web/pairs.h"

static void check_json(struct pool *pool, const char *text)
{
	struct buf buf;
	buf_init(&buf, pool);
	buf_str(&buf, "[\"");
	buf_json(&buf, text);
	buf_str(&buf, "\"]");
	json_t *value = json_loads(buf.data, 0, NULL);
	MUST(value && strcmp(json_string_value(json_array_get(value, 0)), text) == 0);
	json_decref(value);
	MUST(!strchr(buf.data, '<'));
}

/* ASCII letters and digits in their order; an o may be a bullet. */
static char *visible(struct pool *pool, const char *text)
{
	struct buf buf;
	buf_init(&buf, pool);
	for (; *text; text++)
		if (isalnum((unsigned char)*text) && *text != 'o')
			buf_char(&buf, *text);
	return buf.data;
}

/* Where nothing is a link, an entity or a tag, no letter is lost. */
static void check_words(struct pool *pool, const char *text)
{
	struct buf words;
	if (strpbrk(text, "&<[@") || strcasestr(text, "www") || strstr(text, "://"))
		return;
	buf_init(&words, pool);
	markdown_words(&words, text);
	MUST(strcmp(visible(pool, text), visible(pool, words.data)) == 0);
}

static void check_markup(struct pool *pool, const char *text)
{
	struct buf buf;
	buf_init(&buf, pool);
	buf_html(&buf, text);
	MUST(!strpbrk(buf.data, "<>\"'"));
	char *html = markdown_html(pool, text);
	MUST(!html || (!strcasestr(html, "<script") && !strcasestr(html, "href=\"javascript:")));
	check_words(pool, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct pool *pool = pool_new();
	char *raw = exact(bytes, length);
	bool broken;
	char *text = text_repair(pool, raw, length, &broken);
	free(raw);
	MUST(text_utf8(text, strlen(text)));
	text = text_clean(pool, text);
	MUST(text_valid(text, strlen(text)) && !strchr(text, '\r'));
	MUST(strcmp(text_clean(pool, text), text) == 0);
	const char *email = text_email(pool, text);
	MUST(!email || text_is_email(email));
	text_blank(text);
	check_json(pool, text);
	check_markup(pool, text);
	const char *day;
	if (day_parse(pool, text, &day))
		MUST(day_valid(day));
	MUST(strlen(text_slug(pool, text)) <= 60);
	MUST(text_length(text_ellipsis(pool, text, 20)) <= 20);
	MUST(!strpbrk(text_filename(pool, text), "/\\\"\r\n"));
	int64_t number;
	text_to_int(text, -5, 5, &number);
	text_is_email(text_trim(pool, text));
	pool_free(&pool);
	return 0;
}
