/* Templates of job ads (OBJ-05, PRO-03): the texts of an ad, kept under a name for its authority.
 */
#ifndef BMS_PUBLISHING_JOBAD_TEMPLATE_H
#define BMS_PUBLISHING_JOBAD_TEMPLATE_H

#include "publishing/jobad.h"

#define JOBAD_TEMPLATES_MAX 50 /* of an authority */

/* Those of the authority of this vacancy, by name: columns id, name. OK, UNAVAILABLE. */
enum outcome jobad_templates(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r);

/* An ad for this vacancy that is begun gets the texts of a template of its authority. OK,
 * NOT_FOUND, UNAVAILABLE. */
enum outcome jobad_template_apply(struct db *db, struct pool *pool, int64_t vacancy_id, int64_t id,
	struct jobad_input *input);

/*
 * Keeps the ad's texts under this name, in the place of a template that has it; days and the reason
 * for no part time are not kept. Inside a transaction, with a line of the ad's history. OK; INVALID
 * with problems (name: required, templates_full); NOT_FOUND; UNAVAILABLE.
 */
enum outcome jobad_template_save(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const char *name, struct problems *problems);

/* Removes one of the authority of this ad; ads that began with it stay. Inside a transaction. OK,
 * NOT_FOUND, UNAVAILABLE. */
enum outcome jobad_template_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, int64_t id);

#endif
