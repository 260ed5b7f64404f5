/* Writing an index file, whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/log.h"
#include "search/index/builder_private.h"

static const char padding[FORMAT_HEADER];

static size_t padded(size_t bytes)
{
	return (bytes + FORMAT_ALIGN - 1) / FORMAT_ALIGN * FORMAT_ALIGN;
}

static size_t section_bytes(const struct sections *sections, size_t i)
{
	return sections->data[i].count * sections->size[i];
}

/* Where everything lies, and the checksums. */
static void header_fill(const struct sections *sections, struct format_header *header)
{
	struct checksum checksum;
	uint64_t offset = FORMAT_HEADER;
	checksum_begin(&checksum);
	for (size_t i = 0; i < SECTION_COUNT; i++) {
		size_t bytes = section_bytes(sections, i);
		header->sections[i] = (struct format_span){offset, bytes};
		offset += padded(bytes);
		size_t whole = bytes / FORMAT_ALIGN * FORMAT_ALIGN;
		char last[FORMAT_ALIGN] = {0};
		checksum_add(
			&checksum, sections->data[i].data ? sections->data[i].data : last, whole);
		if (bytes > whole) {
			memcpy(last, (const char *)sections->data[i].data + whole, bytes - whole);
			checksum_add(&checksum, last, sizeof(last));
		}
	}
	header->magic = FORMAT_MAGIC;
	header->size = offset;
	header->content = checksum_end(&checksum);
	checksum_begin(&checksum);
	checksum_add(&checksum, header, offsetof(struct format_header, checksum));
	header->checksum = checksum_end(&checksum);
}

static bool put_padded(int file, const void *bytes, size_t length, size_t to)
{
	return fd_write_all(file, bytes, length) && fd_write_all(file, padding, to - length);
}

static bool sections_write_all(
	int file, const struct sections *sections, const struct format_header *header)
{
	bool well = put_padded(file, header, sizeof(*header), FORMAT_HEADER);
	for (size_t i = 0; well && i < SECTION_COUNT; i++) {
		size_t bytes = section_bytes(sections, i);
		well = put_padded(file, sections->data[i].data, bytes, padded(bytes));
	}
	return well && fsync(file) == 0;
}

/* The new name is on the disk only when its folder is. */
static bool folder_sync(const char *path)
{
	char folder[4096];
	snprintf(folder, sizeof(folder), "%s", path);
	int file = open(dirname(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool well = file >= 0 && fsync(file) == 0;
	if (file >= 0)
		close(file);
	return well;
}

enum outcome sections_write(
	const struct sections *sections, struct format_header *header, const char *path)
{
	char beside[4096];
	if (snprintf(beside, sizeof(beside), "%s.new", path) >= (int)sizeof(beside))
		return UNAVAILABLE;
	header_fill(sections, header);
	int file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
	if (file < 0) {
		log_warn("search_write", "errno=%d", errno);
		return UNAVAILABLE;
	}
	bool well = sections_write_all(file, sections, header);
	well = close(file) == 0 && well;
	if (!well || rename(beside, path) != 0) {
		log_warn("search_write", "errno=%d", errno);
		unlink(beside);
		return UNAVAILABLE;
	}
	return folder_sync(path) ? OK : UNAVAILABLE;
}
