/* Searches in addresses. */
#include "portal/ads/ad_query.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "choice/choice.h"
#include "pay/grade.h"
#include "portal/site/site.h"
#include "public_ad/ad_words.h"
#include "web/view.h"

#define WORDS 200 /* characters */

const struct ad_facet ad_facets[FACET_COUNT] = {
	{FACET_FIELD, "bereich", NULL},
	{FACET_LEVEL, "laufbahn", "education"},
	{FACET_KIND, "art", NULL},
	{FACET_WORKING_TIME, "zeit", "working_time"},
	{FACET_LIMITED, "befristet", "limited"},
	{FACET_HOME, "homeoffice", "home"},
	{FACET_OPEN, "offen", "open_to"},
	{FACET_TOWN, "ort", NULL},
	{FACET_AUTHORITY, "behoerde", NULL},
	{FACET_PAY, "gehalt", "pay_from"},
	{FACET_GRADE, "entgelt", NULL},
	{FACET_EXTERNAL, "intern", "external"},
};

const char *const ad_sorts[] =
	{[SORT_NEWEST] = "neueste", [SORT_RELEVANCE] = "relevanz", [SORT_DEADLINE] = "frist"};

/* Codes whose words in addresses are German. */
static const struct {
	enum public_ad_facet facet;
	const char *code;
	const char *word;
} facet_codes[] = {
	{FACET_WORKING_TIME, "full", "vollzeit"},
	{FACET_WORKING_TIME, "part", "teilzeit"},
	{FACET_WORKING_TIME, "both", "beides"},
	{FACET_OPEN, "change", "quereinstieg"},
	{FACET_OPEN, "return", "rueckkehr"},
	{FACET_OPEN, "both", "beides"},
};

const char *ad_facet_word(enum public_ad_facet facet, const char *code)
{
	for (size_t i = 0; i < sizeof(facet_codes) / sizeof(*facet_codes); i++) {
		if (facet_codes[i].facet == facet && strcmp(facet_codes[i].code, code) == 0)
			return facet_codes[i].word;
	}
	return code;
}

static const char *to_code(enum public_ad_facet facet, const char *word)
{
	for (size_t i = 0; i < sizeof(facet_codes) / sizeof(*facet_codes); i++) {
		if (facet_codes[i].facet == facet && strcmp(facet_codes[i].word, word) == 0)
			return facet_codes[i].code;
	}
	return word;
}

const char *ad_facet_label(const struct request *req, const struct ad_facet *facet,
	const char *value, const char *label)
{
	if (facet->facet == FACET_GRADE)
		return grade_show(req->pool, value);
	const char *list = ad_facet_list(facet->facet);
	const struct choice *choice = list ? choice_now(req->db, list, value) : NULL;
	if (choice)
		return choice_name(choice, req->lang);
	const char *word = facet->group ? view_code_find(req, facet->group, value) : label;
	return word ? word : value; /* what an address asks for need not exist */
}

const char *ad_facet_german(const struct ad_facet *facet)
{
	return facet->group || ad_facet_list(facet->facet) ? NULL : "1";
}

/* The values chosen, each once; those that could be none ("") are left out. */
static void facet_read(
	const struct request *req, const struct ad_facet *facet, struct public_ad_query *query_r)
{
	size_t count;
	const char *const *words = request_query_all(req, facet->name, &count);
	if (count == 0)
		return;
	const char **values = POOL_ARRAY(req->pool, const char *, count);
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		const char *value =
			ad_facet_now(req->db, facet->facet, to_code(facet->facet, words[i]));
		bool known = text_empty(value) || strpbrk(value, "\r\n\t");
		for (size_t k = 0; k < n && !known; k++)
			known = strcmp(values[k], value) == 0;
		if (!known)
			values[n++] = value;
	}
	query_r->facets[facet->facet].values = values;
	query_r->facets[facet->facet].count = n;
}

static void sort_read(const struct request *req, struct public_ad_query *query_r)
{
	bool words = !text_empty(query_r->words);
	const char *sort = request_query(req, "sortierung");
	query_r->sort = words ? SORT_RELEVANCE : SORT_NEWEST;
	for (size_t i = 0; sort && i < sizeof(ad_sorts) / sizeof(*ad_sorts); i++) {
		if (strcmp(ad_sorts[i], sort) == 0)
			query_r->sort = (enum public_ad_sort)i;
	}
	if (!words && query_r->sort == SORT_RELEVANCE)
		query_r->sort = SORT_NEWEST;
}

void ad_query_read(const struct request *req, struct public_ad_query *query_r)
{
	const char *words = request_query(req, "q");
	*query_r =
		(struct public_ad_query){.internal = portal_internal(), .per_page = PUBLIC_AD_PAGE};
	query_r->words = words ? text_trim(req->pool, words) : NULL;
	if (query_r->words && text_length(query_r->words) > WORDS) {
		query_r->words = text_ellipsis(req->pool, query_r->words, WORDS);
		request_left_out(req);
	}
	if (text_equal(request_query(req, "genau"), "1"))
		query_r->reading = READING_LITERAL;
	query_r->page = request_query_int(req, "seite", 1);
	if (query_r->page < 1)
		query_r->page = 1;
	for (size_t i = 0; i < FACET_COUNT; i++)
		facet_read(req, &ad_facets[i], query_r);
	sort_read(req, query_r);
}

static void parameter(struct buf *buf, const char *name, const char *value)
{
	if (buf->length > 0)
		buf_char(buf, '&');
	buf_printf(buf, "%s=", name);
	buf_url(buf, value);
}

char *ad_query_text(const struct request *req, const struct public_ad_query *query)
{
	struct buf buf;
	buf_init(&buf, req->pool);
	bool words = !text_empty(query->words);
	if (words)
		parameter(&buf, "q", query->words);
	if (words && query->reading == READING_LITERAL)
		parameter(&buf, "genau", "1");
	for (size_t i = 0; i < FACET_COUNT; i++) {
		const struct ad_facet *facet = &ad_facets[i];
		for (size_t k = 0; k < query->facets[facet->facet].count; k++)
			parameter(&buf, facet->name,
				ad_facet_word(facet->facet, query->facets[facet->facet].values[k]));
	}
	if (query->sort != (words ? SORT_RELEVANCE : SORT_NEWEST))
		parameter(&buf, "sortierung", ad_sorts[query->sort]);
	return buf.data;
}
