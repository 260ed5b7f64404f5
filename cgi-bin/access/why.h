/*
 * "Why?" and "why not?" of one person, one right and one object (ACC-13): every way by which the
 * right holds, or the links that are missing. Agrees with access_may: holds is true exactly when
 * the single check says OK.
 */
#ifndef BMS_ACCESS_WHY_H
#define BMS_ACCESS_WHY_H

#include "access/access.h"

/*
 * The links between a person and an object. Only what is certain is named: a link stands here when
 * the right cannot hold before it is mended, whatever else changes.
 */
enum access_link {
	ACCESS_LINK_OBJECT, /* there is no such object; nothing else is said then */
	ACCESS_LINK_ACTIVE, /* the person is not active */
	ACCESS_LINK_GROUP, /* in no group */
	ACCESS_LINK_RIGHT, /* no group that counts in the object's authority has the right */
	ACCESS_LINK_REACH, /* no assignment to the project or vacancy in a role that has the right
			    */
	ACCESS_LINK_STATUS, /* the object's status hides it from the roles assigned */
	ACCESS_LINK_EXCLUDED, /* kept out for bias */
	ACCESS_LINKS,
};

struct access_way {
	const char *role_code; /* "RECRUITER" */
	const char *via; /* as in access_reason */
	const char *unit; /* committee's name or NULL */
};

struct access_why {
	bool holds;
	const struct access_way *ways; /* when it holds */
	size_t way_count;
	bool missing[ACCESS_LINKS];
	int64_t roles[ACCESS_LINKS]; /* masks of delivered roles; GROUP, RIGHT:
					roles that have the right; REACH: roles to be assigned in;
					STATUS: roles assigned */
	const char *status; /* the object's status; NULL for projects */
	const char *excluded_at; /* when EXCLUDED is missing */
};

/*
 * Explains a right of the table on an object of a kind that has a number (object.h). OK; NOT_FOUND
 * (no such person); UNAVAILABLE. Other kinds of object are unknown objects.
 */
enum outcome access_why(struct db *db, struct pool *pool, int64_t staff_user_id, enum right right,
	enum object_kind kind, int64_t id, struct access_why *why_r);

/* The rights one can ask about: columns id, object, name_de, name_en (the code's end). OK,
 * UNAVAILABLE. */
enum outcome access_rights(struct db *db, struct pool *pool, struct db_rows **rows_r);

#endif
