/* Letters filled with examples. */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "mail/letter_check.h"

#define EXAMPLE_ROWS 2
#define MANY_ROWS 25

struct example {
	struct pool *pool;
	const struct letter_known *known;
	enum letter_example with;
	letter_example_word *word;
	void *context;
};

/* The same words again and again; days, numbers and addresses do not get longer. */
static const char *example_long(struct pool *pool, const char *value)
{
	struct buf buf;

	if (text_empty(value) || strpbrk(value, "0123456789"))
		return value;
	buf_init(&buf, pool);
	buf_str(&buf, value);
	while (text_length(buf.data) + text_length(value) < LETTER_LONGEST_VALUE) {
		buf_char(&buf, ' ');
		buf_str(&buf, value);
	}
	return buf.data;
}

static const char *example_value(const struct example *example, const struct letter_name *name)
{
	const char *value = example->word(example->context, name->name);
	/* what stands in an address has an example of its own kind there */
	bool fits = value && (!name->address || !strpbrk(value, " ,<>"));

	if (example->with == LETTER_MISSING)
		return "";
	if (!fits)
		value = name->name;
	return example->with == LETTER_LONGEST && !name->address
		? example_long(example->pool, value)
		: value;
}

static size_t row_count(const struct example *example, const char *list, size_t values)
{
	if (text_equal(list, "account") || example->with == LETTER_MISSING)
		return 0;
	if (!values)
		return 1;
	return example->with == LETTER_LONGEST ? MANY_ROWS : EXAMPLE_ROWS;
}

/* The rows of a list: all that is known in it. */
static struct letter_list example_list(const struct example *example, const char *list)
{
	const struct letter_known *known = example->known;
	struct pool *pool = example->pool;
	struct letter_value *values = POOL_ARRAY(pool, struct letter_value, known->count + 1);
	struct letter_row *rows = POOL_ARRAY(pool, struct letter_row, MANY_ROWS);
	size_t count = 0;

	for (size_t i = 0; i < known->count; i++)
		if (text_equal(known->names[i].list, list))
			values[count++] = (struct letter_value){
				known->names[i].name, example_value(example, &known->names[i])};
	for (size_t i = 0; i < MANY_ROWS; i++)
		rows[i] = (struct letter_row){values, count};
	return (struct letter_list){list, rows, row_count(example, list, count)};
}

void letter_example(struct pool *pool, const struct letter_known *known, enum letter_example with,
	letter_example_word *word, void *context, struct letter *letter_r)
{
	const struct example example = {pool, known, with, word, context};
	struct letter_value *values = POOL_ARRAY(pool, struct letter_value, known->count + 1);
	struct letter_list *lists = POOL_ARRAY(pool, struct letter_list, known->count + 1);
	size_t count = 0, list_count = 0;

	for (size_t i = 0; i < known->count; i++) {
		const struct letter_name *name = &known->names[i];

		if (name->repeated)
			lists[list_count++] = example_list(&example, name->name);
		else if (!name->list && !text_among("portal,jobs,backend", name->name))
			values[count++] =
				(struct letter_value){name->name, example_value(&example, name)};
	}
	letter_r->values = values;
	letter_r->count = count;
	letter_r->lists = lists;
	letter_r->list_count = list_count;
}
