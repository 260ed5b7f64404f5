/*
 * Where a person's lists are looked up. access.h's conditions are the truth about one object; a
 * list of thousands of vacancies asked that way reads them all. A place is an authority in which a
 * subject reaches vacancies in a role: a list of a place is read in the order of an index, each row
 * asks for one row of reach, and it ends as soon as it is full. What is read there is what
 * access.h's conditions let through; a test compares both.
 */
#ifndef BMS_ACCESS_PLACES_H
#define BMS_ACCESS_PLACES_H

#include "access/access.h"

struct access_place {
	struct db_value subject[4]; /* subject_kind, subject_id, role_id, via: the beginning of a
				       row of reach */
	int role;
	int64_t authority_id; /* 0: few vacancies, to be looked at one by one; the role has the same
				 rights in all their authorities */
	int64_t vacancies; /* of the subject, in all authorities; about how many */
	bool whole; /* a unit's, which works for this authority alone and reaches most there */
};

struct access_view {
	const struct principal *who;
	const struct access_place *places;
	size_t count;
	const char *excluded; /* comma list of vacancies the person is kept out of */
	const char **groups; /* their names, in order */
	size_t group_count;
	int64_t group_roles; /* mask of the roles they give */
	const struct db_rows *stamp; /* all of this as read, and counters: while it stays the same,
					so do the lists */
	const struct access_status *statuses; /* tables.h */
	size_t status_count;
};

/* Up to so many vacancies of a subject are looked at one by one; tests change it. */
extern int64_t access_places_few;
/* Up to so many, those that are open are; most are closed. Tests change it. */
extern int64_t access_places_open;

/*
 * One statement, or two when the tables are not kept. Administrators reach everything without a
 * place: OK with none. The stamp changes with whatever changes what the person's lists show, in the
 * same transaction (schema/021_desk.sql, 151_list_stamp.sql). OK, UNAVAILABLE.
 */
enum outcome access_view_load(
	struct db *db, struct pool *pool, const struct principal *who, struct access_view *view_r);

/* Is it a place of those in whose role the person has the right there? */
bool access_place_has(
	const struct access_view *view, const struct access_place *place, enum right right);

/* The roles in which the person reaches vacancies by places. */
int64_t access_view_roles(const struct access_view *view);

/*
 * Rows that change with whatever changes what a person's lists show, in the same transaction
 * (schema/151_list_stamp.sql, 152_staff_stamp.sql). What the person may do, which status is seen by
 * whom (tables.h) and the time of day are not in them. OK, UNAVAILABLE.
 */
enum access_stamp {
	ACCESS_STAMP_NONE,
	ACCESS_STAMP_REACH, /* projects, vacancies, applications, also of administrators */
	ACCESS_STAMP_STAFF, /* staff, groups and units */
	ACCESS_STAMP_SIGNED, /* and when staff signed in */
	ACCESS_STAMPS
};
enum outcome access_stamp_read(struct db *db, struct pool *pool, const struct principal *who,
	enum access_stamp stamp, struct db_rows **rows_r);

/* On what condition a role sees a status (ACC-16), in the order of the column on_condition. */
enum access_condition {
	ACCESS_ALWAYS,
	ACCESS_ASKED,
	ACCESS_SEVERE,
	ACCESS_SEVERE_AMONG,
	ACCESS_HANDED_OVER,
	ACCESS_SEAT
};

#define ACCESS_ENDS_CLOSED 1 /* the bit of `ends` for a vacancy that was closed */

struct access_seen {
	const char *status;
	enum access_condition condition;
	int64_t ends; /* the bits of the column; the first of them ends it */
};

/* What a role sees of applications in the statuses of a comma list ("": of all); what is archived
 * is in no list. Gives their number. */
size_t access_view_applications(const struct access_view *view, struct pool *pool, int role,
	const char *among, const struct access_seen **seen_r);

/* The statuses of such a list in which a role sees job ads, as a comma list; *count_r of them. */
const char *access_view_jobads(const struct access_view *view, struct pool *pool, int role,
	const char *among, size_t *count_r);

/* May a role that reaches the vacancy see the job ad? */
bool access_view_sees_jobad(const struct access_view *view, int role, const char *status);

#endif
