/*
 * Ads for authorities that do not use the system (P342, PRO-06): in projects for such ads, with a
 * vacancy of their own, without agreement, personnel office or report; one applies elsewhere, so
 * the vacancy has no applications, and is closed with its ad.
 */
#ifndef BMS_VACANCY_FOREIGN_H
#define BMS_VACANCY_FOREIGN_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "publishing/jobad.h"

/* What a person can enter; texts are Markdown, days YYYY-MM-DD. */
struct foreign_input {
	const char *title, *teaser, *tasks, *mandatory, *contact;
	const char *valid_from, *valid_to;
	const char *apply_to; /* https://…, an e-mail address, or a postal address */
	const char *for_authority; /* who advertises, in words */
	const char *place_street, *place_postcode, *place_town; /* where the work is */
	int64_t version; /* of the ad; 0 when creating */
	const char *field, *post_kind, *pay_grade, *working_time; /* of the post, when creating */
};

/* Is this project for such ads? OK, NOT_FOUND, UNAVAILABLE. */
enum outcome foreign_project_is(struct db *db, int64_t project_id, bool *foreign_r);

/*
 * Creates vacancy and ad, and publishes the ad. The page's right is FOREIGN_ADS on the project.
 * Inside a transaction. *number_r: of the ad. OK; INVALID (problems; apply_to: apply_to); NOT_FOUND
 * (no project for such ads); UNAVAILABLE.
 */
enum outcome foreign_create(struct db *db, struct pool *pool, const struct principal *who,
	int64_t project_id, const struct foreign_input *input, struct problems *problems,
	const char **number_r);

/* What it says now. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome foreign_get(
	struct db *db, struct pool *pool, int64_t jobad_id, struct foreign_input *input_r);

/* Changes a published one: all but the post. Inside a transaction. OK; INVALID (problems); CONFLICT
 * (problems: changed_meanwhile, foreign_over); NOT_FOUND; UNAVAILABLE. */
enum outcome foreign_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const struct foreign_input *input, struct problems *problems);

/* Is an ad for others still public, or over with a vacancy that is open? OK, UNAVAILABLE. */
enum outcome foreign_closable(
	struct db *db, struct pool *pool, const struct jobad *jobad, bool *closable_r);

/* Takes the ad off the portals, if it is still there, and closes its vacancy. Inside a transaction.
 * OK; CONFLICT (problems: foreign_over); NOT_FOUND; UNAVAILABLE. */
enum outcome foreign_close(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, struct problems *problems);

#endif
