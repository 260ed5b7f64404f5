/* Stems, by libstemmer. */
#include "search/index/stem.h"

#include <libstemmer.h>
#include <string.h>

#include "base/log.h"

#define FEMALE_REST 3 /* letters before -in */
#define PART_REST 6
#define ADJECTIVE_REST 3

static struct sb_stemmer *german(void)
{
	static struct sb_stemmer *stemmer;
	if (!stemmer)
		stemmer = sb_stemmer_new("german", "UTF_8");
	if (!stemmer)
		log_fatal("search", "reason=no_german_stemmer");
	return stemmer;
}

static size_t without(const char *word, size_t bytes, const char *ending, size_t rest)
{
	size_t length = strlen(ending);
	if (bytes < length + rest || memcmp(word + bytes - length, ending, length) != 0)
		return bytes;
	return bytes - length;
}

size_t stem_male(const char *word, size_t bytes)
{
	size_t shorter = without(word, bytes, "innen", FEMALE_REST);
	return shorter < bytes ? shorter : without(word, bytes, "in", FEMALE_REST);
}

/* What the stemmer would make of it, but for "-isch": an Elektroniker is not elektronisch. */
static size_t adjective(const char *word, size_t bytes)
{
	static const char *const endings[] = {"e", "en", "er", "es", "em", ""};
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		size_t shorter = without(word, bytes, endings[i], 0);
		if ((shorter < bytes || !*endings[i])
			&& without(word, shorter, "isch", ADJECTIVE_REST) < shorter)
			return shorter;
	}
	return 0;
}

size_t stem_forms(const char *word, size_t bytes, char forms_r[STEM_FORMS][FOLD_BYTES + 1])
{
	static const char *const endings[] = {"mann", "frau", "leute", "frauen"};
	size_t count = 0, own = 0, rest = bytes;
	while (own < 4 && (rest = without(word, bytes, endings[own], FEMALE_REST)) == bytes)
		own++;
	for (size_t i = 0; own < 4 && i < STEM_FORMS; i++) {
		if (i == own || rest + strlen(endings[i]) > FOLD_BYTES)
			continue;
		memcpy(forms_r[count], word, rest);
		strcpy(forms_r[count++] + rest, endings[i]);
	}
	return count;
}

static void stem_add(const char *word, size_t bytes, struct stems *stems)
{
	const void *stem = word;
	size_t length = adjective(word, bytes);
	if (length == 0) {
		stem = sb_stemmer_stem(german(), (const sb_symbol *)word, (int)bytes);
		length = stem ? (size_t)sb_stemmer_length(german()) : 0;
	}
	if (length == 0 || length > FOLD_BYTES)
		return;
	if (stems->count && stems->bytes[0] == length && !memcmp(stems->text[0], stem, length))
		return;
	memcpy(stems->text[stems->count], stem, length);
	stems->text[stems->count][length] = '\0';
	stems->bytes[stems->count++] = length;
}

void stem_find(const char *word, size_t bytes, struct stems *stems_r)
{
	stems_r->count = 0;
	stem_add(word, bytes, stems_r);
	char forms[STEM_FORMS][FOLD_BYTES + 1];
	size_t shorter = stem_male(word, bytes);
	if (shorter < bytes)
		stem_add(word, shorter, stems_r);
	else if (stem_forms(word, bytes, forms) && without(word, bytes, "mann", 0) == bytes)
		stem_add(forms[0], strlen(forms[0]), stems_r); /* -mann stands for all */
}

size_t stem_part(const char *word, size_t bytes)
{
	static const char *const endings[] = {"en", "es", "e", "n", "s", "r"};
	size_t part = stem_male(word, bytes);
	if (part < PART_REST)
		return bytes;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		size_t shorter = without(word, part, endings[i], PART_REST);
		if (shorter < part)
			return shorter;
	}
	return part;
}

static const char *const inflections[] = {"", "e", "en", "er", "es", "em", "n", "s", "in", "innen"};

#define INFLECTIONS (sizeof(inflections) / sizeof(inflections[0]))

/* "-er" inflects only what ends in -t or -d ("befristeter", "Kinder"): a Programmer is no Programm,
 * a Pfleger no Pflege. */
static bool inflects(const char *word, size_t bytes, const char *ending)
{
	return strcmp(ending, "er") != 0
		|| (bytes > 0 && (word[bytes - 1] == 't' || word[bytes - 1] == 'd'));
}

bool stem_inflected(const char *a, size_t a_bytes, const char *b, size_t b_bytes)
{
	if (a_bytes > b_bytes)
		return stem_inflected(b, b_bytes, a, a_bytes);
	if (memcmp(a, b, a_bytes) != 0)
		return false;
	for (size_t i = 0; i < INFLECTIONS; i++)
		if (strlen(inflections[i]) == b_bytes - a_bytes
			&& memcmp(b + a_bytes, inflections[i], b_bytes - a_bytes) == 0)
			return inflects(b, a_bytes, inflections[i]);
	return false;
}

bool stem_related(const char *a, size_t a_bytes, const char *b, size_t b_bytes)
{
	for (size_t i = 0; i < INFLECTIONS; i++) {
		size_t left = without(a, a_bytes, inflections[i], FEMALE_REST);
		if ((left == a_bytes && *inflections[i]) || !inflects(a, left, inflections[i]))
			continue;
		for (size_t k = 0; k < INFLECTIONS; k++) {
			size_t right = without(b, b_bytes, inflections[k], FEMALE_REST);
			if (left == right && memcmp(a, b, left) == 0
				&& inflects(b, right, inflections[k]))
				return true;
		}
	}
	return false;
}
