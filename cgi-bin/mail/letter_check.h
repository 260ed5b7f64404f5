/*
 * What a letter's text may say (OBJ-15): which placeholders, lists and conditions there are for it,
 * and whether all that a text uses is among them. The delivered text of both languages says what
 * its occasion knows; letters about a received application know more (letter_application).
 */
#ifndef BMS_MAIL_LETTER_CHECK_H
#define BMS_MAIL_LETTER_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "mail/letter.h"

#define LETTER_KNOWN_MAX 80 /* names of one letter */

struct letter_name {
	const char *name;
	const char *list; /* of what is known within {each list} alone; NULL: everywhere */
	bool repeated; /* it is itself a list: {each name}, {if name} */
	bool address; /* may stand between < and > */
};

struct letter_known {
	struct letter_name names[LETTER_KNOWN_MAX];
	size_t count;
	bool inserts; /* it may use {insert …} (letter_insert.h) */
};

/* What the letter knows, in the order in which its texts use it, then what all of its kind know.
 * OK, INVALID (no such template, or its delivered text is damaged: logged), UNAVAILABLE. */
enum outcome letter_known(struct pool *pool, const char *template, bool about_application,
	struct letter_known *known_r);

/* What a letter that somebody writes about received applications knows. */
void letter_known_written(struct letter_known *known_r);

/* What {insert …} of an authority may use: what all letters about an application know. */
void letter_known_insert(struct letter_known *known_r);

/*
 * Is the text one that can be filled with what is known? Problems are of the field: letter_unknown
 * (names the placeholder), letter_brace, letter_end, letter_else, letter_alone (names the mark that
 * needs a line of its own), letter_fact, letter_link (names what may not stand in an address),
 * letter_address (of a link without < and >), letter_block (of a subject: it takes no blocks),
 * letter_insert (names what is not inserted here). OK,
 * INVALID with the problem.
 */
enum outcome letter_check(struct pool *pool, const struct letter_known *known, const char *text,
	bool subject, const char *field, struct problems *problems);

/* The placeholders a text uses, each once: at most `most`. For saying what is missing. */
size_t letter_uses(struct pool *pool, const char *text, const char **names_r, size_t most);

/* With what a letter is filled to see how it looks. */
enum letter_example {
	LETTER_EXAMPLE = 0, /* two rows of every list */
	LETTER_LONGEST, /* values as long as they get (what is of one form, with digits, stays as it
			   is), and many rows */
	LETTER_MISSING, /* nothing is known, and no list has a row */
};
#define LETTER_LONGEST_VALUE 300 /* characters */

/*
 * Values for all that is known, as examples that `word` gives by name (NULL: none, the name stands
 * for itself). A list without values in its rows has one; of what is for guests and for accounts
 * the guest's is shown. In the pool.
 */
typedef const char *letter_example_word(void *context, const char *name);
void letter_example(struct pool *pool, const struct letter_known *known, enum letter_example with,
	letter_example_word *word, void *context, struct letter *letter_r);

#endif
