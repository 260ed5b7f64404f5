/* What letters are put together from. */
#include <string.h>

#include "base/text.h"
#include "mail/letter.h"

struct letter_list letter_lines(struct pool *pool, const char *text)
{
	size_t count = 0, most = 1;

	for (const char *at = text; *at; at++)
		most += *at == '\n';
	struct letter_row *rows = pool_alloc(pool, most * sizeof(*rows));
	while (*text) {
		size_t length = strcspn(text, "\n");
		const char *line = text_trim(pool, pool_strndup(pool, text, length));
		struct letter_value *value = pool_alloc(pool, sizeof(*value));

		*value = (struct letter_value){"line", line};
		if (!text_empty(line))
			rows[count++] = (struct letter_row){value, 1};
		text += length + (text[length] == '\n');
	}
	return (struct letter_list){"lines", rows, count};
}

void letter_rest(struct pool *pool, struct letter *letter, const struct letter *rest)
{
	size_t count = letter->count + rest->count;
	size_t list_count = letter->list_count + rest->list_count;
	struct letter_value *values = POOL_ARRAY(pool, struct letter_value, count + 1);
	struct letter_list *lists = POOL_ARRAY(pool, struct letter_list, list_count + 1);

	for (size_t i = 0; i < count; i++)
		values[i] = i < letter->count ? letter->values[i] : rest->values[i - letter->count];
	for (size_t i = 0; i < list_count; i++)
		lists[i] = i < letter->list_count ? letter->lists[i]
						  : rest->lists[i - letter->list_count];
	letter->values = values;
	letter->count = count;
	letter->lists = lists;
	letter->list_count = list_count;
	letter->written = rest->written;
	letter->by_hand = rest->by_hand;
	letter->event = rest->event;
	letter->method = rest->method;
}
