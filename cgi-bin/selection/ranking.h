/*
 * The legend of a vacancy's ranking (OBJ-04): its classes with letter, name and meaning. Those
 * delivered hold until a class of the vacancy is changed, which makes it a legend of its own; once
 * the requirement profile is fixed, for a reason only (LAW-40). Once a comparison was sent those it
 * was sent with stay as they are (problem class_sent), and none in use is removed (class_used).
 */
#ifndef BMS_SELECTION_RANKING_H
#define BMS_SELECTION_RANKING_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define RANKING_CLASSES_MAX 10

/* What a person can enter. */
struct ranking_input {
	const char *letter; /* one, A to Z; its class is in the legend by it */
	const char *name;
	const char *meaning; /* NULL: none */
	const char *reason; /* needed when the profile is fixed */
	int64_t version; /* of the record the person saw; 0: a new class */
};

/* Those of a vacancy by their letters. OK, UNAVAILABLE. */
enum outcome ranking_classes(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct ranking_input **classes_r, size_t *count_r);

/* One of a vacancy. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome ranking_class_get(struct db *db, struct pool *pool, int64_t vacancy_id,
	const char *letter, struct ranking_input *class_r);

/* Adds one; inside a transaction. OK, INVALID (problems), UNAVAILABLE. */
enum outcome ranking_class_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct ranking_input *input, struct problems *problems);

/* Changes name and meaning of the one with its letter; inside a transaction. OK, INVALID
 * (problems), NOT_FOUND, CONFLICT (changed meanwhile; a problem says so), UNAVAILABLE. */
enum outcome ranking_class_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct ranking_input *input, struct problems *problems);

/* Removes one, not the last; inside a transaction. OK, INVALID (problems), NOT_FOUND, UNAVAILABLE.
 */
enum outcome ranking_class_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *letter, const char *reason, struct problems *problems);

/* Gives a new vacancy the legend of another; inside a transaction. OK, UNAVAILABLE. */
enum outcome ranking_copy(struct db *db, int64_t from_vacancy_id, int64_t to_vacancy_id);

#endif
