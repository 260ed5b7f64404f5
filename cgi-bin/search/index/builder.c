/* Collecting the documents of an index. */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "search/index/builder_private.h"
#include "search/index/token.h"

#define WORDS_MAX (1U << 24)
#define VALUES_MAX UINT16_MAX

struct search_builder *search_builder_new(void)
{
	struct search_builder *builder = calloc(1, sizeof(*builder));
	if (!builder)
		log_fatal("memory", "bytes=%zu", sizeof(*builder));
	VEC_ADD(&builder->strings, char, 1);
	VEC_ADD(&builder->displays, char, 1);
	return builder;
}

void search_builder_free(struct search_builder **builder)
{
	struct search_builder *b = *builder;
	if (!b)
		return;
	intern_free(&b->words);
	struct vec *vecs[] = {&b->word_info, &b->displays, &b->cells, &b->places, &b->starts,
		&b->terms, &b->replaced, &b->strings};
	for (size_t i = 0; i < sizeof(vecs) / sizeof(vecs[0]); i++)
		vec_free(vecs[i]);
	for (size_t f = 0; f < SEARCH_FACETS; f++) {
		intern_free(&b->facets[f].values);
		vec_free(&b->facets[f].labels);
	}
	free(b);
	*builder = NULL;
}

static uint32_t string_add(struct vec *strings, const char *text, size_t length)
{
	uint32_t at = (uint32_t)strings->count;
	memcpy(VEC_ADD(strings, char, length + 1), text, length);
	return at;
}

/* Beyond VALUES_MAX all values share the last number: one portal's lists are far from it. */
static uint16_t builder_value_add(
	struct search_builder *builder, size_t f, const char *value, const char *label)
{
	struct builder_facet *facet = &builder->facets[f];
	if (facet->values.entries.count == VALUES_MAX)
		return VALUES_MAX - 1;
	uint32_t number = intern_add(&facet->values, value, strlen(value));
	if (number == facet->labels.count)
		VEC_ADD(&facet->labels, uint32_t, 1);
	uint32_t *known = VEC_AT(&facet->labels, uint32_t, number);
	if (label && *known == 0)
		*known = string_add(&builder->strings, label, strlen(label));
	return (uint16_t)number;
}

enum place { PLACE_TITLE, PLACE_TEXT, PLACE_SMALL };

static void word_add(struct search_builder *builder, const struct token *token, enum place place)
{
	if (token->bytes == 0 || builder->words.entries.count == WORDS_MAX)
		return;
	uint32_t number = intern_add(&builder->words, token->word, token->bytes);
	if (number == builder->word_info.count)
		VEC_ADD(&builder->word_info, struct builder_word, 1)->display =
			string_add(&builder->displays, token->text,
				token->length < 2 * FOLD_BYTES ? token->length : 0);
	struct builder_word *word = VEC_AT(&builder->word_info, struct builder_word, number);
	uint32_t document = (uint32_t)builder->cells.count;
	if (word->last != document) {
		word->last = document;
		word->count++;
		word->slot = builder->terms.count;
		word->small = place == PLACE_SMALL;
		word->strong += !word->small;
		*VEC_ADD(&builder->terms, uint32_t, 1) = number << 8;
	}
	if (place == PLACE_SMALL && !word->small)
		return;
	uint32_t *term = VEC_AT(&builder->terms, uint32_t, word->slot);
	if ((*term & POSTING_TIMES) < POSTING_TIMES)
		++*term;
	if (place == PLACE_TITLE)
		*term |= POSTING_TITLE;
	if (word->small)
		*term |= POSTING_SMALL;
	if (token_capital(token))
		*term |= POSTING_CAPITAL;
}

static void text_add(struct search_builder *builder, const char *text, enum place place)
{
	struct token_group group;
	while (text && token_next(&text, &group)) {
		for (size_t i = 0; i < group.count; i++)
			word_add(builder, &group.parts[i], place);
		if (group.count > 1)
			word_add(builder, &group.joined, place);
	}
}

static uint16_t day(int32_t number)
{
	number -= FORMAT_DAY_0;
	return (uint16_t)(number < 0 ? 0 : number > UINT16_MAX ? UINT16_MAX : number);
}

uint64_t search_content(const struct search_document *document)
{
	struct checksum checksum;
	checksum_begin(&checksum);
	checksum_add(&checksum, document->title, strlen(document->title) + 1);
	for (size_t i = 0; i < SEARCH_TEXTS; i++) {
		const char *text = document->texts[i] ? document->texts[i] : "";
		checksum_add(&checksum, text, strlen(text) + 1);
	}
	const char *small_print = document->small_print ? document->small_print : "";
	checksum_add(&checksum, small_print, strlen(small_print) + 1);
	return checksum_end(&checksum);
}

void search_builder_replace(struct search_builder *builder, int64_t id)
{
	*VEC_ADD(&builder->replaced, int64_t, 1) = id;
}

void search_builder_add(struct search_builder *builder, const struct search_document *document)
{
	if (builder->cells.count == FORMAT_DOCS)
		log_fatal("search", "reason=too_many_ads");
	*VEC_ADD(&builder->starts, size_t, 1) = builder->terms.count;
	*VEC_ADD(&builder->places, struct format_place, 1) = (struct format_place){
		document->id, document->version, document->published, search_content(document)};
	struct format_cell *cell = VEC_ADD(&builder->cells, struct format_cell, 1);
	cell->valid_from = day(document->valid_from);
	cell->valid_to = day(document->valid_to);
	cell->external = document->external;
	for (size_t f = 0; f < SEARCH_FACETS; f++)
		cell->values[f] =
			builder_value_add(builder, f, document->facets[f], document->labels[f]);
	/* The small print comes last: a word that stands elsewhere, too, is not of it. */
	text_add(builder, document->title, PLACE_TITLE);
	for (size_t i = 0; i < SEARCH_TEXTS; i++)
		text_add(builder, document->texts[i], PLACE_TEXT);
	text_add(builder, document->small_print, PLACE_SMALL);
}
