/* Passwords that everybody tries first. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>

#include "base/password.h"
#include "base/password_private.h"

#define PLAIN_MAX (PASSWORD_MAX * 4 + 1)
#define WORD_MIN 4 /* of two words in a row, of a piece of a row of keys */

static const char *const words[] = {
#include "base/password_words.h"
};

static int word_compare(const void *key, const void *word)
{
	return strcmp(key, *(const char *const *)word);
}

static bool word_listed(const char *word)
{
	return bsearch(
		word, words, sizeof(words) / sizeof(words[0]), sizeof(words[0]), word_compare);
}

/* Lower case, umlauts written out; other letters than these stay what they are and are no part of
 * any word. */
static void password_fold(const char *text, char plain_r[PLAIN_MAX])
{
	static const struct {
		const char *from, *to;
	} umlauts[] = {{"ä", "ae"}, {"Ä", "ae"}, {"ö", "oe"}, {"Ö", "oe"}, {"ü", "ue"}, {"Ü", "ue"},
		{"ß", "ss"}, {"ẞ", "ss"}, {"€", "e"}};
	size_t n = 0;
	while (*text && n + 3 < PLAIN_MAX) {
		size_t i = 0, count = sizeof(umlauts) / sizeof(umlauts[0]);
		while (i < count && strncmp(text, umlauts[i].from, strlen(umlauts[i].from)) != 0)
			i++;
		if (i == count) {
			plain_r[n++] = (char)tolower((unsigned char)*text++);
			continue;
		}
		memcpy(plain_r + n, umlauts[i].to, strlen(umlauts[i].to));
		n += strlen(umlauts[i].to);
		text += strlen(umlauts[i].from);
	}
	plain_r[n] = '\0';
}

static bool letter(char c)
{
	return !isascii((unsigned char)c) || isalpha((unsigned char)c);
}

/* Without digits and signs at both ends. */
static void word_strip(char *text)
{
	char *begin = text;
	while (*begin && !letter(*begin))
		begin++;
	size_t length = strlen(begin);
	while (length > 0 && !letter(begin[length - 1]))
		length--;
	memmove(text, begin, length);
	text[length] = '\0';
}

/* Digits and signs that stand for letters; `one` is what 1 and ! and | do for. */
static void word_unmask(char *text, char one)
{
	static const char masks[] = "034579@$+", letters[] = "oeastgast";
	for (; *text; text++) {
		const char *mask = strchr(masks, *text);
		if (mask)
			*text = letters[mask - masks];
		else if (strchr("1!|", *text))
			*text = one;
		else if (*text == '8')
			*text = 'b';
	}
}

static void text_reverse(const char *text, char reversed_r[PLAIN_MAX])
{
	size_t length = strlen(text);
	for (size_t i = 0; i < length; i++)
		reversed_r[i] = text[length - 1 - i];
	reversed_r[length] = '\0';
}

static bool in_row(const char *text, size_t min)
{
	static const char *const rows[] = {"qwertzuiopue", "qwertyuiop", "asdfghjkloeae", "yxcvbnm",
		"zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "01234567890"};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strlen(text) >= min && strstr(rows[i], text))
			return true;
	return false;
}

static bool in_row_either_way(const char *text, size_t min)
{
	char back[PLAIN_MAX];
	text_reverse(text, back);
	return in_row(text, min) || in_row(back, min);
}

/* Every `step`th key is the next of its row: "q1w2e3r4", "1qay2wsx". */
static bool rows_in_turn(const char *text, size_t step)
{
	char piece[PLAIN_MAX];
	for (size_t first = 0; first < step; first++) {
		size_t n = 0;
		for (size_t at = first; at < strlen(text); at += step)
			piece[n++] = text[at];
		piece[n] = '\0';
		if (!in_row_either_way(piece, 2))
			return false;
	}
	return true;
}

/* Keys of two to four rows in turn, whatever signs stand around them. */
static bool interleaved(const char *plain)
{
	char keys[PLAIN_MAX];
	size_t n = 0;
	for (; *plain; plain++)
		if (!isascii((unsigned char)*plain) || isalnum((unsigned char)*plain))
			keys[n++] = *plain;
	keys[n] = '\0';
	for (size_t step = 2; step <= 4; step++)
		if (n >= 2 * WORD_MIN && rows_in_turn(keys, step))
			return true;
	return false;
}

static bool two_words(const char *text, size_t length)
{
	char first[PLAIN_MAX];
	for (size_t at = WORD_MIN; at + WORD_MIN <= length; at++) {
		memcpy(first, text, at);
		first[at] = '\0';
		if (word_listed(first) && word_listed(text + at))
			return true;
	}
	return false;
}

static bool masked_word(const char *text, size_t length)
{
	char word[PLAIN_MAX];
	for (int way = 0; way < 2; way++) {
		memcpy(word, text, length);
		word[length] = '\0';
		word_strip(word);
		word_unmask(word, way ? 'l' : 'i');
		if (strlen(word) >= WORD_MIN && word_listed(word))
			return true;
	}
	return false;
}

/* Two words with blanks, digits or signs between them. */
static bool two_words_apart(const char *plain)
{
	size_t length = strlen(plain);
	for (size_t at = WORD_MIN; at + WORD_MIN < length; at++)
		if (!letter(plain[at]) && masked_word(plain, at)
			&& masked_word(plain + at, length - at))
			return true;
	return false;
}

/* Up to three characters, as people see them, again and again. */
static bool repeated(const char *text)
{
	const uint8_t *begin = (const uint8_t *)text, *end = begin + strlen(text), *at = begin;
	for (int count = 1; count < WORD_MIN; count++) {
		at = u8_grapheme_next(at, end);
		if (!at || at == end)
			return false;
		if (memcmp(begin, at, (size_t)(end - at)) == 0)
			return true;
	}
	return false;
}

static bool plain_common(const char *text)
{
	char back[PLAIN_MAX];
	size_t length = strlen(text);
	if (length == 0 || word_listed(text) || in_row(text, WORD_MIN) || repeated(text)
		|| two_words(text, length))
		return true;
	text_reverse(text, back);
	return word_listed(back) || in_row(back, WORD_MIN);
}

bool password_common(const char *password)
{
	char plain[PLAIN_MAX], tried[PLAIN_MAX];
	password_fold(password, plain);
	if (repeated(password) || interleaved(plain) || two_words_apart(plain))
		return true;
	for (int way = 0; way < 4; way++) {
		strcpy(tried, plain);
		if (way < 2) /* first what stands around it, then what stands for letters in it */
			word_strip(tried);
		word_unmask(tried, way % 2 ? 'l' : 'i');
		word_strip(tried);
		if (plain_common(tried))
			return true;
	}
	return false;
}
