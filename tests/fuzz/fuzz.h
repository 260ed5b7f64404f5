/* What the fuzz targets share. Each file here is one program of libFuzzer; tests/fuzz/run builds
 * and runs them. */
#ifndef BMS_TESTS_FUZZ_H
#define BMS_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"

/* A property that must hold whatever came in. */
#define MUST(condition) \
	do { \
		if (!(condition)) \
			abort(); \
	} while (0)

/* Exactly these bytes, so that the sanitizer sees one read too far. */
static inline char *exact(const uint8_t *bytes, size_t length)
{
	char *copy = malloc(length ? length : 1);
	memcpy(copy, bytes, length);
	return copy;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#endif
