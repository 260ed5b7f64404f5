/*
 * Proposing mobile employees for vacancies (PRO-05). A proposal is an application with its own
 * number, made from the register without any mail to the person; recruiting and department decide
 * on it: placed when both accept, else failed, with the reasons of whoever refused. While one is
 * undecided no ad of the vacancy goes public, unless the person is placed elsewhere meanwhile. When
 * the application is refused, withdrawn or ends as "Vermittlung fehlgeschlagen", the person is open
 * for other vacancies again; when that is taken back, she is placed again, or it is decided anew.
 */
#ifndef BMS_MOBILE_MOBILE_PROPOSAL_H
#define BMS_MOBILE_MOBILE_PROPOSAL_H

#include "mobile/mobile.h"
#include "process/process.h"
#include "task/statement.h"

/* How well somebody fits a vacancy. */
struct mobile_match {
	struct mobile mobile;
	bool grade, field, town;
};

#define MOBILE_MATCHES 50

/* The open entries she sees that were not proposed for the ad's vacancy, at most MOBILE_MATCHES +
 * 1, the best first. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome mobile_matches(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, struct mobile_match **matches_r, size_t *count_r);

/*
 * Proposes an entry for the ad's vacancy, with the questions to recruiting and department, the mail
 * to them and lines of history. Holds the vacancy, the ad, then the entry; inside a transaction.
 * Her documents are copied into it. *number_r: of the application. OK; INVALID (problems: mobile:
 * mobile_late, mobile_twice, statement_nobody, or why a document is not taken: mobile_file.h);
 * CONFLICT (problems: mobile_over); NOT_FOUND (no entry of hers); UNAVAILABLE.
 */
enum outcome mobile_propose(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, int64_t mobile_id, struct problems *problems, const char **number_r);

/* Takes one back that is not decided. Holds the vacancy, then the application; inside a
 * transaction. OK; CONFLICT (problems: mobile_decided); NOT_FOUND (none of the entry that she
 * sees); UNAVAILABLE. */
enum outcome mobile_take_back(struct db *db, struct pool *pool, const struct principal *who,
	int64_t mobile_id, const char *number, struct problems *problems);

/*
 * What was proposed for the ad's vacancy, or of an entry, newest first, at most `limit`: columns
 * number, name, vacancy, vacancy_title, state (also "elsewhere": undecided, but the person is
 * placed), proposed_at, decided_at, proposer, refused_recruiter, refused_department (the statements
 * that say why; NULL: not refused). Of the ad all, the name (else NULL) where she sees
 * the application now (ACC-16); of the entry those whose application she sees. OK, UNAVAILABLE.
 */
enum outcome mobile_proposals_of_ad(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, int64_t limit, struct db_rows **rows_r);
enum outcome mobile_proposals_of_entry(struct db *db, struct pool *pool,
	const struct principal *who, int64_t mobile_id, int64_t limit, struct db_rows **rows_r);

/* Is this number a proposal of the entry that she sees? OK, NOT_FOUND, UNAVAILABLE. */
enum outcome mobile_proposal_seen(struct db *db, struct pool *pool, const struct principal *who,
	int64_t mobile_id, const char *number);

/* What an answer does: decides when it is the last (statement.h: statement_effects). */
enum outcome mobile_decision_answered(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, const char *answer);

/* What a step of an application does to its entry; a process_hook for all kinds. */
enum outcome mobile_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change);

/* Stops the publication of an ad while a proposal for its vacancy is undecided. OK, UNAVAILABLE. */
enum outcome mobile_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops);

#endif
