/* The staff import: from the file's rows to the temporary table, and the history of what changed,
 * two thousand at a time. */
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/text.h"
#include "format/csv.h"
#include "history/history.h"
#include "import/import_private.h"
#include "org/staff.h"

#define BATCH 2000
#define ABSENT SIZE_MAX /* the place of an optional column that is not there */

struct staging {
	struct import *in;
	const struct import_field *fields;
	size_t count;
	bool header_read;
	size_t width; /* fields of the header */
	size_t places[IMPORT_FIELDS_MAX]; /* of our fields in a row */
	struct pool *pool; /* of a batch */
	struct buf json;
	size_t rows;
};

static enum outcome flush(struct staging *staging)
{
	enum outcome outcome = OK;

	if (staging->rows > 0) {
		buf_char(&staging->json, ']');
		outcome = staging->in->rules->stage(staging->in, staging->json.data);
	}
	pool_clear(staging->pool);
	buf_init(&staging->json, staging->pool);
	staging->rows = 0;
	return outcome;
}

static enum outcome refuse_header(struct staging *staging, const struct csv_line *line)
{
	staging->in->result->refused = "columns";
	staging->in->result->line = line->line;
	return INVALID;
}

/* Every field of ours once, anything else is left out. */
static enum outcome take_header(struct staging *staging, const struct csv_line *line)
{
	staging->header_read = true;
	staging->width = line->count;
	if (line->count > CSV_COLUMNS_MAX)
		return refuse_header(staging, line);
	for (size_t i = 0; i < staging->count; i++) {
		size_t found = 0;

		for (size_t j = 0; j < line->count; j++)
			if (strcasecmp(line->fields[j], staging->fields[i].name) == 0) {
				staging->places[i] = j;
				found++;
			}
		if (found == 0 && staging->fields[i].optional) {
			staging->places[i] = ABSENT;
			continue;
		}
		staging->in->optional = staging->in->optional || staging->fields[i].optional;
		if (found != 1)
			return refuse_header(staging, line);
	}
	while (!staging->in->optional && staging->fields[staging->count - 1].optional)
		staging->count--;
	return OK;
}

/* What is wrong with the row by itself; *detail_r: in which column. */
static const char *row_reason(
	const struct staging *staging, const struct csv_line *line, const char **detail_r)
{
	*detail_r = "";
	if (line->count != staging->width)
		return "columns";
	if (line->too_long)
		return "too_long";
	for (size_t i = 0; i < staging->count; i++) {
		const struct import_field *field = &staging->fields[i];

		if (staging->places[i] == ABSENT)
			continue;
		const char *value = line->fields[staging->places[i]];
		*detail_r = field->name;
		if (text_empty(value)) {
			if (field->required)
				return "missing";
			continue;
		}
		if (!text_valid(value, strlen(value)))
			return "invalid";
		if ((int64_t)text_length(value) > field->max)
			return "too_long";
		if (field->valid && !field->valid(value))
			return "invalid";
	}
	*detail_r = "";
	return "";
}

/* Of a wrong row only the key is kept (the first field), which says that it is not missing. */
static bool is_kept(
	const struct staging *staging, const struct csv_line *line, size_t i, const char *reason)
{
	const char *value;

	if (line->count != staging->width)
		return false;
	value = line->fields[staging->places[i]];
	return reason[0] == '\0'
		|| (i == 0 && text_valid(value, strlen(value))
			&& (int64_t)text_length(value) <= staging->fields[0].max);
}

static const char *kept_value(const struct staging *staging, const struct csv_line *line, size_t i)
{
	const char *value = line->fields[staging->places[i]];

	return staging->fields[i].person ? staff_user_id(staging->pool, value)
					 : text_clean(staging->pool, value);
}

static enum outcome take_line(void *context, const struct csv_line *line)
{
	struct staging *staging = context;
	struct buf *json = &staging->json;
	const char *reason, *detail;

	if (!staging->header_read)
		return take_header(staging, line);
	reason = row_reason(staging, line, &detail);
	buf_printf(json, "%s[%lld,\"%s\",\"%s\"", staging->rows ? "," : "[", (long long)line->line,
		reason, detail);
	for (size_t i = 0; i < staging->count; i++) {
		if (staging->places[i] == ABSENT) {
			buf_str(json, ",null");
			continue;
		}
		buf_str(json, ",\"");
		if (is_kept(staging, line, i, reason))
			buf_json(json, kept_value(staging, line, i));
		buf_char(json, '"');
	}
	buf_char(json, ']');
	return ++staging->rows == BATCH ? flush(staging) : OK;
}

enum outcome import_stage(struct import *in, int64_t max_bytes)
{
	struct staging staging = {
		.in = in,
		.fields = in->rules->fields,
		.count = in->rules->count,
		.pool = pool_new(),
	};
	struct csv_fault fault;
	enum outcome outcome;

	buf_init(&staging.json, staging.pool);
	outcome = csv_read(in->path, max_bytes, take_line, &staging, &fault);
	if (!outcome)
		outcome = flush(&staging);
	if (outcome == INVALID && fault.reason) {
		in->result->refused = fault.reason;
		in->result->line = fault.line;
	}
	pool_free(&staging.pool);
	return outcome;
}

struct change {
	int64_t object_id, n;
	const char *action, *detail;
};

static const struct db_field change_fields[] = {
	DB_FIELD(struct change, object_id),
	DB_FIELD(struct change, n),
	DB_FIELD(struct change, action),
	DB_FIELD(struct change, detail),
};

static enum outcome read_changes(struct import *in, struct pool *pool, int64_t object, int64_t n,
	struct change **changes_r, size_t *count_r)
{
	return db_structs(in->db, pool,
		"SELECT object_id, n, action, detail FROM import_change"
		" WHERE object_id > ? OR (object_id = ? AND n > ?) ORDER BY object_id, n LIMIT ?",
		change_fields, changes_r, count_r,
		DB_VALUES(db_int(object), db_int(object), db_int(n), db_int(BATCH)));
}

static enum outcome new_history(struct import *in)
{
	struct history_item items[BATCH];
	struct pool *pool = pool_new();
	struct db_rows *rows = NULL;
	int64_t next = in->first_new;
	enum outcome outcome = OK;

	do {
		pool_clear(pool);
		outcome = db_rows(in->db, pool,
			"SELECT id FROM staff_user WHERE id >= ? AND imported"
			" ORDER BY id LIMIT ?",
			DB_VALUES(db_int(next), db_int(BATCH)), &rows);
		if (outcome)
			break;
		for (size_t i = 0; i < rows->count; i++) {
			items[i] = (struct history_item){
				.id = db_cell_int(rows, i, 0),
				.action = "created",
				.fresh = true,
			};
			next = items[i].id + 1;
		}
		outcome = history_add_many(in->db, NULL, in->rules->object, items, rows->count);
	} while (!outcome && rows->count == BATCH);
	pool_free(&pool);
	return outcome;
}

enum outcome import_history(struct import *in)
{
	struct pool *pool = pool_new();
	struct history_item items[BATCH];
	struct change *changes = NULL;
	size_t count = 0;
	int64_t object = 0, n = 0;
	enum outcome outcome = OK;

	do {
		pool_clear(pool);
		outcome = read_changes(in, pool, object, n, &changes, &count);
		for (size_t i = 0; !outcome && i < count; i++) {
			object = changes[i].object_id;
			n = changes[i].n;
			items[i] = (struct history_item){
				.id = object,
				.action = changes[i].action,
				.detail = changes[i].detail,
				.fresh = text_equal(changes[i].action, "created"),
			};
		}
		if (!outcome)
			outcome = history_add_many(in->db, NULL, in->rules->object, items, count);
	} while (!outcome && count > 0);
	pool_free(&pool);
	return outcome || in->new_count == 0 ? outcome : new_history(in);
}
