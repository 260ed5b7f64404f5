/* Words of an index file. */
#include <string.h>

#include "base/text.h"
#include "search/index/stem.h"
#include "search/search_private.h"

#define PART_LETTERS 4 /* from here a word is found as part of others, and by its stem */
#define PART_ANYWHERE 6 /* from here also in the middle of others */
#define POSTCODE 5
#define DOER_BYTES 5 /* of a word in "-er", at least */
#define BEFORE_BYTES 3 /* at least, before a part */
#define TERM_LETTERS 5 /* from here a word of the thesaurus is found at the beginning of others */

void lexicon_add(struct lexicon_words *words, struct pool *pool, uint32_t word, uint8_t weight)
{
	if (words->count == words->room) {
		size_t room = words->room ? words->room * 2 : 16;
		void *more = pool_alloc_array(pool, room, sizeof(*words->words));
		if (words->count > 0)
			memcpy(more, words->words, words->count * sizeof(*words->words));
		words->words = more;
		words->room = room;
	}
	memset(&words->words[words->count], 0, sizeof(*words->words));
	words->words[words->count].word = word;
	words->words[words->count++].weight = weight;
}

/* The order of a lexicon's text, which ends with a line feed, and a word. */
static int word_compare(const char *text, size_t length, const char *word, size_t bytes)
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
		int order = word_compare(text, length, word, bytes);
		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return segment->header.words;
}

static bool word_known(const struct lexicon_words *words, size_t count, uint32_t word)
{
	for (size_t i = 0; i < count; i++)
		if (words->words[i].word == word)
			return true;
	return false;
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
		int order = word_compare(segment->stem_text + at, next - at - 1, stem, bytes);
		if (order == 0) {
			size_t count = segment_count(segment, SECTION_STEM_WORDS, sizeof(uint32_t));
			size_t end = segment->stems[middle + 1].first;
			for (size_t i = segment->stems[middle].first; i < end && i < count; i++) {
				uint32_t word = segment->stem_words[i];
				if (word < segment->header.words
					&& !word_known(words_r, words_r->count, word))
					lexicon_add(words_r, pool, word, LEXICON_STEM);
			}
			return;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
}

/* What may follow the part of a compound that is its end. */
static bool inflection(const char *rest, size_t bytes)
{
	static const char *const endings[] = {
		"e", "en", "er", "es", "em", "n", "s", "r", "in", "innen"};
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (strlen(endings[i]) == bytes && memcmp(endings[i], rest, bytes) == 0)
			return true;
	return bytes == 0;
}

/* "nichtbefristet", "Verbund": what stands before belongs to the part and makes another word of it.
 * One or two letters ("unbefristet") never are a part of their own. */
static bool before_spoils(const char *text, size_t bytes)
{
	static const char *const before[] = {"nicht", "ver", "ent", "zer", "miss"};
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (strlen(before[i]) == bytes && memcmp(before[i], text, bytes) == 0)
			return true;
	return bytes < BEFORE_BYTES;
}

/* Is the part at this place one of the compound's? A short one only at its beginning or end. */
static bool part_counts(const char *text, size_t length, size_t at, size_t bytes, bool begins)
{
	if (at == 0)
		return true;
	if (begins || before_spoils(text, at))
		return false;
	return bytes >= PART_ANYWHERE || inflection(text + at + bytes, length - at - bytes);
}

/* Where the suffixes begin that are not less than the part; with `after` those behind all that
 * begin with it. */
static size_t suffix_bound(
	const struct segment *segment, size_t count, const char *part, size_t bytes, bool after)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2, length;
		uint32_t word = segment->suffixes[middle] >> 8;
		size_t at = segment->suffixes[middle] & 0xff;
		const char *text =
			word < segment->header.words ? segment_word(segment, word, &length) : NULL;
		if (!text || at > length)
			return count;
		size_t left = length - at;
		int order = memcmp(text + at, part, left < bytes ? left : bytes);
		if (order == 0)
			order = left < bytes ? -1 : after ? -1 : 1;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void part_expand(const struct segment *segment, struct pool *pool, const char *part,
	size_t bytes, bool begins, struct lexicon_words *words_r)
{
	size_t count = segment_count(segment, SECTION_SUFFIXES, sizeof(uint32_t));
	size_t end = suffix_bound(segment, count, part, bytes, true);
	size_t whole = words_r->count;
	for (size_t i = suffix_bound(segment, count, part, bytes, false); i < end; i++) {
		uint32_t word = segment->suffixes[i] >> 8;
		size_t at = segment->suffixes[i] & 0xff, length;
		const char *text =
			word < segment->header.words ? segment_word(segment, word, &length) : NULL;
		if (text && at + bytes <= length && part_counts(text, length, at, bytes, begins)
			&& !word_known(words_r, whole, word))
			lexicon_add(words_r, pool, word, LEXICON_PART);
	}
}

/* A term is a noun, and so inflected from it, not only of its stem; so is who does something, in
 * "-er": an ad that says "pflegen" is none for a Pfleger. */
static void stems_end(const struct segment *segment, struct lexicon_words *words, const char *word,
	size_t bytes, enum lexicon_how how)
{
	size_t male = stem_male(word, bytes), length, kept = 0;
	bool noun = how == LEXICON_TERM || how == LEXICON_WHOLE
		|| (male >= DOER_BYTES && memcmp(word + male - 2, "er", 2) == 0);
	for (size_t i = 0; i < words->count; i++) {
		const char *text = segment_word(segment, words->words[i].word, &length);
		if (how == LEXICON_TERM && words->words[i].weight == LEXICON_STEM
			&& !(text && stem_inflected(word, bytes, text, length)))
			continue;
		words->words[kept++] = words->words[i];
	}
	words->count = kept;
	for (size_t i = 0; i < words->count; i++) {
		words->words[i].noun = noun && words->words[i].weight < LEXICON_SAME;
		if ((how == LEXICON_TERM || how == LEXICON_PHRASE)
			&& words->words[i].weight > LEXICON_TERM_SAME)
			words->words[i].weight = LEXICON_TERM_SAME;
	}
}

void lexicon_expand(const struct segment *segment, struct pool *pool, const char *word,
	size_t bytes, enum lexicon_how how, struct lexicon_words *words_r)
{
	uint32_t same = word_find(segment, word, bytes);
	size_t letters = text_length(word);
	if (same < segment->header.words)
		lexicon_add(words_r, pool, same, LEXICON_SAME);
	if (letters >= PART_LETTERS && strspn(word, "0123456789") < bytes) {
		struct stems stems;
		stem_find(word, bytes, &stems);
		for (size_t i = 0; i < stems.count; i++)
			stem_expand(segment, pool, stems.text[i], stems.bytes[i], words_r);
		if (how == LEXICON_TYPED || (how == LEXICON_TERM && letters >= TERM_LETTERS))
			part_expand(segment, pool, word,
				how == LEXICON_TERM ? stem_male(word, bytes)
						    : stem_part(word, bytes),
				how == LEXICON_TERM, words_r);
		char forms[STEM_FORMS][FOLD_BYTES + 1];
		size_t count = how == LEXICON_TYPED ? stem_forms(word, bytes, forms) : 0;
		for (size_t i = 0; i < count; i++)
			part_expand(segment, pool, forms[i], strlen(forms[i]), false, words_r);
	}
	stems_end(segment, words_r, word, bytes, how);
}

static uint32_t begin_bound(
	const struct segment *segment, const char *begin, size_t bytes, bool after)
{
	uint32_t low = 0, high = segment->header.words;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		size_t length;
		const char *text = segment_word(segment, middle, &length);
		if (!text)
			return high;
		int order = word_compare(text, length < bytes ? length : bytes, begin, bytes);
		if (order < 0 || (after && order == 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t lexicon_begin(const struct segment *segment, const char *begin, size_t bytes, size_t *end_r)
{
	*end_r = begin_bound(segment, begin, bytes, true);
	return begin_bound(segment, begin, bytes, false);
}

void lexicon_region(const struct segment *segment, struct pool *pool, const char *digits,
	size_t count, struct lexicon_words *words_r)
{
	size_t end, length;
	for (size_t i = lexicon_begin(segment, digits, count, &end); i < end; i++) {
		const char *text = segment_word(segment, (uint32_t)i, &length);
		if (text && length == POSTCODE && strspn(text, "0123456789") == length)
			lexicon_add(words_r, pool, (uint32_t)i, LEXICON_SAME);
	}
}

uint32_t lexicon_count(const struct segment *segment, const char *word, size_t bytes)
{
	uint32_t count = 0;
	uint32_t found = segment ? word_find(segment, word, bytes) : 0;
	if (segment && found < segment->header.words)
		segment_postings(segment, found, false, &count);
	return count;
}

bool lexicon_slipped(const char *a, size_t a_bytes, const char *b, size_t b_bytes)
{
	if (a_bytes + 1 < b_bytes || b_bytes + 1 < a_bytes)
		return false;
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
	return i + 1 < a_bytes && a[i] == b[i + 1] && a[i + 1] == b[i]
		&& memcmp(a + i + 2, b + i + 2, a_bytes - i - 2) == 0;
}

const char *lexicon_display(const struct segment *segment, struct pool *pool, uint32_t word,
	const char *text, size_t length)
{
	uint64_t all = segment->header.sections[SECTION_DISPLAYS].bytes;
	uint64_t at = segment->words[word].display;
	size_t shown = at < all ? strnlen(segment->displays + at, all - at) : 0;
	const char *copy = pool_strndup(pool, segment->displays + (shown ? at : 0), shown);
	return shown && text_valid(copy, shown) ? copy : pool_strndup(pool, text, length);
}

/* The best of the words that differ by one slip. */
struct slip {
	const struct search *search;
	const struct segment *segment;
	const char *word;
	size_t bytes;
	uint32_t best; /* a word; the number of words: none */
	uint32_t docs;
};

static void slip_try(struct slip *slip, uint32_t word)
{
	size_t length;
	const char *text = segment_word(slip->segment, word, &length);
	if (!text || length > FOLD_BYTES || !lexicon_slipped(slip->word, slip->bytes, text, length))
		return;
	uint32_t docs = lexicon_count(slip->search->part[PART_BASE], text, length)
		+ lexicon_count(slip->search->part[PART_DELTA], text, length);
	if (docs > slip->docs
		|| (docs == slip->docs && word < slip->best
			&& slip->best < slip->segment->header.words)) {
		slip->docs = docs;
		slip->best = word;
	}
}

/* One slip leaves the beginning or the end of a word as it was; or it changes about the two letters
 * between them. */
static void slip_find(struct slip *slip)
{
	size_t head = slip->bytes > SUFFIX_BYTES ? slip->bytes / 2 : 0, end;
	if (slip->bytes - head < SUFFIX_BYTES)
		head = slip->bytes - SUFFIX_BYTES;
	size_t tail = slip->bytes - head;
	for (size_t i = lexicon_begin(slip->segment, slip->word, head, &end); i < end; i++)
		slip_try(slip, (uint32_t)i);
	if (head == 0)
		return; /* these were all words */
	const char *rest = slip->word + head;
	size_t count = segment_count(slip->segment, SECTION_SUFFIXES, sizeof(uint32_t));
	end = suffix_bound(slip->segment, count, rest, tail, true);
	for (size_t i = suffix_bound(slip->segment, count, rest, tail, false); i < end; i++) {
		uint32_t word = slip->segment->suffixes[i] >> 8;
		size_t at = slip->segment->suffixes[i] & 0xff, length;
		if (word < slip->segment->header.words && segment_word(slip->segment, word, &length)
			&& at + tail == length)
			slip_try(slip, word);
	}
	char swapped[FOLD_BYTES + 1];
	memcpy(swapped, slip->word, slip->bytes);
	swapped[head - 1] = slip->word[head];
	swapped[head] = slip->word[head - 1];
	uint32_t found = word_find(slip->segment, swapped, slip->bytes);
	if (found < slip->segment->header.words)
		slip_try(slip, found);
}

static const char *slip_in(const struct search *search, const struct segment *segment,
	struct pool *pool, const char *word, size_t bytes, uint32_t *count)
{
	struct slip slip = {search, segment, word, bytes, segment->header.words, *count};
	size_t length;
	if (bytes >= SUFFIX_BYTES && bytes <= FOLD_BYTES)
		slip_find(&slip);
	const char *text = slip.best < segment->header.words
		? segment_word(segment, slip.best, &length)
		: NULL;
	if (!text)
		return NULL;
	*count = slip.docs;
	return lexicon_display(segment, pool, slip.best, text, length);
}

const char *lexicon_slip(const struct search *search, struct pool *pool, const char *word,
	size_t bytes, uint32_t *count)
{
	const char *best = NULL;
	if (text_length(word) < PART_LETTERS)
		return NULL;
	for (size_t p = 0; p < PARTS; p++) {
		const char *found = search->part[p]
			? slip_in(search, search->part[p], pool, word, bytes, count)
			: NULL;
		if (found)
			best = found;
	}
	return best;
}
