/* What differs between two texts, word by word. */
#ifndef BMS_FORMAT_DIFF_H
#define BMS_FORMAT_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"

enum diff_kind { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED };

/* Words that stand together and are of one kind. What is removed and what is added in its place are
 * one change: both runs have its number, from 0. */
struct diff_run {
	enum diff_kind kind;
	const char *text;
	size_t change; /* not of DIFF_SAME */
};

/*
 * The runs from the old text (NULL: empty) to the new one, in their order; *count_r of them. The
 * runs that are not added are the old text, those that are not removed the new one. Where more has
 * changed than can be compared word by word, the whole of it is one change.
 */
struct diff_run *diff_words(struct pool *pool, const char *old, const char *new, size_t *count_r);

/* How many changes the runs hold. */
size_t diff_changes(const struct diff_run *runs, size_t count);

/* The old text with those changes for which `taken` says so, by their number. */
char *diff_apply(struct pool *pool, const struct diff_run *runs, size_t count, const bool *taken);

#endif
