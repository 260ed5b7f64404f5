/* Folding of letters. */
#include "search/index/fold.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define BAD UINT32_MAX

/* U+00C0 to U+00DF (and so to U+00FF but for ß), U+0100 to U+017F by their plain letters. */
static const char latin1[] = "aaaaaaaceeeeiiiidnooooo?ouuuuyts";
static const char extended[] =
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk"
	"llllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static uint32_t utf8_decode(const char *text, size_t *length_r)
{
	const unsigned char *c = (const unsigned char *)text;
	*length_r = 1;
	if (c[0] < 0x80)
		return c[0];
	size_t more = c[0] >= 0xf0 ? 3 : c[0] >= 0xe0 ? 2 : 1;
	if (c[0] < 0xc2 || c[0] > 0xf4)
		return BAD;
	uint32_t code = c[0] & (0x3fU >> more);
	for (size_t i = 1; i <= more; i++) {
		if ((c[i] & 0xc0) != 0x80)
			return BAD;
		code = code << 6 | (c[i] & 0x3fU);
	}
	*length_r = more + 1;
	return code;
}

static bool wide_letter(uint32_t code)
{
	if (code < 0x2000)
		return code >= 0xc0 && code != 0xd7 && code != 0xf7;
	return code >= 0x3040 && code < 0xd800; /* before: punctuation and signs; after: none */
}

enum fold_class fold_class(const char *text, size_t *length_r)
{
	uint32_t code = utf8_decode(text, length_r);
	if (code < 0x80) {
		if ((code >= '0' && code <= '9') || ((code | 0x20) >= 'a' && (code | 0x20) <= 'z'))
			return FOLD_LETTER;
		if (code == '-')
			return FOLD_HYPHEN;
		return code == ' ' || code == '\t' ? FOLD_BLANK : FOLD_OTHER;
	}
	if (code == 0xad || (code >= 0x300 && code < 0x370))
		return FOLD_MARK;
	if (code == 0x2010 || code == 0x2011)
		return FOLD_HYPHEN;
	if (code == 0xa0 || code == 0x202f)
		return FOLD_BLANK;
	return wide_letter(code) ? FOLD_LETTER : FOLD_OTHER;
}

/* The plain letter of a Latin one, or NUL. */
static char code_plain(uint32_t code)
{
	if (code < 0x80)
		return (char)(code >= 'A' && code <= 'Z' ? code + 0x20 : code);
	if (code >= 0xc0 && code <= 0xff)
		return code == 0xff ? 'y' : latin1[(code - 0xc0) % 32];
	if (code >= 0x100 && code <= 0x17f)
		return extended[code - 0x100];
	return code == 0x1e9e ? 's' : '\0';
}

/* The byte by which the lower-case letter of a Greek or Cyrillic capital differs: few people search
 * for one, and those in the table do not differ in the lead byte's block. */
static uint32_t lower(uint32_t code)
{
	if ((code >= 0x391 && code <= 0x3a9) || (code >= 0x410 && code <= 0x42f))
		return code + 0x20;
	return code >= 0x400 && code <= 0x40f ? code + 0x50 : code;
}

static size_t utf8_encode(uint32_t code, char *bytes_r)
{
	if (code < 0x800) {
		bytes_r[0] = (char)(0xc0 | code >> 6);
		bytes_r[1] = (char)(0x80 | (code & 0x3f));
		return 2;
	}
	bytes_r[0] = (char)(0xe0 | code >> 12);
	bytes_r[1] = (char)(0x80 | (code >> 6 & 0x3f));
	bytes_r[2] = (char)(0x80 | (code & 0x3f));
	return 3;
}

/* Is an e after `word` only the second half of a transcribed umlaut? */
static bool transcribed(const char *word, size_t n)
{
	if (n == 0 || !strchr("aou", word[n - 1]))
		return false;
	return n == 1 || !strchr("aeq", word[n - 2]);
}

size_t fold_word(const char *text, size_t length, char word_r[FOLD_BYTES + 1])
{
	size_t n = 0;
	size_t bytes;
	bool written = false; /* the last letter stood in the text as it is */
	for (size_t i = 0; i < length && n + 3 <= FOLD_BYTES; i += bytes) {
		if (fold_class(text + i, &bytes) != FOLD_LETTER) {
			written = false;
			continue;
		}
		uint32_t code = utf8_decode(text + i, &bytes);
		char letter = code_plain(code);
		if (letter == 'e' && code < 0x80 && written && transcribed(word_r, n)) {
			written = false;
			continue;
		}
		written = code < 0x80;
		if (!letter) {
			n += utf8_encode(lower(code), word_r + n);
			continue;
		}
		word_r[n++] = letter;
		if (code == 0xdf || code == 0x1e9e)
			word_r[n++] = 's';
	}
	word_r[n] = '\0';
	return n;
}
