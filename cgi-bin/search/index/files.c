/* Names of the index's files. */
#include "search/index/files.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void files_delta(const char *directory, char path_r[FILES_PATH])
{
	snprintf(path_r, FILES_PATH, "%s/delta", directory);
}

void files_thesaurus(const char *directory, char path_r[FILES_PATH])
{
	snprintf(path_r, FILES_PATH, "%s/thesaurus", directory);
}

void files_base(const char *directory, uint64_t generation, char path_r[FILES_PATH])
{
	snprintf(path_r, FILES_PATH, "%s/base-%" PRIu64, directory, generation);
}

/* Keeps the newest, in order. */
static size_t generation_insert(uint64_t *generations, size_t count, uint64_t generation)
{
	size_t at = count;
	while (at > 0 && generations[at - 1] < generation)
		at--;
	if (at == FILES_BASES)
		return count;
	size_t kept = count < FILES_BASES ? count : FILES_BASES - 1;
	memmove(&generations[at + 1], &generations[at], (kept - at) * sizeof(*generations));
	generations[at] = generation;
	return kept + 1;
}

size_t files_bases(const char *directory, uint64_t generations_r[FILES_BASES])
{
	size_t count = 0;
	DIR *folder = opendir(directory);
	if (!folder)
		return 0;
	for (struct dirent *entry; (entry = readdir(folder));) {
		if (strncmp(entry->d_name, "base-", 5) != 0)
			continue;
		char *end;
		uint64_t generation = strtoull(entry->d_name + 5, &end, 10);
		if (*end == '\0' && generation > 0)
			count = generation_insert(generations_r, count, generation);
	}
	closedir(folder);
	return count;
}
