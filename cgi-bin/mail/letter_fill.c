/* The placeholders, lists and facts of letters. */
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "mail/letter_private.h"

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
			address = letter_address_at(begin, text)
				|| (address && *text != '>' && *text != '\n');
			letter_char(buf, filling->form, address, begin, &text);
		}
		if (outcome)
			return outcome;
	}
	return OK;
}

static const struct letter_list *fill_list(
	const struct letter *letter, const char *name, size_t length)
{
	for (size_t i = 0; i < letter->list_count; i++) {
		const struct letter_list *list = &letter->lists[i];

		if (strlen(list->name) == length && memcmp(list->name, name, length) == 0)
			return list;
	}
	return NULL;
}

static enum outcome fill_blocks(
	struct buf *buf, const struct letter_filling *filling, const char *text, const char *end);

static enum outcome fill_each(
	struct buf *buf, const struct letter_filling *filling, const struct letter_block *block)
{
	const struct letter_list *list = fill_list(filling->letter, block->name, block->length);
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
	struct buf *buf, const struct letter_filling *filling, const struct letter_block *block)
{
	const struct letter_list *list = fill_list(filling->letter, block->name, block->length);
	const struct letter_value *value = letter_value_of(filling, block->name, block->length);

	if (!list && !value)
		return letter_wrong(filling->letter->template, "condition");
	if (list ? list->count != 0 : !text_empty(value->value))
		return fill_blocks(buf, filling, block->begin, block->end);
	return block->other ? fill_blocks(buf, filling, block->other, block->other_end) : OK;
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
	struct buf *buf, const struct letter_filling *filling, const struct letter_block *block)
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

static const struct {
	const char *word;
	enum letter_mark kind;
} marks[] = {
	{"each ", LETTER_EACH},
	{"if ", LETTER_IF},
	{"wenn ", LETTER_IF},
	{"facts", LETTER_FACTS},
	{"else", LETTER_ELSE},
	{"sonst", LETTER_ELSE},
	{"insert ", LETTER_INSERT},
	{"baustein ", LETTER_INSERT},
	{"end", LETTER_END},
	{"ende", LETTER_END},
};

#define MARKS (sizeof(marks) / sizeof(marks[0]))

/* Does the text inside of braces begin with this mark, or is it the whole of it? */
static bool mark_is(size_t i, const char *inside, size_t length)
{
	size_t word = strlen(marks[i].word);

	if (length < word || memcmp(inside, marks[i].word, word) != 0)
		return false;
	return length == word || marks[i].word[word - 1] == ' ';
}

bool letter_mark_word(const char *inside)
{
	for (size_t i = 0; i < MARKS; i++)
		if (mark_is(i, inside, strlen(inside)))
			return true;
	return false;
}

enum letter_mark letter_mark_at(const char *text, struct letter_block *block_r)
{
	size_t length = *text == '{' ? strcspn(text + 1, "}\n") : 0;

	for (size_t i = 0; *text == '{' && i < MARKS; i++) {
		size_t word = strlen(marks[i].word);

		if (!mark_is(i, text + 1, length) || strncmp(text + 1 + length, "}\n", 2) != 0)
			continue;
		*block_r = (struct letter_block){.kind = marks[i].kind,
			.name = text + 1 + word,
			.length = length - word,
			.begin = text + length + 3};
		return marks[i].kind;
	}
	return LETTER_VALUE;
}

/* Finds the block's end, behind those that are in it; the answer is behind it. NULL: there is none.
 */
static const char *block_close(struct letter_block *block, const char *end)
{
	struct letter_block inner;
	int depth = 1;

	for (const char *at = block->begin; at < end; at++) {
		enum letter_mark kind = letter_mark_at(at, &inner);

		if (kind == LETTER_VALUE)
			continue;
		if (kind == LETTER_ELSE && depth == 1 && block->kind == LETTER_IF
			&& !block->other) {
			block->end = at;
			block->other = inner.begin;
		} else if (kind == LETTER_END && --depth == 0) {
			*(block->other ? &block->other_end : &block->end) = at;
			return inner.begin;
		}
		depth += kind == LETTER_EACH || kind == LETTER_IF || kind == LETTER_FACTS;
		at = inner.begin - 1;
	}
	return NULL;
}

/* Does a block begin at `text`? */
static bool block_at(const char *text, struct letter_block *block)
{
	enum letter_mark kind = letter_mark_at(text, block);

	return kind == LETTER_EACH || kind == LETTER_IF || kind == LETTER_FACTS
		|| kind == LETTER_INSERT;
}

/* What the authority says, in lines of its own. */
static enum outcome fill_insert(
	struct buf *buf, const struct letter_filling *filling, const struct letter_block *block)
{
	const char *text = letter_insert_text(filling, block->name, block->length);
	enum outcome outcome;

	if (!text)
		return letter_wrong(filling->letter->template, "insert");
	outcome = fill_part(buf, filling, text, text + strlen(text));
	buf_str(buf, *text ? "\n" : "");
	return outcome;
}

static enum outcome fill_blocks(
	struct buf *buf, const struct letter_filling *filling, const char *text, const char *end)
{
	enum outcome outcome = OK;
	struct letter_block block;

	while (!outcome && text < end) {
		const char *at = text;

		while (at < end && !(*at == '{' && block_at(at, &block)))
			at++;
		outcome = fill_part(buf, filling, text, at);
		if (outcome || at == end)
			return outcome;
		text = block.kind == LETTER_INSERT ? block.begin : block_close(&block, end);
		if (!text)
			return letter_wrong(filling->letter->template, "end");
		outcome = block.kind == LETTER_EACH   ? fill_each(buf, filling, &block)
			: block.kind == LETTER_IF     ? fill_if(buf, filling, &block)
			: block.kind == LETTER_INSERT ? fill_insert(buf, filling, &block)
						      : fill_facts(buf, filling, &block);
	}
	return outcome;
}

enum outcome letter_fill(struct buf *buf, const struct letter_filling *filling, const char *text)
{
	return fill_blocks(buf, filling, text, text + strlen(text));
}
