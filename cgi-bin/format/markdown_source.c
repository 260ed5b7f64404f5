/* Lines of text that people typed or pasted, as Markdown. */
#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "format/markdown_private.h"

#define DEPTH_MAX 6 /* bullets within bullets */
#define NUMBER_DIGITS 9 /* of a list, as in Markdown */

/* Where the text is. */
struct source {
	struct buf buf;
	const char *next; /* behind the line in hand */
	const char *text, *end; /* the line without its indentation */
	size_t indent; /* columns */
	uint32_t bullets[DEPTH_MAX]; /* pasted lists that are open, the innermost last */
	size_t depth;
	bool list; /* in a list of Markdown */
	size_t base; /* by how much all of it is indented */
	size_t item; /* columns before its last item, without that */
	bool pasted; /* the line before was a pasted item */
	bool blank; /* the line before was empty */
	long number; /* of the last item of a numbered list */
	char fence; /* within a block of code */
	size_t cells; /* within a table: its columns */
};

static bool blank_char(char c)
{
	return c == ' ' || c == '\t';
}

static void line_read(struct source *s)
{
	s->text = s->next;
	s->end = s->next + strcspn(s->next, "\r\n");
	s->next = s->end + (strncmp(s->end, "\r\n", 2) == 0 ? 2 : *s->end ? 1 : 0);
	while (s->end > s->text && blank_char(s->end[-1]))
		s->end--;
	s->indent = 0;
	for (; s->text < s->end && blank_char(*s->text); s->text++)
		s->indent = *s->text == '\t' ? (s->indent / 4 + 1) * 4 : s->indent + 1;
}

static void spaces(struct source *s, size_t count)
{
	while (count-- > 0)
		buf_char(&s->buf, ' ');
}

static void rest(struct source *s, const char *text)
{
	markdown_inline(&s->buf, text, s->end, s->cells);
	buf_char(&s->buf, '\n');
}

/* The sign of a list that was pasted, and where its text begins; 0: none. */
static uint32_t bullet(const struct source *s, const char **text_r)
{
	static const uint32_t signs[] = {0x2022, 0x2023, 0x25aa, 0x25ab, 0x25e6, 0x25cf, 0x25cb,
		0x25a0, 0x25a1, 0x2043, 0x2219, 0xf0a7, 0xf0b7, 0xf0d8, 0xf0fc};
	const char *at = s->text;
	uint32_t sign = at < s->end ? utf8_next(&at, s->end) : 0;
	const char *text = at;
	bool known = false, tab = false;

	for (; text < s->end && (blank_char(*text) || strncmp(text, "\xc2\xa0", 2) == 0); text++)
		tab = tab || *text == '\t' || text > at;
	if (text == s->end)
		return 0;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		known = known || sign == signs[i];
	if (sign == 0x2013 || sign == 0x2014 || sign == 0xb7) /* these stand in sentences too */
		known = text > at;
	if (sign == 'o')
		known = tab;
	*text_r = text;
	return known ? sign : 0;
}

/* The number of a list's item and where it ends; -1: none. */
static long numbered(const char *text, const char *end, const char **mark_r)
{
	const char *at = text;
	long number = 0;

	while (at < end && isdigit((unsigned char)*at) && at - text < NUMBER_DIGITS)
		number = number * 10 + (*at++ - '0');
	if (at == text || at >= end || (*at != '.' && *at != ')')
		|| (at + 1 < end && !blank_char(at[1])))
		return -1;
	*mark_r = at;
	return *text == '0' ? 0 : number; /* no list begins with 0 or 01 */
}

static bool month(const char *text, const char *end)
{
	static const char *const months[] = {"jan", "feb", "mär", "mar", "apr", "mai", "may", "jun",
		"jul", "aug", "sep", "okt", "oct", "nov", "dez", "dec"};

	while (text < end && blank_char(*text))
		text++;
	for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++)
		if (strncasecmp(text, months[i], strlen(months[i])) == 0)
			return true;
	return false;
}

/* "1. Juli" is a day, and a list goes on with the next number. */
static bool goes_on(const struct source *s, const char *mark, long number)
{
	return mark + 1 < s->end && !month(mark + 1, s->end) && number == s->number + 1;
}

/* Where a mark that is one ends, else the mark. */
static const char *number_take(struct source *s, const char *text, const char *mark, long number)
{
	buf_add(&s->buf, text, (size_t)(mark - text));
	if (!goes_on(s, mark, number)) {
		buf_char(&s->buf, '\\');
		return mark;
	}
	buf_char(&s->buf, *mark);
	s->number = number;
	return mark + 1;
}

/* Marks of items and quotes at a line's begin; where they end. "> 5 Jahre" is none. */
static const char *marks_take(struct source *s, const char *text)
{
	for (;;) {
		const char *at = text + 1;

		while (at < s->end && blank_char(*at))
			at++;
		if (at >= s->end || !strchr(">-+*", *text) || (*text != '>' && at == text + 1))
			return text;
		if (*text == '>' && isdigit((unsigned char)*at)) {
			buf_char(&s->buf, '\\');
			return text;
		}
		buf_char(&s->buf, *text);
		buf_char(&s->buf, ' '); /* more of them would make code of it */
		text = at;
	}
}

/* Would Markdown take the begin of an item's text for a mark? */
static bool sign_at(const struct source *s, const char *text)
{
	bool blank = text + 1 < s->end && blank_char(text[1]);

	return *text == '>' || (blank && strchr("-+*#", *text));
}

/* The text of a line; in a pasted item nothing at its begin is a mark. */
static void line_put(struct source *s, const char *text, bool item)
{
	const char *mark, *begin = item ? text : marks_take(s, text);
	long number = numbered(begin, s->end, &mark);

	if (number >= 0 && !item) {
		begin = number_take(s, begin, mark, number);
		item = begin > mark;
		if (item)
			buf_char(&s->buf, ' ');
		while (item && begin < s->end && blank_char(*begin))
			begin++;
	}
	if (item && numbered(begin, s->end, &mark) >= 0) {
		buf_add(&s->buf, begin, (size_t)(mark - begin));
		buf_char(&s->buf, '\\');
		begin = mark;
	}
	/* a mark of nothing is none; what stands behind a fence or defines a link would not be seen
	 */
	if (strncmp(begin, "```", 3) == 0 || strncmp(begin, "~~~", 3) == 0
		|| (begin + 1 == s->end && strchr("-+*", *begin)) || (item && sign_at(s, begin))
		|| (*begin == '[' && !memmem(begin, (size_t)(s->end - begin), "](", 2))) {
		buf_char(&s->buf, '\\');
		buf_char(&s->buf, *begin++);
	}
	rest(s, begin);
}

static void take_bullet(struct source *s, uint32_t sign, const char *text)
{
	size_t depth = 0;

	while (depth < s->depth && s->bullets[depth] != sign)
		depth++;
	if (depth == DEPTH_MAX)
		depth--;
	s->bullets[depth] = sign;
	s->depth = depth + 1;
	s->pasted = true;
	spaces(s, 2 * depth);
	buf_str(&s->buf, "- ");
	line_put(s, text, true);
}

static bool list_item(const struct source *s)
{
	return s->end - s->text > 1 && strchr("-+*", *s->text) && blank_char(s->text[1]);
}

/* Indentation means something in lists alone, and little: elsewhere Markdown would make code of it.
 */
static void indentation(struct source *s, bool item)
{
	size_t count;

	if (!s->list)
		s->base = s->indent < 4 ? 0 : s->indent;
	count = s->indent > s->base ? s->indent - s->base : 0;
	if (s->list && count > s->item + 4)
		count = s->item + 4;
	spaces(s, count);
	if (item)
		s->item = count;
	s->list = s->list || item;
}

static void take_line(struct source *s)
{
	const char *mark;
	long number = numbered(s->text, s->end, &mark);
	bool item = list_item(s) || (number >= 0 && goes_on(s, mark, number));

	if (s->pasted && !s->blank && s->indent < 2)
		buf_char(&s->buf, '\n'); /* else it would go on in the item */
	if (s->blank && s->indent == 0 && !item) {
		s->list = false;
		s->number = number < 0 ? 0 : s->number;
	}
	if (s->pasted && !s->blank && s->indent >= 2)
		spaces(s, 2 * s->depth);
	else
		indentation(s, item);
	s->pasted = false;
	s->depth = 0;
	line_put(s, s->text, false);
}

/* How many columns the table has whose second line stands at `text`; 0: it is none. */
static size_t table_columns(const char *text)
{
	size_t columns = 0;

	text += strspn(text, " \t|");
	while (*text && !strchr("\r\n", *text)) {
		size_t dashes;

		text += *text == ':';
		dashes = strspn(text, "-");
		text += dashes;
		text += *text == ':';
		text += strspn(text, " \t");
		if (dashes == 0 || !strchr("|\r\n", *text))
			return 0;
		columns++;
		text += strspn(text, "| \t");
	}
	return columns;
}

/* What looks like a table's head may be none: the fewest columns are safe. */
static void find_table(struct source *s)
{
	size_t columns = table_columns(s->next);

	if (columns && (!s->cells || columns < s->cells))
		s->cells = columns;
}

/* Within code, and at its fences, every line is as it is. */
static bool take_code(struct source *s)
{
	size_t length = s->text < s->end ? strspn(s->text, *s->text == '~' ? "~" : "`") : 0;
	bool fence = s->indent < 4 && length >= 3 && s->text + length == s->end;

	if (!s->fence && !fence)
		return false;
	if (!s->fence)
		s->fence = *s->text;
	else if (fence && s->fence == *s->text)
		s->fence = '\0';
	spaces(s, s->indent);
	buf_add(&s->buf, s->text, (size_t)(s->end - s->text));
	buf_char(&s->buf, '\n');
	return true;
}

static void line_take(struct source *s)
{
	const char *text;
	uint32_t sign;

	if (take_code(s))
		return;
	sign = s->text == s->end ? 0 : bullet(s, &text);
	if (s->text == s->end) {
		s->cells = 0;
		buf_char(&s->buf, '\n');
	} else if (sign) {
		s->cells = 0;
		take_bullet(s, sign, text);
	} else {
		find_table(s);
		take_line(s);
	}
	s->blank = s->text == s->end;
}

char *markdown_source(struct pool *pool, const char *text)
{
	struct source s = {.next = text};

	buf_init(&s.buf, pool);
	while (*s.next) {
		line_read(&s);
		line_take(&s);
	}
	return s.buf.data;
}
