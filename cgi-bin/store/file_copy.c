/* Files of the store in memory. */
#include "store/file_copy.h"

#include <string.h>
#include <sys/mman.h>

#include "store/store.h"

static enum outcome sink(void *context, const void *bytes, size_t length)
{
	struct file_copy *copy = context;
	if (length > copy->length - copy->filled)
		return INVALID;
	memcpy(copy->bytes + copy->filled, bytes, length);
	copy->filled += length;
	return OK;
}

enum outcome file_copy_read(
	const char *file_id, const uint8_t key[32], int64_t size, struct file_copy *copy_r)
{
	*copy_r = (struct file_copy){0};
	if (size <= 0)
		return INVALID;
	void *bytes = mmap(
		NULL, (size_t)size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (bytes == MAP_FAILED)
		return UNAVAILABLE;
	*copy_r = (struct file_copy){.bytes = bytes, .length = (size_t)size};
	enum outcome outcome = store_get(file_id, key, sink, copy_r);
	return outcome ? outcome : copy_r->filled == copy_r->length ? OK : INVALID;
}

static enum outcome length_count(void *context, const void *bytes, size_t length)
{
	(void)bytes;
	*(int64_t *)context += (int64_t)length;
	return OK;
}

enum outcome file_copy_whole(const char *file_id, const uint8_t key[32], struct file_copy *copy_r)
{
	int64_t length = 0;
	enum outcome outcome = store_get(file_id, key, length_count, &length);

	*copy_r = (struct file_copy){0};
	return outcome ? outcome : file_copy_read(file_id, key, length, copy_r);
}

enum outcome file_copy_source(void *context, int64_t at, void *bytes_r, size_t length)
{
	const struct file_copy *copy = context;
	if (at < 0 || (size_t)at > copy->filled || length > copy->filled - (size_t)at)
		return INVALID;
	memcpy(bytes_r, copy->bytes + at, length);
	return OK;
}

void file_copy_end(struct file_copy *copy)
{
	if (copy->bytes)
		munmap(copy->bytes, copy->length);
	*copy = (struct file_copy){0};
}
