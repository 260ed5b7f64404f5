/* What open statements stop. */
#include "task/statement_guard.h"

#include "base/text.h"
#include "task/statement.h"
#include "task/statement_private.h"

/* Whoever asks while the step is being made waits, or the step is made again. */
static enum outcome statements_hold(
	struct db *db, struct pool *pool, const struct process_question *question)
{
	struct db_rows *rows = NULL;
	int64_t vacancy_id = 0;
	enum outcome outcome = statement_vacancy_of(db, question->kind, question->id, &vacancy_id);

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	return db_rows(db, pool,
		"SELECT id FROM statement WHERE (object_kind, object_id) IN ((?, ?), (2, ?))"
		" FOR UPDATE",
		DB_VALUES(db_int(question->kind), db_int(question->id), db_int(vacancy_id)), &rows);
}

/* words: problem.statement_open problem.statement_against */
enum outcome statement_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	struct statement *blocks = NULL;
	size_t count = 0;
	enum outcome outcome = question->moving ? statements_hold(db, pool, question) : OK;

	(void)who;
	if (!outcome)
		outcome = statement_open_blocks(
			db, pool, question->kind, question->id, question->to, &blocks, &count);
	for (size_t i = 0; !outcome && i < count; i++) {
		bool open = text_equal(blocks[i].state, "open");
		const char *reason = open ? "statement_open" : "statement_against";

		process_stop_add(stops, "statements", reason, statement_path(pool, blocks[i].id));
	}
	return outcome;
}
