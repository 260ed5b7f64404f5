/* Pay grades: which there are, where they stand (POR-02), and in which projects their posts belong
 * (OBJ-02). */
#ifndef BMS_PAY_GRADE_H
#define BMS_PAY_GRADE_H

#include <stdbool.h>

#include "base/pool.h"

/*
 * "einfach", "mittel", "gehoben" or "hoeher", of grades as people write them: A4–A16, B, R, W, C,
 * E1–E15Ü, S, P, KR, Ä, AT, with or without blank. Grades that end one level and begin the next
 * count as the higher one (A9, A13); A9Z as the lower; spans as their first grade. Unknown ones:
 * "mittel".
 */
const char *grade_level(const char *pay_grade);

/* A valid grade as it is usually written: "e 9B" becomes "E9b", "e9b bis eg 11" becomes "E9b–E11";
 * others stay as they are. */
const char *grade_normal(struct pool *pool, const char *pay_grade);

/* The same for people to read: "E 9b–E 11". */
const char *grade_show(struct pool *pool, const char *pay_grade);

/*
 * True for a grade that exists in one of these families, such as E9b, A13, S11b, Ä2, AT: the number
 * within the family's, a, b and c where grades are split; and for a span of two grades of one
 * family, the lower one first, with "–", "-" or "bis" between them.
 */
bool grade_valid(const char *pay_grade);

/* The normal forms of a span's first and last grade; of one grade both are the grade. False when it
 * is not valid. */
bool grade_ends(
	struct pool *pool, const char *pay_grade, const char **first_r, const char **last_r);

/* The order in which tables list grades: by family, then rising. For qsort-like use: less than,
 * equal to, greater than 0. */
int grade_compare(const char *a, const char *b);

/* Is this one grade between these two of its family, or one of them? All in normal form. */
bool grade_within(const char *pay_grade, const char *first, const char *last);

/*
 * What hinders a post of this valid grade (of a span: of either end) in a project with this
 * personnel office and frame (struct project): a reason below `problem.`, or NULL. A and E up to
 * 14, S, P and KR are "up to A/E14"; A and E from 15, B, AT and the higher grades of R, W and C
 * "from A/E15"; R1, W1, C1 and C2 may be either. Doctors have Ä, or A and E from 13.
 */
const char *grade_hindrance(const char *pay_grade, const char *office, const char *grades);

/* Is a post of this grade one of civil servants (A, B, C, R, W)? */
bool grade_civil_servant(const char *pay_grade);

/* Has the works council no part in filling it (LAW-12): of B grades and of professors (W, C from
 * 2)? */
bool grade_without_council(const char *pay_grade);

#endif
