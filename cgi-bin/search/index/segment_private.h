/* The checks an index file has to pass before it is used. */
#ifndef BMS_SEARCH_INDEX_SEGMENT_PRIVATE_H
#define BMS_SEARCH_INDEX_SEGMENT_PRIVATE_H

#include "search/index/segment.h"

/* Does the header belong to a file of this size, with all sections inside it? */
bool segment_header_right(const struct format_header *header, uint64_t size);

/* Do all numbers of the mapped file lie where they must, and is its checksum right? */
bool segment_right(const struct segment *segment);

#endif
