/* Growing arrays of the index's writer, which are too large and too long-lived for pools. */
#ifndef BMS_SEARCH_INDEX_VEC_H
#define BMS_SEARCH_INDEX_VEC_H

#include <stddef.h>
#include <stdint.h>

struct vec {
	void *data;
	size_t count;
	size_t room;
};

/* n more elements of `size` bytes each, zeroed; the address holds until the next call. */
void *vec_add(struct vec *vec, size_t n, size_t size);
void vec_free(struct vec *vec);

#define VEC_ADD(vec, type, n) ((type *)vec_add((vec), (n), sizeof(type)))
#define VEC_AT(vec, type, i) (&((type *)(vec)->data)[i])

/* Texts by number, each once, in order of appearance. */
struct intern {
	struct vec text;
	struct vec entries; /* struct intern_entry */
	uint32_t *table; /* open addressing; 0: free, else number + 1 */
	size_t mask;
};

struct intern_entry {
	size_t at; /* in text, where it ends with NUL */
	uint32_t bytes;
	uint32_t hash;
};

/* The number of a text, new or known: it is new when it equals the count before. */
uint32_t intern_add(struct intern *intern, const char *text, size_t bytes);
const char *intern_text(const struct intern *intern, uint32_t number, size_t *bytes_r);
void intern_free(struct intern *intern);

#endif
