/* Inside a line of Markdown: what is a mark, and what only looks like one. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "format/markdown_private.h"

/* One line on its way. */
struct line {
	struct buf *buf;
	const char *begin, *at, *end;
	size_t cells; /* columns of the table, 0: none */
	size_t pipes; /* met so far */
	bool strong; /* "**" is open */
};

static const char *const tags[] = {"a", "abbr", "article", "aside", "audio", "b", "big",
	"blockquote", "body", "br", "button", "canvas", "center", "cite", "code", "dd", "del",
	"div", "dl", "dt", "em", "embed", "figcaption", "figure", "font", "footer", "form", "h1",
	"h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "iframe", "img", "input",
	"ins", "label", "li", "link", "main", "mark", "math", "meta", "nav", "noscript", "object",
	"ol", "option", "p", "pre", "q", "s", "script", "section", "select", "small", "span",
	"strike", "strong", "style", "sub", "sup", "svg", "table", "tbody", "td", "textarea", "th",
	"thead", "title", "tr", "tt", "u", "ul", "video"};
/* Of these, the ones that end a line. */
static const char lines[] =
	" blockquote br center dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section"
	" table td th tr ul ";

/* Of words: a soft hyphen stands inside them too. */
static bool letter(uint32_t code)
{
	return utf8_is_letter(code) || code == 0xad || (code < 0x80 && isdigit((int)code));
}

/* The code point before `at`, 0 at the line's begin. */
static uint32_t code_before(const struct line *line, const char *at)
{
	if (at == line->begin)
		return 0;
	do
		at--;
	while (at > line->begin && utf8_continues(*at));
	return utf8_next(&at, line->end);
}

static uint32_t code_after(const struct line *line, const char *at)
{
	return at < line->end ? utf8_next(&at, line->end) : 0;
}

static void inline_copy(struct line *line, const char *end)
{
	buf_add(line->buf, line->at, (size_t)(end - line->at));
	line->at = end;
}

static void inline_escape(struct line *line, const char *end)
{
	while (line->at < end) {
		buf_char(line->buf, '\\');
		buf_char(line->buf, *line->at++);
	}
}

static const char *run_end(const struct line *line, char c)
{
	const char *at = line->at;

	while (at < line->end && *at == c)
		at++;
	return at;
}

/* What stands in cells the table has no column for would not be shown: it belongs to the last. */
static void take_pipe(struct line *line)
{
	const char *rest = line->at + 1;

	while (rest < line->end && isspace((unsigned char)*rest))
		rest++;
	if (line->at == line->begin || rest == line->end || ++line->pipes < line->cells)
		inline_copy(line, line->at + 1);
	else
		inline_escape(line, line->at + 1);
}

/* `code`: what stands in it stands for itself already. */
static void take_code(struct line *line)
{
	const char *open = run_end(line, '`'), *at = open;
	size_t length = (size_t)(open - line->at);

	while (at < line->end) {
		const char *close = at;

		while (close < line->end && *close == '`')
			close++;
		if ((size_t)(close - at) == length) {
			while (line->at < close) /* a pipe ends the cell even here */
				*line->at == '|' && line->cells ? take_pipe(line)
								: inline_copy(line, line->at + 1);
			return;
		}
		at = close > at ? close : at + 1;
	}
	inline_escape(line, open); /* none closes it in this line */
}

static bool starts(const struct line *line, const char *at, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(line->end - at) >= length && strncasecmp(at, word, length) == 0;
}

static bool address_starts(const struct line *line, const char *at)
{
	return starts(line, at, "https://") || starts(line, at, "http://")
		|| starts(line, at, "www.") || starts(line, at, "mailto:")
		|| starts(line, at, "tel:");
}

/* <https://…> or <name@domain>. */
static const char *autolink_end(const struct line *line)
{
	const char *at = line->at + 1;
	bool mail = false;

	for (; at < line->end && *at != '>'; at++) {
		if (isspace((unsigned char)*at) || *at == '<' || (*at == '|' && line->cells))
			return NULL;
		mail = mail || *at == '@';
	}
	if (at == line->end || !(mail || address_starts(line, line->at + 1)))
		return NULL;
	return at + 1;
}

/* Behind the attributes of a tag, at its ">"; NULL: what follows are words. */
static const char *attributes_end(const struct line *line, const char *at)
{
	for (;;) {
		while (at < line->end && isspace((unsigned char)*at))
			at++;
		if (at < line->end && *at == '/')
			at++;
		if (at < line->end && *at == '>')
			return at;
		while (at < line->end && (isalnum((unsigned char)*at) || strchr("-:_", *at)))
			at++;
		if (at >= line->end || *at++ != '=' || at >= line->end)
			return NULL;
		char quote = *at == '"' || *at == '\'' ? *at++ : '\0';
		while (at < line->end
			&& (quote ? *at != quote : !isspace((unsigned char)*at) && *at != '>'))
			at++;
		at += quote && at < line->end;
	}
}

/* The name of the HTML tag at hand, and where it ends; NULL: there is none. */
static const char *tag_find(const struct line *line, const char **end_r)
{
	const char *name = line->at + 1 + (line->at + 1 < line->end && line->at[1] == '/');
	size_t length = 0;

	while (name + length < line->end && isalnum((unsigned char)name[length]))
		length++;
	const char *close = length ? attributes_end(line, name + length) : NULL;
	if (!close || !strchr(" \t/>", name[length]))
		return NULL;
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		if (strlen(tags[i]) == length && strncasecmp(tags[i], name, length) == 0) {
			*end_r = close + 1;
			return tags[i];
		}
	}
	return NULL;
}

static bool ends_line(const char *tag)
{
	const char *found = strstr(lines, tag);

	for (; found; found = strstr(found + 1, tag))
		if (found[-1] == ' ' && found[strlen(tag)] == ' ')
			return true;
	return false;
}

static void take_angle(struct line *line)
{
	const char *end = autolink_end(line);

	if (end) {
		inline_copy(line, end);
		return;
	}
	if (starts(line, line->at, "<!--")) {
		for (end = line->at + 4; end + 3 <= line->end; end++) {
			if (strncmp(end, "-->", 3) == 0) {
				line->at = end + 3;
				return;
			}
		}
	}
	const char *tag = tag_find(line, &end);
	if (!tag) {
		inline_escape(line, line->at + 1);
		return;
	}
	if (ends_line(tag))
		buf_char(line->buf, line->cells ? ' ' : '\n');
	line->at = end;
}

/* Stars and underscores: between letters they stand for themselves. */
static void take_mark(struct line *line)
{
	char mark = *line->at;
	const char *end = run_end(line, mark);
	size_t length = (size_t)(end - line->at);
	uint32_t left = code_before(line, line->at), right = code_after(line, end);
	bool inside = (letter(left) || left == ')' || left == ']' || left == '/') && letter(right);

	if (mark == '_') {
		if (inside && !letter(left))
			inline_escape(line, end);
		else
			inline_copy(line, end);
		return;
	}
	if (inside && (length == 1 || !line->strong)) {
		inline_escape(line, end);
		return;
	}
	if (length >= 2)
		line->strong = !line->strong && right && !utf8_is_space(right);
	inline_copy(line, end);
}

static const char *address_end(const struct line *line)
{
	const char *at = line->at;

	while (at < line->end && !isspace((unsigned char)*at) && !strchr("<>)|", *at))
		at++;
	return at;
}

static void inline_take(struct line *line)
{
	char c = *line->at;
	bool begins = line->at == line->begin || !letter(code_before(line, line->at));

	if (c == '`')
		take_code(line);
	else if (c == '\\')
		inline_copy(line, line->at + 1 < line->end ? line->at + 2 : line->end);
	else if (c == '<')
		take_angle(line);
	else if (c == '*' || c == '_')
		take_mark(line);
	else if (c == ']' && line->at + 1 < line->end && line->at[1] == ':')
		inline_escape(
			line, line->at + 1); /* no definition of a link: it would not be seen */
	else if (begins && address_starts(line, line->at))
		inline_copy(line, address_end(line));
	else if (c == '|' && line->cells)
		take_pipe(line);
	else
		inline_copy(line, line->at + 1);
}

void markdown_inline(struct buf *buf, const char *text, const char *end, size_t cells)
{
	struct line line = {.buf = buf, .begin = text, .at = text, .end = end, .cells = cells};

	while (line.at < line.end)
		inline_take(&line);
}
