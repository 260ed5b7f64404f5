/* Names of people as directories write them. */
#include <string.h>

#include "base/text.h"

/* "Dr.", "Dipl.-Ing.", but not "J." */
static bool is_title(const char *word, size_t length)
{
	return length > 2 && word[length - 1] == '.';
}

static bool is_particle(const char *word, size_t length)
{
	static const char *const particles[] = {"von", "vom", "van", "zu", "zum", "zur", "de",
		"der", "den", "dem", "del", "della", "di", "da", "dos", "du", "la", "le", "ten",
		"ter", "af", "av", "al", "el", "bin", "ibn", "und"};
	for (size_t i = 0; i < sizeof(particles) / sizeof(particles[0]); i++)
		if (strlen(particles[i]) == length && strncmp(particles[i], word, length) == 0)
			return true;
	return false;
}

static const char *without_titles(const char *name)
{
	for (size_t length = strcspn(name, " "); name[length] && is_title(name, length);
		length = strcspn(name, " "))
		name += length + strspn(name + length, " ");
	return name;
}

/* Where the surname begins: at the last word, or at the first particle before it that no other word
 * follows. */
static const char *surname_of(const char *name)
{
	const char *surname = name;
	bool particle = false;
	for (const char *word = name; *word;) {
		size_t length = strcspn(word, " ");
		if (!particle)
			surname = word;
		particle = word != name && is_particle(word, length);
		word += length + strspn(word + length, " ");
		if (particle && !*word)
			surname = name;
	}
	return surname;
}

void text_person(struct pool *pool, const char *name, const char **first_r, const char **surname_r)
{
	name = without_titles(text_trim(pool, text_one_line(pool, name)));
	const char *comma = strchr(name, ',');
	if (comma) {
		*surname_r = text_trim(pool, pool_strndup(pool, name, (size_t)(comma - name)));
		*first_r = without_titles(text_trim(pool, comma + 1));
		return;
	}
	const char *surname = surname_of(name);
	*surname_r = surname;
	*first_r = text_trim(pool, pool_strndup(pool, name, (size_t)(surname - name)));
}
