/* The placeholders of letters. */
#include <string.h>

#include "base/log.h"
#include "mail/letter_private.h"

static const char each[] = "{each ";
static const char each_end[] = "{end}\n";

enum outcome letter_wrong(const char *template, const char *reason)
{
	log_error("letter", "template=%s reason=%s", template, reason);
	return INVALID;
}

static const char *find(const struct letter_value *values, size_t count, const char *name,
	size_t length)
{
	for (size_t i = 0; i < count; i++) {
		if (strlen(values[i].name) == length && memcmp(values[i].name, name, length) == 0)
			return values[i].value;
	}
	return NULL;
}

const char *letter_value_of(const struct letter_filling *filling, const char *name, size_t length)
{
	const struct letter_row *row = filling->row;
	const char *value = row ? find(row->values, row->count, name, length) : NULL;

	if (!value)
		value = find(filling->letter->values, filling->letter->count, name, length);
	return value ? value : find(filling->addresses, filling->address_count, name, length);
}

/* In an address (between < and >) nothing may stand that could end it: no escaping there. */
static bool add_address(struct buf *buf, const char *value)
{
	static const char allowed[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789-._~:/?#[]@!$&'()*+,;=%";
	buf_str(buf, value);
	return value[strspn(value, allowed)] == '\0';
}

/* A value is one line, and in Markdown every mark in it stands for itself. */
static void add_value(struct buf *buf, enum letter_form form, const char *value)
{
	static const char marks[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
	for (; *value; value++) {
		char c = (unsigned char)*value < ' ' ? ' ' : *value;
		if (form == FORM_MARKDOWN && strchr(marks, c))
			buf_char(buf, '\\');
		buf_char(buf, c);
	}
}

/* One placeholder at *text, which moves behind it. */
static enum outcome fill_one(struct buf *buf, const struct letter_filling *filling, bool address,
	const char **text)
{
	const char *template = filling->letter->template;
	const char *name = *text + 1;
	size_t length = strcspn(name, "}\n");
	const char *value = letter_value_of(filling, name, length);

	if (name[length] != '}' || !value)
		return letter_wrong(template, "placeholder");
	if (!address)
		add_value(buf, filling->form, value);
	else if (!add_address(buf, value))
		return letter_wrong(template, "address");
	*text = name + length + 1;
	return OK;
}

static enum outcome fill_part(struct buf *buf, const struct letter_filling *filling,
	const char *text, const char *end)
{
	bool address = false;

	while (text < end) {
		enum outcome outcome = OK;

		if (*text == '{') {
			outcome = fill_one(buf, filling, address, &text);
		} else if (filling->form == FORM_PLAIN && strncmp(text, "\\\n", 2) == 0) {
			text++;
		} else {
			address = *text == '<' || (address && *text != '>' && *text != '\n');
			buf_char(buf, *text++);
		}
		if (outcome)
			return outcome;
	}
	return OK;
}

static const struct letter_list *list_of(const struct letter *letter, const char *name,
	size_t length)
{
	for (size_t i = 0; i < letter->list_count; i++) {
		const struct letter_list *list = &letter->lists[i];

		if (strlen(list->name) == length && memcmp(list->name, name, length) == 0)
			return list;
	}
	return NULL;
}

/* A repeated part at *text, which moves behind it. */
static enum outcome fill_list(struct buf *buf, const struct letter_filling *filling,
	const char **text)
{
	const struct letter *letter = filling->letter;
	const char *name = *text + strlen(each);
	size_t length = strcspn(name, "}\n");
	const struct letter_list *list = list_of(letter, name, length);
	const char *begin = name + length + 2;
	const char *end = strncmp(name + length, "}\n", 2) == 0 ? strstr(begin, each_end) : NULL;

	if (!list || !end)
		return letter_wrong(letter->template, "list");
	for (size_t i = 0; i < list->count; i++) {
		struct letter_filling repeated = *filling;

		repeated.row = &list->rows[i];
		enum outcome outcome = fill_part(buf, &repeated, begin, end);
		if (outcome)
			return outcome;
	}
	*text = end + strlen(each_end);
	return OK;
}

enum outcome letter_fill(struct buf *buf, const struct letter_filling *filling, const char *text)
{
	enum outcome outcome = OK;

	while (!outcome && *text) {
		const char *list = strstr(text, each);
		const char *end = list ? list : text + strlen(text);

		outcome = fill_part(buf, filling, text, end);
		text = end;
		if (!outcome && list)
			outcome = fill_list(buf, filling, &text);
	}
	return outcome;
}
