/* Turning the collected documents into the sections of an index file. */
#include <stdlib.h>
#include <string.h>

#include "search/index/builder_private.h"
#include "search/index/stem.h"

static int newest_first(const void *a, const void *b, void *context)
{
	const struct format_place *places = context;
	const struct format_place *left = &places[*(const uint32_t *)a];
	const struct format_place *right = &places[*(const uint32_t *)b];
	if (left->published != right->published)
		return left->published < right->published ? 1 : -1;
	return left->id < right->id ? 1 : left->id > right->id ? -1 : 0;
}

static int by_id(const void *a, const void *b, void *context)
{
	const struct format_place *places = context;
	const struct format_place *left = &places[*(const uint32_t *)a];
	const struct format_place *right = &places[*(const uint32_t *)b];
	return left->id < right->id ? -1 : left->id > right->id;
}

static int by_text(const void *a, const void *b, void *context)
{
	return strcmp(intern_text(context, *(const uint32_t *)a, NULL),
		intern_text(context, *(const uint32_t *)b, NULL));
}

static int by_number(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
	return left < right ? -1 : left > right;
}

/* 0, 1, 2, … in the order of `compare`. */
static struct vec sorted(
	size_t count, int (*compare)(const void *, const void *, void *), void *context)
{
	struct vec order = {0};
	uint32_t *numbers = VEC_ADD(&order, uint32_t, count);
	for (uint32_t i = 0; i < count; i++)
		numbers[i] = i;
	if (count > 0)
		qsort_r(numbers, count, sizeof(*numbers), compare, context);
	return order;
}

static void documents_make(
	struct search_builder *builder, const uint32_t *order, struct sections *sections)
{
	size_t count = builder->cells.count;
	struct vec *cells = &sections->data[SECTION_CELLS];
	struct vec *places = &sections->data[SECTION_PLACES];
	VEC_ADD(cells, struct format_cell, count);
	VEC_ADD(places, struct format_place, count);
	for (size_t i = 0; i < count; i++) {
		*VEC_AT(cells, struct format_cell, i) =
			*VEC_AT(&builder->cells, struct format_cell, order[i]);
		*VEC_AT(places, struct format_place, i) =
			*VEC_AT(&builder->places, struct format_place, order[i]);
	}
	sections->data[SECTION_BY_ID] = sorted(count, by_id, places->data);
}

static void values_make(struct search_builder *builder, struct sections *sections)
{
	for (size_t f = 0; f < SEARCH_FACETS; f++) {
		const struct builder_facet *facet = &builder->facets[f];
		for (uint32_t i = 0; i < facet->values.entries.count; i++) {
			size_t bytes;
			const char *text = intern_text(&facet->values, i, &bytes);
			*VEC_ADD(&sections->data[SECTION_VALUES], struct format_value, 1) =
				(struct format_value){(uint32_t)builder->strings.count,
					*VEC_AT(&facet->labels, uint32_t, i)};
			memcpy(VEC_ADD(&builder->strings, char, bytes + 1), text, bytes);
		}
	}
	struct vec *strings = &sections->data[SECTION_STRINGS];
	memcpy(VEC_ADD(strings, char, builder->strings.count), builder->strings.data,
		builder->strings.count);
}

/* Sorts the documents of each facet by counting; they stay in their order within a value. */
static void value_docs_make(const struct format_header *header, struct sections *sections)
{
	const struct format_cell *cells = sections->data[SECTION_CELLS].data;
	for (size_t f = 0; f < SEARCH_FACETS; f++) {
		struct vec begins = {0};
		uint32_t *next = VEC_ADD(&begins, uint32_t, header->values[f] + 1U);
		uint32_t *docs =
			VEC_ADD(&sections->data[SECTION_VALUE_DOCS], uint32_t, header->docs);
		for (uint32_t i = 0; i < header->docs; i++)
			next[cells[i].values[f] + 1]++;
		for (uint32_t v = 0; v < header->values[f]; v++) {
			next[v + 1] += next[v];
			*VEC_ADD(&sections->data[SECTION_VALUE_ENDS], uint32_t, 1) = next[v + 1];
		}
		for (uint32_t i = 0; i < header->docs; i++)
			docs[next[cells[i].values[f]]++] = i;
		vec_free(&begins);
	}
}

/* Adds a word and its line feed; returns where it begins. */
static uint32_t lines_add(struct vec *lines, const char *text, size_t bytes)
{
	if (lines->count == 0)
		*VEC_ADD(lines, char, 1) = '\n';
	uint32_t at = (uint32_t)lines->count;
	char *added = VEC_ADD(lines, char, bytes + 1);
	memcpy(added, text, bytes);
	added[bytes] = '\n';
	return at;
}

static void words_make(
	struct search_builder *builder, const struct vec *order, struct sections *sections)
{
	struct vec *words = &sections->data[SECTION_WORDS];
	struct vec *text = &sections->data[SECTION_WORD_TEXT];
	struct vec *displays = &sections->data[SECTION_DISPLAYS];
	uint64_t first = 0;
	VEC_ADD(words, struct format_word, order->count + 1);
	for (size_t i = 0; i < order->count; i++) {
		uint32_t number = *VEC_AT(order, uint32_t, i);
		size_t bytes;
		const char *word = intern_text(&builder->words, number, &bytes);
		const struct builder_word *info =
			VEC_AT(&builder->word_info, struct builder_word, number);
		*VEC_AT(words, struct format_word, i) = (struct format_word){first, info->count,
			lines_add(text, word, bytes), info->display, info->strong};
		first += info->count;
	}
	if (text->count == 0)
		*VEC_ADD(text, char, 1) = '\n';
	*VEC_AT(words, struct format_word, order->count) =
		(struct format_word){.first = first, .text = (uint32_t)text->count};
	memcpy(VEC_ADD(displays, char, builder->displays.count), builder->displays.data,
		builder->displays.count);
}

/* Documents in their order hand each of their words a posting: so every list is sorted. */
static void postings_make(struct search_builder *builder, const uint32_t *documents,
	const struct vec *order, struct sections *sections)
{
	struct vec next = {0};
	uint64_t *places = VEC_ADD(&next, uint64_t, order->count * 2);
	const struct format_word *words = sections->data[SECTION_WORDS].data;
	for (size_t i = 0; i < order->count; i++) {
		uint64_t *of = &places[*VEC_AT(order, uint32_t, i) * (size_t)2];
		of[0] = words[i].first;
		of[1] = words[i].first + words[i].strong;
	}
	const uint32_t *terms = builder->terms.data;
	struct vec *section = &sections->data[SECTION_POSTINGS];
	uint32_t *postings = VEC_ADD(section, uint32_t, builder->terms.count);
	size_t count = builder->cells.count;
	for (uint32_t i = 0; i < count; i++) {
		size_t d = documents[i];
		size_t end = d + 1 < count ? *VEC_AT(&builder->starts, size_t, d + 1)
					   : builder->terms.count;
		for (size_t t = *VEC_AT(&builder->starts, size_t, d); t < end; t++)
			postings[places[(terms[t] >> 8) * (size_t)2
				+ (terms[t] & POSTING_SMALL ? 1 : 0)]++] =
				i << 8 | (terms[t] & 0xff);
	}
	vec_free(&next);
}

/* What the suffixes are sorted by. */
struct suffix_texts {
	const struct format_word *words;
	const char *text;
};

static int by_suffix(const void *a, const void *b, void *context)
{
	const struct suffix_texts *texts = context;
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
	const char *x = texts->text + texts->words[left >> 8].text + (left & 0xff);
	const char *y = texts->text + texts->words[right >> 8].text + (right & 0xff);
	/* Each ends with a line feed, which no word has in it and which comes before all letters.
	 */
	while (*x == *y && *x != '\n') {
		x++;
		y++;
	}
	if (*x != *y)
		return (unsigned char)*x < (unsigned char)*y ? -1 : 1;
	return left < right ? -1 : left > right;
}

static void suffixes_make(size_t count, struct sections *sections)
{
	const struct format_word *words = sections->data[SECTION_WORDS].data;
	struct suffix_texts texts = {words, sections->data[SECTION_WORD_TEXT].data};
	struct vec *suffixes = &sections->data[SECTION_SUFFIXES];
	for (uint32_t i = 0; i < count; i++) {
		uint32_t bytes = words[i + 1].text - words[i].text - 1;
		for (uint32_t at = 0; at + SUFFIX_BYTES <= bytes; at++)
			*VEC_ADD(suffixes, uint32_t, 1) = i << 8 | at;
	}
	if (suffixes->count > 0)
		qsort_r(suffixes->data, suffixes->count, sizeof(uint32_t), by_suffix, &texts);
}

struct stem_word {
	uint32_t stem;
	uint32_t word;
};

static int by_stem(const void *a, const void *b)
{
	const struct stem_word *left = a, *right = b;
	if (left->stem != right->stem)
		return left->stem < right->stem ? -1 : 1;
	return left->word < right->word ? -1 : left->word > right->word;
}

/* Which words have which stems; numbers of stems are of their appearance. */
static struct vec stem_words(
	struct search_builder *builder, const struct vec *order, struct intern *stems)
{
	struct vec pairs = {0};
	for (uint32_t i = 0; i < order->count; i++) {
		size_t bytes;
		const char *word =
			intern_text(&builder->words, *VEC_AT(order, uint32_t, i), &bytes);
		struct stems found;
		stem_find(word, bytes, &found);
		for (size_t k = 0; k < found.count; k++)
			*VEC_ADD(&pairs, struct stem_word, 1) = (struct stem_word){
				intern_add(stems, found.text[k], found.bytes[k]), i};
	}
	if (pairs.count > 0)
		qsort(pairs.data, pairs.count, sizeof(struct stem_word), by_stem);
	return pairs;
}

static void stems_make(
	struct search_builder *builder, const struct vec *order, struct sections *sections)
{
	struct intern stems = {0};
	struct vec pairs = stem_words(builder, order, &stems);
	struct vec sorting = sorted(stems.entries.count, by_text, &stems);
	struct vec firsts = {0};
	struct vec *text = &sections->data[SECTION_STEM_TEXT];
	struct vec *words = &sections->data[SECTION_STEM_WORDS];
	struct vec *section = &sections->data[SECTION_STEMS];
	VEC_ADD(&firsts, size_t, stems.entries.count + 1);
	for (size_t i = 0; i < pairs.count; i++)
		*VEC_AT(&firsts, size_t, VEC_AT(&pairs, struct stem_word, i)->stem + 1) = i + 1;
	for (size_t i = 0; i < sorting.count; i++) {
		uint32_t stem = *VEC_AT(&sorting, uint32_t, i);
		size_t bytes;
		const char *word = intern_text(&stems, stem, &bytes);
		*VEC_ADD(section, struct format_stem, 1) =
			(struct format_stem){lines_add(text, word, bytes), (uint32_t)words->count};
		for (size_t k = *VEC_AT(&firsts, size_t, stem);
			k < *VEC_AT(&firsts, size_t, stem + 1); k++)
			*VEC_ADD(words, uint32_t, 1) = VEC_AT(&pairs, struct stem_word, k)->word;
	}
	if (text->count == 0)
		*VEC_ADD(text, char, 1) = '\n';
	*VEC_ADD(section, struct format_stem, 1) =
		(struct format_stem){(uint32_t)text->count, (uint32_t)words->count};
	vec_free(&firsts);
	vec_free(&sorting);
	vec_free(&pairs);
	intern_free(&stems);
}

static void replaced_make(struct search_builder *builder, struct sections *sections)
{
	const struct format_place *places = builder->places.data;
	for (size_t i = 0; i < builder->places.count; i++)
		search_builder_replace(builder, places[i].id);
	int64_t *ids = builder->replaced.data;
	if (builder->replaced.count > 0)
		qsort(ids, builder->replaced.count, sizeof(*ids), by_number);
	for (size_t i = 0; i < builder->replaced.count; i++) {
		if (i == 0 || ids[i] != ids[i - 1])
			*VEC_ADD(&sections->data[SECTION_REPLACED], int64_t, 1) = ids[i];
	}
}

enum outcome search_builder_write(struct search_builder *builder, const char *path,
	enum format_kind kind, uint64_t generation, int64_t version)
{
	struct sections sections = {
		.size = {sizeof(struct format_cell), sizeof(struct format_place), sizeof(uint32_t),
			sizeof(struct format_value), sizeof(uint32_t), sizeof(uint32_t), 1,
			sizeof(struct format_word), 1, 1, sizeof(struct format_stem), 1,
			sizeof(uint32_t), sizeof(uint32_t), sizeof(uint32_t), sizeof(int64_t)}};
	struct format_header header = {.kind = kind, .generation = generation, .version = version};
	struct vec documents = sorted(builder->cells.count, newest_first, builder->places.data);
	struct vec words = sorted(builder->words.entries.count, by_text, &builder->words);
	documents_make(builder, documents.data, &sections);
	values_make(builder, &sections);
	words_make(builder, &words, &sections);
	postings_make(builder, documents.data, &words, &sections);
	suffixes_make(words.count, &sections);
	stems_make(builder, &words, &sections);
	if (kind == FORMAT_DELTA)
		replaced_make(builder, &sections);
	header.docs = (uint32_t)documents.count;
	header.words = (uint32_t)words.count;
	header.stems = (uint32_t)sections.data[SECTION_STEMS].count - 1;
	header.replaced = (uint32_t)sections.data[SECTION_REPLACED].count;
	for (size_t f = 0; f < SEARCH_FACETS; f++)
		header.values[f] = (uint32_t)builder->facets[f].values.entries.count;
	value_docs_make(&header, &sections);
	enum outcome outcome = sections_write(&sections, &header, path);
	for (size_t i = 0; i < SECTION_COUNT; i++)
		vec_free(&sections.data[i]);
	vec_free(&words);
	vec_free(&documents);
	return outcome;
}
