/* Splitting a compound that no ad has: "Personalsachbearbeiter" is Personal and Sachbearbeiter. */
#include <string.h>

#include "search/search_private.h"

#define PIECE 4 /* letters of a piece, at least; "IT" and the like would be found anywhere */

/* In how many documents the word or its stem is, as a whole. */
static uint32_t docs_of(
	const struct search *search, struct pool *pool, const char *word, size_t bytes)
{
	uint32_t docs = 0;
	for (size_t p = 0; p < PARTS; p++) {
		struct lexicon_words words = {0};
		if (!search->part[p])
			continue;
		lexicon_expand(search->part[p], pool, word, bytes, LEXICON_WHOLE, &words);
		for (size_t i = 0; i < words.count; i++) {
			uint32_t count;
			segment_postings(search->part[p], words.words[i].word, false, &count);
			docs += count;
		}
	}
	return docs;
}

static struct token word_token(const char *word, size_t bytes)
{
	struct token token = {.text = word, .length = bytes, .bytes = bytes};
	memcpy(token.word, word, bytes);
	token.word[bytes] = '\0';
	return token;
}

/* The first piece without what joins it to the second ("Verwaltung-s-leitung"); bytes, 0: unknown.
 */
static size_t piece(const struct search *search, struct pool *pool, const char *word, size_t bytes)
{
	static const char *const joints[] = {"", "s", "n", "en", "es", "er", "e"};
	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++) {
		size_t length = strlen(joints[i]);
		if (bytes < length + PIECE || memcmp(word + bytes - length, joints[i], length) != 0)
			continue;
		const char *copy = pool_strndup(pool, word, bytes - length);
		if (docs_of(search, pool, copy, bytes - length) > 0)
			return bytes - length;
	}
	return 0;
}

void unit_split(const struct search *search, struct pool *pool, struct query_unit *unit)
{
	const char *word = unit->joined;
	/* The longest second piece says best what it is. */
	for (size_t at = PIECE; at + PIECE <= unit->joined_bytes; at++) {
		size_t rest = unit->joined_bytes - at;
		if (docs_of(search, pool, word + at, rest) == 0)
			continue;
		size_t first = piece(search, pool, word, at);
		if (first == 0)
			continue;
		struct token words[2] = {word_token(word, first), word_token(word + at, rest)};
		unit->ways = NULL;
		unit->count = unit->room = 0;
		unit_add(search, pool, unit, words, 2, LEXICON_TYPED);
		unit->split = pool_printf(pool, "%s + %s", words[0].word, words[1].word);
		return;
	}
}
