/* Finding the documents with all words of a query, with a score: title × 10, log of the times in
 * the text, rarity of the word, how directly it was found. */
#include <math.h>
#include <string.h>

#include "search/search_private.h"
#include "search/stem.h"

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
			double impact = IMPACT * (1 + log(times > 0 ? times : 1)) *
				(i & POSTING_TITLE ? TITLE : 1) * weight;
			impacts[weight][i] = (uint16_t)lround(impact);
		}
	}
}

bool query_longer(const char *words)
{
	struct token_group group;
	size_t count = 0;
	while (count <= UNITS_MAX && token_next(&words, &group))
		count += group.joined.bytes > 0;
	return count > UNITS_MAX;
}

size_t query_parse(const struct search *search, struct pool *pool, const char *words,
	struct query_unit units_r[UNITS_MAX])
{
	struct token_group group;
	size_t count = 0;
	while (count < UNITS_MAX && words && token_next(&words, &group)) {
		if (group.joined.bytes == 0)
			continue;
		struct query_unit *unit = &units_r[count++];
		memset(unit, 0, sizeof(*unit));
		unit->text = pool_strndup(pool, group.joined.text, group.joined.length);
		unit->count = group.count > 1 ? group.count + 1 : 1;
		for (size_t i = 0; i < unit->count; i++) {
			const struct token *token = i ? &group.parts[i - 1] : &group.joined;
			struct query_word *word = &unit->words[i];
			word->word = pool_strndup(pool, token->word, token->bytes);
			word->bytes = token->bytes;
			for (size_t p = 0; p < PARTS; p++)
				if (search->part[p])
					lexicon_expand(search->part[p], pool, word->word,
						word->bytes, &word->found[p]);
		}
		unit->joined = unit->words[0].word;
		unit->joined_bytes = unit->words[0].bytes;
	}
	return count;
}

static void word_score(
	const struct segment *segment, const struct lexicon_words *found, uint16_t *scores)
{
	uint32_t docs = segment->header.docs;
	memset(scores, 0, docs * sizeof(*scores));
	for (size_t i = 0; i < found->count; i++) {
		const uint16_t *impact = impacts[found->words[i].weight];
		uint32_t count;
		const uint32_t *postings = segment_postings(segment, found->words[i].word, &count);
		for (uint32_t k = 0; k < count; k++) {
			uint32_t doc = postings[k] >> 8;
			uint16_t score = impact[postings[k] & 0xff];
			if (doc < docs && score > scores[doc])
				scores[doc] = score;
		}
	}
}

/* The whole group, or all its parts. Returns how many documents. */
static uint32_t unit_score(
	const struct segment *segment, const struct query_unit *unit, size_t part,
	struct search_scores *scores)
{
	uint32_t docs = segment->header.docs, found = 0;
	word_score(segment, &unit->words[0].found[part], scores->unit);
	for (size_t i = 1; i < unit->count; i++) {
		uint16_t *into = i == 1 ? scores->parts : scores->part;
		word_score(segment, &unit->words[i].found[part], into);
		for (uint32_t k = 0; i > 1 && k < docs; k++)
			scores->parts[k] = scores->parts[k] < into[k] ? scores->parts[k] : into[k];
	}
	for (uint32_t k = 0; unit->count > 1 && k < docs; k++)
		if (scores->parts[k] > scores->unit[k])
			scores->unit[k] = scores->parts[k];
	for (uint32_t k = 0; k < docs; k++)
		found += scores->unit[k] > 0;
	return found;
}

static void total_add(struct search_scores *scores, uint32_t docs, uint32_t rarity, bool first)
{
	for (uint32_t k = 0; k < docs; k++) {
		uint32_t score = scores->unit[k] * rarity;
		bool both = score > 0 && (first || scores->total[k] > 0);
		scores->total[k] = both ? score + (first ? 0 : scores->total[k]) : 0;
	}
}

void match_units(
	struct search *search, struct query_unit *units, size_t count, size_t without)
{
	bool first = true;
	impacts_fill();
	uint32_t all = search_docs(search, PART_BASE) + search_docs(search, PART_DELTA);
	for (size_t i = 0; i < count; i++) {
		if (i == without)
			continue;
		struct query_unit *unit = &units[i];
		unit->docs = 0;
		for (size_t p = 0; p < PARTS; p++)
			if (search->part[p])
				unit->docs += unit_score(
					search->part[p], unit, p, &search->scores[p]);
		double rarity = RARITY * log(1 + (double)all / (unit->docs ? unit->docs : 1));
		for (size_t p = 0; p < PARTS; p++)
			total_add(&search->scores[p], search_docs(search, p),
				(uint32_t)lround(rarity), first);
		first = false;
	}
}
