/*
 * The blind stage (PRO-08), a setting of a vacancy: until every application has a class, raters,
 * other seats and the department see none of them, as if the role did not see them yet (access.h,
 * ACCESS_ENDED); on the pages of rating they get number, answers that name nobody, and the notes of
 * who recruits. Who recruits has seen the papers and rates in no way meanwhile. Works council and
 * representative of the severely disabled keep what the law gives them.
 */
#ifndef BMS_COMPARISON_BLIND_H
#define BMS_COMPARISON_BLIND_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "comparison/comparison.h"
#include "db/db.h"
#include "form/answer.h"
#include "form/form_model.h"

/*
 * Begins it, or ends it before its time as long as nothing was rated. Inside a transaction. OK;
 * INVALID (problems: blind_late: something was rated, sent, or asked of the department about an
 * application; blind_rater: a rater sees them by another way; vacancy_final); CONFLICT (is so
 * already); UNAVAILABLE.
 */
enum outcome blind_set(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool on, struct problems *problems);

/* Ends it when every application of the vacancy that is not over has a class. The comparison is
 * held. Inside a transaction. OK, UNAVAILABLE. */
enum outcome blind_end_if_classed(
	struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id);

/* How many have none yet. OK, UNAVAILABLE. */
enum outcome blind_classless(struct db *db, int64_t vacancy_id, int64_t *count_r);

/* The application of this number as one rates it blindly. OK; NOT_FOUND (is not in the comparison,
 * or the stage is not on); UNAVAILABLE. */
enum outcome blind_find(
	struct db *db, int64_t vacancy_id, const char *number, enum base_role role, int64_t *id_r);

/*
 * Its answers that tell nobody: none to questions marked as personal, nor what tells of a severe
 * disability; first name, surname and address of e-mail are taken out of the others. *model_r is
 * kept (form_model_kept). In the pool. OK; GONE (the key is destroyed); UNAVAILABLE.
 */
enum outcome blind_answers(struct db *db, struct pool *pool, int64_t application_id,
	const char *lang, const struct form_model **model_r, struct answers *answers_r);

#endif
