/*
 * The words of a text. Words tied by hyphens are one group: "IT-Administrator" is it, administrator
 * and itadministrator; so are the two halves of a pay grade ("E 9b", "S 8b", "Ä 1"). "Lehrer:in",
 * "Lehrer*innen", "Lehrer(in)" are lehrer, "Kaufmann/-frau" is kaufmann, "Angestellte*r" is
 * angestellte, and "(m/w/d)" is no word.
 */
#ifndef BMS_SEARCH_INDEX_TOKEN_H
#define BMS_SEARCH_INDEX_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "search/index/fold.h"

#define TOKEN_PARTS 8 /* of a group; further ones begin another */

struct token {
	const char *text; /* as written */
	size_t length;
	char word[FOLD_BYTES + 1];
	size_t bytes; /* of word */
};

struct token_group {
	struct token parts[TOKEN_PARTS];
	size_t count; /* at least one */
	struct token joined; /* all parts as one word; the only part when there is one */
};

/* Is it written with a capital letter (of Latin letters)? */
bool token_capital(const struct token *token);

/* The next group from *cursor on, which it moves behind it. False at the end. */
bool token_next(const char **cursor, struct token_group *group_r);

#endif
