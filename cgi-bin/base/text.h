/* Text: UTF-8 checks, trimming, comparing, slugs. All text in the system is valid UTF-8. */
#ifndef BMS_BASE_TEXT_H
#define BMS_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"

/* True for NULL and for "". */
bool text_empty(const char *text);

/* True when both are equal; NULL equals only NULL. */
bool text_equal(const char *a, const char *b);

/* Is the word one of a comma list ("a,b")? */
bool text_among(const char *list, const char *word);

/* True when the bytes are valid UTF-8 (no surrogates, no overlong forms) without NUL. */
bool text_utf8(const char *bytes, size_t length);

/* True when the bytes are valid UTF-8 (no surrogates, no overlong forms) and hold no control
 * characters but tab, line feed and carriage return; NUL counts as a control character. */
bool text_valid(const char *bytes, size_t length);

/*
 * A copy of valid UTF-8 that somebody sent, as all text is kept: CR LF, CR, the vertical tab, the
 * form feed, U+0085, U+2028 and U+2029 (what Word, PowerPoint and PDF have for line ends) become
 * LF, the other control characters of C0 and C1 but the tab go, and it is composed (NFC). Joiners
 * and soft hyphens stay.
 */
char *text_clean(struct pool *pool, const char *text);

/* A copy with blanks for line ends. */
char *text_one_line(struct pool *pool, const char *text);

/* True when there is nothing to see: NULL, "", white space, invisible signs alone, marks without a
 * letter. */
bool text_blank(const char *text);

/* Was something typed of which nothing can be seen: control or invisible signs, beside blanks at
 * most? False for "" and blanks. */
bool text_unseen(const char *text);

/* Number of code points in valid UTF-8. */
size_t text_length(const char *text);

/* Number of letters, of any script, in valid UTF-8: names and titles have some. 0 for NULL. */
size_t text_letters(const char *text);

/* A copy without white space at either end and with CR LF and CR made LF; inner blanks stay. */
char *text_trim(struct pool *pool, const char *text);

/* A copy cut to at most `max` code points, ending in "…" when something was cut. */
char *text_ellipsis(struct pool *pool, const char *text, size_t max);

/* Lower case ASCII for addresses: "Ärztin (m/w/d)" -> "aerztin-m-w-d"; at most 60 bytes, never
 * empty ("-" then). */
char *text_slug(struct pool *pool, const char *text);

/* Parses the whole of `text` as a decimal number within [min, max]. False when it is not. */
bool text_to_int(const char *text, int64_t min, int64_t max, int64_t *value_r);

/* A whole number as people read it: 4190 is "4.190" in German ("de"), "4,190" in English ("en"). */
char *text_number(struct pool *pool, int64_t number, const char *lang);

/*
 * First names and surname of a name as directories write it: "Yıldız, Amira", "Dr. Amira Yıldız"
 * (titles are left out), "Ada von der Heide" (particles belong to the surname). A guess, to be
 * shown and changed. Of a single word: that is the surname, and the first name is "".
 */
void text_person(struct pool *pool, const char *name, const char **first_r, const char **surname_r);

/* True for something that can be an e-mail address: one @, a dot in the domain, no blanks or
 * control characters, at most 254 bytes, before the @ at most 64 of the characters of RFC 5322
 * atoms and single dots between them, domain of letters, digits, dots and hyphens whose last label
 * is no number. */
bool text_is_email(const char *text);

/* The address somebody typed as it is kept: without invisible signs, the domain in small letters
 * and an umlaut domain as "xn--…" (IDNA 2008). NULL: it is none. */
const char *text_email(struct pool *pool, const char *typed);

/* A file name reduced to what is safe to store and to offer: last path part, no control characters
 * or quotes, at most 120 code points; "datei" when nothing is left. */
char *text_filename(struct pool *pool, const char *name);

#endif
