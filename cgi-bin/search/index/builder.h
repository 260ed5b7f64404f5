/* Making an index file: documents are added in any order, then all is written at once. */
#ifndef BMS_SEARCH_INDEX_BUILDER_H
#define BMS_SEARCH_INDEX_BUILDER_H

#include "base/outcome.h"
#include "search/index/document.h"
#include "search/index/format.h"

struct search_builder;

/* Ends the process when there is no memory; as all functions here. */
struct search_builder *search_builder_new(void);

/* Sets *builder to NULL. */
void search_builder_free(struct search_builder **builder);

/* Adds an ad, in any order; what it holds is copied. */
void search_builder_add(struct search_builder *builder, const struct search_document *document);

/* This ad of the base does not count any more; known of those that are added. */
void search_builder_replace(struct search_builder *builder, int64_t id);

/*
 * Writes the file at `path` as a whole or not at all: beside it first, then to the disk, then by
 * its name. OK, UNAVAILABLE (the disk is full or fails; what was at `path` is still there).
 */
enum outcome search_builder_write(struct search_builder *builder, const char *path,
	enum format_kind kind, uint64_t generation, int64_t version);

#endif
