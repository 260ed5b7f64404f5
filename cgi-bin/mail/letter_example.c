/* Letters filled with examples. */
#include <string.h>

#include "base/text.h"
#include "mail/letter_check.h"

#define EXAMPLE_ROWS 2

static const char *example_of(
	const struct letter_name *name, letter_example_word *word, void *context)
{
	const char *example = word(context, name->name);
	/* what stands in an address has an example of its own kind there */
	bool fits = example && (!name->address || !strpbrk(example, " ,<>"));

	return fits ? example : name->name;
}

/* The rows of a list: all that is known in it. */
static struct letter_list example_list(struct pool *pool, const struct letter_known *known,
	const char *list, letter_example_word *word, void *context)
{
	struct letter_value *values = POOL_ARRAY(pool, struct letter_value, known->count + 1);
	struct letter_row *rows = POOL_ARRAY(pool, struct letter_row, EXAMPLE_ROWS);
	size_t count = 0;

	for (size_t i = 0; i < known->count; i++)
		if (text_equal(known->names[i].list, list))
			values[count++] = (struct letter_value){
				known->names[i].name, example_of(&known->names[i], word, context)};
	for (size_t i = 0; i < EXAMPLE_ROWS; i++)
		rows[i] = (struct letter_row){values, count};
	if (text_equal(list, "account"))
		return (struct letter_list){list, rows, 0};
	return (struct letter_list){list, rows, count ? EXAMPLE_ROWS : 1};
}

void letter_example(struct pool *pool, const struct letter_known *known, letter_example_word *word,
	void *context, struct letter *letter_r)
{
	struct letter_value *values = POOL_ARRAY(pool, struct letter_value, known->count + 1);
	struct letter_list *lists = POOL_ARRAY(pool, struct letter_list, known->count + 1);
	size_t count = 0, list_count = 0;

	for (size_t i = 0; i < known->count; i++) {
		const struct letter_name *name = &known->names[i];

		if (name->repeated)
			lists[list_count++] = example_list(pool, known, name->name, word, context);
		else if (!name->list && !text_among("portal,jobs,backend", name->name))
			values[count++] =
				(struct letter_value){name->name, example_of(name, word, context)};
	}
	letter_r->values = values;
	letter_r->count = count;
	letter_r->lists = lists;
	letter_r->list_count = list_count;
}
