/* The kinds of objects that have a process, and the guards of their steps. */
#include "application/workflow.h"
#include "process/process.h"
#include "publishing/jobad.h"
#include "recruiting/project_admin.h"
#include "task/statement.h"
#include "vacancy/vacancy_edit.h"

/* A statement that is asked for and not given, or was given against it, stops the step it is asked
 * for (PRO-04 to PRO-11, LAW-10 ff.). */
static enum outcome statement_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	struct statement *blocks = NULL;
	size_t count = 0;
	enum outcome outcome = statement_blocks(
		db, pool, question->kind, question->id, question->to, &blocks, &count);

	(void)who;
	for (size_t i = 0; !outcome && i < count; i++)
		process_stop_add(stops, "open_statement", "open_statement",
			statement_path(pool, blocks[i].id));
	return outcome;
}

const struct process_kind *const process_kinds[] = {
	&project_process,
	&vacancy_process,
	&jobad_process,
	&application_process,
	NULL,
};

const struct process_guard_rule process_guards[] = {
	{"open_objects", vacancy_open_guard},
	{"open_statement", statement_guard},
	{NULL, NULL},
};
