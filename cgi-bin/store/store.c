/* Files of the store: a reported file is on disk, a failed one leaves nothing. */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crypto.h"
#include "base/fd.h"
#include "base/log.h"
#include "store/store_private.h"

#define FOLDER_MODE 0770 /* portal, backend and jobs are users of one group */
#define FILE_MODE 0640

static char directory_path[PATH_MAX];
static uint8_t master_key[CRYPTO_KEY_SIZE];

void store_init(const char *directory, const uint8_t master[32])
{
	if (strlen(directory) >= sizeof(directory_path))
		log_fatal("store", "reason=directory_too_long");
	strcpy(directory_path, directory);
	memcpy(master_key, master, sizeof(master_key));
	store_show_nothing();
}

const char *store_directory(void)
{
	if (!*directory_path)
		log_fatal("store", "reason=not_initialised");
	return directory_path;
}

const uint8_t *store_master(void)
{
	return store_directory() ? master_key : NULL;
}

bool store_is_id(const char *text)
{
	return strlen(text) == FILE_ID_LENGTH && strspn(text, "0123456789abcdef") == FILE_ID_LENGTH;
}

char *store_folder(struct pool *pool, const char *file_id)
{
	return pool_printf(pool, "%s/%.2s/%.2s", store_directory(), file_id, file_id + 2);
}

enum outcome store_failed(const char *step)
{
	log_error("store", "step=%s errno=%d", step, errno);
	return UNAVAILABLE;
}

void store_chunk_place(char place[CHUNK_PLACE_SIZE], const char *file_id, int64_t index, bool last)
{
	snprintf(place, CHUNK_PLACE_SIZE, "%s|%lld|%d", file_id, (long long)index, last ? 1 : 0);
}

static enum outcome file_write_all(int fd, const uint8_t *bytes, size_t length)
{
	return fd_write_all(fd, bytes, length) ? OK : store_failed("write");
}

enum outcome store_folder_sync(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return store_failed("open_folder");
	int result = fsync(fd);
	close(fd);
	return result ? store_failed("sync_folder") : OK;
}

/* Makes a folder below `parent` that is on disk when it returns. */
static enum outcome folder_make(const char *path, const char *parent)
{
	if (mkdir(path, FOLDER_MODE) == 0)
		return store_folder_sync(parent);
	return errno == EEXIST ? OK : store_failed("make_folder");
}

static enum outcome folders_make(struct pool *pool, const char *file_id)
{
	char *outer = pool_printf(pool, "%s/%.2s", store_directory(), file_id);
	enum outcome outcome = folder_make(outer, store_directory());
	return outcome ? outcome : folder_make(store_folder(pool, file_id), outer);
}

struct putting {
	const uint8_t *key;
	store_source *source;
	void *context;
	int64_t size;
	const char *file_id;
	struct crypto_digest *digest;
};

static enum outcome chunks_write(struct pool *pool, const struct putting *putting, int fd)
{
	uint8_t *plain = pool_alloc(pool, CHUNK);
	uint8_t *sealed = pool_alloc(pool, SEALED_CHUNK);
	char place[CHUNK_PLACE_SIZE];
	int64_t at = 0;
	for (int64_t index = 0; index == 0 || at < putting->size; index++) {
		int64_t rest = putting->size - at;
		size_t length = rest < (int64_t)CHUNK ? (size_t)rest : CHUNK;
		enum outcome outcome = OK;
		if (length > 0)
			outcome = putting->source(putting->context, at, plain, length);
		if (outcome)
			return outcome;
		crypto_digest_add(putting->digest, plain, length);
		store_chunk_place(place, putting->file_id, index, (size_t)rest == length);
		crypto_seal(putting->key, place, plain, length, sealed);
		outcome = file_write_all(fd, sealed, length + CRYPTO_SEAL_EXTRA);
		if (outcome)
			return outcome;
		at += (int64_t)length;
	}
	return fsync(fd) ? store_failed("sync") : OK;
}

static enum outcome file_write(struct pool *pool, const struct putting *putting)
{
	char *folder = store_folder(pool, putting->file_id);
	char *path = pool_printf(pool, "%s/%s", folder, putting->file_id);
	char *temporary = pool_printf(pool, "%s" TEMPORARY, path);
	int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
	if (fd < 0)
		return store_failed("create");
	enum outcome outcome = chunks_write(pool, putting, fd);
	if (close(fd) && outcome == OK)
		outcome = store_failed("close");
	if (outcome == OK && rename(temporary, path))
		outcome = store_failed("rename");
	if (outcome) {
		unlink(temporary);
		return outcome;
	}
	outcome = store_folder_sync(folder);
	if (outcome)
		unlink(path);
	return outcome;
}

enum outcome store_put(struct pool *pool, const uint8_t key[32], store_source *source,
	void *context, int64_t size, const char **file_id_r, uint8_t sha256_r[32])
{
	if (size < 0)
		return INVALID;
	uint8_t random[FILE_ID_LENGTH / 2];
	struct pool *own = pool_new();
	crypto_random(random, sizeof(random));
	struct putting putting = {
		.key = key,
		.source = source,
		.context = context,
		.size = size,
		.file_id = crypto_hex(own, random, sizeof(random)),
		.digest = crypto_digest_new(),
	};
	enum outcome outcome = folders_make(own, putting.file_id);
	if (outcome == OK)
		outcome = file_write(own, &putting);
	crypto_digest_end(&putting.digest, sha256_r);
	if (outcome == OK)
		*file_id_r = pool_strdup(pool, putting.file_id);
	pool_free(&own);
	return outcome;
}

enum outcome store_check(void)
{
	uint8_t random[8];
	struct pool *pool = pool_new();
	crypto_random(random, sizeof(random));
	char *path = pool_printf(pool, "%s/%s" TEMPORARY, store_directory(),
		crypto_hex(pool, random, sizeof(random)));
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
	enum outcome outcome =
		fd < 0 ? store_failed("create") : file_write_all(fd, random, sizeof(random));
	if (fd >= 0 && close(fd) && outcome == OK)
		outcome = store_failed("close");
	if (fd >= 0)
		unlink(path);
	pool_free(&pool);
	return outcome;
}

enum outcome store_destroy(struct pool *pool, const char *file_id)
{
	const char *folder = store_folder(pool, file_id);
	const char *path = pool_printf(pool, "%s/%s", folder, file_id);

	if (!store_is_id(file_id))
		return UNAVAILABLE;
	if (unlink(path) && errno != ENOENT)
		return store_failed("unlink");
	return OK;
}
