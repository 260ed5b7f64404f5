/* Inflection: words with a common stem are the same word to who searches. */
#ifndef BMS_SEARCH_INDEX_STEM_H
#define BMS_SEARCH_INDEX_STEM_H

#include <stdbool.h>

#include "search/index/fold.h"

#define STEMS 2

struct stems {
	char text[STEMS][FOLD_BYTES + 1];
	size_t bytes[STEMS];
	size_t count;
};

/* Stems of a folded word: its own, and that of the word without -in, -innen (Ärztin, Arzt), or with
 * -mann for -frau and -leute (Kauffrau, Kaufmann). */
void stem_find(const char *word, size_t bytes, struct stems *stems_r);

/* Is the one only the other inflected ("Azubi", "Azubis")? Words of a common stem need not be: a
 * Lehrer is no Lehre. */
bool stem_inflected(const char *a, size_t a_bytes, const char *b, size_t b_bytes);

/* Are both inflected from one word ("Kranke", "Kranken")? */
bool stem_related(const char *a, size_t a_bytes, const char *b, size_t b_bytes);

/* Bytes of a folded word without -in, -innen. */
size_t stem_male(const char *word, size_t bytes);

/* How much of a folded word has to occur in a longer one: all of it, or from six letters on without
 * an ending, so that "Juristen" finds "Volljurist". */
size_t stem_part(const char *word, size_t bytes);

/* The word with the endings -mann, -frau, -leute it does not have itself, when it has one of them;
 * returns how many. */
#define STEM_FORMS 3
size_t stem_forms(const char *word, size_t bytes, char forms_r[STEM_FORMS][FOLD_BYTES + 1]);

#endif
