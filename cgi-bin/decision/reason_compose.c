/* What the program knows of each applicant when a selection is decided. */
#include "base/text.h"
#include "decision/reason.h"

#define LINES_ALONE 12 /* of an applicant, beside requirements, interviews and statements */

static const struct db_field facts_fields[] = {
	DB_FIELD(struct reason_facts, application_id),
	DB_FIELD(struct reason_facts, position),
	DB_FIELD(struct reason_facts, takes_part),
	DB_FIELD(struct reason_facts, refused),
	DB_FIELD(struct reason_facts, number),
	DB_FIELD(struct reason_facts, name),
	DB_FIELD(struct reason_facts, status),
	DB_FIELD(struct reason_facts, choice),
	DB_FIELD(struct reason_facts, active),
	DB_FIELD(struct reason_facts, status_de),
	DB_FIELD(struct reason_facts, status_en),
	DB_FIELD(struct reason_facts, status_at),
	DB_FIELD(struct reason_facts, formal),
	DB_FIELD(struct reason_facts, entitled),
	DB_FIELD(struct reason_facts, entitled_note),
	DB_FIELD(struct reason_facts, complete),
	DB_FIELD(struct reason_facts, note),
	DB_FIELD(struct reason_facts, wrapped),
	DB_FIELD(struct reason_facts, generated_sealed),
	DB_FIELD(struct reason_facts, written_sealed),
};

/* Until it is fixed, who came since it was begun is in it, too. */
/* clang-format off */
#define FACTS(sees) \
	"SELECT a.id AS application_id, IFNULL(d.position, 0) AS position," \
	" " ACCESS_TAKES_PART("a") " AS takes_part," \
	" a.severely_disabled = 1 AND a.sbv_refused AS refused, a.number," \
	" CONCAT(p.surname, ', ', p.first_name) AS name, a.status," \
	" IFNULL(d.choice, 'no') AS choice, s.active, s.name_de AS status_de," \
	" s.name_en AS status_en, (SELECT MAX(y.at) FROM history y WHERE y.object_kind = 4" \
	" AND y.object_id = a.id AND y.action = 'status'" \
	" AND SUBSTRING_INDEX(y.detail, '>', -1) = a.status) AS status_at, f.result AS formal," \
	" f.entitled, f.entitled_note, f.complete, f.note, k.wrapped, d.generated_sealed," \
	" d.written_sealed FROM application a" \
	" JOIN application_status s ON s.code = a.status" \
	" JOIN applicant p ON p.id = a.applicant_id" \
	" LEFT JOIN decision_part d ON d.application_id = a.id AND d.decision_id = ?" \
	" LEFT JOIN formal_check f ON f.application_id = a.id" \
	" LEFT JOIN bms_keys.application_key k ON k.object_id = a.id" \
	" WHERE a.vacancy_id = ? AND (d.decision_id IS NOT NULL OR (s.counts AND ?))" \
	" AND (? = 0 OR a.id = ?) AND (IFNULL(d.choice, 'no') <> 'no' AND ? = 0" \
	" OR IFNULL(d.choice, 'no') = 'no' AND a.id > ?)" sees \
	" ORDER BY FIELD(IFNULL(d.choice, 'no'), 'chosen', 'next', 'no'), d.position, a.id" \
	" LIMIT ?"
/* clang-format on */

/* How many rows are read at most: all that are chosen or move up, and `limit` others. */
static enum outcome rows_most(struct db *db, const struct decision *decision,
	const struct reason_range *range, int64_t *most_r)
{
	int64_t first = 0;
	enum outcome outcome = OK;

	*most_r = INT32_MAX;
	if (!range->limit)
		return OK;
	if (!range->after)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM decision_part WHERE decision_id = ?"
			" AND choice <> 'no'",
			DB_VALUES(db_int(decision->id)), &first);
	*most_r = first + range->limit;
	return outcome;
}

enum outcome reason_facts_read(struct db *db, struct pool *pool, const struct decision *decision,
	const struct reason_range *range, struct reason_facts **facts_r, size_t *count_r)
{
	const struct db_value id = db_int(decision->id), vacancy = db_int(decision->vacancy_id),
			      open = db_bool(text_among("draft,asked", decision->state)),
			      only = db_int(range->only), after = db_int(range->after);
	int64_t most = 0;
	enum outcome outcome = rows_most(db, decision, range, &most);
	const struct db_value limit = db_int(most);

	if (outcome)
		return outcome;
	return range->who ? db_structs(db, pool, FACTS(" AND " ACCESS_SEES_APPLICATION("a")),
		       facts_fields, facts_r, count_r,
		       DB_VALUES(id, vacancy, open, only, only, after, after,
			       ACCESS_BIND(range->who, RIGHT_CANDIDATE_READ), limit))
			  : db_structs(db, pool, FACTS(""), facts_fields, facts_r, count_r,
				  DB_VALUES(id, vacancy, open, only, only, after, after, limit));
}

/* What is read of all of them at once. */
struct composing {
	struct pool *pool;
	const struct decision *decision;
	const struct comparison *comparison;
	struct db_rows *missing, *interviews, *statements;
};

static enum outcome beside_read(struct db *db, struct composing *composing)
{
	const struct db_value vacancy = db_int(composing->decision->vacancy_id);
	enum outcome outcome = db_rows(db, composing->pool,
		"SELECT w.application_id, q.text, w.source FROM application a"
		" JOIN formal_answer w ON w.application_id = a.id AND w.value = 'no'"
		" JOIN requirement q ON q.id = w.requirement_id WHERE a.vacancy_id = ?"
		" ORDER BY w.application_id, q.position, q.id",
		DB_VALUES(vacancy), &composing->missing);

	if (!outcome)
		outcome = db_rows(db, composing->pool,
			"SELECT i.application_id, DATE_FORMAT(t.starts_at, '%Y-%m-%d %H:%i:%s')"
			" AS at, i.state FROM application a JOIN appointment_invitation i"
			" ON i.application_id = a.id AND i.state <> 'cancelled'"
			" JOIN appointment_slot t ON t.id = i.slot_id WHERE a.vacancy_id = ?"
			" ORDER BY i.application_id, t.starts_at",
			DB_VALUES(vacancy), &composing->interviews);
	if (!outcome)
		outcome = db_rows(db, composing->pool,
			"SELECT s.object_id AS application_id, k.question_de, k.question_en,"
			" s.answer FROM statement s JOIN statement_kind k ON k.code = s.kind"
			" WHERE s.vacancy_id = ? AND s.object_kind = 4 AND s.kind = 'formal_check'"
			" AND s.state = 'answered' AND s.replaced_by IS NULL"
			" ORDER BY s.object_id, s.id",
			DB_VALUES(vacancy), &composing->statements);
	return outcome;
}

/* Where the rows of an application begin; they stand together, by rising ids. */
static size_t rows_from(const struct db_rows *rows, int64_t application_id)
{
	size_t low = 0, high = rows->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (db_number(rows, middle, "application_id") < application_id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool row_is_of(const struct db_rows *rows, size_t row, int64_t application_id)
{
	return row < rows->count && db_number(rows, row, "application_id") == application_id;
}

/* The lines of one, as they are put together. */
struct lines {
	struct pool *pool;
	struct reason_line *items;
	size_t count;
};

static void reason_line_add(struct lines *lines, const char *code, const char *const parts[])
{
	struct reason_line *line = &lines->items[lines->count++];

	line->code = code;
	for (size_t i = 0; i < REASON_LINE_PARTS && parts[i]; i++)
		line->parts[i] = parts[i];
}

#define LINE(lines, code, ...) \
	reason_line_add(lines, code, (const char *const[]){__VA_ARGS__, NULL})

static const char *known(const char *text)
{
	return text ? text : "";
}

static const char *number_text(struct pool *pool, int64_t number)
{
	return pool_printf(pool, "%lld", (long long)number);
}

static const char *class_name(const struct comparison *comparison, const char *letter)
{
	for (size_t i = 0; i < comparison->class_count; i++)
		if (text_equal(comparison->classes[i].letter, letter))
			return comparison->classes[i].name;
	return "";
}

static void compared_add(
	const struct composing *composing, struct lines *lines, const struct comparison_row *row)
{
	const struct comparison *comparison = composing->comparison;

	if (row->letter)
		LINE(lines, "class", row->letter, class_name(comparison, row->letter));
	if (row->place)
		LINE(lines, "place", number_text(lines->pool, row->place));
	if (row->rated)
		LINE(lines, "sum", number_text(lines->pool, row->sum),
			number_text(lines->pool, comparison->most));
	if (row->reason)
		LINE(lines, "placing", row->reason);
	for (size_t i = 0; i < comparison->requirement_count; i++) {
		const struct requirement_input *data = &comparison->requirements[i].data;

		if (row->cells[i].rated)
			LINE(lines, "rating", data->text, data->scale,
				number_text(lines->pool, row->cells[i].value),
				known(row->cells[i].note));
	}
}

static void unsuitable_add(
	const struct composing *composing, struct lines *lines, const struct reason_facts *facts)
{
	const struct db_rows *missing = composing->missing;
	int64_t id = facts->application_id;

	for (size_t i = rows_from(missing, id); row_is_of(missing, i, id); i++)
		LINE(lines, "missing", db_text(missing, i, "text"),
			known(db_text(missing, i, "source")));
	if (text_equal(facts->entitled, "no"))
		LINE(lines, "entitled", known(facts->entitled_note));
	if (text_equal(facts->complete, "no"))
		LINE(lines, "incomplete", "");
	if (!text_empty(facts->note))
		LINE(lines, "note", facts->note);
}

static size_t rows_of(const struct db_rows *rows, int64_t application_id)
{
	return rows_from(rows, application_id + 1) - rows_from(rows, application_id);
}

static size_t lines_most(const struct composing *composing, int64_t application_id)
{
	return LINES_ALONE + composing->comparison->requirement_count
		+ rows_of(composing->missing, application_id)
		+ rows_of(composing->interviews, application_id)
		+ rows_of(composing->statements, application_id);
}

static void beside_add(
	const struct composing *composing, struct lines *lines, const struct reason_facts *facts)
{
	const struct db_rows *interviews = composing->interviews,
			     *statements = composing->statements;

	int64_t id = facts->application_id;

	for (size_t i = rows_from(interviews, id); row_is_of(interviews, i, id); i++)
		LINE(lines, "interview", known(db_text(interviews, i, "at")),
			db_text(interviews, i, "state"));
	for (size_t i = rows_from(statements, id); row_is_of(statements, i, id); i++)
		LINE(lines, "statement", db_text(statements, i, "question_de"),
			db_text(statements, i, "question_en"),
			known(db_text(statements, i, "answer")));
}

static const struct comparison_row *compared_row(const struct comparison *comparison, int64_t id)
{
	for (size_t i = 0; i < comparison->count; i++)
		if (comparison->rows[i].id == id)
			return &comparison->rows[i];
	return NULL;
}

static void reason_compose(const struct composing *composing, const struct reason_facts *facts,
	struct reason *reason_r)
{
	const struct comparison_row *row =
		compared_row(composing->comparison, facts->application_id);
	struct lines lines = {.pool = composing->pool};

	lines.items = POOL_ARRAY(
		lines.pool, struct reason_line, lines_most(composing, facts->application_id));
	reason_r->kind = text_equal(facts->status, "bewerber_zieht_zurueck") ? "withdrawn"
		: row                                                        ? "compared"
		: text_equal(facts->formal, "unsuitable")                    ? "unsuitable"
									     : "other";
	LINE(&lines, "choice", facts->choice, number_text(lines.pool, facts->position));
	LINE(&lines, "kind", reason_r->kind);
	if (text_equal(reason_r->kind, "withdrawn") && facts->status_at)
		LINE(&lines, "withdrawn", facts->status_at);
	else if (!facts->active)
		LINE(&lines, "status", facts->status_de, facts->status_en, known(facts->status_at));
	if (row)
		compared_add(composing, &lines, row);
	if (text_equal(facts->formal, "unsuitable"))
		unsuitable_add(composing, &lines, facts);
	beside_add(composing, &lines, facts);
	reason_r->lines = lines.items;
	reason_r->count = lines.count;
}

enum outcome reasons_compose(struct db *db, struct pool *pool, const struct decision *decision,
	const struct reason_facts *facts, size_t count, const struct comparison *comparison,
	struct reason **reasons_r)
{
	struct composing composing = {.pool = pool, .decision = decision, .comparison = comparison};
	enum outcome outcome = beside_read(db, &composing);

	if (outcome)
		return outcome;
	*reasons_r = POOL_ARRAY(pool, struct reason, count + 1);
	for (size_t i = 0; i < count; i++)
		reason_compose(&composing, &facts[i], &(*reasons_r)[i]);
	return OK;
}
