/* Requirements taken from the text of a vacancy. */
#include <string.h>

#include "base/text.h"
#include "choice/choice.h"
#include "selection/requirement.h"

#define TEXT_MAX 500 /* as the column */

/* What stands behind the bullet of a line; NULL: it has none, or is longer than a requirement is.
 */
static const char *line_item(struct pool *pool, const char *line, size_t length)
{
	static const char *const bullets[] = {"- ", "* ", "+ ", "• ", "– "};
	size_t blanks = strspn(line, " \t"), bullet = 0;
	const char *text;

	if (blanks >= length)
		return NULL;
	line += blanks;
	length -= blanks;
	for (size_t i = 0; !bullet && i < sizeof(bullets) / sizeof(bullets[0]); i++)
		if (strncmp(line, bullets[i], strlen(bullets[i])) == 0)
			bullet = strlen(bullets[i]);
	if (!bullet || bullet >= length)
		return NULL;
	text = text_trim(pool, pool_strndup(pool, line + bullet, length - bullet));
	return text_empty(text) || text_length(text) > TEXT_MAX ? NULL : text;
}

const char **requirement_lines(struct pool *pool, const char *text, size_t *count_r)
{
	const char **items = POOL_ARRAY(pool, const char *, REQUIREMENTS_MAX);

	*count_r = 0;
	while (text && *text && *count_r < REQUIREMENTS_MAX) {
		size_t length = strcspn(text, "\r\n");
		const char *item = line_item(pool, text, length);

		if (item)
			items[(*count_r)++] = item;
		text += length + strspn(text + length, "\r\n");
	}
	return items;
}

enum outcome requirements_take(struct db *db, struct pool *pool, const struct principal *who,
	struct profile profile, const char *text, struct problems *problems)
{
	size_t count = 0;
	const char **items = requirement_lines(pool, text, &count);
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < count; i++) {
		const struct requirement_input input = {.text = items[i],
			.kind = "mandatory",
			.weight = 3,
			.scale = "points",
			.proof = choice_preset(db, CHOICE_PROOF, "documents")};

		outcome = requirement_add(db, pool, who, profile, &input, problems);
	}
	return outcome;
}
