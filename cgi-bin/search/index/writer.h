/*
 * The writer's view of the folder: which files are whole, the numbers of the next ones, who may
 * write. One process at a time writes the delta, one at a time makes a base; both may go on beside
 * each other.
 */
#ifndef BMS_SEARCH_INDEX_WRITER_H
#define BMS_SEARCH_INDEX_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/outcome.h"
#include "search/index/builder.h"

struct search_writer;

/* Makes the folder if need be. NULL when that cannot be done. */
struct search_writer *search_writer_open(const char *directory);
void search_writer_free(struct search_writer **writer);

/* Takes the right to write the delta, or to make a base, until search_writer_free; false while
 * another process has it. */
enum search_lock { SEARCH_LOCK_DELTA, SEARCH_LOCK_BASE };
bool search_writer_lock(struct search_writer *writer, enum search_lock lock);

struct search_disk {
	bool base; /* there is one that is whole: the newest of these */
	uint64_t generation;
	int64_t version;
	bool delta; /* one that is whole and belongs to this base */
	int64_t delta_version;
	uint32_t replaced; /* ads in which it differs from the base */
};

/* Looks at the folder; removes bases that are damaged. Files seen before are read again only when
 * they have changed, and every few minutes. */
struct search_disk search_writer_look(struct search_writer *writer);

/* Writes the documents as a new base, or as the delta of this generation. OK, UNAVAILABLE. */
enum outcome search_writer_base(
	struct search_writer *writer, struct search_builder *builder, int64_t version);
enum outcome search_writer_delta(struct search_writer *writer, struct search_builder *builder,
	uint64_t generation, int64_t version);

/* Removes all bases but this one and the one before, and what killed writers have left. */
void search_writer_prune(struct search_writer *writer, uint64_t generation);

#endif
