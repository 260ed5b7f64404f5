/* What is wrong with what a person gave: which field, and which reason. Rules rooms fill it, the
 * page shows it beside the field. */
#ifndef BMS_BASE_PROBLEMS_H
#define BMS_BASE_PROBLEMS_H

#include <stdbool.h>
#include <stddef.h>

#define PROBLEMS_MAX 40

struct problem {
	const char *field; /* the form field's name; "" for the form as a whole */
	const char *reason; /* a language key below `problem.`, e.g. "required" */
	const char *what; /* stands for {what} in its words: what was typed; NULL: nothing */
};

struct problems {
	size_t count;
	struct problem items[PROBLEMS_MAX]; /* further ones are dropped */
};

/* Adds one; both strings must be constants or outlive the request. */
static inline void problem_add(struct problems *problems, const char *field, const char *reason)
{
	if (problems->count < PROBLEMS_MAX)
		problems->items[problems->count++] = (struct problem){field, reason, NULL};
}

/* The same of something that its words name. */
static inline void problem_add_of(
	struct problems *problems, const char *field, const char *reason, const char *what)
{
	if (problems->count < PROBLEMS_MAX)
		problems->items[problems->count++] = (struct problem){field, reason, what};
}

static inline bool problems_any(const struct problems *problems)
{
	return problems->count > 0;
}

#endif
