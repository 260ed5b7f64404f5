/*
 * The selection of a vacancy (PRO-10, PRO-33): who is chosen, who moves up when one of them is not
 * hired, and who is not, prepared by who recruits, confirmed and released by those who are asked,
 * then fixed. What the words of the table of statements call "selection" is a decision here: one
 * that was revoked is made anew as the next.
 */
#ifndef BMS_DECISION_DECISION_H
#define BMS_DECISION_DECISION_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "process/process.h"
#include "process/standing.h"

struct decision {
	int64_t id, vacancy_id, number, version;
	int64_t posts; /* how many are filled by it */
	int64_t round_id; /* in which it was asked about; 0: nobody was asked yet */
	const char *state; /* draft, asked, fixed, revoked */
	const char *introduction; /* of the memo; NULL: none */
	const char *asked_at, *fixed_at, *revoked_at; /* UTC; NULL */
	const char *fixed_by; /* name; NULL */
	const char *revoked_reason;
};

/* The decision of a vacancy that stands: the newest that is not revoked. OK, NOT_FOUND,
 * UNAVAILABLE. No question of access. */
enum outcome decision_get(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct decision *decision_r);

/* An applicant in a decision. */
struct decision_part {
	int64_t application_id;
	const char *number, *name, *status;
	const char *choice; /* chosen, next, no */
	int64_t position; /* among those who move up, from 1; 0: none */
	int64_t takes_part; /* severely disabled, and the SBV takes part */
};

/* Those that the person sees: chosen ones first, then those who move up, in their order, then by
 * name. *count_r in the pool. OK, UNAVAILABLE. */
enum outcome decision_parts(struct db *db, struct pool *pool, const struct principal *who,
	const struct decision *decision, struct decision_part **parts_r, size_t *count_r);

/* Begins the decision of a vacancy as a draft, with all its applications that were received.
 * Inside a transaction. OK; INVALID (problems: decision_there: one stands already; vacancy_final);
 * NOT_FOUND; UNAVAILABLE. */
enum outcome decision_begin(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems);

/* Says of one applicant whether she is chosen; of a draft. Inside a transaction. OK; INVALID
 * (choice: choice; position: number); CONFLICT (it is no draft any more); NOT_FOUND; UNAVAILABLE.
 */
enum outcome decision_choose(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t application_id, const char *choice, int64_t position,
	struct problems *problems);

/*
 * Asks department, personnel office (P31) and, if a severely disabled person takes part who has not
 * refused it, the SBV about a draft (PRO-10, LAW-23). Inside a transaction. OK; INVALID (problems:
 * decision_none: nobody is chosen; decision_many: more than posts; those of statement_round_ask);
 * CONFLICT (it is no draft any more); NOT_FOUND; UNAVAILABLE.
 */
enum outcome decision_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems);

/*
 * Fixes it, when the department has confirmed, P31 has released, and the SBV was heard; the sight
 * of seats ends (ACC-16). Inside a transaction. OK; INVALID (problems: decision_open,
 * decision_against); CONFLICT (it was not asked about, or is fixed); NOT_FOUND; UNAVAILABLE.
 */
enum outcome decision_fix(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems);

/*
 * The lock "decision": the committees are involved for, and hired is, whoever is chosen in a
 * decision that is fixed and stands.
 */
process_guard decision_guard;

/* How it stands: what department, personnel office and SBV were asked, and whether it is fixed. */
standing_source decision_standing;

#endif
