/*
 * The form of an index file: a header and sections of fixed elements, each aligned to FORMAT_ALIGN
 * bytes and padded with zeros. All ads from newest to oldest are "documents", numbered from 0;
 * words are sorted, so that a word's number is its place. Numbers are as the machine has them:
 * the files are made anew on each machine, and the magic tells another byte order.
 *
 * A base holds all ads. A delta holds what has changed since its base was made: the ads as they are
 * now, and which of the base's do not count any more.
 */
#ifndef BMS_SEARCH_INDEX_FORMAT_H
#define BMS_SEARCH_INDEX_FORMAT_H

#include <stddef.h>
#include <stdint.h>

#include "search/index/document.h"

#define FORMAT_MAGIC UINT64_C(0x34304843524d4253)
#define FORMAT_ALIGN 64
#define FORMAT_DOCS (1U << 24) /* a posting has 24 bits for the document */
#define FORMAT_DELTA_DOCS 8192 /* more are for the next base; fewer than POSITION_DELTA, find.c */
#define FORMAT_DAY_0 10957 /* 2000-01-01, as of day_number */

enum format_kind { FORMAT_BASE = 1, FORMAT_DELTA = 2 };

enum section {
	SECTION_CELLS,
	SECTION_PLACES,
	SECTION_BY_ID, /* uint32_t: documents by growing id */
	SECTION_VALUES, /* of all facets one after another */
	SECTION_VALUE_DOCS, /* uint32_t: of each facet all documents, in the order of their values
			     */
	SECTION_VALUE_ENDS, /* uint32_t: where of its facet's documents each value's end */
	SECTION_STRINGS, /* of the values; begins and ends with NUL */
	SECTION_WORDS, /* one more than there are words: its text is the end */
	SECTION_WORD_TEXT, /* words with a line feed before the first and after each */
	SECTION_DISPLAYS, /* how words are written; ends with NUL */
	SECTION_STEMS, /* one more than there are stems */
	SECTION_STEM_TEXT, /* as SECTION_WORD_TEXT */
	SECTION_STEM_WORDS, /* uint32_t: the words of each stem */
	SECTION_POSTINGS, /* uint32_t: document << 8 | POSTING_… | times in the text; of each
			     word first those outside the small print */
	SECTION_SUFFIXES, /* uint32_t: word << 8 | where in it four letters or more are left, in
			     the order of what is left */
	SECTION_REPLACED, /* int64_t: ids of ads, growing */
	SECTION_COUNT,
};

/* What lists and counts need of a document. */
struct format_cell {
	uint16_t valid_from; /* days since FORMAT_DAY_0 */
	uint16_t valid_to;
	uint16_t external;
	uint16_t values[SEARCH_FACETS];
};

struct format_place {
	int64_t id;
	int64_t version;
	int64_t published;
	uint64_t content; /* checksum of all texts, for search_check */
};

struct format_value {
	uint32_t text; /* in SECTION_STRINGS */
	uint32_t label; /* 0: none */
};

struct format_word {
	uint64_t first; /* posting */
	uint32_t count; /* postings: documents with the word */
	uint32_t text;
	uint32_t display;
	uint32_t strong; /* postings outside the small print, which come first */
};

struct format_stem {
	uint32_t text;
	uint32_t first; /* in SECTION_STEM_WORDS */
};

#define POSTING_TITLE 0x80
#define POSTING_SMALL 0x40 /* only in the small print */
#define POSTING_CAPITAL 0x20 /* written with a capital letter once at least */
#define POSTING_TIMES 0x1f
#define SUFFIX_BYTES 4 /* at least, of what is left of a word */

struct format_span {
	uint64_t offset;
	uint64_t bytes;
};

struct format_header {
	uint64_t magic;
	uint64_t generation; /* of the base, and of the base a delta belongs to */
	int64_t version; /* public_ad_state's, up to which the changes are in */
	uint64_t size; /* of the file */
	uint64_t content; /* checksum of all that follows the header */
	uint32_t kind;
	uint32_t docs;
	uint32_t words;
	uint32_t stems;
	uint32_t replaced;
	uint32_t values[SEARCH_FACETS];
	struct format_span sections[SECTION_COUNT];
	uint64_t checksum; /* of the header before it */
};

/* Checksum of bytes that come in pieces; a piece that is no multiple of 32 bytes counts as if zeros
 * filled it up. */
struct checksum {
	uint64_t lanes[4];
};

void checksum_begin(struct checksum *checksum);
void checksum_add(struct checksum *checksum, const void *bytes, size_t length);
uint64_t checksum_end(const struct checksum *checksum);

/* The header's length, padded. */
#define FORMAT_HEADER \
	((sizeof(struct format_header) + FORMAT_ALIGN - 1) / FORMAT_ALIGN * FORMAT_ALIGN)

#endif
