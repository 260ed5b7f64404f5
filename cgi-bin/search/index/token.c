/* Cutting a text into words. */
#include "search/index/token.h"

#include <string.h>
#include <strings.h>

enum gap { GAP_OTHER, GAP_HYPHEN, GAP_BLANK };

/* What lies before the next word. */
struct before {
	enum gap gap;
	bool slash;
};

/* Between the letters of "(m/w/d)" and "m | w | d". */
static bool is_slash(char c)
{
	return c == '/' || c == '|';
}

static void space_skip(const char **cursor, struct before *before_r)
{
	size_t hyphens = 0, blanks = 0, others = 0, length;
	before_r->slash = false;
	for (; **cursor; *cursor += length) {
		enum fold_class class = fold_class(*cursor, &length);
		if (class == FOLD_LETTER)
			break;
		hyphens += class == FOLD_HYPHEN;
		blanks += class == FOLD_BLANK;
		others += class == FOLD_OTHER || class == FOLD_MARK;
		if (class != FOLD_BLANK)
			before_r->slash = is_slash(**cursor);
	}
	before_r->gap = GAP_OTHER;
	if (hyphens == 1 && blanks + others == 0)
		before_r->gap = GAP_HYPHEN;
	if (blanks > 0 && hyphens + others == 0)
		before_r->gap = GAP_BLANK;
}

static size_t letters(const char *text)
{
	size_t n = 0, length;
	while (text[n]) {
		enum fold_class class = fold_class(text + n, &length);
		if (class != FOLD_LETTER && class != FOLD_MARK)
			break;
		n += length;
	}
	return n;
}

static bool is_word(const char *text, size_t length, const char *word)
{
	return length == strlen(word) && strncasecmp(text, word, length) == 0;
}

/* Does a folded word end so, and is it more than that? */
static bool ends(const struct token *token, const char *ending)
{
	size_t length = strlen(ending);
	return token->bytes > length
		&& memcmp(token->word + token->bytes - length, ending, length) == 0;
}

/* Can these letters be the other form of a word's end? `slash`: behind nothing but a slash. */
static bool other_form(const struct token *token, const char *text, size_t length, bool slash)
{
	static const char *const endings[] = {"in", "innen", "r", "e", "er", "n"};
	for (size_t i = 0; i < (slash ? 3 : 6); i++)
		if (is_word(text, length, endings[i]))
			return true;
	if (ends(token, "mann"))
		return is_word(text, length, "frau") || is_word(text, length, "frauen");
	return ends(token, "frau") && is_word(text, length, "mann");
}

/* Length of ":in", "*innen", "/-frau", "(in)", "/r" and the like at `text`, or 0. */
static size_t gender_suffix(const struct token *token, const char *text)
{
	size_t n = 0;
	if (text[0] == '/' && text[1] == '-')
		n = 2;
	else if (*text && strchr(":*_/(", *text))
		n = 1;
	else if (strncmp(text, "\xc2\xb7", 2) == 0)
		n = 2;
	if (n == 0)
		return 0;
	size_t word = letters(text + n);
	if (!other_form(token, text + n, word, n == 1 && *text == '/'))
		return 0;
	n += word;
	if (*text != '(')
		return n;
	return text[n] == ')' ? n + 1 : 0;
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "EG 9b" is written as often as "E 9b"; "Ä 4" is another grade than A4, and "Ae 4" the same. */
static void grade_normalise(struct token *token)
{
	const char *text = token->text;
	bool umlaut = strncmp(text, "Ä", strlen("Ä")) == 0 || strncmp(text, "ä", strlen("ä")) == 0;
	if ((umlaut || strncasecmp(text, "ae", 2) == 0) && token->word[0] == 'a'
		&& (token->word[1] == '\0' || digit(token->word[1])) && token->bytes < FOLD_BYTES) {
		memmove(token->word + 2, token->word + 1, token->bytes);
		token->word[1] = 'e';
		token->bytes++;
	}
	if (strncmp(token->word, "eg", 2) != 0 || token->word[2] < '0' || token->word[2] > '9')
		return;
	memmove(token->word + 1, token->word + 2, token->bytes - 1);
	token->bytes--;
}

static bool read_one(const char **cursor, struct token *token_r, struct before *before_r)
{
	for (bool first = true;; first = false) {
		space_skip(cursor, before_r);
		if (!**cursor)
			return false;
		if (!first) /* what was left out stands between them */
			before_r->gap = GAP_OTHER;
		token_r->text = *cursor;
		token_r->length = letters(*cursor);
		token_r->bytes = fold_word(token_r->text, token_r->length, token_r->word);
		*cursor += token_r->length;
		bool slash = before_r->slash || is_slash((*cursor)[strspn(*cursor, " ")]);
		if (token_r->bytes != 1 || !slash || !strchr("mwdfxi", token_r->word[0]))
			break;
	}
	if (token_r->bytes > 2)
		*cursor += gender_suffix(token_r, *cursor);
	grade_normalise(token_r);
	return true;
}

/* "E" and "9b": two halves of a pay grade? Of all families there are (pay/grade.c). */
static bool grade(const struct token *first, const struct token *second)
{
	static const char *const families[] = {
		"a", "ae", "b", "c", "e", "eg", "kr", "p", "r", "s", "w"};
	bool family = false;
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		family = family || strcmp(first->word, families[i]) == 0;
	size_t n = digit(second->word[0]) ? 1U + digit(second->word[1]) : 0;
	return family && n > 0 && second->bytes <= n + 1 && !digit(second->word[n]);
}

bool token_capital(const struct token *token)
{
	const unsigned char *text = (const unsigned char *)token->text;
	return (text[0] >= 'A' && text[0] <= 'Z')
		|| (text[0] == 0xc3 && text[1] >= 0x80 && text[1] <= 0x9e);
}

static void group_join(struct token_group *group)
{
	struct token *joined = &group->joined;
	*joined = group->parts[0];
	for (size_t i = 1; i < group->count; i++) {
		const struct token *part = &group->parts[i];
		joined->length = (size_t)(part->text + part->length - joined->text);
		if (joined->bytes + part->bytes > FOLD_BYTES)
			continue;
		memcpy(joined->word + joined->bytes, part->word, part->bytes + 1);
		joined->bytes += part->bytes;
	}
	if (group->count > 1)
		grade_normalise(joined);
}

bool token_next(const char **cursor, struct token_group *group_r)
{
	struct before before;
	if (!read_one(cursor, &group_r->parts[0], &before))
		return false;
	group_r->count = 1;
	while (group_r->count < TOKEN_PARTS) {
		const char *rest = *cursor;
		struct token *part = &group_r->parts[group_r->count];
		if (!read_one(&rest, part, &before))
			break;
		bool tied = before.gap == GAP_HYPHEN
			|| (before.gap == GAP_BLANK && group_r->count == 1
				&& grade(&group_r->parts[0], part));
		if (!tied)
			break;
		group_r->count++;
		*cursor = rest;
	}
	group_join(group_r);
	return true;
}
