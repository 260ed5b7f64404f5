/*
 * The rules of the search once more, as plainly as possible and without the code under test: a text
 * is a list of words, and a query is tried against each of them. For the tests to compare with.
 */
#ifndef BMS_TESTS_SEARCH_NAIVE_H
#define BMS_TESTS_SEARCH_NAIVE_H

#include <ctype.h>
#include <libstemmer.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAIVE_WORD 200

/* Replaces every `from` by `to`. */
static void naive_replace(char *text, size_t room, const char *from, const char *to)
{
	char copy[8192];
	char *out = copy;
	for (const char *at = text; *at;) {
		if (strncmp(at, from, strlen(from)) == 0) {
			out = stpcpy(out, to);
			at += strlen(from);
		} else {
			*out++ = *at++;
		}
	}
	*out = '\0';
	snprintf(text, room, "%s", copy);
}

/* Lower case; a \002 tells that a word began with a capital letter. */
static void naive_capitals(const char *text, char *out)
{
	static const char *const umlauts[][2] = {{"Ä", "ä"}, {"Ö", "ö"}, {"Ü", "ü"}};
	bool inside = false;
	while (*text) {
		const char *lower = NULL;
		size_t n = 1;
		char letter[2] = {(char)tolower((unsigned char)*text), 0};
		if (isupper((unsigned char)*text))
			lower = letter;
		for (size_t i = 0; i < 3; i++)
			if (strncmp(text, umlauts[i][0], 2) == 0) {
				lower = umlauts[i][1];
				n = 2;
			}
		if (lower && !inside)
			*out++ = '\002';
		inside = isalnum((unsigned char)*text) || (*text & '\x80');
		if (strncmp(text, "\xe2\x80", 2) == 0) /* a dash */
			inside = false;
		if (lower) {
			out = stpcpy(out, lower);
			text += n;
		} else {
			*out++ = *text++;
		}
	}
	*out = '\0';
}

/* "ä" and "ae" as a word of their own or before digits are a grade, and stay what they are: as
 * \003. */
static void naive_doctors(char *text)
{
	char *out = text;
	bool begin = true;
	for (const char *at = text; *at;) {
		size_t n = strncmp(at, "ä", 2) == 0 || strncmp(at, "ae", 2) == 0 ? 2 : 0;
		bool letter = isalnum((unsigned char)*at) || (*at & '\x80');
		if (begin && n && !isalpha((unsigned char)at[2]) && !(at[2] & '\x80')) {
			*out++ = '\003';
			at += n;
		} else {
			*out++ = *at++;
		}
		begin = !letter;
	}
	*out = '\0';
}

/* Lower case and plain letters; what is no letter, digit or one of -/|:*_() becomes a point, but
 * blanks stay. ä is written as A for a moment, so that "äe" is not taken for "ae". */
static void naive_plain(const char *text, char *out, size_t room)
{
	static const char *const letters[][2] = {
		{"Ä", "ä"}, {"Ö", "ö"}, {"Ü", "ü"}, {"ß", "ss"}, {"\xc2\xad", ""}, {"é", "\001"}};
	char copy[8192];
	naive_capitals(text, copy);
	for (size_t i = 0; i < 6; i++)
		naive_replace(copy, sizeof(copy), letters[i][0], letters[i][1]);
	naive_doctors(copy);
	/* transcriptions: not after a, e, q */
	char *o = out;
	for (const char *c = copy; *c && o < out + room - 1; c++) {
		*o++ = *c;
		char before = o - out >= 2 ? o[-2] : ' ';
		if (strchr("aou", *c) && c[1] == 'e' && !strchr("aeq", before))
			c++;
	}
	*o = '\0';
	naive_replace(out, room, "ä", "a");
	naive_replace(out, room, "ö", "o");
	naive_replace(out, room, "ü", "u");
	naive_replace(out, room, "\001", "e");
	naive_replace(out, room, "\003", "ae");
	for (char *c = out; *c; c++)
		if (!isalnum((unsigned char)*c) && !strchr("-/|:*_() \002", *c))
			*c = '.';
}

/* A word, and the stems of it and of its male form. */
struct naive_word {
	char text[NAIVE_WORD], stems[2][NAIVE_WORD];
	bool capital;
};

/* A group of words: the parts, then all in one. */
struct naive_group {
	struct naive_word words[10];
	size_t parts;
};

struct naive_text {
	struct naive_group *groups;
	size_t count;
};

static bool naive_ends(const char *word, const char *ending, size_t rest)
{
	size_t n = strlen(word), k = strlen(ending);
	return n >= k + rest && strcmp(word + n - k, ending) == 0;
}

/* The other form of a word's end behind its stem; *at moves behind it. */
static bool naive_ending(const char *word, const char **at)
{
	static const char *const before[] = {"/-", ":", "*", "_", "/", "("};
	static const char *const endings[] = {
		"innen", "in", "r", "er", "e", "n", "frauen", "frau", "mann"};
	for (size_t e = 0; e < 9; e++) {
		size_t n = strlen(endings[e]);
		if ((e == 6 || e == 7) && !naive_ends(word, "mann", 1))
			continue;
		if (e == 8 && !naive_ends(word, "frau", 1))
			continue;
		for (size_t b = 0; b < 6; b++) {
			size_t k = strlen(before[b]);
			if (b == 4 && e >= 3 && e <= 5) /* nothing but a slash is too little */
				continue;
			if (strncmp(*at, before[b], k) != 0)
				continue;
			k += (*at)[k] == '\002'; /* a capital letter is no other */
			if (strncmp(*at + k, endings[e], n) != 0
				|| isalnum((unsigned char)(*at)[k + n]))
				continue;
			if (b == 5 && (*at)[k + n] != ')')
				continue;
			*at += k + n + (b == 5);
			return true;
		}
	}
	return false;
}

static void naive_grade(char *word)
{
	if (strncmp(word, "eg", 2) == 0 && isdigit((unsigned char)word[2]))
		memmove(word + 1, word + 2, strlen(word) - 1);
}

static bool naive_is_grade(const char *first, const char *second)
{
	int digits = 0, bytes;
	char family[NAIVE_WORD + 2];
	snprintf(family, sizeof(family), " %s ", first);
	if (!strstr(" a ae b c e eg kr p r s w ", family))
		return false;
	bytes = (int)strlen(second);
	return sscanf(second, "%2[0-9]%n", (char[3]){0}, &digits) == 1 && bytes <= digits + 1
		&& !isdigit((unsigned char)second[digits]);
}

static void naive_stem(const char *word, char *out)
{
	static const char *const adjectives[] = {
		"isch", "ische", "ischen", "ischer", "isches", "ischem"};
	static struct sb_stemmer *german;
	for (size_t i = 0; i < 6; i++)
		if (naive_ends(word, adjectives[i], 3)) {
			snprintf(out, strlen(word) - strlen(adjectives[i]) + 5, "%s", word);
			return;
		}
	if (!german)
		german = sb_stemmer_new("german", "UTF_8");
	snprintf(out, NAIVE_WORD, "%s",
		(const char *)sb_stemmer_stem(german, (const sb_symbol *)word, (int)strlen(word)));
}

static void naive_male(const char *word, char *out)
{
	strcpy(out, word);
	if (naive_ends(word, "innen", 3))
		out[strlen(word) - 5] = '\0';
	else if (naive_ends(word, "in", 3))
		out[strlen(word) - 2] = '\0';
}

/* The word with another of the endings -mann, -frau, -leute, by its number. */
static bool naive_other(const char *word, char *out, size_t ending)
{
	static const char *const endings[] = {"mann", "frau", "leute", "frauen"};
	for (size_t i = 0; i < 4; i++) {
		if (i == ending || !naive_ends(word, endings[i], 3))
			continue;
		strcpy(out, word);
		strcpy(out + strlen(word) - strlen(endings[i]), endings[ending]);
		return true;
	}
	return false;
}

static void naive_stems(struct naive_word *word)
{
	char male[NAIVE_WORD];
	if (!naive_other(word->text, male, 0))
		naive_male(word->text, male);
	naive_stem(word->text, word->stems[0]);
	naive_stem(male, word->stems[1]);
}

static bool naive_same_stem(const struct naive_word *a, const struct naive_word *b)
{
	for (int i = 0; i < 4; i++)
		if (strcmp(a->stems[i / 2], b->stems[i % 2]) == 0)
			return true;
	return false;
}

/* All groups of a text, in a new array. */
static struct naive_text naive_read(const char *text)
{
	static char plain[8192];
	struct naive_text result = {calloc(400, sizeof(struct naive_group)), 0};
	naive_plain(text, plain, sizeof(plain));
	const char *last_end = NULL;
	for (const char *at = plain; *at;) {
		if (!isalnum((unsigned char)*at) && *at != '\002') {
			at++;
			continue;
		}
		char word[NAIVE_WORD] = "";
		const char *begin = at;
		bool capital = *at == '\002';
		at += capital;
		for (size_t n = 0; isalnum((unsigned char)*at); at++)
			if (n < 64)
				word[n++] = *at;
		const char *next = at + strspn(at, " "), *back = begin;
		while (back > plain && back[-1] == ' ')
			back--;
		bool slash =
			(*next && strchr("/|", *next)) || (back > plain && strchr("/|", back[-1]));
		if (strlen(word) == 1 && slash && strchr("mwdfxi", word[0])) {
			last_end = NULL;
			continue;
		}
		if (strlen(word) > 2)
			naive_ending(word, &at);
		struct naive_group *before = result.count ? &result.groups[result.count - 1] : NULL;
		bool hyphen = last_end && begin == last_end + 1 && *last_end == '-';
		bool blanks = last_end && begin > last_end
			&& strspn(last_end, " ") == (size_t)(begin - last_end);
		naive_grade(word);
		bool grade = blanks && before && before->parts == 1
			&& naive_is_grade(before->words[0].text, word);
		if (!before || !(hyphen || grade) || before->parts == 8)
			before = &result.groups[result.count++];
		before->words[before->parts].capital = capital;
		strcpy(before->words[before->parts++].text, word);
		last_end = at;
	}
	for (size_t i = 0; i < result.count; i++) {
		struct naive_group *group = &result.groups[i];
		struct naive_word *whole = &group->words[group->parts];
		whole->capital = group->words[0].capital;
		for (size_t k = 0; k < group->parts; k++) {
			strcat(whole->text, group->words[k].text);
			naive_stems(&group->words[k]);
		}
		if (group->parts > 1)
			naive_grade(whole->text);
		naive_stems(whole);
	}
	result.groups = realloc(result.groups, (result.count + 1) * sizeof(*result.groups));
	return result;
}

/* Is `part` a part of the compound `word`? */
static bool naive_part(const char *part, const char *word)
{
	static const char *const before[] = {"nicht", "ver", "ent", "zer", "miss"};
	static const char *const after[] = {
		"", "e", "en", "er", "es", "em", "n", "s", "r", "in", "innen"};
	for (const char *at = word; (at = strstr(at, part)); at++) {
		size_t left = (size_t)(at - word);
		bool spoilt = left < 3, ends = false;
		for (size_t i = 0; i < 5; i++)
			spoilt = spoilt
				|| (strlen(before[i]) == left
					&& strncmp(word, before[i], left) == 0);
		for (size_t i = 0; i < 11; i++)
			ends = ends || strcmp(at + strlen(part), after[i]) == 0;
		if (left == 0 || (!spoilt && (ends || strlen(part) >= 6)))
			return true;
	}
	return false;
}

/* Does a word typed find a word of the text? */
static bool naive_finds(const struct naive_word *asked, const struct naive_word *found, bool parts)
{
	const char *typed = asked->text, *word = found->text;
	char part[NAIVE_WORD];
	if (strcmp(typed, word) == 0)
		return true;
	if (strlen(typed) < 4 || strspn(typed, "0123456789") == strlen(typed))
		return false;
	naive_male(typed, part);
	if (strlen(part) >= 5 && naive_ends(part, "er", 0) && !found->capital)
		return false;
	if (naive_same_stem(asked, found))
		return true;
	if (!parts)
		return false;
	char other[NAIVE_WORD];
	for (size_t i = 0; i < 3; i++)
		if (naive_other(typed, other, i) && naive_part(other, word))
			return true;
	if (strlen(part) < 6)
		return naive_part(typed, word);
	static const char *const endings[] = {"en", "es", "e", "n", "s", "r"};
	for (size_t i = 0; i < 6; i++) {
		if (naive_ends(part, endings[i], 6)) {
			part[strlen(part) - strlen(endings[i])] = '\0';
			break;
		}
	}
	return naive_part(part, word);
}

static bool naive_word_in(const struct naive_word *typed, const struct naive_text *text, bool parts)
{
	for (size_t i = 0; i < text->count; i++) {
		const struct naive_group *group = &text->groups[i];
		for (size_t k = 0; k < group->parts + (group->parts > 1); k++)
			if (naive_finds(typed, &group->words[k], parts))
				return true;
	}
	return false;
}

/* An ad: what counts, and the small print (NULL: not looked at). */
static bool naive_group_in(const struct naive_group *group, const struct naive_text *text,
	const struct naive_text *small)
{
	bool all = true;
	for (size_t k = 0; k < group->parts + (group->parts > 1); k++) {
		bool in = naive_word_in(&group->words[k], text, !small)
			|| (small && naive_word_in(&group->words[k], small, false));
		if (k == group->parts)
			return all || in;
		all = all && in;
	}
	return all;
}

/* Which texts a query finds; at most eight groups of the query count; without any nothing is found.
 * A group no text has is looked for in the small print. */
static void naive_match(const struct naive_text *query, const struct naive_text *texts,
	const struct naive_text *smalls, size_t count, bool *found_r)
{
	for (size_t i = 0; i < count; i++)
		found_r[i] = query->count > 0 && texts[i].groups;
	for (size_t g = 0; g < query->count && g < 8; g++) {
		bool any = false;
		for (size_t i = 0; i < count && !any; i++)
			any = texts[i].groups && naive_group_in(&query->groups[g], &texts[i], NULL);
		for (size_t i = 0; i < count; i++)
			found_r[i] = found_r[i]
				&& naive_group_in(
					&query->groups[g], &texts[i], any ? NULL : &smalls[i]);
	}
}

#endif
