/* Growing arrays, and texts by number. */
#include "search/index/vec.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"

void *vec_add(struct vec *vec, size_t n, size_t size)
{
	if (n == 0)
		return vec->data;
	if (vec->room - vec->count < n) {
		size_t room = vec->room * 2 > vec->count + n ? vec->room * 2 : vec->count + n + 16;
		void *data = reallocarray(vec->data, room, size);
		if (!data)
			log_fatal("memory", "bytes=%zu", room * size);
		vec->data = data;
		vec->room = room;
	}
	void *added = (char *)vec->data + vec->count * size;
	memset(added, 0, n * size);
	vec->count += n;
	return added;
}

void vec_free(struct vec *vec)
{
	free(vec->data);
	memset(vec, 0, sizeof(*vec));
}

static void table_grow(struct intern *intern)
{
	size_t size = intern->table ? (intern->mask + 1) * 2 : 256;
	free(intern->table);
	intern->table = calloc(size, sizeof(*intern->table));
	if (!intern->table)
		log_fatal("memory", "bytes=%zu", size * sizeof(*intern->table));
	intern->mask = size - 1;
	for (uint32_t i = 0; i < intern->entries.count; i++) {
		size_t at = VEC_AT(&intern->entries, struct intern_entry, i)->hash & intern->mask;
		while (intern->table[at])
			at = (at + 1) & intern->mask;
		intern->table[at] = i + 1;
	}
}

static uint32_t hash_of(const char *text, size_t bytes)
{
	uint32_t hash = 2166136261U;
	for (size_t i = 0; i < bytes; i++)
		hash = (hash ^ (unsigned char)text[i]) * 16777619U;
	return hash ^ hash >> 15;
}

uint32_t intern_add(struct intern *intern, const char *text, size_t bytes)
{
	if (intern->entries.count * 2 >= intern->mask)
		table_grow(intern);
	uint32_t hash = hash_of(text, bytes);
	size_t at = hash & intern->mask;
	for (; intern->table[at]; at = (at + 1) & intern->mask) {
		const struct intern_entry *entry =
			VEC_AT(&intern->entries, struct intern_entry, intern->table[at] - 1);
		if (entry->hash == hash && entry->bytes == bytes
			&& memcmp((char *)intern->text.data + entry->at, text, bytes) == 0)
			return intern->table[at] - 1;
	}
	struct intern_entry *entry = VEC_ADD(&intern->entries, struct intern_entry, 1);
	*entry = (struct intern_entry){intern->text.count, (uint32_t)bytes, hash};
	memcpy(VEC_ADD(&intern->text, char, bytes + 1), text, bytes);
	intern->table[at] = (uint32_t)intern->entries.count;
	return (uint32_t)intern->entries.count - 1;
}

const char *intern_text(const struct intern *intern, uint32_t number, size_t *bytes_r)
{
	const struct intern_entry *entry = VEC_AT(&intern->entries, struct intern_entry, number);
	if (bytes_r)
		*bytes_r = entry->bytes;
	return (const char *)intern->text.data + entry->at;
}

void intern_free(struct intern *intern)
{
	vec_free(&intern->text);
	vec_free(&intern->entries);
	free(intern->table);
	intern->table = NULL;
}
