/* What somebody who asks for the data held has to be told beside them (Art. 15 paragraph 1 DSGVO).
 */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "disclosure/export_private.h"

static const char *replace(struct pool *pool, const char *text, const char *mark, const char *value)
{
	const char *at = strstr(text, mark);

	return !at
		? text
		: pool_printf(pool, "%.*s%s%s", (int)(at - text), text, value, at + strlen(mark));
}

/* The authorities of the applications, each once. */
static const char *authorities(struct pool *pool, const json_t *top)
{
	const json_t *person, *application;
	json_t *seen = json_object();
	const char *name;
	json_t *unused;
	size_t i, k;
	struct buf names;

	buf_init(&names, pool);
	json_array_foreach(json_object_get(top, "people"), i, person) json_array_foreach(
		json_object_get(person, "applications"), k, application) json_object_set_new(seen,
		json_string_value(json_object_get(application, "authority")), json_true());
	json_object_foreach(seen, name, unused)
		buf_printf(&names, "%s%s", names.length ? ", " : "", name);
	json_decref(seen);
	return names.data;
}

/* One line for each rule that has one; the days are those in force. */
static enum outcome periods(
	struct db *db, struct pool *pool, const struct export_reader *reader, const char **text_r)
{
	struct db_rows *rows = NULL;
	struct buf text;
	enum outcome outcome = db_rows(db, pool,
		"SELECT REPLACE(id, '-', '_') AS name, days FROM retention_rule WHERE days IS"
		" NOT NULL"
		" ORDER BY id",
		DB_NONE, &rows);

	buf_init(&text, pool);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const char *line =
			export_word_of(pool, reader, "export_period.", db_text(rows, i, "name"));

		if (line)
			buf_printf(&text, "%s– %s", text.length ? "\n" : "",
				replace(pool, line, "{days}",
					pool_printf(pool, "%lld",
						(long long)db_number(rows, i, "days"))));
	}
	*text_r = text.data;
	return outcome;
}

enum outcome export_add_about(
	struct db *db, struct pool *pool, json_t *top, const struct export_reader *reader)
{
	/* words: export_about.* export_about_text.* export_period.* */
	static const char *const parts[] = {"controller", "purposes", "categories", "recipients",
		"periods", "origin", "rights", "complaint", "automatic"};
	const char *of_periods = NULL;
	enum outcome outcome = periods(db, pool, reader, &of_periods);
	json_t *list = json_array();

	json_object_set_new(top, "about", list);
	for (size_t i = 0; !outcome && i < sizeof(parts) / sizeof(parts[0]); i++) {
		const char *title = export_word_of(pool, reader, "export_about.", parts[i]);
		const char *text = export_word_of(pool, reader, "export_about_text.", parts[i]);
		json_t *part = json_object();

		json_array_append_new(list, part);
		text = text ? replace(pool, text, "{authorities}", authorities(pool, top)) : "";
		if (strcmp(parts[i], "periods") == 0)
			text = pool_printf(pool, "%s\n%s", text, of_periods);
		json_object_set_new(part, "title", json_string(title ? title : ""));
		json_object_set_new(part, "text", json_string(text));
	}
	return outcome;
}
