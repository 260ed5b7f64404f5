/* The export as PDF, for people: headings, then "name: value" line by line. */
#include "disclosure/export_private.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"

/* Points: A4 with margins. */
#define WIDTH 595.0
#define HEIGHT 842.0
#define MARGIN 56.0
#define INDENT 12.0
#define DEPTH_MAX 6

struct paper {
	struct pool *pool;
	struct buf bytes;
	cairo_t *cairo;
	const struct export_reader *reader;
	double y;
};

static cairo_status_t write_bytes(void *closure, const unsigned char *bytes, unsigned int length)
{
	struct paper *paper = closure;
	buf_add(&paper->bytes, bytes, length);
	return CAIRO_STATUS_SUCCESS;
}

static void line_draw(struct paper *paper, PangoLayoutIter *at, double indent)
{
	PangoRectangle in_layout, ink, logical;
	PangoLayoutLine *line = pango_layout_iter_get_line_readonly(at);
	pango_layout_iter_get_line_extents(at, NULL, &in_layout);
	pango_layout_line_get_extents(line, &ink, &logical);
	double height = (double)logical.height / PANGO_SCALE;
	if (paper->y + height > HEIGHT - MARGIN) {
		cairo_show_page(paper->cairo);
		paper->y = MARGIN;
	}
	cairo_move_to(paper->cairo, MARGIN + indent + (double)in_layout.x / PANGO_SCALE,
		paper->y - (double)logical.y / PANGO_SCALE);
	pango_cairo_show_layout_line(paper->cairo, line);
	paper->y += height;
}

/* One paragraph, line by line over as many pages as it takes; lines of scripts that go to the left
 * stand at the right. */
static void paragraph(struct paper *paper, const char *tag, const char *font, double indent,
	double before, const char *text)
{
	PangoLayout *layout = pango_cairo_create_layout(paper->cairo);
	PangoFontDescription *description = pango_font_description_from_string(font);
	pango_layout_set_font_description(layout, description);
	pango_layout_set_width(layout, (int)((WIDTH - 2 * MARGIN - indent) * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_text(layout, text, -1);
	paper->y += before;
	cairo_tag_begin(paper->cairo, tag, NULL);
	PangoLayoutIter *at = pango_layout_get_iter(layout);
	do
		line_draw(paper, at, indent);
	while (pango_layout_iter_next_line(at));
	pango_layout_iter_free(at);
	cairo_tag_end(paper->cairo, tag);
	pango_font_description_free(description);
	g_object_unref(layout);
}

/* Times are ISO in the JSON; people read them as everywhere else. */
static const char *value_text(struct paper *paper, const json_t *value)
{
	if (json_is_integer(value))
		return pool_printf(paper->pool, "%lld", (long long)json_integer_value(value));
	if (!json_is_string(value))
		return NULL;
	const char *text = json_string_value(value);
	size_t length = strlen(text);
	if (length == 20 && text[10] == 'T' && text[19] == 'Z') {
		char *sql = pool_strndup(paper->pool, text, 19);
		sql[10] = ' ';
		int64_t seconds = clock_from_sql(sql);
		if (seconds >= 0)
			return clock_show(paper->pool, seconds, paper->reader->lang);
	}
	return text;
}

/* What is for machines alone, or stands there in words. */
static bool shown(struct paper *paper, const json_t *members, const char *name)
{
	static const char *const machines[] = {"format", "sha256", "labels", "about"};
	size_t length = strlen(name), twin = strlen(EXPORT_TWIN);
	for (size_t i = 0; i < sizeof(machines) / sizeof(machines[0]); i++)
		if (strcmp(machines[i], name) == 0)
			return false;
	if (length > twin && strcmp(name + length - twin, EXPORT_TWIN) == 0)
		return true;
	return !json_object_get(members, pool_printf(paper->pool, "%s" EXPORT_TWIN, name));
}

static const char *member_word(struct paper *paper, const char *name)
{
	size_t length = strlen(name), twin = strlen(EXPORT_TWIN);
	if (length > twin && strcmp(name + length - twin, EXPORT_TWIN) == 0)
		name = pool_strndup(paper->pool, name, length - twin);
	const char *found = export_word_of(paper->pool, paper->reader, "export.", name);
	return found ? found : name;
}

static void line_of(struct paper *paper, const char *name, const char *text)
{
	paragraph(paper, "P", "Sans 10", INDENT, 2, pool_printf(paper->pool, "%s: %s", name, text));
}

/* Questions and answers below one heading. */
static void answers(struct paper *paper, const json_t *list)
{
	size_t i;
	json_t *item;
	json_array_foreach(list, i, item)
		line_of(paper, json_string_value(json_object_get(item, "question")),
			json_string_value(json_object_get(item, "answer")));
}

static void heading(struct paper *paper, int depth, const char *text)
{
	static const char *const fonts[] = {
		"Sans Bold 18", "Sans Bold 14", "Sans Bold 12", "Sans Bold 10"};
	static const char *const tags[] = {"H1", "H2", "H3", "H4"};
	int level = depth < 3 ? depth : 3;
	paragraph(paper, tags[level], fonts[level], 0, level == 0 ? 0 : 10, text);
}

static void object(struct paper *paper, const json_t *members, int depth);

/* Numbered where there are several. */
static void items_list(struct paper *paper, const char *name, const json_t *items, int depth)
{
	size_t i;
	json_t *item;
	if (strcmp(name, "answers" EXPORT_TWIN) == 0 && json_array_size(items)) {
		heading(paper, depth, member_word(paper, name));
		answers(paper, items);
		return;
	}
	json_array_foreach(items, i, item)
	{
		heading(paper, depth,
			json_array_size(items) == 1 ? member_word(paper, name)
						    : pool_printf(paper->pool, "%s %zu",
							    member_word(paper, name), i + 1));
		object(paper, item, depth + 1);
	}
}

static void object(struct paper *paper, const json_t *members, int depth)
{
	const char *name;
	json_t *value;
	json_object_foreach((json_t *)members, name, value)
	{
		const char *text = shown(paper, members, name) ? value_text(paper, value) : NULL;
		if (text)
			line_of(paper, member_word(paper, name), text);
	}
	if (depth == DEPTH_MAX)
		return;
	json_object_foreach((json_t *)members, name, value)
	{
		if (!shown(paper, members, name))
			continue;
		if (json_is_array(value))
			items_list(paper, name, value, depth);
		if (json_is_object(value) && json_object_size(value)) {
			heading(paper, depth, member_word(paper, name));
			object(paper, value, depth + 1);
		}
	}
}

/* What Art. 15 asks for besides, in whole sentences. */
static void about(struct paper *paper, const json_t *parts)
{
	size_t i;
	json_t *part;
	if (json_array_size(parts))
		heading(paper, 1, member_word(paper, "about"));
	json_array_foreach(parts, i, part)
	{
		heading(paper, 2, json_string_value(json_object_get(part, "title")));
		paragraph(paper, "P", "Sans 10", INDENT, 2,
			json_string_value(json_object_get(part, "text")));
	}
}

/* Not after each PDF: Pango goes on looking at the fonts in a thread of its own, which would fall.
 */
static void fonts_forget(void)
{
	pango_cairo_font_map_set_default(NULL);
	cairo_debug_reset_static_data();
	FcFini();
}

static void fonts_forget_at_end(void)
{
	static bool asked;
	if (!asked)
		atexit(fonts_forget);
	asked = true;
}

void export_draw(struct pool *pool, const json_t *top, const struct export_reader *reader,
	const void **bytes_r, size_t *length_r)
{
	struct paper paper = {.pool = pool, .reader = reader, .y = MARGIN};
	const char *title =
		export_word_of(pool, reader, "my.", "data_title"); /* words: my.data_title */
	fonts_forget_at_end();
	buf_init(&paper.bytes, pool);
	cairo_surface_t *surface =
		cairo_pdf_surface_create_for_stream(write_bytes, &paper, WIDTH, HEIGHT);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title ? title : "");
	paper.cairo = cairo_create(surface);
	heading(&paper, 0, title ? title : "");
	object(&paper, top, 1);
	about(&paper, json_object_get(top, "about"));
	cairo_show_page(paper.cairo);
	cairo_surface_finish(surface);
	cairo_status_t status = cairo_status(paper.cairo);
	if (status || cairo_surface_status(surface))
		log_fatal("export", "reason=\"%s\"", cairo_status_to_string(status));
	cairo_destroy(paper.cairo);
	cairo_surface_destroy(surface);
	*bytes_r = paper.bytes.data;
	*length_r = paper.bytes.length;
}

enum outcome export_pdf(struct db *db, struct pool *pool, const struct principal *who,
	const struct export_of *of, const struct export_reader *reader, const void **bytes_r,
	size_t *length_r)
{
	json_t *top;
	int64_t account = 0;
	enum outcome outcome = export_collect(db, pool, who, of, reader, &top, &account);
	if (!outcome)
		export_draw(pool, top, reader, bytes_r, length_r);
	json_decref(top);
	return outcome ? outcome : export_note(db, pool, who, of, account);
}
