/*
 * Works council and equality officer in a decision that is fixed (PRO-11, LAW-10 to LAW-15,
 * LAW-31): the council is asked for its consent to each measure, the equality officer for her
 * statement, in one act; what becomes of a refusal and of an objection; what stops hiring until
 * all is settled. Answering is task/statement.h's.
 */
#ifndef BMS_CONSENT_CONSENT_H
#define BMS_CONSENT_CONSENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "decision/decision.h"
#include "process/process.h"
#include "process/standing.h"
#include "task/statement.h"

/* The measures of LAW-12, each a question of its own; words of `measure`. */
#define CONSENT_MEASURES 5
extern const char *const consent_measures[CONSENT_MEASURES + 1]; /* ended by NULL */

/* How long the council has (LAW-10): words of `consent_term`. */
extern const char *const consent_terms[]; /* normal, urgent, long; ended by NULL */
#define CONSENT_TERMS 3

/* A committee as the vacancy has it. */
struct consent_committee {
	int64_t role_id;
	bool chosen; /* is on the vacancy */
	bool there; /* the authority has one */
};

/* What asking would do now. */
struct consent_plan {
	struct decision decision; /* id 0: none is fixed */
	const char *number; /* of the vacancy */
	bool grade; /* B, or a professor's: no participation of the council (§ 89 II) */
	struct consent_committee pr, gsb, sbv;
	bool concerned; /* a severely disabled person takes part who has not refused the SBV */
	bool proposed[CONSENT_MEASURES]; /* what follows from the post */
	bool long_allowed; /* the setting consent_three_weeks (§§ 41, 72) */
	const char *last_day[CONSENT_TERMS]; /* of the council, were it asked now */
	const char *gsb_day, *gsb_urgent_day; /* of the equality officer */
	size_t waiting; /* those to be hired whose consent does not stand */
	int64_t unasked; /* of them those about whom nobody was asked, as who has moved up */
	bool running; /* what was asked of the council is not settled, and nobody is new */
	bool gsb_unasked; /* is on the vacancy, and was not asked about the decision */
	bool gsb_objects; /* and nobody has answered with reasons yet: she is not asked anew */
	bool demanded; /* demands that she is */
};

/* OK, NOT_FOUND (no such vacancy), UNAVAILABLE. */
enum outcome consent_plan(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct consent_plan *plan_r);

struct consent_input {
	const char *reasons; /* for the council and the equality officer */
	const char *measures; /* codes, with commas */
	const char *term; /* of consent_terms */
	const char *urgent; /* why it is; NULL: it is not */
};

/*
 * Asks about all whose consent does not stand: the council about each measure, the equality officer
 * for her statement. Keeps the reasons; tasks, lines of history and mails come with the questions;
 * the council's sight begins anew. Inside a transaction. OK; INVALID (reasons, measures: required;
 * urgent: consent_urgent; term: choice; ""; consent_nobody: there is nobody to ask about,
 * consent_running: what was asked is not settled, consent_pr_missing, consent_gsb_missing: choose
 * them first; those of statement_round_ask); CONFLICT (no decision is fixed); GONE (the key of an
 * application is destroyed); NOT_FOUND; UNAVAILABLE.
 */
enum outcome consent_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct consent_input *input, struct problems *problems);

/* Asks the equality officer alone, who was not asked, or demands it (LAW-31). Inside a transaction.
 * OK; INVALID (problems: consent_gsb_missing, consent_gsb_asked; those of statement_round_ask);
 * CONFLICT (no decision is fixed); NOT_FOUND; UNAVAILABLE. */
enum outcome consent_repeat(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems);

/* The equality officer, who was not asked, demands that the measure is repeated; it stops until she
 * was. Inside a transaction. OK; INVALID (text: required; "": consent_gsb_asked,
 * consent_demanded); CONFLICT (no decision is fixed); NOT_FOUND; UNAVAILABLE. */
enum outcome consent_demand(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *text, struct problems *problems);

/* One act of asking. */
struct consent_request {
	int64_t id, decision_id, decision_number, round_id; /* 0: nobody had to be asked */
	const char *left_out; /* "", "grade", "none" */
	const char *term, *asked_at, *asked_by;
	const char *reasons; /* NULL: cannot be read any more */
	const char *about; /* names of those the person sees; NULL: of none */
	int64_t hidden; /* how many it is about that the person does not see */
};

/* Those of a vacancy, the newest first, at most `limit`. OK, UNAVAILABLE. */
enum outcome consent_requests(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t limit, struct consent_request **requests_r, size_t *count_r);

/* What is demanded by the equality officer: columns text, demanded_at, name, met_at. OK,
 * UNAVAILABLE. */
enum outcome consent_demands(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r);

/* What is asked of the council in a request: is it settled, and how? */
enum consent_stand {
	CONSENT_OPEN,
	CONSENT_GIVEN, /* also by silence, and by what replaces it */
	CONSENT_REFUSED,
	CONSENT_GIVEN_IN, /* the authority has given in, or dropped what hiring needs: nobody is
			     hired */
	CONSENT_WITHDRAWN, /* is not asked any more */
};

enum consent_stand consent_stand(const struct statement *statement);

/*
 * The lock "consent": adds to stops what stops the hiring of an applicant, and any offer to her:
 * council not asked, not answered, refused; equality officer not asked, not answered, objecting;
 * SBV not heard; a committee that the authority has and the vacancy has not. OK, NOT_FOUND,
 * UNAVAILABLE.
 */
enum outcome consent_stops(
	struct db *db, struct pool *pool, int64_t application_id, struct process_stops *stops);

/* The same as a guard; what it relies on is held while a step is made. */
process_guard consent_guard;

/* How council and equality officer stand, each question with its clock. */
standing_source consent_standing;

/* What follows when a question of these rooms changes: the council's sight ends, those who are to
 * be told are told (statement_effect). */
enum outcome consent_changed(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement);

/* For bmsctl check: who is being hired without consent, and vacancies whose council sees on though
 * its procedure is over; `name` is told each by number. OK, UNAVAILABLE. */
enum outcome consent_check(struct db *db, void (*name)(const char *what, const char *number),
	int64_t *hired_r, int64_t *seeing_r);

#endif
