/*
 * The demo's data files: lists of sections with keys and values (conf/demo/data/README), and chance
 * that gives the same every time. The files are part of the system: what is wrong with them ends
 * the program with a log line.
 */
#ifndef BMS_DEMO_DEMO_TEXT_H
#define BMS_DEMO_DEMO_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"

struct demo_list {
	const char *const *items;
	size_t count;
};

struct demo_entry {
	const char *key;
	const char *value;
};

struct demo_section {
	const char *name;
	const struct demo_entry *entries;
	size_t count;
};

struct demo_file {
	const char *path;
	const struct demo_section *sections;
	size_t count;
};

/* The whole text of a file; at most 1 MiB. */
char *demo_read(struct pool *pool, const char *path, size_t *length_r);

/* Its sections; they live in the pool. Ends the process when a line is none of a section. */
struct demo_file demo_file_read(struct pool *pool, const char *path);

/* The first section of this name. */
const struct demo_section *demo_section(const struct demo_file *file, const char *name);

/* All values of a key, in the order of the file. */
struct demo_list demo_values(
	struct pool *pool, const struct demo_section *section, const char *key);

/* The first one, or NULL. */
const char *demo_value(const struct demo_section *section, const char *key);

/* The first one, which must be there. */
const char *demo_need(const struct demo_section *section, const char *key);

/* The parts of "a | b | c", trimmed. */
struct demo_list demo_split(struct pool *pool, const char *text, char separator);

/* The text with {name} replaced; names and values alternate, NULL ends them. */
const char *demo_fill(struct pool *pool, const char *text, const char *const *replacements);

struct demo_dice {
	uint64_t state;
};

/* A number below `sides`. */
size_t demo_roll(struct demo_dice *dice, size_t sides);

/* One of the items. */
const char *demo_pick(struct demo_dice *dice, struct demo_list list);

/* `count` of the items (all, when there are fewer), in their order. */
struct demo_list demo_some(
	struct demo_dice *dice, struct pool *pool, struct demo_list list, size_t count);

#endif
