/* The checksum of an index file: against damage, not against people. Any single flipped bit changes
 * it, and it is nearly as fast as memory. */
#include <string.h>

#include "search/index/format.h"

#define PRIME UINT64_C(0x9e3779b97f4a7c15)

void checksum_begin(struct checksum *checksum)
{
	for (size_t i = 0; i < 4; i++)
		checksum->lanes[i] = PRIME * (i + 1);
}

static void lane_step(uint64_t *lane, const char *bytes)
{
	uint64_t value;
	memcpy(&value, bytes, sizeof(value));
	*lane = (*lane ^ value) * PRIME;
	*lane ^= *lane >> 29;
}

void checksum_add(struct checksum *checksum, const void *bytes, size_t length)
{
	const char *at = bytes;
	for (; length >= 32; length -= 32, at += 32) {
		for (size_t i = 0; i < 4; i++)
			lane_step(&checksum->lanes[i], at + i * 8);
	}
	char rest[32] = {0};
	memcpy(rest, at, length);
	for (size_t i = 0; length > 0 && i < 4; i++)
		lane_step(&checksum->lanes[i], rest + i * 8);
}

uint64_t checksum_end(const struct checksum *checksum)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < 4; i++)
		sum = (sum ^ checksum->lanes[i]) * PRIME + (sum >> 31);
	return sum;
}
