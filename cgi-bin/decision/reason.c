/* Reasons of a selection as texts, and what they lack. */
#include "decision/reason.h"

#include "base/buf.h"
#include "base/text.h"
#include "comparison/part.h"
#include "store/store.h"

const char *reason_place(struct pool *pool, bool written, int64_t application_id)
{
	return pool_printf(pool, "decision-%s:%lld", written ? "written" : "reason",
		(long long)application_id);
}

static const char *field_text(const char *text)
{
	return text ? text : "";
}

const char *reason_lines_text(struct pool *pool, const struct reason *reason)
{
	struct buf buf;

	buf_init(&buf, pool);
	for (size_t i = 0; i < reason->count; i++) {
		buf_printf(&buf, "%s", reason->lines[i].code);
		for (size_t p = 0; p < REASON_LINE_PARTS; p++)
			buf_printf(&buf, PART_FIELD "%s", field_text(reason->lines[i].parts[p]));
		buf_printf(&buf, PART_RECORD);
	}
	return buf.data;
}

const char *reason_written_text(struct pool *pool, const char *requirement, const char *written)
{
	return pool_printf(pool, "w" PART_FIELD "%s" PART_FIELD "%s" PART_RECORD,
		field_text(requirement), field_text(written));
}

static size_t records_in(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += *text == PART_RECORD[0];
	return count;
}

static void lines_parse(struct pool *pool, const char *text, struct reason *reason)
{
	struct reason_line *lines = POOL_ARRAY(pool, struct reason_line, records_in(text) + 1);
	const char *fields[PART_FIELDS];
	const char *at = text;

	while (part_record_next(pool, &at, fields)) {
		struct reason_line *line = &lines[reason->count++];

		line->code = fields[0];
		for (size_t p = 0; p < REASON_LINE_PARTS; p++)
			line->parts[p] = fields[p + 1];
		if (text_equal(line->code, "kind"))
			reason->kind = line->parts[0];
	}
	reason->lines = lines;
}

static void written_parse(struct pool *pool, const char *text, struct reason *reason)
{
	const char *fields[PART_FIELDS];
	const char *at = text;

	if (!part_record_next(pool, &at, fields))
		return;
	reason->requirement = text_empty(fields[1]) ? NULL : fields[1];
	reason->written = text_empty(fields[2]) ? NULL : fields[2];
}

static const char *sealed_open(struct pool *pool, const uint8_t key[32], bool written,
	int64_t application_id, const struct db_cell *sealed)
{
	return sealed->bytes ? store_unseal(pool, key, reason_place(pool, written, application_id),
		       sealed->bytes, sealed->length)
			     : NULL;
}

enum outcome reason_open(
	struct pool *pool, const struct reason_facts *facts, bool frozen, struct reason *reason)
{
	const char *lines, *written;
	uint8_t key[32];
	enum outcome outcome;

	if (!facts->wrapped.bytes)
		return OK;
	outcome = store_key_open(OBJECT_APPLICATION, facts->application_id, &facts->wrapped, key);
	if (outcome)
		return outcome;
	lines = frozen
		? sealed_open(pool, key, false, facts->application_id, &facts->generated_sealed)
		: NULL;
	written = sealed_open(pool, key, true, facts->application_id, &facts->written_sealed);
	if (lines)
		lines_parse(pool, lines, reason);
	if (written)
		written_parse(pool, written, reason);
	return OK;
}

static bool reason_has(const struct reason *reason, const char *codes)
{
	for (size_t i = 0; i < reason->count; i++)
		if (text_among(codes, reason->lines[i].code))
			return true;
	return false;
}

/* words: problem.decision_lacks_words problem.decision_lacks_missing problem.decision_lacks_date
 * problem.decision_lacks_reason */
const char *reason_lack(const struct reason *reason, bool requirements)
{
	if (text_equal(reason->kind, "compared"))
		return reason->written && (reason->requirement || !requirements)
			? NULL
			: "decision_lacks_words";
	if (text_equal(reason->kind, "unsuitable"))
		return reason_has(reason, "missing,entitled,incomplete") || reason->requirement
			? NULL
			: "decision_lacks_missing";
	if (text_equal(reason->kind, "withdrawn"))
		return reason_has(reason, "withdrawn") || reason->written ? NULL
									  : "decision_lacks_date";
	return reason->written ? NULL : "decision_lacks_reason";
}
