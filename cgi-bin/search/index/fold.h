/*
 * How words are made comparable, the same for what is indexed and for what is asked (POR-02): lower
 * case, without accents, umlaut and transcription equal.
 */
#ifndef BMS_SEARCH_INDEX_FOLD_H
#define BMS_SEARCH_INDEX_FOLD_H

#include <stddef.h>

#define FOLD_BYTES 64 /* of a folded word; what is longer is cut */

enum fold_class {
	FOLD_LETTER, /* a letter or digit of any script */
	FOLD_MARK, /* belongs to the letter before: combining accents, soft hyphen */
	FOLD_HYPHEN,
	FOLD_BLANK,
	FOLD_OTHER,
};

/* What the character at `text` is; its bytes in *length_r, at least one. `text` is not empty and
 * ends with NUL. */
enum fold_class fold_class(const char *text, size_t *length_r);

/*
 * Folds letters and marks: ä ö ü and ae oe ue become a o u (ae oe ue not after a, e, q: neue,
 * Bauer, Quelle), ß becomes ss. Returns the bytes of word_r, which ends with NUL.
 */
size_t fold_word(const char *text, size_t length, char word_r[FOLD_BYTES + 1]);

#endif
