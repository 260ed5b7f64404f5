/* Text of a paper, laid out by pango. */
#include <string.h>

#include "document/paper_private.h"

/* Signs that turn what follows them around: embeddings, overrides, isolates. */
static bool turns(const unsigned char *at)
{
	return at[0] == 0xe2
		&& ((at[1] == 0x80 && at[2] >= 0xaa && at[2] <= 0xae)
			|| (at[1] == 0x81 && at[2] >= 0xa6 && at[2] <= 0xa9));
}

const char *paper_straight(struct pool *pool, const char *text)
{
	char *copy = pool_strdup(pool, text ? text : "");
	char *to = copy;

	for (const char *from = copy; *from;) {
		if (turns((const unsigned char *)from))
			from += 3;
		else
			*to++ = *from++;
	}
	*to = '\0';
	return copy;
}

#define GENDERS 12 /* bytes of a bracket without blanks, most */

/* No line ends within "(m/w/d)". */
static PangoAttrList *breaks_none(const char *text)
{
	PangoAttrList *list = pango_attr_list_new();

	for (const char *open = strchr(text, '('); open; open = strchr(open + 1, '(')) {
		size_t length = strcspn(open, " \n)");

		if (open[length] != ')' || length > GENDERS)
			continue;
		PangoAttribute *none = pango_attr_allow_breaks_new(FALSE);
		none->start_index = (guint)(open - text);
		none->end_index = (guint)(open - text) + (guint)length + 1;
		pango_attr_list_insert(list, none);
	}
	return list;
}

PangoLayout *paper_layout(struct paper *paper, const char *font, double width, const char *text)
{
	PangoLayout *layout = pango_cairo_create_layout(paper->cairo);
	PangoFontDescription *description = pango_font_description_from_string(font);

	/* known, so that what is of other scripts is not taken for it: each has its own fonts then
	 */
	pango_context_set_language(
		pango_layout_get_context(layout), pango_language_from_string(paper->look->lang));
	pango_layout_set_font_description(layout, description);
	pango_font_description_free(description);
	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	const char *shown = paper_straight(paper->pool, text);
	PangoAttrList *breaks = breaks_none(shown);
	pango_layout_set_text(layout, shown, -1);
	pango_layout_set_attributes(layout, breaks);
	pango_attr_list_unref(breaks);
	return layout;
}
