/* Folding of letters. */
#include "search/index/fold.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* U+00C0 to U+00DF (and so to U+00FF but for ß), U+0100 to U+017F by their plain letters. */
static const char latin1[] = "aaaaaaaceeeeiiiidnooooo?ouuuuyts";
static const char extended[] =
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk"
	"llllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* The code point at `text`, which ends with NUL. */
static uint32_t code_at(const char *text, size_t *length_r)
{
	const char *cursor = text;
	*length_r = 1;
	if ((unsigned char)*text < 0x80)
		return (unsigned char)*text;
	uint32_t code = utf8_next(&cursor, text + strnlen(text, UTF8_MOST));
	*length_r = (size_t)(cursor - text);
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
	uint32_t code = code_at(text, length_r);
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

/* The small letter of a Greek or Cyrillic capital; others stay as they are. */
static uint32_t lower(uint32_t code)
{
	if ((code >= 0x391 && code <= 0x3a9) || (code >= 0x410 && code <= 0x42f))
		return code + 0x20;
	return code >= 0x400 && code <= 0x40f ? code + 0x50 : code;
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
		uint32_t code = code_at(text + i, &bytes);
		char letter = code_plain(code);
		if (letter == 'e' && code < 0x80 && written && transcribed(word_r, n)) {
			written = false;
			continue;
		}
		written = code < 0x80;
		if (!letter) {
			n += utf8_put(lower(code), word_r + n);
			continue;
		}
		word_r[n++] = letter;
		if (code == 0xdf || code == 0x1e9e)
			word_r[n++] = 's';
	}
	word_r[n] = '\0';
	return n;
}
