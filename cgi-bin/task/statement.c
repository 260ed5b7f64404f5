/* Reading statements. */
#include "task/statement.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "task/statement_private.h"

_Static_assert(
	OBJECT_VACANCY == 2 && OBJECT_JOBAD == 3 && OBJECT_APPLICATION == 4, "as in the SQL");

const struct db_field statement_fields[STATEMENT_FIELDS] = {
	DB_FIELD(struct statement, id),
	DB_FIELD(struct statement, round_id),
	DB_FIELD(struct statement, object_kind),
	DB_FIELD(struct statement, object_id),
	DB_FIELD(struct statement, vacancy_id),
	DB_FIELD(struct statement, subject_id),
	DB_FIELD(struct statement, role_id),
	DB_INSTANT(struct statement, due_at),
	DB_FIELD(struct statement, kind),
	DB_FIELD(struct statement, question_de),
	DB_FIELD(struct statement, question_en),
	DB_FIELD(struct statement, law),
	DB_FIELD(struct statement, measure),
	DB_FIELD(struct statement, subject_kind),
	DB_FIELD(struct statement, subject_name),
	DB_FIELD(struct statement, role_code),
	DB_FIELD(struct statement, authority),
	DB_FIELD(struct statement, object_number),
	DB_FIELD(struct statement, vacancy_number),
	DB_FIELD(struct statement, vacancy_title),
	DB_FIELD(struct statement, asked_at),
	DB_FIELD(struct statement, due_on),
	DB_FIELD(struct statement, silence),
	DB_FIELD(struct statement, state),
	DB_FIELD(struct statement, answer),
	DB_FIELD(struct statement, urgent),
	DB_FIELD(struct statement, replaced_by),
	DB_FIELD(struct statement, changed),
	DB_FIELD(struct statement, changed_sealed),
	DB_FIELD(struct statement, lifted),
	DB_FIELD(struct statement, against),
};

enum outcome statement_get(
	struct db *db, struct pool *pool, int64_t id, struct statement *statement_r)
{
	return db_struct(db, pool, STATEMENT_SELECT STATEMENT_FROM " WHERE s.id = ?",
		statement_fields, statement_r, DB_VALUES(db_int(id)));
}

struct held {
	int64_t vacancy_id, object_kind, object_id;
};

static const struct db_field held_fields[] = {
	DB_FIELD(struct held, vacancy_id),
	DB_FIELD(struct held, object_kind),
	DB_FIELD(struct held, object_id),
};

enum outcome statement_hold(
	struct db *db, struct pool *pool, int64_t id, struct statement *statement_r)
{
	struct held held;
	int64_t found = 0;
	enum outcome outcome = db_struct(db, pool,
		"SELECT vacancy_id, object_kind, object_id FROM statement WHERE id = ?",
		held_fields, &held, DB_VALUES(db_int(id)));

	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, held.vacancy_id);
	if (!outcome)
		outcome = object_hold(db, (enum object_kind)held.object_kind, held.object_id);
	if (!outcome)
		outcome = db_get_int(db, "SELECT id FROM statement WHERE id = ? FOR UPDATE",
			DB_VALUES(db_int(id)), &found);
	return outcome ? outcome : statement_get(db, pool, id, statement_r);
}

const char *statement_state(const struct statement *statement)
{
	if (text_equal(statement->state, "open") && !text_empty(statement->silence)
		&& statement->due_at <= clock_now())
		return "silent";
	return statement->state;
}

const char *statement_answer(const struct statement *statement)
{
	if (text_equal(statement->state, "open")
		&& text_equal(statement_state(statement), "silent"))
		return statement->silence;
	return statement->answer;
}

enum outcome statements_of_vacancy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, int64_t limit, struct statement **statements_r,
	size_t *count_r)
{
	/* clang-format off */
	return db_structs(db, pool, STATEMENT_SELECT STATEMENT_FROM
		" WHERE s.vacancy_id = ? AND (k.asked <> 'SBV' OR ?) AND (s.object_kind = 2"
		" OR s.object_kind = 3 AND " ACCESS_SEES_JOBAD("j.vacancy_id", "j.status")
		" OR s.object_kind = 4 AND " ACCESS_SEES_APPLICATION("c") ")"
		" ORDER BY s.id DESC LIMIT ?",
		statement_fields, statements_r, count_r,
		DB_VALUES(db_int(vacancy_id), db_bool(marks), ACCESS_BIND(who, RIGHT_JOBAD_READ),
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ), db_int(limit)));
	/* clang-format on */
}

enum outcome statements_of_object(struct db *db, struct pool *pool, enum object_kind kind,
	int64_t id, bool marks, int64_t limit, struct statement **statements_r, size_t *count_r)
{
	return db_structs(db, pool,
		STATEMENT_SELECT STATEMENT_FROM " WHERE s.object_kind = ? AND s.object_id = ?"
						" AND (k.asked <> 'SBV' OR ?)"
						" ORDER BY s.id DESC LIMIT ?",
		statement_fields, statements_r, count_r,
		DB_VALUES(db_int(kind), db_int(id), db_bool(marks), db_int(limit)));
}

/* Silence has not spoken yet; bind the instant. */
#define OPEN " s.state = 'open' AND (k.silence = '' OR s.due_at > ?) AND (k.asked <> 'SBV' OR ?)"
#define NEAREST " ORDER BY s.due_at, k.position, s.id LIMIT ?"

enum outcome statements_open(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, bool marks, int64_t limit,
	struct statement **statements_r, size_t *count_r)
{
	const struct db_value now = db_str(clock_sql(pool, clock_now()));

	if (kind != OBJECT_VACANCY)
		return db_structs(db, pool,
			STATEMENT_SELECT STATEMENT_FROM
			" WHERE s.object_kind = ? AND s.object_id = ? AND" OPEN NEAREST,
			statement_fields, statements_r, count_r,
			DB_VALUES(db_int(kind), db_int(id), now, db_bool(marks), db_int(limit)));
	/* clang-format off */
	return db_structs(db, pool, STATEMENT_SELECT STATEMENT_FROM
		" WHERE s.vacancy_id = ? AND" OPEN " AND (s.object_kind = 2"
		" OR s.object_kind = 3 AND " ACCESS_SEES_JOBAD("j.vacancy_id", "j.status")
		" OR s.object_kind = 4 AND " ACCESS_SEES_APPLICATION("c") ")" NEAREST,
		statement_fields, statements_r, count_r,
		DB_VALUES(db_int(id), now, db_bool(marks), ACCESS_BIND(who, RIGHT_JOBAD_READ),
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ), db_int(limit)));
	/* clang-format on */
}

enum outcome statements_of_round(struct db *db, struct pool *pool, int64_t round_id, bool marks,
	struct statement **statements_r, size_t *count_r)
{
	return db_structs(db, pool,
		STATEMENT_SELECT STATEMENT_FROM
		" WHERE s.round_id = ?"
		" AND (k.asked <> 'SBV' OR ?) ORDER BY k.position, s.id",
		statement_fields, statements_r, count_r,
		DB_VALUES(db_int(round_id), db_bool(marks)));
}

/* The vacancy of an object; binds its kind, and its id three times. */
#define VACANCY_OF \
	"(CASE ? WHEN 3 THEN (SELECT vacancy_id FROM jobad WHERE id = ?)" \
	" WHEN 4 THEN (SELECT vacancy_id FROM application WHERE id = ?) ELSE ? END)"

enum outcome statement_open_blocks(struct db *db, struct pool *pool, enum object_kind kind,
	int64_t id, const char *status, struct statement **blocks_r, size_t *count_r)
{
	*blocks_r = NULL;
	*count_r = 0;
	if (kind != OBJECT_VACANCY && kind != OBJECT_JOBAD && kind != OBJECT_APPLICATION)
		return OK;
	return db_structs(db, pool,
		STATEMENT_SELECT STATEMENT_FROM
		" JOIN statement_kind_block kb ON kb.kind = s.kind AND kb.object = ?"
		" AND kb.status = ?"
		" LEFT JOIN statement_kind_answer ka ON ka.kind = s.kind AND ka.code = s.answer"
		" WHERE (s.object_kind = ? AND s.object_id = ? OR s.object_kind = 2"
		" AND s.object_id = " VACANCY_OF ") AND s.replaced_by IS NULL"
		" AND (s.state = 'open' AND (k.silence = '' OR s.due_at > ?)"
		" OR s.state = 'answered' AND s.lifted = '' AND NOT ka.settles)"
		" ORDER BY k.position, s.id",
		statement_fields, blocks_r, count_r,
		DB_VALUES(db_str(object_kind_name(kind)), db_str(status), db_int(kind), db_int(id),
			db_int(kind), db_int(id), db_int(id), db_int(id),
			db_str(clock_sql(pool, clock_now()))));
}

const char *statement_path(struct pool *pool, int64_t id)
{
	return pool_printf(pool, "/stellungnahmen/%lld", (long long)id);
}

enum outcome statement_answers(
	struct db *db, struct pool *pool, const char *kind, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT code, needs, settles FROM statement_kind_answer WHERE kind = ?"
		" ORDER BY position",
		DB_VALUES(db_str(kind)), rows_r);
}

enum outcome statement_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, const char *action, const char *answer)
{
	const char *detail =
		answer ? pool_printf(pool, "%s:%s", statement->kind, answer) : statement->kind;

	return history_add(db, who, (enum object_kind)statement->object_kind, statement->object_id,
		action, detail);
}

enum outcome statement_end(
	struct db *db, struct pool *pool, int64_t id, const char *state, const char *answer)
{
	enum outcome outcome = db_exec(db,
		"UPDATE statement SET state = ?, answer = ?, ended_at = ?, remind_on = NULL"
		" WHERE id = ?",
		DB_VALUES(db_str(state), db_str(answer), db_str(clock_sql(pool, clock_now())),
			db_int(id)),
		NULL);

	return outcome ? outcome
		       : db_exec(db, "DELETE FROM task WHERE statement_id = ?",
			       DB_VALUES(db_int(id)), NULL);
}
