/*
 * Pay tables as administrators keep them. A draft can be changed, removed and released; one whose
 * CSV has faults is kept as it was typed and has no amounts, so that nothing is lost and nothing is
 * taken by half; what was released once is never changed any more, only withdrawn, released again,
 * or copied into a new table. Every act has its line of audit in the same transaction; published
 * ads follow within moments (pay_public.h).
 */
#ifndef BMS_PAY_PAY_TABLE_H
#define BMS_PAY_PAY_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "pay/pay.h"
#include "pay/pay_csv.h"

#define PAY_CSV_MAX 20000 /* characters */

/* What is typed. */
struct pay_table_input {
	const char *name; /* tariff or law; tables of one name follow one another */
	const char *valid_from; /* YYYY-MM-DD */
	const char *hours; /* weekly, of full time */
	const char *source;
	bool example;
	const char *amounts; /* as of pay_csv.h */
	int64_t version; /* of the table that was shown; 0: a new one */
};

struct pay_table {
	int64_t id;
	struct pay_table_input
		data; /* amounts as of pay_csv_write, or as they were typed when they have faults */
	const struct pay_grid *faults; /* NULL: none */
	const char *state; /* "draft", "released", "withdrawn" */
	const char *changed_at; /* of the database; NULL: as it was delivered */
	const char *changed_by; /* name */
	const char *released_at;
	const char *released_by;
	const char *withdrawn_at;
	const char *withdrawn_by;
	const struct db_rows *amounts; /* grade, step, cents, by grade_compare and step */
};

/*
 * All, by name, the newest first: id, name, valid_from, source, hours, example, state, faulty,
 * grades (how many), counts (it is what the public sees today), released_at, released_by. OK,
 * UNAVAILABLE.
 */
enum outcome pay_table_list(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* OK; NOT_FOUND (none, or removed); UNAVAILABLE. */
enum outcome pay_table_get(struct db *db, struct pool *pool, int64_t id, struct pay_table *table_r);

/*
 * Makes a draft, or changes one, with or without faults. OK; INVALID with the problem pay_hours (no
 * number of hours); CONFLICT with the problem changed_meanwhile, or pay_no_draft (it was released
 * meanwhile); NOT_FOUND; UNAVAILABLE.
 */
enum outcome pay_table_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct pay_table_input *input, struct problems *problems, int64_t *id_r);
enum outcome pay_table_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct pay_table_input *input, struct problems *problems);

/* Removes a draft. OK; CONFLICT (it is none); NOT_FOUND; UNAVAILABLE. */
enum outcome pay_table_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/*
 * Makes it public, from its first day on. OK; INVALID with problems: pay_faults (its CSV has some),
 * pay_same_day (a released table of its name begins on that day), pay_other_table (a released one
 * of another name has one of its grades: nobody could say which counts); CONFLICT (it is released);
 * NOT_FOUND; UNAVAILABLE.
 */
enum outcome pay_table_release(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct problems *problems);

/* The public does not see it any more. OK; CONFLICT (it is not released); NOT_FOUND; UNAVAILABLE.
 */
enum outcome pay_table_withdraw(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/* What a release or withdrawal does to the ads published now. */
struct pay_effect {
	const char *grade;
	int64_t ads;
	struct pay before; /* on that day without the act */
	struct pay after;
};

/*
 * For each grade of published ads whose amounts the act changes, on *day_r, which is today or the
 * table's first day if that is to come. `release` says which act. OK, NOT_FOUND, UNAVAILABLE.
 */
enum outcome pay_table_effects(struct db *db, struct pool *pool, int64_t id, bool release,
	struct pay_effect **effects_r, size_t *count_r, const char **day_r);

#endif
