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
#include "task/statement.h"

struct decision {
	int64_t id, vacancy_id, number, version;
	int64_t posts; /* how many are filled by it */
	int64_t round_id; /* in which it was asked about; 0: nobody was asked yet */
	const char *state; /* draft, asked, fixed, revoked */
	const char *introduction; /* of the memo; NULL: none */
	const char *asked_at, *fixed_at, *revoked_at; /* UTC; NULL */
	const char *fixed_by; /* name; NULL */
	const char *revoked_reason, *profile; /* profile: frozen when it was asked about or fixed */
};

/* The decision of a vacancy that stands: the newest that is not revoked. OK, NOT_FOUND,
 * UNAVAILABLE. No question of access. */
enum outcome decision_get(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct decision *decision_r);

/* One of a vacancy, also revoked, by its number. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome decision_get_number(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t number, struct decision *decision_r);

/* Those that were revoked, the last first, at most DECISIONS_FORMER. OK, UNAVAILABLE. */
#define DECISIONS_FORMER 20
enum outcome decisions_former(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct decision **decisions_r, size_t *count_r);

/* Of a part c of a decision that is fixed: she is to be hired by it. Who was chosen and is not
 * hired keeps her choice when somebody moves up in her place. */
#define DECISION_HIRES(c) c ".choice = 'chosen' AND " c ".dropped_at IS NULL"

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

/* Begins the decision of a vacancy as a draft, with all its applications that were received; after
 * one that was revoked with what was chosen and written there. Inside a transaction. OK; INVALID
 * (problems: decision_there: one stands already; decision_ended_procedure: it was ended without
 * filling the post; vacancy_final); NOT_FOUND; UNAVAILABLE. */
enum outcome decision_begin(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems);

/* What concerns the whole. */
struct decision_frame {
	int64_t posts; /* how many are filled by it, 1 to 99 */
	const char *introduction; /* of the memo; NULL: none */
};

/* Changes it in a draft. The introduction names no applicant. Inside a transaction. OK; INVALID
 * (posts: range; introduction: decision_names); CONFLICT (problems: decision_meanwhile: it is no
 * draft any more, vacancy_final); NOT_FOUND; UNAVAILABLE. */
enum outcome decision_frame(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct decision_frame *frame, struct problems *problems);

/* Says of one applicant whether she is chosen; of a draft. Inside a transaction. OK; INVALID
 * (choice: choice, decision_ended: it does not go on for her; position: number); CONFLICT (it is no
 * draft any more); NOT_FOUND; UNAVAILABLE.
 */
enum outcome decision_choose(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t application_id, const char *choice, int64_t position,
	struct problems *problems);

/* Keeps what the recruiter writes of one applicant: the requirement that decides (of the vacancy's
 * profile; 0: none) and her own words (NULL: none). Inside a transaction. OK; INVALID (requirement:
 * choice; text: too_long); CONFLICT (it is no draft any more); GONE (her key is destroyed);
 * NOT_FOUND; UNAVAILABLE. */
enum outcome decision_write(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t application_id, int64_t requirement_id, const char *text,
	struct problems *problems);

/* Whom something is missing of before it can be asked about or fixed. */
struct decision_lack {
	const char *number, *name;
	const char *problem; /* a word of `problem` */
};
#define DECISION_LACKS 50 /* named at most */

/* As it is now. OK, UNAVAILABLE. */
enum outcome decision_lacks(struct db *db, struct pool *pool, const struct decision *decision,
	struct decision_lack **lacks_r, size_t *count_r);

/* Whom asking asks (a mask of roles, of those that are on the vacancy), and whether the SBV is
 * concerned: a severely disabled person takes part who has not refused it. OK, UNAVAILABLE. */
enum outcome decision_asks(struct db *db, int64_t vacancy_id, int64_t *roles_r, bool *concerned_r);

/*
 * Asks department, personnel office (P31) and, if concerned, the SBV about a draft (PRO-10,
 * LAW-23), and mails them; what they are asked about is frozen. Inside a transaction. OK; INVALID
 * (problems: decision_none: nobody is chosen; decision_many: more than posts; decision_lacks: a
 * reason is missing; decision_blind; decision_nobody; those of statement_round_ask); CONFLICT (it
 * is no draft any more); NOT_FOUND; UNAVAILABLE.
 */
enum outcome decision_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems);

/* What was asked about it as it is, and stands: of all rounds since it was asked about, without
 * what was asked anew or is asked no more. `marks`: also the SBV. OK, UNAVAILABLE. */
enum outcome decision_statements(struct db *db, struct pool *pool, const struct decision *decision,
	bool marks, struct statement **statements_r, size_t *count_r);

/* Is the SBV concerned and was not asked about it, or only after it was fixed (LAW-23)? OK,
 * UNAVAILABLE. */
enum outcome decision_unheard(struct db *db, const struct decision *decision, bool *unheard_r);

/* Asks the SBV about a decision that was asked about when she was not concerned yet. Inside a
 * transaction. OK; INVALID (problems: decision_heard, decision_no_sbv: she is not on the vacancy,
 * those of statement_round_ask); CONFLICT; NOT_FOUND; UNAVAILABLE. */
enum outcome decision_hear(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems);

/* Takes it back to change it: a draft again, what is open is asked no more. Inside a transaction.
 * OK; CONFLICT (was not asked about, or is fixed); NOT_FOUND; UNAVAILABLE. */
enum outcome decision_recall(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems);

/* A refusal makes it a draft again (statement_effect). */
enum outcome decision_answered(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, const char *answer);

/* What keeps it from being fixed, of the answers: problems decision_open, decision_against,
 * decision_sbv (the SBV was not heard). OK, INVALID, UNAVAILABLE. */
enum outcome decision_answers_check(struct db *db, struct pool *pool,
	const struct decision *decision, struct problems *problems);

/*
 * Fixes it as it was asked about, when the department has confirmed, P31 has released, and the SBV
 * was heard, who is told at once; the sight of seats ends (ACC-16). Inside a transaction. OK;
 * INVALID (problems: decision_open, decision_against, decision_sbv, those of decision_ask,
 * decision_other: an applicant stands otherwise than when it was asked about); CONFLICT (it was not
 * asked about, or is fixed); NOT_FOUND; UNAVAILABLE.
 */
enum outcome decision_fix(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems);

/*
 * Revokes one that is fixed, with a reason, and begins the next; committees are asked no more about
 * it, and what they have answered counts for none that is fixed later (their questions are older
 * than its fixed_at). Inside a transaction. OK; INVALID (reason: required; problems:
 * decision_hired, decision_offer: one of those chosen has an offer that stands); CONFLICT (it is
 * not fixed); NOT_FOUND; UNAVAILABLE.
 */
enum outcome decision_revoke(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *reason, struct problems *problems);

/* The same for one in any state, when the procedure ends without filling the post: no other begins.
 * Inside a transaction. OK (also: there is none); INVALID (decision_hired, decision_offer);
 * UNAVAILABLE. */
enum outcome decision_stop(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *reason, struct problems *problems);

/* For bmsctl check: calls `each` with the number of the vacancy and of each decision that was fixed
 * and does not fit its hash. *count_r of them. OK, UNAVAILABLE. */
enum outcome decision_check(
	struct db *db, void (*each)(const char *vacancy, int64_t number), int64_t *count_r);

/*
 * The lock "decision": the committees are involved for, and hired is, whoever is chosen in a
 * decision that is fixed and stands; not while the SBV has not been heard about it (LAW-23).
 */
process_guard decision_guard;

/* How it stands: what department, personnel office and SBV were asked, and whether it is fixed. */
standing_source decision_standing;

#endif
