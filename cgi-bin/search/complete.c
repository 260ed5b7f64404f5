/* Completing what somebody is typing: names of places and authorities, terms of the thesaurus,
 * words. */
#include <stdlib.h>
#include <string.h>

#include "search/index/guard.h"
#include "search/search_private.h"

#define LETTERS 2 /* typed before anything is offered */
#define LOOKED 4000 /* words that begin so, at most */
#define SHOWN_LOOKED 64 /* documents of a word, to find one that is shown */

/* A word that would complete it. */
struct candidate {
	const char *text;
	uint32_t docs;
};

struct completing {
	struct search *search;
	struct pool *pool;
	const struct search_query *query;
	const char *before; /* the words before the last one */
	const char *last; /* folded */
	size_t bytes;
	struct candidate *candidates;
	size_t count;
};

static void completion_offer(struct completing *c, const char *text, uint32_t docs)
{
	for (size_t i = 0; i < c->count; i++)
		if (strcmp(c->candidates[i].text, text) == 0) {
			c->candidates[i].docs += docs;
			return;
		}
	if (c->count < LOOKED)
		c->candidates[c->count++] = (struct candidate){text, docs};
}

/* Is one of the word's ads shown here today? Others must not be told of. */
static bool word_shown(const struct completing *c, size_t part, uint32_t word)
{
	uint32_t count;
	const uint32_t *postings = segment_postings(c->search->part[part], word, false, &count);
	for (uint32_t i = 0; i < count && i < SHOWN_LOOKED; i++) {
		uint32_t doc = postings[i] >> 8;
		if (doc < search_docs(c->search, part)
			&& search_bit(c->search->shown.bits[part], doc))
			return true;
	}
	return false;
}

static void words_offer(struct completing *c)
{
	for (size_t p = 0; p < PARTS; p++) {
		const struct segment *segment = c->search->part[p];
		size_t end, length;
		if (!segment)
			continue;
		for (size_t i = lexicon_begin(segment, c->last, c->bytes, &end); i < end; i++) {
			const char *text = segment_word(segment, (uint32_t)i, &length);
			if (!text || length <= c->bytes || !word_shown(c, p, (uint32_t)i))
				continue;
			const char *written =
				lexicon_display(segment, c->pool, (uint32_t)i, text, length);
			if (token_capital(&(struct token){.text = written})) /* no verbs */
				completion_offer(c, written, segment->words[i].strong);
		}
	}
}

static void names_offer(struct completing *c)
{
	const struct search *search = c->search;
	for (size_t i = 0; i < search->name_count; i++) {
		const struct search_name *name = &search->names[i];
		uint32_t docs = search->shown.totals[name->facet][name->value];
		if (docs > 0 && strncmp(name->key, c->last, c->bytes) == 0)
			completion_offer(
				c, search->facets[name->facet].labels[name->value], docs + 1);
	}
}

static void terms_offer(struct completing *c)
{
	const struct thesaurus_entry *entries;
	size_t count = thesaurus_all(c->search->thesaurus, &entries);
	for (size_t i = 0; i < count; i++) {
		struct token_group group;
		const char *text = entries[i].term;
		enum thesaurus_relation relation =
			thesaurus_relation(c->search->thesaurus, entries[i].group);
		if (entries[i].leads && relation <= THESAURUS_FILTER && token_next(&text, &group)
			&& group.joined.bytes >= c->bytes
			&& memcmp(group.joined.word, c->last, c->bytes) == 0)
			completion_offer(c, entries[i].term, 0);
	}
}

static int most_first(const void *a, const void *b)
{
	const struct candidate *left = a, *right = b;
	if (left->docs != right->docs)
		return left->docs < right->docs ? 1 : -1;
	return strcmp(left->text, right->text);
}

/* A term of the thesaurus that finds nothing is no help. */
static bool finds(const struct completing *c, const char *words)
{
	struct search_query query = *c->query;
	struct search_result result;
	query.words = words;
	query.per_page = query.page = 1;
	return search_find(c->search, c->pool, &query, &result) == OK && result.total > 0;
}

static void completions_find(void *context)
{
	struct completing *c = context;
	struct pass pass = {.query = c->query};
	c->candidates = POOL_ARRAY(c->pool, struct candidate, LOOKED);
	facets_pass(c->search, &pass); /* finds out what is shown */
	names_offer(c);
	words_offer(c);
	terms_offer(c);
	if (c->count > 0)
		qsort(c->candidates, c->count, sizeof(*c->candidates), most_first);
}

/* The last word typed and what stands before it; false when it is too short. */
static bool word_typed(struct completing *c, const char *text)
{
	const char *cursor = text, *begin = text;
	struct token_group group = {.count = 0};
	struct token_group next;
	while (token_next(&cursor, &next)) {
		group = next;
		begin = group.joined.text;
	}
	size_t end = strlen(text);
	if (group.count == 0 || group.joined.bytes < LETTERS || (end && text[end - 1] == ' '))
		return false;
	c->before = pool_strndup(c->pool, text, (size_t)(begin - text));
	c->last = pool_strndup(c->pool, group.joined.word, group.joined.bytes);
	c->bytes = group.joined.bytes;
	return true;
}

size_t search_complete(struct search *search, struct pool *pool, const struct search_query *query,
	size_t limit, const char ***words_r)
{
	struct search_query all = {
		.internal = query->internal, .today = query->today, .page = 1, .per_page = 1};
	struct completing c = {.search = search, .pool = pool, .query = &all};
	*words_r = POOL_ARRAY(pool, const char *, limit + 1);
	if (!query->words || !word_typed(&c, query->words) || !search->part[PART_BASE]
		|| !guard_run(completions_find, &c))
		return 0;
	size_t count = 0;
	for (size_t i = 0; i < c.count && count < limit; i++) {
		const struct candidate *candidate = &c.candidates[i];
		if (candidate->docs > 0 || finds(&c, candidate->text))
			(*words_r)[count++] = pool_printf(pool, "%s%s", c.before, candidate->text);
	}
	return count;
}
