/* The export as PDF, for people: headings, then "name: value" line by line. */
#include "disclosure/export_private.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "document/paper.h"

#define DEPTH_MAX 6
#define MARKED 2 /* depth of the headings that bookmarks lead to */

struct drawing {
	struct pool *pool;
	struct paper *paper;
	const json_t *top;
	const struct export_reader *reader;
};

/* Times are ISO in the JSON; people read them as everywhere else. */
static const char *value_text(struct drawing *drawing, const json_t *value)
{
	if (json_is_integer(value))
		return pool_printf(drawing->pool, "%lld", (long long)json_integer_value(value));
	if (!json_is_string(value))
		return NULL;
	const char *text = json_string_value(value);
	size_t length = strlen(text);
	if (length == 20 && text[10] == 'T' && text[19] == 'Z') {
		char *sql = pool_strndup(drawing->pool, text, 19);
		sql[10] = ' ';
		int64_t seconds = clock_from_sql(sql);
		if (seconds >= 0)
			return clock_show(drawing->pool, seconds, drawing->reader->lang);
	}
	return text;
}

/* What is for machines alone, or stands there in words. */
static bool shown(struct drawing *drawing, const json_t *members, const char *name)
{
	static const char *const machines[] = {"format", "sha256", "labels", "about"};
	size_t length = strlen(name), twin = strlen(EXPORT_TWIN);
	for (size_t i = 0; i < sizeof(machines) / sizeof(machines[0]); i++)
		if (strcmp(machines[i], name) == 0)
			return false;
	if (length > twin && strcmp(name + length - twin, EXPORT_TWIN) == 0)
		return true;
	return !json_object_get(members, pool_printf(drawing->pool, "%s" EXPORT_TWIN, name));
}

static const char *member_word(struct drawing *drawing, const char *name)
{
	size_t length = strlen(name), twin = strlen(EXPORT_TWIN);
	if (length > twin && strcmp(name + length - twin, EXPORT_TWIN) == 0)
		name = pool_strndup(drawing->pool, name, length - twin);
	const char *found = export_word_of(drawing->pool, drawing->reader, "export.", name);
	return found ? found : name;
}

static void line_of(struct drawing *drawing, const char *name, const char *text)
{
	paper_text(drawing->paper, pool_printf(drawing->pool, "%s: %s", name, text));
}

/* Questions and answers below one heading. */
static void answers(struct drawing *drawing, const json_t *list)
{
	size_t i;
	json_t *item;
	json_array_foreach(list, i, item)
		line_of(drawing, json_string_value(json_object_get(item, "question")),
			json_string_value(json_object_get(item, "answer")));
}

static void heading(struct drawing *drawing, int depth, const char *text)
{
	if (depth <= MARKED)
		paper_mark(drawing->paper, depth + 1, text);
	paper_heading(drawing->paper, depth + 1, text);
}

static void object(struct drawing *drawing, const json_t *members, int depth);

/* Numbered where there are several. */
static void items_list(struct drawing *drawing, const char *name, const json_t *items, int depth)
{
	size_t i;
	json_t *item;
	if (strcmp(name, "answers" EXPORT_TWIN) == 0 && json_array_size(items)) {
		heading(drawing, depth, member_word(drawing, name));
		answers(drawing, items);
		return;
	}
	json_array_foreach(items, i, item)
	{
		heading(drawing, depth,
			json_array_size(items) == 1 ? member_word(drawing, name)
						    : pool_printf(drawing->pool, "%s %zu",
							    member_word(drawing, name), i + 1));
		object(drawing, item, depth + 1);
	}
}

static void object(struct drawing *drawing, const json_t *members, int depth)
{
	const char *name;
	json_t *value;
	json_object_foreach((json_t *)members, name, value)
	{
		const char *text =
			shown(drawing, members, name) ? value_text(drawing, value) : NULL;
		if (text)
			line_of(drawing, member_word(drawing, name), text);
	}
	if (depth == DEPTH_MAX)
		return;
	json_object_foreach((json_t *)members, name, value)
	{
		if (!shown(drawing, members, name))
			continue;
		if (json_is_array(value))
			items_list(drawing, name, value, depth);
		if (json_is_object(value) && json_object_size(value)) {
			heading(drawing, depth, member_word(drawing, name));
			object(drawing, value, depth + 1);
		}
	}
}

/* What Art. 15 asks for besides, in whole sentences. */
static void about(struct drawing *drawing, const json_t *parts)
{
	size_t i;
	json_t *part;
	if (json_array_size(parts))
		heading(drawing, 1, member_word(drawing, "about"));
	json_array_foreach(parts, i, part)
	{
		heading(drawing, 2, json_string_value(json_object_get(part, "title")));
		paper_text(drawing->paper, json_string_value(json_object_get(part, "text")));
	}
}

static enum outcome export_describe(void *context, struct paper *paper)
{
	struct drawing *drawing = context;

	drawing->paper = paper;
	heading(drawing, 0, export_word_of(drawing->pool, drawing->reader, "my.", "data_title"));
	object(drawing, drawing->top, 1);
	about(drawing, json_object_get(drawing->top, "about"));
	return OK;
}

/* words: my.data_title paper.page paper.of */
void export_draw(struct pool *pool, const json_t *top, const struct export_reader *reader,
	const void **bytes_r, size_t *length_r)
{
	struct drawing drawing = {.pool = pool, .top = top, .reader = reader};
	struct paper_done done;
	const char *title = export_word_of(pool, reader, "my.", "data_title");
	struct paper_look look = {
		.title = title ? title : "",
		.lang = reader->lang,
		.foot = title,
		.page = export_word_of(pool, reader, "paper.", "page"),
		.of = export_word_of(pool, reader, "paper.", "of"),
	};

	paper_make(pool, &look, export_describe, &drawing, &done);
	*bytes_r = done.bytes;
	*length_r = done.length;
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
