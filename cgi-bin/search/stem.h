/* Inflection: words with a common stem are the same word to who searches. */
#ifndef BMS_SEARCH_STEM_H
#define BMS_SEARCH_STEM_H

#include "search/fold.h"

#define STEMS 2

struct stems {
	char text[STEMS][FOLD_BYTES + 1];
	size_t bytes[STEMS];
	size_t count;
};

/* Stems of a folded word: its own, and that of the word without -in, -innen (Ärztin, Arzt), or with -mann for -frau and -leute (Kauffrau, Kaufmann). */
void stem_find(const char *word, size_t bytes, struct stems *stems_r);

/* How much of a folded word has to occur in a longer one: all of it, or from six letters on without
 * an ending, so that "Juristen" finds "Volljurist". */
size_t stem_part(const char *word, size_t bytes);

/* The word with the endings -mann, -frau, -leute it does not have itself, when it has one of them; returns how many. */
#define STEM_FORMS 3
size_t stem_forms(const char *word, size_t bytes, char forms_r[STEM_FORMS][FOLD_BYTES + 1]);

#endif
