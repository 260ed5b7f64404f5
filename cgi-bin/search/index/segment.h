/*
 * One index file as it is mapped. Nothing in it is trusted: opening checks every offset and number,
 * and what is read later is held against the counts kept here, since the file under a mapping can
 * be damaged at any time.
 */
#ifndef BMS_SEARCH_INDEX_SEGMENT_H
#define BMS_SEARCH_INDEX_SEGMENT_H

#include <stdbool.h>
#include <sys/stat.h>

#include "search/index/format.h"

/* Which file it was: another one, or one written to, differs. */
struct segment_identity {
	dev_t device;
	ino_t inode;
	off_t size;
	struct timespec changed;
};

struct segment {
	struct segment_identity identity;
	struct format_header header; /* a copy */
	const char *map;
	const struct format_cell *cells;
	const struct format_place *places;
	const uint32_t *by_id;
	const struct format_value *values;
	const uint32_t *value_docs;
	const uint32_t *value_ends;
	const char *strings;
	const struct format_word *words;
	const char *word_text;
	const char *displays;
	const struct format_stem *stems;
	const char *stem_text;
	const uint32_t *stem_words;
	const uint32_t *postings;
	const uint32_t *suffixes;
	const int64_t *replaced;
};

/* The identity of the file at `path`; all zero when there is none. */
struct segment_identity segment_look(const char *path);
bool segment_same(const struct segment_identity *a, const struct segment_identity *b);

/* Maps and checks a file, touching all of it. NULL when there is none or it is not whole; *seen_r
 * is what was looked at. Not under guard_run: it does that itself. */
struct segment *segment_open(
	const char *path, enum format_kind kind, struct segment_identity *seen_r);
void segment_close(struct segment **segment);

/* The number of elements of a section. */
size_t segment_count(const struct segment *segment, enum section section, size_t size);

/* The document of an ad; `docs` when there is none. */
uint32_t segment_find(const struct segment *segment, int64_t id);

/* The documents that have a value of a facet, growing; none when the file is damaged. */
const uint32_t *segment_value_docs(
	const struct segment *segment, size_t facet, uint32_t value, uint32_t *count_r);

/* A word's bytes; NULL when the file is damaged. */
const char *segment_word(const struct segment *segment, uint32_t word, size_t *bytes_r);

/* A word's postings outside the small print, or (`small`) in it only; none when the file is
 * damaged. */
const uint32_t *segment_postings(
	const struct segment *segment, uint32_t word, bool small, uint32_t *count_r);

#endif
