/* Statements in the dataset. */
#ifndef BMS_BACKEND_DESK_STATEMENTS_H
#define BMS_BACKEND_DESK_STATEMENTS_H

#include "task/statement.h"
#include "web/request.h"

/*
 * One as <place>.(question, number, asked, asked_at, colour, open, state_word, answer, due, due_on,
 * over, silence, law, href, urgent): whom it was asked of, how it stands in words, what counts, the
 * last day, what silence means.
 */
void view_statement(struct request *req, const char *place, const struct statement *statement);

/* Whom it was asked of: "Personalrat BSW" as it is called, or "Fachbereich (BSW)". */
const char *statement_asked_words(struct request *req, const struct statement *statement);

/* A question with its measure where it is one of several (LAW-12); measure NULL or "": none. */
const char *measured_question(struct request *req, const char *question, const char *measure);

/* What was asked, the same way. */
const char *statement_question(struct request *req, const struct statement *statement);

/* Those of `given` that are of the statement as <place>.given.N.(name, deputy_of, answer, ground,
 * text, withheld, text_number, passages.M.(label, quote, text), at, late, counts, reply,
 * reply_name, reply_at). */
void view_given(struct request *req, const char *place, const struct statement *statement,
	const struct statement_given *given, size_t count);

/* A kind that can be asked as <place>.(code, label, silence, last_day, urgent_day): its question,
 * what silence means, the last days, were it asked now. */
void view_kind(struct request *req, const char *place, const struct statement_kind *kind);

/*
 * The statements about the object of the path as Statements.N, the newest first, with
 * Statements_more; lectors see the ad alone, and are shown none (ACC-16). OK, UNAVAILABLE.
 */
enum outcome show_statements(struct request *req, enum right read);

/* May the person of the request be shown what tells of a mark, of an object seen by these roles? */
bool shows_marks(int64_t roles);

#endif
