/* Words of facets, and what ads say of working at home. */
#include "public_ad/ad_words.h"

#include <string.h>

#include "choice/choice.h"
#include "search/index/token.h"

static const struct {
	enum public_ad_facet facet;
	const char *value;
	const char *words;
} facet_words[] = {
	{FACET_LEVEL, "einfach", "Einfacher Dienst"},
	{FACET_LEVEL, "mittel", "Mittlerer Dienst"},
	{FACET_LEVEL, "gehoben", "Gehobener Dienst"},
	{FACET_LEVEL, "hoeher", "Höherer Dienst"},
	{FACET_WORKING_TIME, "full", "Vollzeit"},
	{FACET_WORKING_TIME, "part", "Teilzeit"},
	{FACET_WORKING_TIME, "both", "Vollzeit, Teilzeit"},
	{FACET_LIMITED, "1", "befristet"},
	{FACET_LIMITED, "0", "unbefristet"},
	{FACET_HOME, "1", "Homeoffice, mobiles Arbeiten"},
	{FACET_OPEN, "change", "Quereinstieg, career change"},
	{FACET_OPEN, "return", "Rückkehr, Wiedereinstieg, return to work"},
	{FACET_OPEN, "both",
		"Quereinstieg, career change, Rückkehr, Wiedereinstieg, return to work"},
};

const char *ad_facet_list(enum public_ad_facet facet)
{
	return facet == FACET_FIELD ? CHOICE_FIELD : facet == FACET_KIND ? CHOICE_POST_KIND : NULL;
}

const char *ad_facet_now(struct db *db, enum public_ad_facet facet, const char *value)
{
	const char *list = ad_facet_list(facet);
	const struct choice *choice = list ? choice_now(db, list, value) : NULL;

	return choice ? choice->code : value;
}

/* Capitals make a German noun of a word, which an English one is not. */
static const char *choice_words(struct pool *pool, const struct choice *choice)
{
	char *english = pool_strdup(pool, choice->name_en);

	for (char *at = english; *at; at++)
		*at = (char)(*at >= 'A' && *at <= 'Z' ? *at - 'A' + 'a' : *at);
	return pool_printf(pool, "%s, %s", choice->name_de, english);
}

const char *ad_facet_words(
	struct db *db, struct pool *pool, enum public_ad_facet facet, const char *value)
{
	const char *list = ad_facet_list(facet);
	const struct choice *choice = list ? choice_now(db, list, value) : NULL;

	if (choice)
		return choice_words(pool, choice);
	for (size_t i = 0; i < sizeof(facet_words) / sizeof(facet_words[0]); i++)
		if (facet_words[i].facet == facet && strcmp(facet_words[i].value, value) == 0)
			return facet_words[i].words;
	return NULL;
}

enum public_ad_facet ad_facet_of_code(const char *code)
{
	static const char *const codes[FACET_COUNT] = {"authority", "field", "level", "kind",
		"working_time", "limited", "town", "grade", "home", "external", "pay", "open"};
	size_t i = 0;
	while (i < FACET_COUNT && strcmp(codes[i], code) != 0)
		i++;
	return (enum public_ad_facet)i;
}

/* What a sentence says: work that is mobile or at home. */
struct saying {
	bool itself; /* one word that says all */
	bool mobile;
	bool home;
	bool work;
	bool not_so;
	char before[FOLD_BYTES + 1];
};

static bool begins(const char *word, const char *beginning)
{
	return strncmp(word, beginning, strlen(beginning)) == 0;
}

static void word_hear(struct saying *saying, const struct token *token)
{
	const char *word = token->word;
	saying->itself = saying->itself || begins(word, "homeoffice") || begins(word, "telearbeit")
		|| (strcmp(saying->before, "home") == 0 && strcmp(word, "office") == 0);
	/* "Mobilität" and "Mobilfunk" are something else. */
	saying->mobile = saying->mobile || (begins(word, "mobil") && token->bytes <= 7);
	saying->home = saying->home || begins(word, "zuhause")
		|| (strcmp(saying->before, "zu") == 0 && strcmp(word, "hause") == 0);
	saying->work = saying->work || begins(word, "arbeit") || begins(word, "erledig");
	saying->not_so = saying->not_so || strcmp(word, "nicht") == 0 || begins(word, "kein");
	memcpy(saying->before, word, token->bytes + 1);
}

/* Most sentences need not be read: pieces of the words that count, whatever their first letter. */
static bool worth_reading(const char *text, size_t length)
{
	static const char *const pieces[] = {"ffice", "elearbeit", "obil", "ause", "FFICE"};
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
		if (memmem(text, length, pieces[i], strlen(pieces[i])))
			return true;
	return false;
}

static bool sentence_says(const char *text, size_t length)
{
	char sentence[1024];
	const char *cursor = sentence;
	struct saying saying = {0};
	struct token_group group;
	if (length >= sizeof(sentence))
		length = sizeof(sentence) - 1;
	memcpy(sentence, text, length);
	sentence[length] = '\0';
	while (token_next(&cursor, &group)) {
		if (group.count > 1)
			word_hear(&saying, &group.joined);
		for (size_t i = 0; i < group.count; i++)
			word_hear(&saying, &group.parts[i]);
	}
	return !saying.not_so && (saying.itself || (saying.work && (saying.mobile || saying.home)));
}

bool ad_says_home(const char *text)
{
	while (text && *text) {
		size_t length = strcspn(text, ".!?;\r\n");
		if (worth_reading(text, length) && sentence_says(text, length))
			return true;
		text += length + (text[length] != '\0');
	}
	return false;
}
