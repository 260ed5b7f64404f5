/* Reading the formal check of applications. */
#include "formal/formal.h"

#include "application/attachment.h"
#include "base/buf.h"
#include "base/text.h"

const char *const formal_values[] = {"open", "yes", "no", NULL};
const char *const formal_results[] = {"open", "suitable", "unsuitable", NULL};
const char *const formal_states[] = {"open", "asked", "suitable", "unsuitable", NULL};
const char *const formal_documents[FORMAL_DOCUMENT_TYPES + 1] = {
	"letter", "cv", "certificate", "appraisal", "other", NULL};

static const struct db_field row_fields[] = {
	DB_FIELD(struct formal_row, id),
	DB_FIELD(struct formal_row, number),
	DB_FIELD(struct formal_row, name),
	DB_FIELD(struct formal_row, status),
	DB_FIELD(struct formal_row, audience),
	DB_FIELD(struct formal_row, demanded),
	DB_FIELD(struct formal_row, types),
	DB_FIELD(struct formal_row, entitled),
	DB_FIELD(struct formal_row, entitled_note),
	DB_FIELD(struct formal_row, complete),
	DB_FIELD(struct formal_row, result),
	DB_FIELD(struct formal_row, note),
	DB_FIELD(struct formal_row, asked_state),
	DB_FIELD(struct formal_row, asked_until),
	DB_FIELD(struct formal_row, changed_at),
	DB_FIELD(struct formal_row, changed_by),
	DB_FIELD(struct formal_row, statement_id),
	DB_FIELD(struct formal_row, statement_state),
	DB_FIELD(struct formal_row, statement_due),
	DB_FIELD(struct formal_row, statement_answer),
	DB_FIELD(struct formal_row, internal),
	DB_FIELD(struct formal_row, may_edit),
};

_Static_assert(OBJECT_APPLICATION == 4, "as in the SQL");

enum outcome formal_rows(struct db *db, struct pool *pool, const struct principal *who,
	const struct formal_page *page, struct formal_row **rows_r, size_t *count_r)
{
	const char *state = page->state ? page->state : "", *ids = page->ids ? page->ids : "";

	/* clang-format off */
	return db_structs(db, pool,
		"SELECT a.id, a.number, CONCAT(p.surname, ', ', p.first_name) AS name, a.status,"
		" j.audience, a.internal, IFNULL(v.documents, '" FORMAL_DOCUMENTS "') AS demanded,"
		" (SELECT GROUP_CONCAT(DISTINCT t.type) FROM attachment t"
		" WHERE t.application_id = a.id AND t.type <> 'disability' AND NOT "
		ATTACHMENT_WAITS("t") ") AS types,"
		" IFNULL(c.entitled, 'open') AS entitled,"
		" IFNULL(c.entitled_note, '') AS entitled_note,"
		" IFNULL(c.complete, 'open') AS complete, IFNULL(c.result, 'open') AS result,"
		" IFNULL(c.note, '') AS note, c.changed_at,"
		" CONCAT(s.first_name, ' ', s.surname) AS changed_by,"
		" r.state AS asked_state, r.last_day AS asked_until, q.id AS statement_id,"
		" q.state AS statement_state, q.due_on AS statement_due,"
		" q.answer AS statement_answer, m.active AND "
		ACCESS_SEES_APPLICATION("a") " AS may_edit"
		" FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN vacancy v ON v.id = a.vacancy_id"
		" JOIN jobad j ON j.id = a.jobad_id JOIN application_status m ON m.code = a.status"
		" LEFT JOIN formal_check c ON c.application_id = a.id"
		" LEFT JOIN staff_user s ON s.id = c.changed_by"
		" LEFT JOIN document_request r ON r.id = (SELECT MAX(x.id) FROM document_request x"
		" WHERE x.application_id = a.id)"
		" LEFT JOIN statement q ON q.id = (SELECT MAX(y.id) FROM statement y"
		" WHERE y.object_kind = 4 AND y.object_id = a.id AND y.kind = 'formal_check')"
		" WHERE a.vacancy_id = ? AND a.id > ?"
		" AND m.counts AND IF(? = '', m.active, FIND_IN_SET(a.id, ?))"
		" AND (? = '' OR ? = IF(IFNULL(c.result, 'open') = 'open' AND r.state = 'open',"
		" 'asked', IFNULL(c.result, 'open')))"
		" AND " ACCESS_SEES_APPLICATION("a") " ORDER BY a.id LIMIT ?",
		row_fields, rows_r, count_r,
		DB_VALUES(ACCESS_BIND(who, RIGHT_CANDIDATE_EDIT), db_int(page->vacancy_id),
			db_int(page->after), db_str(ids), db_str(ids), db_str(state),
			db_str(state),
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ), db_int(page->limit)));
	/* clang-format on */
}

static const struct db_field answer_fields[] = {
	DB_FIELD(struct formal_answer, application_id),
	DB_FIELD(struct formal_answer, requirement_id),
	DB_FIELD(struct formal_answer, value),
	DB_FIELD(struct formal_answer, source),
};

enum outcome formal_answers(struct db *db, struct pool *pool, const struct formal_row *rows,
	size_t count, struct formal_answer **answers_r, size_t *count_r)
{
	struct buf ids;

	*answers_r = NULL;
	*count_r = 0;
	buf_init(&ids, pool);
	for (size_t i = 0; i < count; i++)
		if (rows[i].changed_at)
			buf_printf(&ids, "%c%lld", ids.length ? ',' : '[', (long long)rows[i].id);
	if (!ids.length)
		return OK;
	buf_char(&ids, ']');
	return db_structs(db, pool,
		"SELECT n.application_id, n.requirement_id, n.value, n.source"
		" FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) i"
		" STRAIGHT_JOIN formal_answer n ON n.application_id = i.id",
		answer_fields, answers_r, count_r, DB_VALUES(db_str(ids.data)));
}

enum outcome formal_demanded(
	struct db *db, struct pool *pool, int64_t vacancy_id, const char **types_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT IFNULL(documents, '" FORMAL_DOCUMENTS "') AS documents FROM vacancy"
		" WHERE id = ?",
		DB_VALUES(db_int(vacancy_id)), &rows);

	if (outcome)
		return outcome;
	if (!rows->count)
		return NOT_FOUND;
	*types_r = db_text(rows, 0, "documents");
	return OK;
}

const char *formal_missing(struct pool *pool, const struct formal_row *row, const char *demanded)
{
	struct buf missing;

	buf_init(&missing, pool);
	for (const char *const *type = formal_documents; *type; type++)
		if (text_among(demanded, *type) && !(row->types && text_among(row->types, *type)))
			buf_printf(&missing, "%s%s", missing.length ? "," : "", *type);
	return missing.length ? missing.data : "";
}

const char *formal_proposed_entitled(const struct formal_row *row)
{
	return !text_equal(row->audience, "internal") || row->internal ? "yes" : "no";
}

const char *formal_proposed_complete(
	struct pool *pool, const struct formal_row *row, const char *demanded)
{
	return *formal_missing(pool, row, demanded) ? "no" : "yes";
}

const char *formal_proposed_result(const struct formal_row *row,
	const struct formal_answer *answers, size_t count, size_t requirements)
{
	size_t fulfilled = 0;

	if (text_equal(row->entitled, "no"))
		return "unsuitable";
	for (size_t i = 0; i < count; i++) {
		if (answers[i].application_id != row->id)
			continue;
		if (text_equal(answers[i].value, "no"))
			return "unsuitable";
		fulfilled += text_equal(answers[i].value, "yes");
	}
	return text_equal(row->entitled, "yes") && text_equal(row->complete, "yes")
			&& fulfilled >= requirements
		? "suitable"
		: "open";
}

const char *formal_field(struct pool *pool, int64_t application_id, const char *name)
{
	return pool_printf(pool, "a%lld-%s", (long long)application_id, name);
}

const char *formal_cell(
	struct pool *pool, int64_t application_id, char part, int64_t requirement_id)
{
	return pool_printf(
		pool, "a%lld-%c%lld", (long long)application_id, part, (long long)requirement_id);
}
