/*
 * Why somebody is chosen or not (LAW-40): what the program knows, line by line, and what the
 * recruiter wrote; both are kept sealed with the key of the application.
 */
#ifndef BMS_DECISION_REASON_H
#define BMS_DECISION_REASON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "comparison/comparison.h"
#include "db/db.h"
#include "decision/decision.h"

#define REASON_TEXT_MAX 4000 /* characters */
#define REASON_LINE_PARTS 5

/* What the program knows in one line: a code, and what belongs to it ("" what is not known). */
struct reason_line {
	const char *code; /* choice, kind, class, place, sum, placing, rating, missing, entitled,
			     incomplete, note, withdrawn, status, interview, statement */
	const char *parts[REASON_LINE_PARTS];
};

struct reason {
	const char *kind; /* compared, unsuitable, withdrawn, other */
	const struct reason_line *lines;
	size_t count;
	const char *requirement; /* the one the recruiter names; NULL: none */
	const char *written; /* in her own words; NULL: none */
};

/* One applicant of a decision, with all that a reason is made of. */
struct reason_facts {
	int64_t application_id, position, takes_part, refused;
	const char *number, *name, *status, *choice;
	int64_t active; /* the procedure goes on for her */
	const char *status_de, *status_en, *status_at;
	const char *formal, *entitled, *entitled_note, *complete, *note;
	struct db_cell wrapped, generated_sealed, written_sealed;
};

/* Which of them are read. */
struct reason_range {
	const struct principal *who; /* those that she sees; NULL: all */
	int64_t after; /* of those who are not chosen: ids beyond this one, and these alone */
	int64_t only; /* this application; 0: any */
	int64_t limit; /* of those who are not chosen, or a few more; 0: all */
};

/* Chosen ones first, then those who move up in their order, then by id. OK, UNAVAILABLE. */
enum outcome reason_facts_read(struct db *db, struct pool *pool, const struct decision *decision,
	const struct reason_range *range, struct reason_facts **facts_r, size_t *count_r);

/* What the program knows of them now, in their order, in the pool. OK, UNAVAILABLE. */
enum outcome reasons_compose(struct db *db, struct pool *pool, const struct decision *decision,
	const struct reason_facts *facts, size_t count, const struct comparison *comparison,
	struct reason **reasons_r);

/* What is kept of one: the lines as they were frozen (`frozen`), and what was written. Of whom
 * nothing opens any more nothing is there. OK, UNAVAILABLE. */
enum outcome reason_open(
	struct pool *pool, const struct reason_facts *facts, bool frozen, struct reason *reason);

/* The texts that are sealed. */
const char *reason_lines_text(struct pool *pool, const struct reason *reason);
const char *reason_written_text(struct pool *pool, const char *requirement, const char *written);

/* What ties them to their application. */
const char *reason_place(struct pool *pool, bool written, int64_t application_id);

/*
 * What it lacks before the decision can be fixed: NULL nothing, or a word of `problem`:
 * decision_lacks_words (in the comparison: own words that name a requirement),
 * decision_lacks_missing (unsuitable: which requirement), decision_lacks_date,
 * decision_lacks_reason. `requirements`: the profile has some.
 */
const char *reason_lack(const struct reason *reason, bool requirements);

#endif
