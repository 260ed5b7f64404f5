/* Pools: arenas of blocks; under AddressSanitizer one malloc each, so that overruns are seen. */
#include "base/pool.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

#define FIRST_SIZE ((size_t)16 * 1024)
#define NEXT_SIZE ((size_t)64 * 1024)

#ifdef __SANITIZE_ADDRESS__
#define ONE_EACH 1
#else
#define ONE_EACH 0
#endif

struct block {
	struct block *next;
	alignas(max_align_t) char bytes[];
};

struct pool {
	struct block *first; /* FIRST_SIZE bytes, kept by pool_clear */
	struct block *others;
	char *free; /* rest of the block in use */
	size_t left;
	size_t used;
};

static struct block *block_new(size_t size)
{
	if (size > SIZE_MAX / 2)
		log_fatal("memory", "reason=size");
	struct block *block = malloc(sizeof(struct block) + size);
	if (!block)
		log_fatal("memory", "bytes=%zu", size);
	block->next = NULL;
	return block;
}

static void blocks_free(struct block *block)
{
	while (block) {
		struct block *next = block->next;
		free(block);
		block = next;
	}
}

struct pool *pool_new(void)
{
	struct pool *pool = calloc(1, sizeof(struct pool));
	if (!pool)
		log_fatal("memory", "bytes=%zu", sizeof(struct pool));
	if (!ONE_EACH)
		pool->first = block_new(FIRST_SIZE);
	pool_clear(pool);
	return pool;
}

void pool_clear(struct pool *pool)
{
	blocks_free(pool->others);
	pool->others = NULL;
	pool->used = 0;
	if (pool->first) {
		pool->free = pool->first->bytes;
		pool->left = FIRST_SIZE;
	}
}

void pool_free(struct pool **pool)
{
	if (!*pool)
		return;
	blocks_free((*pool)->others);
	free((*pool)->first);
	free(*pool);
	*pool = NULL;
}

static struct block *others_add(struct pool *pool, size_t size)
{
	struct block *block = block_new(size);
	block->next = pool->others;
	pool->others = block;
	return block;
}

static char *arena_take(struct pool *pool, size_t size)
{
	if (size > NEXT_SIZE / 4 && size > pool->left)
		return others_add(pool, size)->bytes;
	if (size > pool->left) {
		pool->free = others_add(pool, NEXT_SIZE)->bytes;
		pool->left = NEXT_SIZE;
	}
	char *bytes = pool->free;
	pool->free += size;
	pool->left -= size;
	return bytes;
}

void *pool_alloc(struct pool *pool, size_t size)
{
	if (size > SIZE_MAX / 2)
		log_fatal("memory", "reason=size");
	if (size == 0)
		size = 1;
	pool->used += size;
	size_t rounded = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	char *bytes = ONE_EACH ? others_add(pool, size)->bytes : arena_take(pool, rounded);
	return memset(bytes, 0, size);
}

void *pool_alloc_array(struct pool *pool, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		log_fatal("memory", "reason=size");
	return pool_alloc(pool, n * size);
}

char *pool_strdup(struct pool *pool, const char *text)
{
	return text ? pool_strndup(pool, text, strlen(text)) : NULL;
}

char *pool_strndup(struct pool *pool, const char *bytes, size_t length)
{
	if (length == SIZE_MAX)
		log_fatal("memory", "reason=size");
	char *copy = pool_alloc(pool, length + 1);
	if (length)
		memcpy(copy, bytes, length);
	return copy;
}

char *pool_printf(struct pool *pool, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *text = pool_vprintf(pool, format, args);
	va_end(args);
	return text;
}

char *pool_vprintf(struct pool *pool, const char *format, va_list args)
{
	if (!format)
		log_fatal("format", "reason=null");
	va_list again;
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		log_fatal("format", "reason=encoding");
	char *text = pool_alloc(pool, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, args);
	return text;
}

size_t pool_used(const struct pool *pool)
{
	return pool->used;
}
