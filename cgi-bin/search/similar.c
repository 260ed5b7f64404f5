/* Ads like one: by the words of its title, and what else is wished. */
#include <math.h>
#include <string.h>

#include "base/log.h"
#include "search/index/guard.h"
#include "search/search_private.h"

#define WORDS_MAX 12 /* of a title; further ones are left out */
#define LETTERS 4 /* at least, of a word that says something, */
#define LETTERS_SMALL 7 /* and of one that is no name of a thing ("oder", "sowie") */
#define COMPOUND_BEGIN 3 /* bytes of a compound before its end, at least, */
#define COMPOUND_END 5 /* and of its end */
#define SHARE 100 /* a title with all the words */
#define SHARE_LEAST 10 /* less in common is chance */
#define RARITY 16

/* A word of the title as the index has it. */
struct likeness_word {
	struct lexicon_words found[PARTS];
	uint32_t docs; /* with one of them in the title */
	uint32_t direct; /* with the word itself or its stem */
};

struct likening {
	struct search *search;
	struct pool *pool;
	const struct search_likeness *likeness;
	struct likeness_word words[WORDS_MAX];
	size_t count;
	size_t limit;
	struct search_hit *hits;
	size_t hit_count;
};

static bool same_word(const struct lexicon_words *words, uint32_t word)
{
	for (size_t i = 0; i < words->count; i++)
		if (words->words[i].word == word)
			return true;
	return false;
}

/* "Ärztin oder Arzt" is one word: what it finds itself was found by one before. */
static bool word_known(const struct likening *likening, const struct lexicon_words *found)
{
	for (size_t p = 0; p < PARTS; p++)
		for (size_t i = 0; i < found[p].count; i++)
			for (size_t w = 0;
				found[p].words[i].weight >= LEXICON_STEM && w < likening->count;
				w++)
				if (same_word(&likening->words[w].found[p], found[p].words[i].word))
					return true;
	return false;
}

static bool ignored(const struct likening *likening, const struct token *token)
{
	const struct thesaurus *thesaurus = likening->search->thesaurus;
	const struct thesaurus_entry *entries;
	size_t count =
		thesaurus_find(thesaurus, thesaurus_key(likening->pool, token->word), &entries);
	for (size_t i = 0; i < count; i++)
		if (thesaurus_relation(thesaurus, entries[i].group) == THESAURUS_IGNORE)
			return true;
	return false;
}

/* Adds what another word finds, which counts less than the word itself. */
static void other_add(struct likening *likening, const char *word, size_t bytes,
	enum lexicon_how how, uint8_t weight, struct lexicon_words *found)
{
	for (size_t p = 0; p < PARTS; p++) {
		struct lexicon_words other = {0};
		if (!likening->search->part[p])
			continue;
		lexicon_expand(likening->search->part[p], likening->pool, word, bytes, how, &other);
		for (size_t i = 0; i < other.count; i++)
			lexicon_add(&found[p], likening->pool, other.words[i].word, weight);
	}
}

/* Words that the thesaurus holds for the same ("Azubi", "Ausbildung") count half. */
static void same_terms_add(
	struct likening *likening, const struct token *token, struct lexicon_words *found)
{
	const struct thesaurus *thesaurus = likening->search->thesaurus;
	const struct thesaurus_entry *entries;
	size_t count =
		thesaurus_find(thesaurus, thesaurus_key(likening->pool, token->word), &entries);
	for (size_t i = 0; i < count; i++) {
		const char *const *terms;
		if (thesaurus_relation(thesaurus, entries[i].group) != THESAURUS_SAME)
			continue;
		size_t n = thesaurus_terms(thesaurus, entries[i].group, &terms);
		for (size_t t = 0; t < n; t++) {
			const char *cursor = terms[t];
			struct token_group group, more;
			if (!token_next(&cursor, &group) || token_next(&cursor, &more))
				continue;
			other_add(likening, group.joined.word, group.joined.bytes, LEXICON_TERM,
				LEXICON_TERM_SAME, found);
		}
	}
}

/* What a compound is a kind of ("Systemadministrator": Administrator): its longest end that is a
 * word, as a part. */
static void end_add(
	struct likening *likening, const struct token *token, struct lexicon_words *found)
{
	const struct segment *const *part = (const struct segment *const *)likening->search->part;
	size_t at = COMPOUND_BEGIN;
	while (at + COMPOUND_END <= token->bytes
		&& lexicon_count(part[PART_BASE], token->word + at, token->bytes - at)
				+ lexicon_count(
					part[PART_DELTA], token->word + at, token->bytes - at)
			== 0)
		at++;
	if (at + COMPOUND_END > token->bytes)
		return;
	other_add(
		likening, token->word + at, token->bytes - at, LEXICON_WHOLE, LEXICON_PART, found);
}

static void word_add(struct likening *likening, const struct token *token)
{
	struct search *search = likening->search;
	struct lexicon_words found[PARTS] = {0};
	size_t least = token_capital(token) ? LETTERS : LETTERS_SMALL;
	if (likening->count == WORDS_MAX || token->bytes < least || ignored(likening, token))
		return;
	for (size_t p = 0; p < PARTS; p++)
		if (search->part[p])
			lexicon_expand(search->part[p], likening->pool, token->word, token->bytes,
				LEXICON_TYPED, &found[p]);
	if (word_known(likening, found))
		return;
	end_add(likening, token, found);
	same_terms_add(likening, token, found);
	memcpy(likening->words[likening->count++].found, found, sizeof(found));
}

static void words_read(struct likening *likening)
{
	const char *cursor = likening->likeness->title;
	struct token_group group;
	while (cursor && token_next(&cursor, &group))
		for (size_t i = 0; i < group.count; i++)
			word_add(likening, &group.parts[i]);
}

static void doc_mark(
	struct likeness_word *word, struct search_marks *marks, uint32_t doc, uint16_t weight)
{
	bool marked = search_bit(marks->bits, doc);
	uint16_t before = marked ? marks->scores[doc] : 0;
	marks->bits[doc >> 6] |= UINT64_C(1) << (doc & 63);
	marks->scores[doc] = weight > before ? weight : before;
	word->docs += !marked;
	word->direct += before < LEXICON_STEM && weight >= LEXICON_STEM;
}

/* Marks the documents with the word in their title, by how directly it is there. */
static void word_mark(struct likening *likening, struct likeness_word *word)
{
	struct search *search = likening->search;
	word->docs = word->direct = 0;
	for (size_t p = 0; p < PARTS; p++) {
		const struct segment *segment = search->part[p];
		struct search_marks *marks = &search->scores[p].word;
		if (!segment)
			continue;
		memset(marks->bits, 0, BITS(segment->header.docs) * sizeof(uint64_t));
		for (size_t i = 0; i < word->found[p].count; i++) {
			uint32_t count;
			uint16_t weight = word->found[p].words[i].weight;
			bool noun = word->found[p].words[i].noun;
			const uint32_t *postings = segment_postings(
				segment, word->found[p].words[i].word, false, &count);
			for (uint32_t k = 0; k < count; k++) {
				uint32_t doc = postings[k] >> 8;
				if (doc >= segment->header.docs || !(postings[k] & POSTING_TITLE)
					|| (noun && !(postings[k] & POSTING_CAPITAL)))
					continue;
				doc_mark(word, marks, doc, weight);
			}
		}
	}
}

/* Adds what was marked, by the word's rarity; returns the most it can add. A word that no other ad
 * has tells little: half of it. */
static uint32_t word_count(struct likening *likening, const struct likeness_word *word)
{
	struct search *search = likening->search;
	double all = search_docs(search, PART_BASE) + search_docs(search, PART_DELTA);
	double docs = word->direct > 0 ? word->direct : word->docs > 0 ? word->docs : 1;
	uint32_t rarity = (uint32_t)lround(RARITY * log(1 + all / docs)) + 1;
	for (size_t p = 0; p < PARTS; p++) {
		struct search_scores *scores = &search->scores[p];
		for (size_t i = 0; i < BITS(search_docs(search, p)); i++)
			for (uint64_t bits = scores->word.bits[i]; bits; bits &= bits - 1) {
				size_t doc = i * 64 + (size_t)__builtin_ctzll(bits);
				uint64_t bit = bits & (~bits + 1);
				if (!(scores->found[i] & bit))
					scores->total[doc] = 0;
				scores->found[i] |= bit;
				scores->total[doc] += rarity * scores->word.scores[doc];
			}
	}
	bool alone = word->docs <= (likening->likeness->except ? 1 : 0);
	return rarity * LEXICON_SAME / (alone ? 2 : 1);
}

/* A wish by the number of its value. */
struct wish {
	size_t facet;
	uint16_t value;
	int points;
};

/* Those whose value any ad has; *most_r: what they can add. */
static size_t wishes_find(const struct likening *likening, struct wish *wishes, int *most_r)
{
	size_t count = 0;
	*most_r = 0;
	for (size_t i = 0; i < likening->likeness->count; i++) {
		const struct search_wish *wish = &likening->likeness->wishes[i];
		const struct search_facet *facet = &likening->search->facets[wish->facet];
		uint32_t value = 0;
		while (value < facet->count && strcmp(facet->texts[value], wish->value) != 0)
			value++;
		if (value == facet->count)
			continue;
		wishes[count++] = (struct wish){wish->facet, (uint16_t)value, wish->points};
		*most_r += wish->points > 0 ? wish->points : 0;
	}
	return count;
}

static int wished(const struct wish *wishes, size_t count, const struct format_cell *cell)
{
	int points = 0;
	for (size_t i = 0; i < count; i++)
		if (cell->values[wishes[i].facet] == wishes[i].value)
			points += wishes[i].points;
	return points;
}

/* Keeps the best in their order; of equals the newer, which come first. */
static void hit_add(struct likening *likening, struct search_hit hit, int points, int *kept)
{
	size_t at = likening->hit_count;
	while (at > 0 && kept[at - 1] < points)
		at--;
	if (at == likening->limit)
		return;
	if (likening->hit_count < likening->limit)
		likening->hit_count++;
	for (size_t i = likening->hit_count - 1; i > at; i--) {
		likening->hits[i] = likening->hits[i - 1];
		kept[i] = kept[i - 1];
	}
	likening->hits[at] = hit;
	kept[at] = points;
}

static void hits_take(struct likening *likening, uint32_t most)
{
	struct search *search = likening->search;
	const struct search_likeness *likeness = likening->likeness;
	int *kept = POOL_ARRAY(likening->pool, int, likening->limit + 1), best;
	struct wish *wishes = POOL_ARRAY(likening->pool, struct wish, likeness->count + 1);
	size_t count = wishes_find(likening, wishes, &best);
	for (size_t p = PARTS; p-- > 0;)
		for (size_t i = 0; i < BITS(search_docs(search, p)); i++) {
			uint64_t hits = search->scores[p].found[i] & search->shown.bits[p][i];
			for (; hits; hits &= hits - 1) {
				size_t doc = i * 64 + (size_t)__builtin_ctzll(hits);
				const struct format_place *place = &search->part[p]->places[doc];
				int share = (int)((uint64_t)search->scores[p].total[doc] * SHARE
					/ most);
				bool full = likening->hit_count == likening->limit;
				int least = full ? kept[likening->limit - 1] + 1 : likeness->least;
				if (share < SHARE_LEAST || share + best < least)
					continue;
				int points = share + wished(wishes, count, &search->cells[p][doc]);
				if (points >= least && place->id != likeness->except)
					hit_add(likening,
						(struct search_hit){place->id, place->version},
						points, kept);
			}
		}
}

static void similar_find(void *context)
{
	struct likening *likening = context;
	struct search *search = likening->search;
	const struct search_likeness *likeness = likening->likeness;
	uint32_t most = 0;
	likening->count = likening->hit_count = 0;
	words_read(likening);
	if (likening->count == 0)
		return;
	facets_shown(search, likeness->today, likeness->internal);
	for (size_t p = 0; p < PARTS; p++)
		memset(search->scores[p].found, 0, BITS(search_docs(search, p)) * sizeof(uint64_t));
	for (size_t i = 0; i < likening->count; i++) {
		word_mark(likening, &likening->words[i]);
		most += word_count(likening, &likening->words[i]);
	}
	hits_take(likening, most);
}

enum outcome search_similar(struct search *search, struct pool *pool,
	const struct search_likeness *likeness, size_t limit, struct search_hit **hits_r,
	size_t *count_r)
{
	struct likening *likening = POOL_NEW(pool, struct likening);
	*likening = (struct likening){.search = search,
		.pool = pool,
		.likeness = likeness,
		.limit = limit,
		.hits = POOL_ARRAY(pool, struct search_hit, limit + 1)};
	*count_r = 0;
	if (!search->part[PART_BASE])
		return UNAVAILABLE;
	if (!guard_run(similar_find, likening)) {
		log_error("search", "reason=bus_error");
		return UNAVAILABLE;
	}
	*hits_r = likening->hits;
	*count_r = likening->hit_count;
	return OK;
}
