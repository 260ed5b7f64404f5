/* Finding the documents with all words of a query, with a score: title × 10, log of the times in
 * the text, rarity of the word, how directly it was found. */
#include <math.h>
#include <string.h>

#include "search/search_private.h"

#define TITLE 10
#define IMPACT 8 /* of a word that occurs once in the text */
#define RARITY 16

static uint16_t impacts[LEXICON_SAME + 1][256]; /* by weight and a posting's low byte */

static void impacts_fill(void)
{
	if (impacts[LEXICON_SAME][1])
		return;
	for (int weight = LEXICON_PART; weight <= LEXICON_SAME; weight++) {
		for (int i = 0; i < 256; i++) {
			int times = i & POSTING_TIMES;
			double impact = IMPACT * (1 + log(times > 0 ? times : 1))
				* (i & POSTING_TITLE ? TITLE : 1) * weight;
			impacts[weight][i] = (uint16_t)lround(impact);
		}
	}
}

static void docs_unmark(struct search_marks *marks, uint32_t docs)
{
	memset(marks->bits, 0, BITS(docs) * sizeof(uint64_t));
}

static inline void doc_mark(struct search_marks *marks, uint32_t doc, uint16_t score)
{
	uint64_t bit = UINT64_C(1) << (doc & 63);
	if (!(marks->bits[doc >> 6] & bit)) {
		marks->bits[doc >> 6] |= bit;
		marks->scores[doc] = score;
	} else if (score > marks->scores[doc]) {
		marks->scores[doc] = score;
	}
}

static void postings_mark(const struct segment *segment, uint32_t word, bool small, bool noun,
	const uint16_t *impact, struct search_marks *marks)
{
	uint32_t docs = segment->header.docs, count;
	const uint32_t *postings = segment_postings(segment, word, small, &count);
	for (uint32_t k = 0; k < count; k++) {
		uint32_t doc = postings[k] >> 8;
		if (doc < docs && (!noun || postings[k] & POSTING_CAPITAL))
			doc_mark(marks, doc, impact[postings[k] & 0xff]);
	}
}

/* The small print is looked at for whole words only. */
static void word_mark(const struct segment *segment, const struct lexicon_words *found, bool small,
	struct search_marks *marks)
{
	for (size_t i = 0; i < found->count; i++) {
		uint32_t weight = found->words[i].weight;
		bool noun = found->words[i].noun;
		if (small && weight == LEXICON_PART)
			continue;
		postings_mark(segment, found->words[i].word, false, noun, impacts[weight], marks);
		if (small)
			postings_mark(
				segment, found->words[i].word, true, noun, impacts[weight], marks);
	}
}

/* Keeps in `marks` what is in `other` too, with the lower score. */
static void marks_and(struct search_marks *marks, const struct search_marks *other, uint32_t docs)
{
	for (size_t i = 0; i < BITS(docs); i++) {
		marks->bits[i] &= other->bits[i];
		for (uint64_t bits = marks->bits[i]; bits; bits &= bits - 1) {
			size_t doc = i * 64 + (size_t)__builtin_ctzll(bits);
			if (other->scores[doc] < marks->scores[doc])
				marks->scores[doc] = other->scores[doc];
		}
	}
}

static void marks_or(struct search_marks *marks, const struct search_marks *other, uint32_t docs)
{
	for (size_t i = 0; i < BITS(docs); i++)
		for (uint64_t bits = other->bits[i]; bits; bits &= bits - 1) {
			size_t doc = i * 64 + (size_t)__builtin_ctzll(bits);
			doc_mark(marks, (uint32_t)doc, other->scores[doc]);
		}
}

static void way_mark(const struct segment *segment, const struct query_way *way, size_t part,
	bool small, struct search_scores *scores, struct search_marks *unit)
{
	uint32_t docs = segment->header.docs;
	if (way->count == 1) {
		word_mark(segment, &way->words[0].found[part], small, unit);
		return;
	}
	docs_unmark(&scores->way, docs);
	word_mark(segment, &way->words[0].found[part], small, &scores->way);
	for (size_t i = 1; i < way->count; i++) {
		docs_unmark(&scores->word, docs);
		word_mark(segment, &way->words[i].found[part], small, &scores->word);
		marks_and(&scores->way, &scores->word, docs);
	}
	marks_or(unit, &scores->way, docs);
}

/* The marks of the unit with this number: places for few are taken before there are many. */
static struct search_marks *marks_of(struct search *search, size_t part, size_t number)
{
	struct search_marks *marks = &search->scores[part].units[number];
	uint32_t docs = search_docs(search, part) + 1;
	if (!marks->bits) {
		marks->bits = POOL_ARRAY(search->pool, uint64_t, BITS(docs));
		marks->scores = POOL_ARRAY(search->pool, uint16_t, docs);
	}
	return marks;
}

static uint32_t unit_mark(
	struct search *search, const struct query_unit *unit, size_t number, bool small)
{
	uint32_t found = 0;
	for (size_t p = 0; p < PARTS; p++) {
		const struct segment *segment = search->part[p];
		if (!segment)
			continue;
		struct search_marks *marks = marks_of(search, p, number);
		docs_unmark(marks, segment->header.docs);
		for (size_t i = 0; i < unit->count; i++)
			way_mark(segment, &unit->ways[i], p, small, &search->scores[p], marks);
		for (size_t i = 0; i < BITS(segment->header.docs); i++)
			found += (uint32_t)__builtin_popcountll(
				marks->bits[i] & search->alive[p][i]);
	}
	return found;
}

/* A word no ad has where it matters is looked for in the small print, then in two pieces; a
 * postcode in its region. */
static void unit_find(
	struct search *search, struct pool *pool, struct query_unit *unit, size_t number)
{
	unit->docs = unit_mark(search, unit, number, false);
	for (size_t digits = 3; unit->docs == 0 && unit->postcode && digits >= 2; digits--) {
		for (size_t p = 0; p < PARTS && pool; p++)
			if (search->part[p])
				lexicon_region(search->part[p], pool, unit->joined, digits,
					&unit->ways[0].words[0].found[p]);
		unit->docs = unit_mark(search, unit, number, false);
	}
	if (unit->docs == 0)
		unit->docs = unit_mark(search, unit, number, true);
	if (unit->docs > 0 || !pool)
		return;
	unit_split(search, pool, unit);
	if (unit->split)
		unit->docs = unit_mark(search, unit, number, false);
}

/* What all units have found, and the sum of their scores by their rarity. */
static void totals_make(struct search *search, size_t part, const uint32_t *rarities, size_t count)
{
	struct search_scores *scores = &search->scores[part];
	for (size_t i = 0; i < BITS(search_docs(search, part)); i++) {
		uint64_t found = UINT64_MAX;
		for (size_t u = 0; u < count && found; u++)
			if (rarities[u])
				found &= scores->units[u].bits[i];
		scores->found[i] = found;
		for (; found; found &= found - 1) {
			size_t doc = i * 64 + (size_t)__builtin_ctzll(found);
			uint32_t total = 0;
			for (size_t u = 0; u < count; u++)
				if (rarities[u])
					total += scores->units[u].scores[doc] * rarities[u];
			scores->total[doc] = total;
		}
	}
}

void match_again(
	struct search *search, const struct query_unit *units, size_t count, size_t without)
{
	uint32_t rarities[UNITS_MAX] = {0}; /* 0: the unit does not count */
	uint32_t all = search_docs(search, PART_BASE) + search_docs(search, PART_DELTA);
	for (size_t i = 0; i < count; i++) {
		double docs = units[i].docs ? units[i].docs : 1;
		uint32_t rarity = (uint32_t)lround(RARITY * log(1 + (double)all / docs));
		if (i != without)
			rarities[i] = rarity ? rarity : 1;
	}
	for (size_t p = 0; p < PARTS; p++)
		totals_make(search, p, rarities, count);
}

void match_units(struct search *search, struct pool *pool, struct query_unit *units, size_t count)
{
	impacts_fill();
	for (size_t i = 0; i < count; i++)
		unit_find(search, pool, &units[i], i);
	match_again(search, units, count, UNITS_MAX);
}
