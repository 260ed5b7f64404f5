/* Keeping what was found in the formal check. */
#include "formal/formal.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "format/json.h"
#include "history/history.h"
#include "recruiting/vacancy.h"
#include "selection/requirement.h"
#include "task/task.h"

struct saving {
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	int64_t vacancy_id;
	const char *now;
	struct problems *problems;
};

static bool value_known(const char *const *known, const char *value)
{
	for (; *known; known++)
		if (text_equal(*known, value))
			return true;
	return false;
}

static void value_check(const struct saving *saving, int64_t id, const char *name,
	const char *const *known, const char *value)
{
	if (!value_known(known, value))
		problem_add(saving->problems, formal_field(saving->pool, id, name), "choice");
}

static void note_check(
	const struct saving *saving, const char *field, const char *note, size_t most)
{
	if (text_length(note) > most)
		problem_add(saving->problems, field, "formal_long");
}

static void row_check(const struct saving *saving, const struct formal_row *row)
{
	struct pool *pool = saving->pool;

	value_check(saving, row->id, "entitled", formal_values, row->entitled);
	value_check(saving, row->id, "complete", formal_values, row->complete);
	value_check(saving, row->id, "result", formal_results, row->result);
	note_check(saving, formal_field(pool, row->id, "right"), row->entitled_note,
		FORMAL_SOURCE_MAX);
	note_check(saving, formal_field(pool, row->id, "note"), row->note, FORMAL_NOTE_MAX);
	if (text_equal(row->result, "unsuitable") && text_empty(row->note))
		problem_add(saving->problems, formal_field(pool, row->id, "note"), "formal_reason");
}

static void answer_check(const struct saving *saving, const struct formal_answer *answer)
{
	if (!value_known(formal_values, answer->value))
		problem_add(saving->problems,
			formal_cell(
				saving->pool, answer->application_id, 'q', answer->requirement_id),
			"choice");
	note_check(saving,
		formal_cell(saving->pool, answer->application_id, 's', answer->requirement_id),
		answer->source, FORMAL_SOURCE_MAX);
}

static enum outcome rows_keep(
	const struct saving *saving, const struct formal_change *changes, size_t count)
{
	struct buf json;

	buf_init(&json, saving->pool);
	json_open(&json, NULL, '[');
	for (size_t i = 0; i < count; i++) {
		const struct formal_row *row = &changes[i].row;

		json_open(&json, NULL, '{');
		json_int(&json, "id", row->id);
		json_text(&json, "entitled", row->entitled);
		json_text(&json, "right", row->entitled_note);
		json_text(&json, "complete", row->complete);
		json_text(&json, "result", row->result);
		json_text(&json, "note", row->note);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	return db_exec(saving->db,
		"INSERT INTO formal_check (application_id, entitled, entitled_note, complete,"
		" result, note, changed_at, changed_by)"
		" SELECT j.id, j.entitled, IFNULL(j.noted, ''), j.complete, j.result,"
		" IFNULL(j.note, ''), ?, ? FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH"
		" '$.id', entitled VARCHAR(10) PATH '$.entitled', noted VARCHAR(200) PATH"
		" '$.right', complete VARCHAR(10) PATH '$.complete', result VARCHAR(10) PATH"
		" '$.result', note VARCHAR(500) PATH '$.note')) j"
		" ON DUPLICATE KEY UPDATE entitled = VALUES(entitled),"
		" entitled_note = VALUES(entitled_note), complete = VALUES(complete),"
		" result = VALUES(result), note = VALUES(note), changed_at = VALUES(changed_at),"
		" changed_by = VALUES(changed_by)",
		DB_VALUES(db_str(saving->now), db_int(saving->who->id), db_str(json.data)), NULL);
}

static enum outcome answers_keep(
	const struct saving *saving, const struct formal_answer *answers, size_t count)
{
	struct buf json;

	if (!count)
		return OK;
	buf_init(&json, saving->pool);
	json_open(&json, NULL, '[');
	for (size_t i = 0; i < count; i++) {
		json_open(&json, NULL, '{');
		json_int(&json, "id", answers[i].application_id);
		json_int(&json, "requirement", answers[i].requirement_id);
		json_text(&json, "value", answers[i].value);
		json_text(&json, "source", answers[i].source);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	return db_exec(saving->db,
		"INSERT INTO formal_answer (application_id, requirement_id, value, source,"
		" changed_at, changed_by) SELECT j.id, q.id, j.value, IFNULL(j.source, ''), ?, ?"
		" FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$.id', requirement BIGINT"
		" PATH '$.requirement', value VARCHAR(10) PATH '$.value', source VARCHAR(200)"
		" PATH '$.source')) j JOIN requirement q ON q.id = j.requirement"
		" AND q.object_kind = ? AND q.object_id = ?"
		" ON DUPLICATE KEY UPDATE value = VALUES(value), source = VALUES(source),"
		" changed_at = VALUES(changed_at), changed_by = VALUES(changed_by)",
		DB_VALUES(db_str(saving->now), db_int(saving->who->id), db_str(json.data),
			db_int(OBJECT_VACANCY), db_int(saving->vacancy_id)),
		NULL);
}

/* words: history.formal_checked history.formal_open history.formal_suitable
 * history.formal_unsuitable */
static enum outcome history_keep(
	const struct saving *saving, const struct formal_change *changes, size_t count)
{
	struct history_item *items = POOL_ARRAY(saving->pool, struct history_item, count);

	for (size_t i = 0; i < count; i++) {
		const struct formal_row *row = &changes[i].row;

		items[i] = (struct history_item){.id = row->id,
			.action = text_equal(row->result, changes[i].before)
				? "formal_checked"
				: pool_printf(saving->pool, "formal_%s", row->result)};
	}
	return history_add_many(saving->db, saving->who, OBJECT_APPLICATION, items, count);
}

/* Nobody is expected any more to look at what was handed in, or was not. */
static enum outcome tasks_end(
	const struct saving *saving, const struct formal_change *changes, size_t count)
{
	struct buf ids;

	buf_init(&ids, saving->pool);
	for (size_t i = 0; i < count; i++)
		buf_printf(&ids, "%c%lld", i ? ',' : '[', (long long)changes[i].row.id);
	buf_char(&ids, ']');
	return db_exec(saving->db,
		"DELETE FROM task WHERE vacancy_id = ? AND object_kind = ? AND kind IN"
		" ('documents_handed_in', 'documents_missed') AND object_id IN (SELECT j.id FROM"
		" JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) j)",
		DB_VALUES(db_int(saving->vacancy_id), db_int(OBJECT_APPLICATION), db_str(ids.data)),
		NULL);
}

static enum outcome changes_hold(
	const struct saving *saving, const struct formal_change *changes, size_t count)
{
	enum outcome outcome = object_hold(saving->db, OBJECT_VACANCY, saving->vacancy_id);

	for (size_t i = 0; !outcome && i < count; i++)
		outcome = changes[i].row.may_edit
			? object_hold(saving->db, OBJECT_APPLICATION, changes[i].row.id)
			: DENIED;
	return outcome;
}

enum outcome formal_save(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct formal_change *changes, size_t count,
	const struct formal_answer *answers, size_t answer_count, struct problems *problems)
{
	struct saving saving = {.db = db,
		.pool = pool,
		.who = who,
		.vacancy_id = vacancy_id,
		.now = clock_sql(pool, clock_now()),
		.problems = problems};
	enum outcome outcome;

	for (size_t i = 0; i < count; i++)
		row_check(&saving, &changes[i].row);
	for (size_t i = 0; i < answer_count; i++)
		answer_check(&saving, &answers[i]);
	if (problems_any(problems))
		return INVALID;
	if (!count)
		return OK;
	outcome = changes_hold(&saving, changes, count);
	if (!outcome && answer_count)
		outcome = requirements_fix(db, pool, who, vacancy_id);
	if (!outcome)
		outcome = rows_keep(&saving, changes, count);
	if (!outcome)
		outcome = answers_keep(&saving, answers, answer_count);
	if (!outcome)
		outcome = history_keep(&saving, changes, count);
	return outcome ? outcome : tasks_end(&saving, changes, count);
}

/* words: history.documents_demanded */
enum outcome formal_demand(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *const *types, size_t count, struct problems *problems)
{
	struct db_rows *rows = NULL;
	struct buf list;
	int64_t changed = 0;
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	if (!outcome)
		outcome = db_rows(db, pool, "SELECT status FROM vacancy WHERE id = ?",
			DB_VALUES(db_int(vacancy_id)), &rows);
	if (outcome)
		return outcome;
	if (vacancy_final(db_text(rows, 0, "status"))) {
		problem_add(problems, "", "vacancy_final");
		return INVALID;
	}
	buf_init(&list, pool);
	for (const char *const *type = formal_documents; *type; type++)
		for (size_t i = 0; i < count; i++)
			if (text_equal(types[i], *type)) {
				buf_printf(&list, "%s%s", list.length ? "," : "", *type);
				break;
			}
	outcome = db_exec(db, "UPDATE vacancy SET documents = ? WHERE id = ?",
		DB_VALUES(db_str(list.length ? list.data : ""), db_int(vacancy_id)), &changed);
	return outcome || !changed
		? outcome
		: history_add(db, who, OBJECT_VACANCY, vacancy_id, "documents_demanded", NULL);
}
