/* Words of an index file. */
#include <string.h>

#include "base/text.h"
#include "search/search_private.h"
#include "search/stem.h"

#define PART_LETTERS 4 /* from here a word is found as part of others, and by its stem */

static void add(struct lexicon_words *words, struct pool *pool, uint32_t word, uint32_t weight)
{
	if (words->count == words->room) {
		size_t room = words->room ? words->room * 2 : 16;
		void *more = pool_alloc_array(pool, room, sizeof(*words->words));
		if (words->count > 0)
			memcpy(more, words->words, words->count * sizeof(*words->words));
		words->words = more;
		words->room = room;
	}
	words->words[words->count].word = word;
	words->words[words->count++].weight = weight;
}

/* The order of a lexicon's text, which ends with a line feed, and a word. */
static int compare(const char *text, size_t length, const char *word, size_t bytes)
{
	int order = memcmp(text, word, length < bytes ? length : bytes);
	return order ? order : length < bytes ? -1 : length > bytes;
}

static uint32_t word_find(const struct segment *segment, const char *word, size_t bytes)
{
	uint32_t low = 0, high = segment->header.words;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		size_t length;
		const char *text = segment_word(segment, middle, &length);
		if (!text)
			break;
		int order = compare(text, length, word, bytes);
		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return segment->header.words;
}

static void stem_expand(const struct segment *segment, struct pool *pool, const char *stem,
	size_t bytes, struct lexicon_words *words_r)
{
	uint64_t all = segment->header.sections[SECTION_STEM_TEXT].bytes;
	uint32_t low = 0, high = segment->header.stems;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		uint64_t at = segment->stems[middle].text;
		uint64_t next = segment->stems[middle + 1].text;
		if (next <= at || next > all)
			return;
		int order = compare(segment->stem_text + at, next - at - 1, stem, bytes);
		if (order == 0) {
			size_t count = segment_count(segment, SECTION_STEM_WORDS, sizeof(uint32_t));
			size_t end = segment->stems[middle + 1].first;
			for (size_t i = segment->stems[middle].first; i < end && i < count; i++)
				if (segment->stem_words[i] < segment->header.words)
					add(words_r, pool, segment->stem_words[i], LEXICON_STEM);
			return;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
}

/* The word at a place of the lexicon's text. */
static uint32_t word_at(const struct segment *segment, size_t place)
{
	uint32_t low = 0, high = segment->header.words;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (segment->words[middle].text <= place)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static void part_expand(const struct segment *segment, struct pool *pool, const char *word,
	size_t bytes, struct lexicon_words *words_r)
{
	const char *text = segment->word_text;
	size_t length = segment->header.sections[SECTION_WORD_TEXT].bytes, at = 0;
	const char *hit;
	while (at < length && (hit = memmem(text + at, length - at, word, bytes))) {
		uint32_t found = word_at(segment, (size_t)(hit - text));
		if (found >= segment->header.words)
			return;
		add(words_r, pool, found, LEXICON_PART);
		size_t next = segment->words[found + 1].text;
		at = next > at ? next : length;
	}
}

void lexicon_expand(const struct segment *segment, struct pool *pool, const char *word,
	size_t bytes, struct lexicon_words *words_r)
{
	uint32_t same = word_find(segment, word, bytes);
	if (same < segment->header.words)
		add(words_r, pool, same, LEXICON_SAME);
	if (text_length(word) < PART_LETTERS || strspn(word, "0123456789") == bytes)
		return;
	struct stems stems;
	stem_find(word, bytes, &stems);
	for (size_t i = 0; i < stems.count; i++)
		stem_expand(segment, pool, stems.text[i], stems.bytes[i], words_r);
	part_expand(segment, pool, word, stem_part(word, bytes), words_r);
	char forms[STEM_FORMS][FOLD_BYTES + 1];
	size_t count = stem_forms(word, bytes, forms);
	for (size_t i = 0; i < count; i++)
		part_expand(segment, pool, forms[i], strlen(forms[i]), words_r);
}

uint32_t lexicon_count(const struct segment *segment, const char *word, size_t bytes)
{
	uint32_t count = 0;
	uint32_t found = segment ? word_find(segment, word, bytes) : 0;
	if (segment && found < segment->header.words)
		segment_postings(segment, found, &count);
	return count;
}

/* One letter other, missing, too many, or two of them changed about. */
static bool slipped(const char *a, size_t a_bytes, const char *b, size_t b_bytes)
{
	size_t i = 0, shorter = a_bytes < b_bytes ? a_bytes : b_bytes;
	while (i < shorter && a[i] == b[i])
		i++;
	if (a_bytes != b_bytes) {
		size_t a_rest = i + (a_bytes > b_bytes), b_rest = i + (b_bytes > a_bytes);
		return memcmp(a + a_rest, b + b_rest, shorter - i) == 0;
	}
	if (i == a_bytes)
		return false;
	if (memcmp(a + i + 1, b + i + 1, a_bytes - i - 1) == 0)
		return true;
	return i + 1 < a_bytes && a[i] == b[i + 1] && a[i + 1] == b[i] &&
		memcmp(a + i + 2, b + i + 2, a_bytes - i - 2) == 0;
}

static const char *display(const struct segment *segment, struct pool *pool, uint32_t word,
	const char *text, size_t length)
{
	uint64_t all = segment->header.sections[SECTION_DISPLAYS].bytes;
	uint64_t at = segment->words[word].display;
	size_t shown = at < all ? strnlen(segment->displays + at, all - at) : 0;
	const char *copy = pool_strndup(pool, segment->displays + (shown ? at : 0), shown);
	return shown && text_valid(copy, shown) ? copy : pool_strndup(pool, text, length);
}

static const char *slip_in(const struct search *search, const struct segment *segment,
	struct pool *pool, const char *word, size_t bytes, uint32_t *count)
{
	const char *best = NULL;
	for (uint32_t i = 0; i < segment->header.words; i++) {
		size_t length;
		const char *text = segment_word(segment, i, &length);
		if (!text)
			break;
		if (length + 1 < bytes || length > bytes + 1 || length > FOLD_BYTES ||
			!slipped(word, bytes, text, length))
			continue;
		uint32_t docs = lexicon_count(search->part[PART_BASE], text, length) +
			lexicon_count(search->part[PART_DELTA], text, length);
		if (docs > *count) {
			*count = docs;
			best = display(segment, pool, i, text, length);
		}
	}
	return best;
}

const char *lexicon_slip(const struct search *search, struct pool *pool, const char *word,
	size_t bytes, uint32_t *count)
{
	const char *best = NULL;
	if (text_length(word) < PART_LETTERS)
		return NULL;
	for (size_t p = 0; p < PARTS; p++) {
		const char *found = search->part[p]
			? slip_in(search, search->part[p], pool, word, bytes, count) : NULL;
		if (found)
			best = found;
	}
	return best;
}
