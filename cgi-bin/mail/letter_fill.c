/* The placeholders, lists and facts of letters. */
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "mail/letter_private.h"

#define BLOCK_END "{end}\n"

enum outcome letter_wrong(const char *template, const char *reason)
{
	log_error("letter", "template=%s reason=%s", template, reason);
	return INVALID;
}

static const struct letter_value *value_find(
	const struct letter_value *values, size_t count, const char *name, size_t length)
{
	for (size_t i = 0; i < count; i++) {
		if (strlen(values[i].name) == length && memcmp(values[i].name, name, length) == 0)
			return values[i].value ? &values[i] : NULL;
	}
	return NULL;
}

const struct letter_value *letter_value_of(
	const struct letter_filling *filling, const char *name, size_t length)
{
	const struct letter_row *row = filling->row;
	const struct letter_value *value =
		row ? value_find(row->values, row->count, name, length) : NULL;

	if (!value)
		value = value_find(filling->letter->values, filling->letter->count, name, length);
	return value ? value : value_find(filling->addresses, filling->address_count, name, length);
}

/* In an address (between < and >) nothing may stand that could end it: no escaping there. */
static bool add_address(struct buf *buf, const char *value)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-._~:/?#[]@!$&'()*+,;=%";
	buf_str(buf, value);
	return value[strspn(value, allowed)] == '\0';
}

/* A value is one line, and in Markdown every mark in it stands for itself. */
static void value_add_text(struct buf *buf, enum letter_form form, const char *value)
{
	static const char marks[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
	for (; *value; value++) {
		char c = (unsigned char)*value < ' ' ? ' ' : *value;
		if (form == FORM_MARKDOWN && strchr(marks, c))
			buf_char(buf, '\\');
		buf_char(buf, c);
	}
}

bool letter_german(const struct letter_filling *filling, const struct letter_value *value)
{
	static const char *const german[] = {"title", "authority", "town", "contact"};

	for (size_t i = 0; i < sizeof(german) / sizeof(german[0]); i++)
		if (text_equal(value->name, german[i]))
			return text_equal(filling->letter->lang, "en");
	return false;
}

static void add_value(
	struct buf *buf, const struct letter_filling *filling, const struct letter_value *value)
{
	bool marked = filling->form == FORM_MARKDOWN && letter_german(filling, value);

	buf_str(buf, marked ? LETTER_GERMAN : "");
	value_add_text(buf, filling->form, value->value);
	buf_str(buf, marked ? LETTER_GERMAN_END : "");
}

/* One placeholder at *text, which moves behind it. */
static enum outcome fill_one(
	struct buf *buf, const struct letter_filling *filling, bool address, const char **text)
{
	const char *template = filling->letter->template;
	const char *name = *text + 1;
	size_t length = strcspn(name, "}\n");
	const struct letter_value *value = letter_value_of(filling, name, length);

	if (name[length] != '}' || !value)
		return letter_wrong(template, "placeholder");
	if (!address)
		add_value(buf, filling, value);
	else if (!add_address(buf, value->value))
		return letter_wrong(template, "address");
	*text = name + length + 1;
	return OK;
}

/* What stands in plain text between a link's words and its address, at `text`: a link that has its
 * line to itself goes on in the next. */
static const char *link_gap(const char *begin, const char *text)
{
	const char *line = text, *behind = strstr(text, ">)");

	while (line > begin && line[-1] != '\n')
		line--;
	if (!behind || (behind[2] != '\n' && strncmp(behind + 2, "\\\n", 2) != 0))
		return " ";
	return *line == '[' ? ":\n" : strncmp(line, "- [", 3) == 0 ? "\n  " : " ";
}

/* A mark of Markdown at *text that plain text has otherwise. False: there is none. */
static bool plain_mark(struct buf *buf, const char *begin, const char **text)
{
	if (**text == '[' || strncmp(*text, "\\\n", 2) == 0) {
		(*text)++;
	} else if (strncmp(*text, "](", 2) == 0) {
		buf_str(buf, link_gap(begin, *text));
		*text += 2;
	} else if (strncmp(*text, ">)", 2) == 0) {
		buf_char(buf, '>');
		*text += 2;
	} else {
		return false;
	}
	return true;
}

static enum outcome fill_part(
	struct buf *buf, const struct letter_filling *filling, const char *text, const char *end)
{
	const char *begin = text;
	bool address = false;

	while (text < end) {
		enum outcome outcome = OK;

		if (*text == '{') {
			outcome = fill_one(buf, filling, address, &text);
		} else {
			address = *text == '<' || (address && *text != '>' && *text != '\n');
			if (filling->form != FORM_PLAIN || !plain_mark(buf, begin, &text))
				buf_char(buf, *text++);
		}
		if (outcome)
			return outcome;
	}
	return OK;
}

static const struct letter_list *list_of(
	const struct letter *letter, const char *name, size_t length)
{
	for (size_t i = 0; i < letter->list_count; i++) {
		const struct letter_list *list = &letter->lists[i];

		if (strlen(list->name) == length && memcmp(list->name, name, length) == 0)
			return list;
	}
	return NULL;
}

/* A part "{kind name}\n…{end}\n". */
struct block {
	char kind; /* e: each, i: if, f: facts */
	const char *name;
	size_t length;
	const char *begin, *end; /* what is in it */
};

static enum outcome fill_blocks(
	struct buf *buf, const struct letter_filling *filling, const char *text, const char *end);

static enum outcome fill_each(
	struct buf *buf, const struct letter_filling *filling, const struct block *block)
{
	const struct letter_list *list = list_of(filling->letter, block->name, block->length);
	enum outcome outcome = OK;

	if (!list)
		return letter_wrong(filling->letter->template, "list");
	for (size_t i = 0; !outcome && i < list->count; i++) {
		struct letter_filling repeated = *filling;

		repeated.row = &list->rows[i];
		outcome = fill_blocks(buf, &repeated, block->begin, block->end);
	}
	return outcome;
}

static enum outcome fill_if(
	struct buf *buf, const struct letter_filling *filling, const struct block *block)
{
	const struct letter_list *list = list_of(filling->letter, block->name, block->length);
	const struct letter_value *value = letter_value_of(filling, block->name, block->length);

	if (!list && !value)
		return letter_wrong(filling->letter->template, "condition");
	if (list ? list->count == 0 : text_empty(value->value))
		return OK;
	return fill_blocks(buf, filling, block->begin, block->end);
}

/* Is one of the values of the line empty? */
static bool fact_empty(const struct letter_filling *filling, const char *line, const char *end)
{
	const char *name;

	for (; (name = memchr(line, '{', (size_t)(end - line))); line = name + 1) {
		const struct letter_value *value =
			letter_value_of(filling, name + 1, strcspn(name + 1, "}\n"));

		if (value && text_empty(value->value))
			return true;
	}
	return false;
}

/* Lines "Label: value"; one whose value is empty is left out. */
static enum outcome fill_facts(
	struct buf *buf, const struct letter_filling *filling, const struct block *block)
{
	bool plain = filling->form == FORM_PLAIN;
	enum outcome outcome = OK;

	for (const char *line = block->begin, *end; !outcome && line < block->end; line = end) {
		const char *value = strstr(line, ": ");

		end = strchr(line, '\n') + 1;
		if (!value || value >= end)
			return letter_wrong(filling->letter->template, "fact");
		if (fact_empty(filling, line, end))
			continue;
		buf_str(buf, plain ? "" : "- " LETTER_LABEL);
		buf_add(buf, line, (size_t)(value + 1 - line));
		buf_str(buf, plain ? " " : LETTER_LABEL_END " ");
		outcome = fill_part(buf, filling, value + 2, end);
	}
	return outcome;
}

/* Is there the beginning of a block? */
static bool block_at(const char *text, struct block *block)
{
	static const char *const kinds[] = {"{each ", "{if ", "{facts"};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		size_t kind = strlen(kinds[i]), length = strcspn(text, "}\n");

		if (strncmp(text, kinds[i], kind) != 0 || strncmp(text + length, "}\n", 2) != 0)
			continue;
		*block = (struct block){.kind = text[1],
			.name = text + kind,
			.length = length - kind,
			.begin = text + length + 2};
		return true;
	}
	return false;
}

/* Finds the block's end, behind those that are in it. */
static bool block_end(struct block *block, const char *end)
{
	struct block inner;
	int depth = 1;

	for (const char *at = block->begin; at < end; at++) {
		if (*at == '{' && block_at(at, &inner))
			depth++;
		else if (strncmp(at, BLOCK_END, strlen(BLOCK_END)) == 0 && --depth == 0) {
			block->end = at;
			return true;
		}
	}
	return false;
}

static enum outcome fill_blocks(
	struct buf *buf, const struct letter_filling *filling, const char *text, const char *end)
{
	enum outcome outcome = OK;
	struct block block;

	while (!outcome && text < end) {
		const char *at = text;

		while (at < end && !(*at == '{' && block_at(at, &block)))
			at++;
		outcome = fill_part(buf, filling, text, at);
		if (outcome || at == end)
			return outcome;
		if (!block_end(&block, end))
			return letter_wrong(filling->letter->template, "end");
		outcome = block.kind == 'e' ? fill_each(buf, filling, &block)
			: block.kind == 'i' ? fill_if(buf, filling, &block)
					    : fill_facts(buf, filling, &block);
		text = block.end + strlen(BLOCK_END);
	}
	return outcome;
}

enum outcome letter_fill(struct buf *buf, const struct letter_filling *filling, const char *text)
{
	return fill_blocks(buf, filling, text, text + strlen(text));
}
