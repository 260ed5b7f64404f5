/* Statements in the dataset. */
#ifndef BMS_BACKEND_TASK_STATEMENT_VIEW_H
#define BMS_BACKEND_TASK_STATEMENT_VIEW_H

#include "task/statement.h"
#include "web/request.h"

/*
 * One as <place>.(question, number, asked, colour, state_word, answer, due, silence, law, href,
 * urgent): whom it was asked of, how it stands in words, what counts, the last day, what silence
 * means; .given.N.(name, deputy_of, answer, ground, text, at, late, counts) with `given`.
 */
enum outcome view_statement(
	struct request *req, const char *place, const struct statement *statement, bool given);

/* May the person of the request be shown what tells of a mark, of an object seen by these roles? */
bool shows_marks(int64_t roles);

#endif
