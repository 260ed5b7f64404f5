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
	enum outcome outcome = task_vacancy_of(db, question->kind, question->id, &vacancy_id);

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	return db_rows(db, pool,
		"SELECT id FROM statement WHERE (object_kind, object_id) IN ((?, ?), (2, ?))"
		" FOR UPDATE",
		DB_VALUES(db_int(question->kind), db_int(question->id), db_int(vacancy_id)), &rows);
}

/* Where all that is asked about an object stands together. */
static const char *together_path(struct pool *pool, const struct statement *statement)
{
	const struct object_type *type = object_type((enum object_kind)statement->object_kind);

	return pool_printf(pool, "/%s/%s%s", type->path, statement->object_number,
		type->kind == OBJECT_JOBAD             ? "/abstimmung"
			: type->kind == OBJECT_VACANCY ? "/stellungnahmen"
						       : "");
}

/* Of several of one kind one word, and the page that has them all. */
static void blocks_say(struct pool *pool, const struct statement *blocks, size_t count, bool open,
	struct process_stops *stops)
{
	const struct statement *first = NULL;
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		if (text_equal(blocks[i].state, "open") == open) {
			first = first ? first : &blocks[i];
			found++;
		}
	if (found)
		process_stop_add(stops, "statements", open ? "statement_open" : "statement_against",
			found == 1 ? statement_path(pool, first->id) : together_path(pool, first));
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
	if (outcome)
		return outcome;
	blocks_say(pool, blocks, count, true, stops);
	blocks_say(pool, blocks, count, false, stops);
	return OK;
}
