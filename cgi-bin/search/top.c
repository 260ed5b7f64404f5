/* Choosing the best of many without sorting all of them. */
#include <stdlib.h>

#include "search/search_private.h"

#define SPARE 512

void top_begin(struct top *top, struct pool *pool, size_t wanted)
{
	top->wanted = wanted;
	top->room = wanted * 2 + SPARE;
	top->keys = POOL_ARRAY(pool, uint64_t, top->room);
	top->count = 0;
	top->limit = UINT64_MAX;
}

/* Moves the k smallest to the front; all keys differ. */
static void select_smallest(uint64_t *keys, size_t count, size_t k)
{
	size_t low = 0, high = count;
	while (high - low > 1) {
		uint64_t pivot = keys[low + (high - low) / 2];
		size_t i = low, j = high - 1;
		for (;;) {
			while (keys[i] < pivot)
				i++;
			while (keys[j] > pivot)
				j--;
			if (i >= j)
				break;
			uint64_t key = keys[i];
			keys[i] = keys[j];
			keys[j] = key;
		}
		/* pivot is at i == j: what is before is smaller */
		if (i == k)
			return;
		if (i < k)
			low = i + 1;
		else
			high = i;
	}
}

void top_cut(struct top *top)
{
	if (top->count <= top->wanted)
		return;
	select_smallest(top->keys, top->count, top->wanted);
	top->limit = top->keys[top->wanted];
	top->count = top->wanted;
}

static int entry_by_key(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
	return left < right ? -1 : left > right;
}

void top_end(struct top *top)
{
	top_cut(top);
	if (top->count > 0)
		qsort(top->keys, top->count, sizeof(*top->keys), entry_by_key);
}
