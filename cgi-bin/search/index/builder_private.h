/* What collecting and writing of an index share. */
#ifndef BMS_SEARCH_INDEX_BUILDER_PRIVATE_H
#define BMS_SEARCH_INDEX_BUILDER_PRIVATE_H

#include <stdbool.h>

#include "search/index/builder.h"
#include "search/index/vec.h"

struct builder_word {
	size_t slot; /* of the document read now, in terms */
	uint32_t display; /* in displays */
	uint32_t count; /* documents */
	uint32_t strong; /* of these, outside the small print */
	uint32_t last; /* document + 1 */
	bool small; /* of the document read now, only in its small print */
};

struct builder_facet {
	struct intern values;
	struct vec labels; /* uint32_t: in strings; 0: none */
};

struct search_builder {
	struct intern words;
	struct vec word_info; /* struct builder_word */
	struct vec displays; /* char */
	struct vec cells; /* struct format_cell */
	struct vec places; /* struct format_place */
	struct vec starts; /* size_t: where a document's terms begin */
	struct vec terms; /* uint32_t: word << 8 | as in a posting */
	struct vec replaced; /* int64_t */
	struct builder_facet facets[SEARCH_FACETS];
	struct vec strings; /* char: labels, then values too */
};

/* The sections as they go into the file. */
struct sections {
	struct vec data[SECTION_COUNT];
	size_t size[SECTION_COUNT]; /* of an element */
};

/* Writes header and sections; see search_builder_write. */
enum outcome sections_write(
	const struct sections *sections, struct format_header *header, const char *path);

#endif
