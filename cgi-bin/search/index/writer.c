/* Keeping the folder of the index. */
#include "search/index/writer.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "search/index/files.h"
#include "search/index/segment.h"

#define TRUST_US (300 * INT64_C(1000000)) /* how long a file that looks the same is not read */

/* A file that was whole when it was read. */
struct trusted {
	struct segment_identity identity;
	struct format_header header;
	int64_t since;
};

struct search_writer {
	char *directory;
	int locks[2];
	struct trusted base;
	struct trusted delta;
};

struct search_writer *search_writer_open(const char *directory)
{
	if (mkdir(directory, 0750) != 0 && errno != EEXIST) {
		log_error("search_writer", "reason=no_folder errno=%d", errno);
		return NULL;
	}
	struct search_writer *writer = calloc(1, sizeof(*writer));
	if (writer)
		writer->directory = strdup(directory);
	if (!writer || !writer->directory)
		log_fatal("memory", "bytes=%zu", sizeof(*writer));
	writer->locks[0] = writer->locks[1] = -1;
	return writer;
}

void search_writer_free(struct search_writer **writer)
{
	if (!*writer)
		return;
	for (size_t i = 0; i < 2; i++)
		if ((*writer)->locks[i] >= 0)
			close((*writer)->locks[i]);
	free((*writer)->directory);
	free(*writer);
	*writer = NULL;
}

bool search_writer_lock(struct search_writer *writer, enum search_lock lock)
{
	static const char *const names[] = {"delta.lock", "base.lock"};
	char path[FILES_PATH];
	int *held = &writer->locks[lock];
	if (*held >= 0)
		return true;
	snprintf(path, sizeof(path), "%s/%s", writer->directory, names[lock]);
	*held = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0640);
	if (*held >= 0 && flock(*held, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (*held >= 0)
		close(*held);
	*held = -1;
	return false;
}

/* Is the file whole? Reads it when it is not the trusted one. */
static bool segment_whole(struct trusted *trusted, const char *path, enum format_kind kind)
{
	struct segment_identity now = segment_look(path);
	int64_t ticks = clock_ticks_us();
	if (now.inode != 0 && segment_same(&now, &trusted->identity)
		&& ticks - trusted->since < TRUST_US)
		return true;
	struct segment_identity seen;
	struct segment *segment = segment_open(path, kind, &seen);
	if (!segment)
		return false;
	*trusted = (struct trusted){seen, segment->header, ticks};
	segment_close(&segment);
	return true;
}

struct search_disk search_writer_look(struct search_writer *writer)
{
	struct search_disk disk = {0};
	uint64_t generations[FILES_BASES];
	char path[FILES_PATH];
	size_t count = files_bases(writer->directory, generations);
	for (size_t i = 0; i < count && !disk.base; i++) {
		files_base(writer->directory, generations[i], path);
		disk.base = segment_whole(&writer->base, path, FORMAT_BASE);
		if (!disk.base) {
			log_error("search_writer", "reason=damaged_base generation=%" PRIu64,
				generations[i]);
			unlink(path);
		}
	}
	if (!disk.base)
		return disk;
	disk.generation = writer->base.header.generation;
	disk.version = writer->base.header.version;
	files_delta(writer->directory, path);
	if (segment_whole(&writer->delta, path, FORMAT_DELTA)) {
		disk.delta = writer->delta.header.generation == disk.generation;
		disk.delta_version = writer->delta.header.version;
		disk.replaced = writer->delta.header.replaced;
	}
	return disk;
}

/* Greater than any that was ever in the folder, as far as its files tell. */
static uint64_t generation_next(struct search_writer *writer)
{
	uint64_t generations[FILES_BASES];
	size_t count = files_bases(writer->directory, generations);
	uint64_t last = count ? generations[0] : 0;
	uint64_t named = writer->delta.header.generation;
	if (writer->base.header.generation > last)
		last = writer->base.header.generation;
	return (named > last ? named : last) + 1;
}

enum outcome search_writer_base(
	struct search_writer *writer, struct search_builder *builder, int64_t version)
{
	char path[FILES_PATH];
	search_writer_look(writer);
	uint64_t generation = generation_next(writer);
	files_base(writer->directory, generation, path);
	return search_builder_write(builder, path, FORMAT_BASE, generation, version);
}

enum outcome search_writer_delta(struct search_writer *writer, struct search_builder *builder,
	uint64_t generation, int64_t version)
{
	char path[FILES_PATH];
	files_delta(writer->directory, path);
	return search_builder_write(builder, path, FORMAT_DELTA, generation, version);
}

static void prune_left(struct search_writer *writer)
{
	DIR *folder = opendir(writer->directory);
	if (!folder)
		return;
	for (struct dirent *entry; (entry = readdir(folder));) {
		size_t length = strlen(entry->d_name);
		if (strncmp(entry->d_name, "base-", 5) == 0 && length > 4
			&& strcmp(entry->d_name + length - 4, ".new") == 0)
			unlinkat(dirfd(folder), entry->d_name, 0);
	}
	closedir(folder);
}

void search_writer_prune(struct search_writer *writer, uint64_t generation)
{
	uint64_t generations[FILES_BASES];
	char path[FILES_PATH];
	size_t count = files_bases(writer->directory, generations);
	bool before = false;
	for (size_t i = 0; i < count; i++) {
		if (generations[i] >= generation)
			continue;
		files_base(writer->directory, generations[i], path);
		if (before)
			unlink(path);
		before = true;
	}
	if (writer->locks[SEARCH_LOCK_BASE] >= 0)
		prune_left(writer);
}
