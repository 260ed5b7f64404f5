/* Criteria of job alerts as texts. */
#include "alert/query.h"

#include <string.h>

#include "base/buf.h"
#include "base/crypto.h"
#include "base/text.h"
#include "public_ad/ad_words.h"

#define WORDS_MAX 200 /* characters */
#define VALUES_MAX 50 /* of one facet */
#define VALUE_MAX 2000 /* bytes; as in addresses of the search (500 characters) */

/* Names of the facets in addresses of the search. */
static const char *const names[FACET_COUNT] = {
	[FACET_FIELD] = "bereich",
	[FACET_LEVEL] = "laufbahn",
	[FACET_KIND] = "art",
	[FACET_WORKING_TIME] = "zeit",
	[FACET_LIMITED] = "befristet",
	[FACET_AUTHORITY] = "behoerde",
	[FACET_TOWN] = "ort",
	[FACET_GRADE] = "entgelt",
	[FACET_HOME] = "homeoffice",
	[FACET_EXTERNAL] = "intern",
	[FACET_PAY] = "gehalt",
	[FACET_OPEN] = "offen",
};

static const struct {
	enum public_ad_facet facet;
	const char *code;
	const char *word;
} codes[] = {
	{FACET_WORKING_TIME, "full", "vollzeit"},
	{FACET_WORKING_TIME, "part", "teilzeit"},
	{FACET_WORKING_TIME, "both", "beides"},
	{FACET_OPEN, "change", "quereinstieg"},
	{FACET_OPEN, "return", "rueckkehr"},
	{FACET_OPEN, "both", "beides"},
};

#define CODES (sizeof(codes) / sizeof(*codes))

static const char *to_code(size_t facet, const char *word)
{
	for (size_t i = 0; i < CODES; i++) {
		if (codes[i].facet == facet && strcmp(codes[i].word, word) == 0)
			return codes[i].code;
	}
	return word;
}

static const char *to_word(size_t facet, const char *code)
{
	for (size_t i = 0; i < CODES; i++) {
		if (codes[i].facet == facet && strcmp(codes[i].code, code) == 0)
			return codes[i].word;
	}
	return code;
}

/* A value without its %XX and +; NULL when it is no text. */
static const char *value_decode(struct pool *pool, const char *text, size_t length)
{
	char *value = pool_alloc(pool, length + 1);
	size_t n = 0;

	for (size_t i = 0; i < length; i++) {
		uint8_t byte;
		char digits[3] = {0};

		if (text[i] == '%' && i + 2 < length)
			memcpy(digits, text + i + 1, 2);
		if (digits[0] && crypto_unhex(digits, &byte, 1)) {
			value[n++] = (char)byte;
			i += 2;
		} else {
			value[n++] = text[i] == '+' ? ' ' : text[i];
		}
	}
	return text_valid(value, n) && !strpbrk(value, "\r\n\t") ? value : NULL;
}

static void value_add(
	struct pool *pool, struct public_ad_query *query, size_t facet, const char *value)
{
	size_t n = query->facets[facet].count;
	const char **values = POOL_ARRAY(pool, const char *, n + 1);

	for (size_t i = 0; i < n; i++) {
		values[i] = query->facets[facet].values[i];
		if (strcmp(values[i], value) == 0)
			return;
	}
	if (n == VALUES_MAX || text_empty(value) || strlen(value) > VALUE_MAX)
		return;
	values[n] = value;
	query->facets[facet].values = values;
	query->facets[facet].count = n + 1;
}

static void pair_read(struct db *db, struct pool *pool, const char *pair, size_t length,
	struct public_ad_query *query)
{
	const char *equals = memchr(pair, '=', length);
	size_t name = equals ? (size_t)(equals - pair) : length;
	const char *value = equals ? value_decode(pool, equals + 1, length - name - 1) : NULL;

	if (!value)
		return;
	if (name == 1 && *pair == 'q')
		query->words = text_ellipsis(pool, text_trim(pool, value), WORDS_MAX);
	for (size_t i = 0; i < FACET_COUNT; i++) {
		if (names[i] && strlen(names[i]) == name && memcmp(names[i], pair, name) == 0)
			value_add(pool, query, i,
				ad_facet_now(db, (enum public_ad_facet)i, to_code(i, value)));
	}
}

void alert_query_read(
	struct db *db, struct pool *pool, const char *text, struct public_ad_query *query_r)
{
	*query_r = (struct public_ad_query){.page = 1, .per_page = PUBLIC_AD_PAGE};
	while (*text) {
		size_t length = strcspn(text, "&");

		pair_read(db, pool, text, length, query_r);
		text += length + (text[length] == '&');
	}
}

static void parameter_add(struct buf *buf, const char *name, const char *value)
{
	buf_printf(buf, "%s%s=", buf->length > 0 ? "&" : "", name);
	buf_url(buf, value);
}

char *alert_query_write(struct pool *pool, const struct public_ad_query *query)
{
	struct buf buf;

	buf_init(&buf, pool);
	if (!text_empty(query->words))
		parameter_add(&buf, "q", query->words);
	for (size_t i = 0; i < FACET_COUNT; i++) {
		for (size_t k = 0; names[i] && k < query->facets[i].count; k++)
			parameter_add(&buf, names[i], to_word(i, query->facets[i].values[k]));
	}
	return buf.data;
}
