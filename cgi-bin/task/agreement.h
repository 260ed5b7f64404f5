/*
 * Agreement on an ad: whom the step to a status asks by itself, and in which order (PRO-04,
 * PRO-05). The kinds of statements are rows of statement_start. Without a choice all are asked who
 * are there, together; whom is left out needs a reason.
 */
#ifndef BMS_TASK_AGREEMENT_H
#define BMS_TASK_AGREEMENT_H

#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "task/statement.h"

/* How an ad is, or was last, given to those who agree on it. */
struct agreement {
	const char *left_out; /* kinds that are not asked, with commas */
	const char *reason; /* why they are not; NULL: none */
	const char *urgent; /* why the deadlines are shorter; NULL: they are not */
	const char *begun_at; /* UTC; NULL: not yet, and this is the preset */
	int64_t in_turn; /* one after the other */
	const char *asked_before; /* kinds asked before the ad was changed, with commas; "": none */
	const char *changed; /* what of it was changed since, fields of its form, with commas */
};

/* OK, NOT_FOUND (no such ad), UNAVAILABLE. */
enum outcome agreement_get(
	struct db *db, struct pool *pool, int64_t jobad_id, struct agreement *agreement_r);

/* What is asked when an ad comes to a status. */
struct agreement_kind {
	struct statement_kind kind;
	const char *whom; /* names of those who are on the vacancy and see the ad then, the first
			     ones; NULL: nobody */
	int64_t turn; /* 1: first */
	int64_t empty; /* a committee that nobody belongs to who could answer */
};

/* In their order. *count_r in the pool. OK, UNAVAILABLE. */
enum outcome agreement_kinds(struct db *db, struct pool *pool, int64_t jobad_id, const char *status,
	struct agreement_kind **kinds_r, size_t *count_r);

struct agreement_input {
	const char *const *kinds; /* those to be asked */
	size_t count;
	bool in_turn;
	const char *reason; /* why others are not asked; NULL: none */
	const char *urgent; /* why it is; NULL: it is not */
	int64_t version; /* of the ad, that was seen */
};

/*
 * Gives an ad to those who agree on it: keeps what was chosen, and makes the step to "in
 * Abstimmung", which asks. Inside a transaction. OK; INVALID (problems: kind agreement_nobody or
 * statement_members, reason agreement_reason, and those of process_move); DENIED; CONFLICT;
 * NOT_FOUND; UNAVAILABLE.
 */
enum outcome agreement_begin(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const struct agreement_input *input, struct problems *problems);

/*
 * An ad that is held has come to a status: whoever is open to answer and sees it no longer is asked
 * no longer, and those are asked whom the status asks, of several one after the other the first.
 * OK, UNAVAILABLE.
 */
enum outcome agreement_start(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const char *status);

/*
 * A statement that is held has ended: of an ad on which is agreed one after the other the next are
 * asked, when all that was asked before is settled. *last_r: several were asked about the object,
 * and nobody is to answer any more. OK, UNAVAILABLE.
 */
enum outcome agreement_go_on(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, bool *last_r);

#endif
