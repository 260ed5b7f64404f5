/* The demo's letters to applicants: one that was sent, one that waits, one to be printed, one
 * with documents; and what authorities say in theirs. */
#ifndef BMS_DEMO_DEMO_LETTERS_H
#define BMS_DEMO_DEMO_LETTERS_H

#include "demo/org/demo_org.h"

/* Writes them as a recruiter would, in one transaction; does nothing when there are some, or the
 * demo's world has too few applications. OK, INVALID (a rule refused; logged), UNAVAILABLE. */
enum outcome demo_letters_add(const struct demo_org *org);

#endif
