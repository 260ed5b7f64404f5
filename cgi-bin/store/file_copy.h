/* A file of the store in memory, to be stored once more under another key. */
#ifndef BMS_STORE_FILE_COPY_H
#define BMS_STORE_FILE_COPY_H

#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"

struct file_copy {
	uint8_t *bytes;
	size_t length, filled;
};

/* Reads it; `size` bytes as its row says, at most as an attachment may have. To be ended with
 * file_copy_end, also when it went wrong. Outcomes of store_get; INVALID also when it is not that
 * long. */
enum outcome file_copy_read(
	const char *file_id, const uint8_t key[32], int64_t size, struct file_copy *copy_r);

/* The same when no row says how long it is. */
enum outcome file_copy_whole(const char *file_id, const uint8_t key[32], struct file_copy *copy_r);

/* Its bytes for store_put and attachment_check (a store_source); the context is the struct
 * file_copy. */
enum outcome file_copy_source(void *context, int64_t at, void *bytes_r, size_t length);

/* Gives its memory back. */
void file_copy_end(struct file_copy *copy);

#endif
