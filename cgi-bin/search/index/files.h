/*
 * The folder of the index. "delta" is the file that counts: it names the generation of its base,
 * "base-<generation>". The base of the generation before stays, to serve when the newer one is
 * damaged.
 */
#ifndef BMS_SEARCH_INDEX_FILES_H
#define BMS_SEARCH_INDEX_FILES_H

#include <stddef.h>
#include <stdint.h>

#define FILES_PATH 4096
#define FILES_BASES 16 /* looked at, newest first */

/* Paths of the delta, of the words of the thesaurus, of the base of a generation. */
void files_delta(const char *directory, char path_r[FILES_PATH]);
void files_thesaurus(const char *directory, char path_r[FILES_PATH]);
void files_base(const char *directory, uint64_t generation, char path_r[FILES_PATH]);

/* The generations of the bases there are, newest first; how many. */
size_t files_bases(const char *directory, uint64_t generations_r[FILES_BASES]);

#endif
