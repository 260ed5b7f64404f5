/* Frozen comparisons as texts: records of fields, parted by signs that no text holds. */
#include "comparison/part.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"

#define FIELD "\x1f"
#define RECORD "\x1e"
#define FIELDS_MOST 6

const char *part_place(struct pool *pool, int64_t number, int64_t application_id)
{
	return pool_printf(
		pool, "comparison:%lld:%lld", (long long)number, (long long)application_id);
}

static const char *said(const char *text)
{
	return text ? text : "";
}

const char *part_text(
	struct pool *pool, const struct comparison *comparison, const struct comparison_row *row)
{
	struct buf buf;

	buf_init(&buf, pool);
	buf_printf(&buf, "p" FIELD "%s" FIELD "%lld" FIELD "%lld" FIELD "%s" RECORD,
		said(row->letter), (long long)row->place, (long long)row->by_hand,
		said(row->reason));
	for (size_t i = 0; i < comparison->requirement_count; i++)
		if (row->cells[i].rated || row->cells[i].note)
			buf_printf(&buf,
				"r" FIELD "%lld" FIELD "%d" FIELD "%lld" FIELD "%s" FIELD
				"%s" RECORD,
				(long long)comparison->requirements[i].id, row->cells[i].rated,
				(long long)row->cells[i].value, said(row->cells[i].note),
				said(row->cells[i].why));
	return buf.data;
}

const char *profile_text(struct pool *pool, const struct comparison *comparison)
{
	struct buf buf;

	buf_init(&buf, pool);
	for (size_t i = 0; i < comparison->requirement_count; i++) {
		const struct requirement *requirement = &comparison->requirements[i];

		buf_printf(&buf,
			"q" FIELD "%lld" FIELD "%s" FIELD "%s" FIELD "%lld" FIELD "%s" RECORD,
			(long long)requirement->id, requirement->data.text, requirement->data.kind,
			(long long)requirement->data.weight, requirement->data.scale);
	}
	for (size_t i = 0; i < comparison->class_count; i++)
		buf_printf(&buf, "c" FIELD "%s" FIELD "%s" FIELD "%s" RECORD,
			comparison->classes[i].letter, comparison->classes[i].name,
			said(comparison->classes[i].meaning));
	return buf.data;
}

/* The next record, cut into its fields; false: there is none. */
static bool record_next(struct pool *pool, const char **at, const char *fields_r[FIELDS_MOST])
{
	size_t length = strcspn(*at, RECORD);
	char *record;

	if (!length)
		return false;
	record = pool_strndup(pool, *at, length);
	*at += length + ((*at)[length] != '\0');
	for (size_t i = 0; i < FIELDS_MOST; i++) {
		size_t end = record ? strcspn(record, FIELD) : 0;
		char *rest = record && record[end] ? record + end + 1 : NULL;

		fields_r[i] = record ? record : "";
		if (record)
			record[end] = '\0';
		record = rest;
	}
	return true;
}

static int64_t field_number(const char *text)
{
	int64_t number = 0;

	text_to_int(text, 0, INT64_MAX, &number);
	return number;
}

static const char *or_null(const char *text)
{
	return text_empty(text) ? NULL : text;
}

void profile_parse(struct pool *pool, const char *text, struct comparison *comparison_r)
{
	const char *fields[FIELDS_MOST];
	const char *at = text;

	comparison_r->requirements = POOL_ARRAY(pool, struct requirement, REQUIREMENTS_MAX + 1);
	comparison_r->classes = POOL_ARRAY(pool, struct ranking_input, RANKING_CLASSES_MAX + 1);
	while (record_next(pool, &at, fields))
		if (fields[0][0] == 'q' && comparison_r->requirement_count < REQUIREMENTS_MAX)
			comparison_r->requirements[comparison_r->requirement_count++] =
				(struct requirement){.id = field_number(fields[1]),
					.data = {.text = fields[2],
						.kind = fields[3],
						.weight = field_number(fields[4]),
						.scale = fields[5]}};
		else if (fields[0][0] == 'c' && comparison_r->class_count < RANKING_CLASSES_MAX)
			comparison_r->classes[comparison_r->class_count++] =
				(struct ranking_input){.letter = fields[1],
					.name = fields[2],
					.meaning = or_null(fields[3])};
}

static void cell_parse(
	const char *const *fields, const struct comparison *comparison, struct comparison_row *row)
{
	for (size_t i = 0; i < comparison->requirement_count; i++)
		if (comparison->requirements[i].id == field_number(fields[1]))
			row->cells[i] = (struct comparison_cell){.rated = fields[2][0] == '1',
				.value = field_number(fields[3]),
				.note = or_null(fields[4]),
				.why = or_null(fields[5])};
}

void part_parse(struct pool *pool, const char *text, const struct comparison *comparison,
	struct comparison_row *row_r)
{
	const char *fields[FIELDS_MOST];
	const char *at = text;

	row_r->cells = POOL_ARRAY(pool, struct comparison_cell, comparison->requirement_count + 1);
	while (record_next(pool, &at, fields))
		if (fields[0][0] == 'p') {
			row_r->letter = or_null(fields[1]);
			row_r->place = field_number(fields[2]);
			row_r->by_hand = field_number(fields[3]);
			row_r->reason = or_null(fields[4]);
		} else if (fields[0][0] == 'r') {
			cell_parse(fields, comparison, row_r);
		}
}
