/* What letters have in HTML that Markdown has not: buttons, facts, the language of parts. */
#include <string.h>

#include "format/markdown.h"
#include "mail/letter_private.h"

static const struct {
	const char *from;
	const char *to;
} marks[] = {
	{"<ul>\n<li>" LETTER_LABEL, "<ul class=\"facts\">\n<li><b>"},
	{LETTER_LABEL_END, "</b>"},
	{LETTER_LABEL, "<b>"},
	{LETTER_GERMAN_END, "</span>"},
	{LETTER_GERMAN, "<span lang=\"de\">"},
};

/* Is that a paragraph that is nothing but a link with words of its own? */
static bool is_button(const char *html)
{
	static const char open[] = "<p><a href=\"";
	const char *words = strncmp(html, open, strlen(open)) == 0 ? strchr(html, '>') : NULL;
	const char *end;

	words = words ? strchr(words + 1, '>') : NULL;
	end = words ? strstr(words, "</a>") : NULL;
	return end && strncmp(end, "</a></p>", 8) == 0 && strncmp(words + 1, "http", 4) != 0;
}

char *letter_html(struct pool *pool, const char *markdown)
{
	const char *html = markdown_html(pool, markdown);
	struct buf buf;

	buf_init(&buf, pool);
	while (html && *html) {
		size_t i = 0;

		while (i < sizeof(marks) / sizeof(marks[0])
			&& strncmp(html, marks[i].from, strlen(marks[i].from)) != 0)
			i++;
		if (i < sizeof(marks) / sizeof(marks[0])) {
			buf_str(&buf, marks[i].to);
			html += strlen(marks[i].from);
		} else if (is_button(html)) {
			buf_str(&buf, "<p class=\"button\">");
			html += strlen("<p>");
		} else {
			buf_char(&buf, *html++);
		}
	}
	return buf.data;
}
