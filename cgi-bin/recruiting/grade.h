/* Career levels: where a pay grade stands, for the portal's facet (POR-02). */
#ifndef BMS_RECRUITING_GRADE_H
#define BMS_RECRUITING_GRADE_H

#include <stdbool.h>

#include "base/pool.h"

/*
 * "einfach", "mittel", "gehoben" or "hoeher", of grades as people write them: A4–A16, B, R, W, C,
 * E1–E15Ü, S, P, KR, Ä, AT, with or without blank. Grades that end one level and begin the next
 * count as the higher one (A9, A13); A9Z as the lower. Unknown ones: "mittel".
 */
const char *grade_level(const char *pay_grade);

/* A valid grade as it is usually written: "e 9B" becomes "E9b"; others stay as they are. */
const char *grade_normal(struct pool *pool, const char *pay_grade);

/* True for a grade of one of these families, such as E9b, A13, S11b, Ä2, AT. */
bool grade_valid(const char *pay_grade);

#endif
