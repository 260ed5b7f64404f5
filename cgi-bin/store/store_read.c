/* Reading files of the store, chunk by chunk. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crypto.h"
#include "base/log.h"
#include "store/store_private.h"

struct store_reader {
	struct pool *pool;
	const char *file_id;
	uint8_t key[CRYPTO_KEY_SIZE];
	uint8_t *sealed, *plain;
	int64_t index, rest;
	int fd;
};

/* Reads exactly `length` bytes. OK; INVALID (the file ends before); UNAVAILABLE. */
static enum outcome read_all(int fd, uint8_t *bytes, size_t length)
{
	while (length > 0) {
		ssize_t got = read(fd, bytes, length);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return store_failed("read");
		if (got == 0)
			return INVALID;
		bytes += got;
		length -= (size_t)got;
	}
	return OK;
}

static enum outcome reader_begin(struct store_reader *reader)
{
	char *path = pool_printf(reader->pool, "%s/%s", store_folder(reader->pool, reader->file_id),
		reader->file_id);
	struct stat stat;

	reader->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (reader->fd < 0)
		return errno == ENOENT ? GONE : store_failed("open");
	if (fstat(reader->fd, &stat))
		return store_failed("stat");
	reader->rest = stat.st_size;
	reader->sealed = pool_alloc(reader->pool, SEALED_CHUNK);
	reader->plain = pool_alloc(reader->pool, CHUNK);
	return OK;
}

enum outcome store_reader_open(
	const char *file_id, const uint8_t key[32], struct store_reader **reader_r)
{
	*reader_r = NULL;
	if (!file_id || !store_is_id(file_id))
		return GONE;
	struct pool *pool = pool_new();
	struct store_reader *reader = POOL_NEW(pool, struct store_reader);
	reader->pool = pool;
	reader->file_id = pool_strdup(pool, file_id);
	memcpy(reader->key, key, sizeof(reader->key));
	enum outcome outcome = reader_begin(reader);
	*reader_r = reader;
	if (outcome)
		store_reader_close(reader_r);
	return outcome;
}

/* A file of no bytes has one chunk, too. */
static enum outcome chunk_next(struct store_reader *reader, size_t *length_r)
{
	size_t length = reader->rest < (int64_t)SEALED_CHUNK ? (size_t)reader->rest : SEALED_CHUNK;
	char place[CHUNK_PLACE_SIZE];
	enum outcome outcome = read_all(reader->fd, reader->sealed, length);

	if (outcome)
		return outcome;
	reader->rest -= (int64_t)length;
	store_chunk_place(place, reader->file_id, reader->index++, reader->rest == 0);
	if (!crypto_open(reader->key, place, reader->sealed, length, reader->plain))
		return INVALID;
	*length_r = length - CRYPTO_SEAL_EXTRA;
	return OK;
}

enum outcome store_reader_next(struct store_reader *reader, const void **bytes_r, size_t *length_r)
{
	enum outcome outcome = OK;

	*length_r = 0;
	*bytes_r = reader->plain;
	if (reader->index == 0 || reader->rest > 0)
		outcome = chunk_next(reader, length_r);
	if (outcome == INVALID)
		log_error("store", "reason=damaged file=%s", reader->file_id);
	return outcome;
}

void store_reader_close(struct store_reader **reader)
{
	if (!*reader)
		return;
	struct pool *pool = (*reader)->pool;
	explicit_bzero((*reader)->key, sizeof((*reader)->key));
	if ((*reader)->fd >= 0)
		close((*reader)->fd);
	*reader = NULL;
	pool_free(&pool);
}

/* A file of no bytes is told to the sink, too. */
enum outcome store_get(const char *file_id, const uint8_t key[32], store_sink *sink, void *context)
{
	struct store_reader *reader = NULL;
	const void *bytes = NULL;
	size_t length = 0;
	enum outcome outcome = store_reader_open(file_id, key, &reader);

	do {
		if (!outcome)
			outcome = store_reader_next(reader, &bytes, &length);
		if (!outcome && (length || reader->index == 1))
			outcome = sink(context, bytes, length);
	} while (!outcome && reader->rest > 0);
	store_reader_close(&reader);
	return outcome;
}
