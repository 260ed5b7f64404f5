/*
 * Who is hired by a decision that is fixed (PRO-10, PRO-12): those chosen, how far it has come with
 * each, and who moves up when one of them refuses, withdraws or is taken out.
 */
#ifndef BMS_HIRING_RANK_H
#define BMS_HIRING_RANK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "process/standing.h"

struct ranked {
	int64_t id; /* of the application */
	const char *number, *name, *status;
	const char *choice; /* chosen, next */
	int64_t position; /* among those who move up, from 1; 0: none */
	const char *moved_up_at, *dropped_at; /* UTC; NULL */
	const char *offer; /* state of the last offer; NULL: none was made */
	const char *offer_last_day, *handed_at; /* NULL */
	bool asked; /* the committees were asked about her */
	bool active; /* the procedure goes on with her */
	bool free; /* chosen, and not to be hired: somebody may move up in this place */
};

/* Those of the decision that is fixed and that the person sees: the chosen ones first, then those
 * who move up, in their order. *count_r in the pool; 0: nothing is fixed. OK, UNAVAILABLE. */
enum outcome ranked_list(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct ranked **ranked_r, size_t *count_r);

/* Of those: whose place is free, who has the turn to move up, and who is to be hired and nobody was
 * asked about yet (LAW-10). Each NULL: nobody. */
struct rank_turn {
	const struct ranked *free, *next, *unasked;
};

struct rank_turn rank_turn(const struct ranked *ranked, size_t count);

/*
 * Somebody moves up in the place of a chosen one who refused, withdrew or was taken out: she is
 * chosen from now on, and consent, hearing and notices are to be asked for anew. In the order of
 * the decision; out of it with a reason, kept with the application. Inside a transaction, which
 * holds vacancy and application. OK; INVALID (problems: "": rank_none: no place is free; rank_over:
 * she does not move up, or goes on no more; reason: rank_reason); CONFLICT (nothing is fixed, or it
 * was changed); DENIED; NOT_FOUND; UNAVAILABLE.
 */
enum outcome rank_move_up(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *reason, struct problems *problems);

/* How it stands: offers, hand-overs, closing. */
standing_source hiring_standing;

#endif
