/*
 * What a pay grade earns (EU 2023/970 art. 5): from the tables that administrators have released.
 * Of the tables of one name the newest counts whose first day has come; a grade it does not have
 * has no amount. Amounts are cents a month for full time.
 */
#ifndef BMS_PAY_PAY_H
#define BMS_PAY_PAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* What a grade, or a span of grades ("E9b–E11"), earns. */
struct pay {
	int64_t table_id; /* 0: no table that counts has it; the rest is nothing then */
	int64_t min; /* the lowest step of the (lowest) grade */
	int64_t max; /* the highest step of the (highest) grade */
	const char *table; /* name */
	const char *valid_from;
	const char *source;
	const char *hours; /* a week of full time, "39,5" */
	bool example; /* invented amounts: to be marked so wherever they are shown */
};

/* All that grades earn on a day: what pay_of looks into. */
struct pay_day {
	const struct pay_amounts *amounts;
	size_t count;
};

/* The tables that count on a day (YYYY-MM-DD), with each grade's amounts. OK, UNAVAILABLE. */
enum outcome pay_day_read(struct db *db, struct pool *pool, const char *day, struct pay_day *day_r);

/* The same as if one more table were released, and another were not (ids; 0: none). OK,
 * UNAVAILABLE. */
enum outcome pay_day_if(struct db *db, struct pool *pool, const char *day, int64_t released,
	int64_t withdrawn, struct pay_day *day_r);

/*
 * What a post of this kind (as of vacancy.post_kind) and grade or span earns on that day; table_id
 * 0: nothing is known. Of a span both ends must be in the same table. Who is trained (kind
 * ausbildung; trainee with an A grade, which is the Vorbereitungsdienst) is not paid by the tables.
 */
struct pay pay_of(
	struct pool *pool, const struct pay_day *day, const char *pay_grade, const char *post_kind);

/*
 * Inside a transaction that writes a published ad: what its grade earns today. Whoever releases or
 * withdraws a table, or renews the ads after that, waits until the transaction has ended. OK,
 * UNAVAILABLE.
 */
enum outcome pay_hold(struct db *db, struct pool *pool, const char *pay_grade,
	const char *post_kind, struct pay *pay_r);

/*
 * Why a post has no amount on a day: "training" (it is not paid by the tables), "unreleased" (a
 * table has it that is not released), "later" (*from_r is the first day of a released table that
 * has it), "unknown" (no table has it). OK, UNAVAILABLE.
 */
enum outcome pay_why_none(struct db *db, struct pool *pool, const char *pay_grade,
	const char *post_kind, const char *day, const char **why_r, const char **from_r);

/* The words of a sentence, in the reader's language. */
struct pay_words {
	const char *lang; /* "de" or "en" */
	const char *to; /* "bis" */
	const char *month; /* "Euro im Monat (Vollzeit)" */
	const char *example; /* the same for amounts of an example */
};

/* "E 11, 4.190 bis 6.190 Euro im Monat (Vollzeit)": whole euros, never more than the table says. */
char *pay_sentence(struct pool *pool, const char *pay_grade, int64_t min, int64_t max, bool example,
	const struct pay_words *words);

/* A table's weekly hours as they are read: "39,5" is "39.5" in English. NULL for NULL. */
const char *pay_hours(struct pool *pool, const char *hours, const char *lang);

#endif
