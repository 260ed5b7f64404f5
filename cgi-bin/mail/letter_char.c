/* What a letter's own text says, the same as plain text and as Markdown. */
#include <ctype.h>
#include <string.h>

#include "mail/letter_private.h"

static bool starts(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

static bool line_begins(const char *begin, const char *text)
{
	return text == begin || text[-1] == '\n';
}

/* An address behind a link's words, one that is made of a placeholder, or one that is typed. */
bool letter_address_at(const char *begin, const char *text)
{
	static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:", "www."};
	size_t length;

	if (*text != '<')
		return false;
	if ((text - begin >= 2 && starts(text - 2, "](")) || text[1] == '{')
		return true;
	length = strcspn(text + 1, "<> \t\n");
	if (text[1 + length] != '>')
		return false;
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (starts(text + 1, schemes[i]))
			return true;
	return memchr(text + 1, '@', length) != NULL;
}

/* Do the words of a link begin at this bracket? */
static bool link_begins(const char *text)
{
	int depth = 0;

	for (; *text && !starts(text, "\n\n"); text++) {
		depth += (*text == '[') - (*text == ']');
		if (depth == 0)
			return starts(text, "](<");
	}
	return false;
}

/* What stands in plain text between a link's words and its address, at `text`: a link that has its
 * line to itself goes on in the next. */
static const char *link_gap(const char *begin, const char *text)
{
	const char *line = text, *behind = strstr(text, ">)");

	while (!line_begins(begin, line))
		line--;
	if (!behind || (behind[2] != '\n' && !starts(behind + 2, "\\\n")))
		return " ";
	return *line == '[' ? ":\n" : starts(line, "- [") ? "\n  " : " ";
}

/* Does the address of a link with words end here? */
static bool link_ends(const char *begin, const char *text)
{
	const char *at = text;

	if (!starts(text, ">)"))
		return false;
	while (at > begin && *at != '<')
		at--;
	return at - begin >= 2 && starts(at - 2, "](");
}

/* A backslash before it says that it is no mark. */
static bool escaped(const char *text)
{
	return *text == '\\' && ispunct((unsigned char)text[1]) && !strchr("{}", text[1]);
}

/* A mark of Markdown at *text that plain text has otherwise. False: there is none. */
static bool plain_mark(struct buf *buf, const char *begin, const char **text)
{
	const char *at = *text;

	if ((*at == '[' && link_begins(at)) || starts(at, "\\\n")) {
		(*text)++;
	} else if (escaped(at)) {
		buf_char(buf, at[1]);
		*text += 2;
	} else if (starts(at, "](<")) {
		buf_str(buf, link_gap(begin, at));
		*text += 2;
	} else if (link_ends(begin, at)) {
		buf_char(buf, '>');
		*text += 2;
	} else {
		return false;
	}
	return true;
}

/* "&amp;" and "&#38;" as they were typed; the "&" of an address's query is another. */
static bool entity_at(const char *text)
{
	size_t length = *text == '&' ? strspn(text + 1,
				"#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
				     : 0;

	return length && text[1 + length] == ';';
}

/* Does Markdown make of the character what a letter does not mean? */
static bool stands_for_itself(const char *begin, const char *text)
{
	if (*text == '<' || *text == '`')
		return true;
	if (starts(text, "![") || starts(text, "\\{"))
		return true;
	return entity_at(text) || (starts(text, "~~~") && line_begins(begin, text));
}

void letter_char(
	struct buf *buf, enum letter_form form, bool address, const char *begin, const char **text)
{
	if (form == FORM_PLAIN && plain_mark(buf, begin, text))
		return;
	if (form == FORM_MARKDOWN && !address && escaped(*text))
		buf_char(buf, *(*text)++);
	else if (form == FORM_MARKDOWN && !address && stands_for_itself(begin, *text))
		buf_char(buf, '\\');
	buf_char(buf, *(*text)++);
}
