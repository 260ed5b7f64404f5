/* Deadlines of statements that an authority has otherwise than the rule, where the law leaves room
 * (PRO-22, PRO-35). What is asked already keeps the last day it was asked with. */
#ifndef BMS_TASK_OWN_DEADLINE_H
#define BMS_TASK_OWN_DEADLINE_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define OWN_DEADLINE_MAX 60 /* units */

/* Those there are: columns authority (code), authority_name, kind, question_de, question_en,
 * deadline, rule, unit; by authority. OK, UNAVAILABLE. */
enum outcome own_deadline_list(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* The kinds that may have one: columns code, question_de, question_en, deadline, unit, asked. OK,
 * UNAVAILABLE. */
enum outcome own_deadline_kinds(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* The authorities: columns code, name. OK, UNAVAILABLE. */
enum outcome own_deadline_authorities(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* Sets one, with a line of the audit. Inside a transaction. OK; INVALID (problems: authority, kind:
 * choice; deadline: own_deadline_rule: it is the rule's); UNAVAILABLE. */
enum outcome own_deadline_set(struct db *db, struct pool *pool, const struct principal *who,
	const char *authority, const char *kind, int64_t deadline, struct problems *problems);

/* The rule holds again. Inside a transaction. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome own_deadline_remove(struct db *db, struct pool *pool, const struct principal *who,
	const char *authority, const char *kind);

#endif
