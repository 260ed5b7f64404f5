/*
 * The formal check of applications (PRO-07): may the person apply for this ad, is everything there,
 * is each mandatory requirement of the vacancy's profile (selection/requirement.h) fulfilled, and
 * what follows. What the program can know it proposes; a person decides. The first answer to a
 * requirement fixes the profile (LAW-40).
 */
#ifndef BMS_FORMAL_FORMAL_H
#define BMS_FORMAL_FORMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

/* Code points of what is noted. */
#define FORMAL_SOURCE_MAX 200
#define FORMAL_NOTE_MAX 500

/* "open", "yes", "no"; of the result "open", "suitable", "unsuitable". NULL-terminated. */
extern const char *const formal_values[];
extern const char *const formal_results[];
/* By which the page of a vacancy is narrowed: a result, or "asked": documents are awaited. */
extern const char *const formal_states[];

/* Types of documents that a vacancy can demand, NULL-terminated: no proof of severe disability and
 * no photo, which nobody may ask for. */
#define FORMAL_DOCUMENT_TYPES 5
extern const char *const formal_documents[FORMAL_DOCUMENT_TYPES + 1];
/* Those that are demanded where nobody has said anything else: a comma list. */
#define FORMAL_DOCUMENTS "letter,cv,certificate"

struct formal_answer {
	int64_t application_id, requirement_id;
	const char *value;
	const char *source; /* never NULL */
};

/* One application as the check shows it. */
struct formal_row {
	int64_t id;
	const char *number, *name, *status;
	const char *audience; /* of its ad: "internal", "external", "both" */
	const char *demanded; /* as formal_demanded */
	const char *types; /* of its documents that can be looked at, a comma list; NULL: none */
	const char *entitled, *entitled_note, *complete, *result, *note;
	const char *asked_state, *asked_until; /* of the documents asked for last; NULL: none were
						*/
	const char *changed_at, *changed_by; /* NULL: nobody has checked it yet */
	int64_t statement_id; /* the department was asked for its view; 0: it was not */
	const char *statement_state, *statement_due, *statement_answer; /* or NULL */
	bool internal; /* by somebody of the staff */
	bool may_edit;
};

/* Which of a vacancy's: those that are going on. */
struct formal_page {
	int64_t vacancy_id;
	int64_t after; /* ids greater than this */
	const char *ids; /* these, a comma list, however they stand; NULL or "": any */
	const char *state; /* one of formal_states; NULL or "": any */
	int64_t limit;
};

/* Those that the person may see, by the order of their ids. *count_r in the pool. OK, UNAVAILABLE.
 */
enum outcome formal_rows(struct db *db, struct pool *pool, const struct principal *who,
	const struct formal_page *page, struct formal_row **rows_r, size_t *count_r);

/* The answers there are to requirements, of these rows. OK, UNAVAILABLE. */
enum outcome formal_answers(struct db *db, struct pool *pool, const struct formal_row *rows,
	size_t count, struct formal_answer **answers_r, size_t *count_r);

/* The documents that the vacancy demands: a comma list, "" none. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome formal_demanded(
	struct db *db, struct pool *pool, int64_t vacancy_id, const char **types_r);

/* Says which are demanded: codes of formal_documents, others are left out. Inside a transaction.
 * OK, INVALID (problems: the vacancy is over), NOT_FOUND, UNAVAILABLE. */
enum outcome formal_demand(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *const *types, size_t count, struct problems *problems);

/* Which of the demanded documents are not there: a comma list, "" none. In the pool. */
const char *formal_missing(struct pool *pool, const struct formal_row *row, const char *demanded);

/* What the program proposes, "open" where it cannot know. */
const char *formal_proposed_entitled(const struct formal_row *row);
const char *formal_proposed_complete(
	struct pool *pool, const struct formal_row *row, const char *demanded);
/* What follows from the other answers: unsuitable from one "no" to the right or to a requirement,
 * suitable when all are "yes". */
const char *formal_proposed_result(const struct formal_row *row,
	const struct formal_answer *answers, size_t count, size_t requirements);

/* What becomes of one application. */
struct formal_change {
	struct formal_row row; /* id, entitled, entitled_note, complete, result, note; may_edit */
	const char *before; /* the result until now */
};

/*
 * Keeps changes of a vacancy's applications, by rising ids, and answers to its requirements; holds
 * vacancy and applications, writes a line of history each, and nobody is expected any more to look
 * at documents of these. Inside a transaction, with rows read in it. OK; INVALID (problems: a value
 * that is none, a note too long, with the field's name of formal_field); DENIED (one may not be
 * changed); NOT_FOUND; UNAVAILABLE.
 */
enum outcome formal_save(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct formal_change *changes, size_t count,
	const struct formal_answer *answers, size_t answer_count, struct problems *problems);

/* "a17-entitled": the name of an application's field in a form; of a requirement's "a17-q4" and
 * "a17-s4" (its source). */
const char *formal_field(struct pool *pool, int64_t application_id, const char *name);
const char *formal_cell(
	struct pool *pool, int64_t application_id, char part, int64_t requirement_id);

#endif
