/* Names with values, as queries and bodies carry them; and text of unknown encoding. */
#ifndef BMS_WEB_PAIRS_H
#define BMS_WEB_PAIRS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/outcome.h"
#include "base/pool.h"

#define PAIRS_MAX 3600 /* names with values in one request; the table of rights has the most */

struct pair {
	const char *name;
	const char *value;
	bool broken; /* the value was no UTF-8, or held a NUL; what is left of it holds U+FFFD */
	bool unseen; /* something was sent, but nothing that can be seen (text_unseen) */
};

struct pairs {
	size_t count;
	struct pair *items; /* of pairs_add alone, which makes room */
};

/*
 * Adds the pairs of an application/x-www-form-urlencoded text. OK; INVALID when there are more than
 * PAIRS_MAX (those before stay). A `%` without two hex digits stands for itself.
 */
enum outcome pairs_parse(struct pool *pool, const char *text, size_t length, struct pairs *pairs);

/* Adds one; false when there is no room. The bytes are copied, repaired and made text as it is kept
 * (text_clean). */
bool pairs_add(
	struct pool *pool, struct pairs *pairs, const char *name, const char *value, size_t length);

/*
 * Why the value cannot be taken: "encoding", "no_text" (what was typed is not there to be seen, and
 * must not be taken for an empty field, which would overwrite what was kept); NULL: it can.
 */
const char *pair_problem(const struct pair *pair);

/* A copy whose values can be changed. */
struct pairs pairs_copy(struct pool *pool, const struct pairs *pairs);

/* The first of the name, or NULL. */
const struct pair *pairs_find(const struct pairs *pairs, const char *name);

/* A copy in which every byte that is no UTF-8, and every NUL, is U+FFFD; *broken_r: there was one.
 */
char *text_repair(struct pool *pool, const char *bytes, size_t length, bool *broken_r);

/* Replaces %XX in place, and `+` by a blank when `plus`; returns the new length. */
size_t percent_decode(char *text, size_t length, bool plus);

#endif
