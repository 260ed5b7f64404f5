/* For tests that have files taken apart by a child: memory, the program, files. */
#ifndef BMS_TESTS_CHILD_FIXTURE_H
#define BMS_TESTS_CHILD_FIXTURE_H

#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/pool.h"
#include "document/child.h"

#ifndef FIXTURE_CHILD
#define FIXTURE_CHILD "./bmschild"
#endif

#define FILE_ROOM ((size_t)1 << 20)

static struct pool *pool;

/* A file of the source. */
static inline const char *read_file(const char *path, size_t *length_r)
{
	const char *source = getenv("BMS_SOURCE");
	char *bytes = pool_alloc(pool, FILE_ROOM);
	FILE *file;

	assert_non_null(source);
	file = fopen(pool_printf(pool, "%s/%s", source, path), "re");
	assert_non_null(file);
	*length_r = fread(bytes, 1, FILE_ROOM, file);
	fclose(file);
	return bytes;
}

static int start(void **state)
{
	(void)state;
	pool = pool_new();
	child_init(FIXTURE_CHILD);
	return 0;
}

static int end(void **state)
{
	(void)state;
	pool_free(&pool);
	return 0;
}

#endif
