/*
 * The people of bench-data: a hundred authorities with projects, committees, groups and staff. Ids
 * are computed, so that whole tables can be written at once: authority a has the id BENCH_ID + 10
 * a, its units and projects follow; its people are BENCH_ID + 100 a + n.
 *
 *	n 1-4 recruiters, 5-12 two each of PR, SBV, GSB, PSB, 13-14 lectors, 15-16 information
 *	recipients, 21-50 department; P31 and P34 people are BENCH_ID + 20001 to 20020 and 21001
 *	to 21020, each in charge of five authorities; the administrator is BENCH_ID + 1.
 *
 * They sign in as bench.recruiter.8.1 and so on, with the directory group BENCH-8-RECRUITER;
 * bench.p34.3 with BENCH-P34, bench.admin with BENCH-ADMIN.
 */
#ifndef BMS_BENCH_BENCH_PEOPLE_H
#define BMS_BENCH_BENCH_PEOPLE_H

#include "base/outcome.h"
#include "db/db.h"

#define BENCH_ID "1000000000"

/* Adds them all, once; in a transaction of its own. OK, UNAVAILABLE. */
enum outcome bench_people_add(struct db *db);

#endif
