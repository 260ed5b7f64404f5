/*
 * Pools: memory with one lifetime. A worker has one for itself and one per request; handlers
 * allocate and never free. Allocation does not fail: without memory the process ends and its
 * supervisor starts it anew.
 */
#ifndef BMS_BASE_POOL_H
#define BMS_BASE_POOL_H

#include <stdarg.h>
#include <stddef.h>

struct pool;

/* A new, empty pool. The caller ends it with pool_free. */
struct pool *pool_new(void);

/* Forgets everything allocated; keeps the first block for the next use. */
void pool_clear(struct pool *pool);

/* Ends the pool and all its memory; sets *pool to NULL. NULL is allowed. */
void pool_free(struct pool **pool);

/* `size` bytes, zeroed, aligned for any type. */
void *pool_alloc(struct pool *pool, size_t size);

/* One zeroed object, or an array of n. */
#define POOL_NEW(pool, type) ((type *)pool_alloc((pool), sizeof(type)))
#define POOL_ARRAY(pool, type, n) ((type *)pool_alloc_array((pool), (n), sizeof(type)))

/* n zeroed objects of `size` bytes; ends the process when n * size overflows. */
void *pool_alloc_array(struct pool *pool, size_t n, size_t size);

/* A copy of the string; NULL gives NULL. */
char *pool_strdup(struct pool *pool, const char *text);

/* A NUL-terminated copy of `length` bytes. */
char *pool_strndup(struct pool *pool, const char *bytes, size_t length);

/* printf into the pool. */
char *pool_printf(struct pool *pool, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *pool_vprintf(struct pool *pool, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* Bytes handed out since the last clear; for tests and metrics. */
size_t pool_used(const struct pool *pool);

#endif
