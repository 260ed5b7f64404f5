/*
 * A pay table as CSV: the first row names the steps ("Gruppe;1;2;3"), each further row a grade and
 * its amounts a month; an empty cell where the grade has no such step. Separated by ";", "," or
 * tabs. Amounts are euros with or without two digits of cents. "4190,25", "4190.25", "4.190,25",
 * "4,190.25" and "4190" are understood: two digits behind the last point or comma are cents, groups
 * of three are thousands; anything else is a fault.
 */
#ifndef BMS_PAY_PAY_CSV_H
#define BMS_PAY_PAY_CSV_H

#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

#define PAY_STEPS_MAX 20
#define PAY_GRADES_MAX 200
#define PAY_FAULTS_MAX 50

struct pay_amount {
	const char *grade; /* as of grade_normal */
	int64_t step;
	int64_t cents;
};

struct pay_fault {
	int64_t line; /* 0: none in particular */
	int64_t column; /* from 1; 0: the whole line */
	const char *reason; /* a language key below `pay_fault.` */
	const char *text; /* what stands there; NULL: nothing */
};

struct pay_grid {
	struct pay_amount *amounts; /* in the order of the rows */
	size_t count;
	struct pay_fault faults[PAY_FAULTS_MAX];
	size_t fault_count; /* all there are, also those beyond PAY_FAULTS_MAX */
};

/*
 * Reads all of it. OK; INVALID with every fault: empty, binary, unreadable, quote_open, line_long,
 * head (the first row does not begin with "Gruppe"), step (no number from 1 to PAY_STEPS_MAX),
 * step_order, columns (other than the first row has), grade, grade_twice, grades_many, amount
 * (none), amount_range, amount_falls (less than the step before), amount_missing (a grade without
 * any).
 */
enum outcome pay_csv_read(struct pool *pool, const char *text, struct pay_grid *grid_r);

/* The CSV of such amounts; rows with grade, step, cents, a grade's together. */
char *pay_csv_write(struct pool *pool, const struct db_rows *rows);

#endif
