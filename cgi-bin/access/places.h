/*
 * Where a person's lists are looked up. access.h's conditions are the truth about one object; a list of thousands of vacancies asked that way reads them all.
 * A place is an authority in which a subject reaches vacancies in a role: a list of a place is read in the order of an index, each row asks for one row of reach,
 * and it ends as soon as it is full. What is read there is what access.h's conditions let through; a test compares both.
 */
#ifndef BMS_ACCESS_PLACES_H
#define BMS_ACCESS_PLACES_H

#include "access/access.h"

struct access_place {
	struct db_value subject[4];	/* subject_kind, subject_id, role_id, via: the beginning of a row of reach */
	int role;
	int64_t authority_id;		/* 0: few vacancies, to be looked at one by one */
};

struct access_view {
	const struct principal *who;
	const struct access_place *places;
	size_t count;
	const char *excluded;		/* comma list of vacancies the person is kept out of */
	const char **groups;		/* their names, in order */
	size_t group_count;
	int64_t group_roles;		/* mask of the roles they give */
	const struct db_rows *stamp;	/* all of this as read, and counters: while it stays the same, so do the lists */
	const struct db_rows *statuses;	/* columns object kind, role, status, severe_only, counts */
};

/* Up to so many vacancies of a subject are looked at one by one; tests change it. */
extern int64_t access_places_few;

/*
 * One statement, or two when the tables are not kept. Administrators reach everything without a place: OK with none. The stamp changes with whatever changes what
 * the person's lists show, in the same transaction (schema/021_desk.sql), but not with what administrators reach without a place. OK, UNAVAILABLE.
 */
enum outcome access_view_load(struct db *db, struct pool *pool, const struct principal *who, struct access_view *view_r);

/* Of which applications a role sees a status. */
enum access_seen { ACCESS_SEEN_ALL, ACCESS_SEEN_SEVERE, ACCESS_SEEN_ANY };

/*
 * The statuses of a comma list ("": of all) in which a role sees job ads, or received applications: those in which it sees all, those in which it sees only
 * the severely disabled, or both. As a comma list; *count_r of them.
 */
const char *access_view_statuses(const struct access_view *view, struct pool *pool, enum object_kind kind, int role, const char *among, enum access_seen seen, size_t *count_r);

/* May a role that reaches the vacancy see the job ad or application? */
bool access_view_sees(const struct access_view *view, enum object_kind kind, int role, const char *status, bool severe);

#endif
