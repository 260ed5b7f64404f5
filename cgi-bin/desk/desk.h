/*
 * A person's desk: the first rows of many lists at once, last changed first, read as short index
 * ranges whatever the person reaches (BAK-01). The lists show the same objects as those of
 * vacancy.h, jobad.h and application.h, which count and turn pages; these do neither. Lists are
 * named first, then all are read together, so that their number hardly matters.
 */
#ifndef BMS_DESK_DESK_H
#define BMS_DESK_DESK_H

#include "access/places.h"

#define DESK_ROWS 5 /* the most a list of the desk has */
#define DESK_LISTS 32

enum desk_kind { DESK_VACANCIES, DESK_JOBADS, DESK_APPLICATIONS, DESK_SEVERE };

struct desk_list {
	enum desk_kind kind;
	const char *filter;
	int64_t limit, shown;
	size_t found; /* when read: how many, the limit at most */
	struct db_rows *rows; /* and those that are shown */
};

/* What was read of a vacancy beside what is shown (recruiting/counted.h). */
struct desk_counters {
	const char *number, *raw,
		*ads; /* of the vacancy; the columns applications and ads as read */
	bool for_others; /* its project's ads are for others */
	bool asked; /* some statement about it or its ads is open */
	const struct desk_counters *next;
};

struct desk {
	struct db *db;
	struct pool *pool;
	struct access_view view;
	struct desk_list lists[DESK_LISTS];
	size_t count;
	size_t pair[2]; /* lists that are shown together; the same one: none */
	const struct desk_counters *counters;
};

/* Up to so many statuses of a place are asked for one by one; tests change it. */
extern size_t desk_few_statuses;

/* One or two statements. OK, UNAVAILABLE. */
enum outcome desk_open(
	struct db *db, struct pool *pool, const struct principal *who, struct desk *desk_r);

/*
 * Names a list and gives its number. Filters: of vacancies a status or "" (all); of the others a
 * comma list of statuses or "". Applications are those that were received; DESK_SEVERE only those
 * of the severely disabled. Up to limit are looked for, and of the first `shown` is read what is
 * shown of them. The number is DESK_LISTS when there are too many.
 */
size_t desk_want(
	struct desk *desk, enum desk_kind kind, const char *filter, int64_t limit, int64_t shown);

/* Of both lists together only as many are read as the first shows. */
void desk_pair(struct desk *desk, size_t first, size_t second);

/* Reads all lists named since. OK, UNAVAILABLE. */
enum outcome desk_read(struct desk *desk);

/* Of a list that was read: the columns of vacancy_list, of application_list, or number, title,
 * status, valid_to. */
const struct db_rows *desk_rows(const struct desk *desk, size_t list);

/* How many such a list has, its limit at most. */
size_t desk_found(const struct desk *desk, size_t list);

/* Of a vacancy that was read, by its number; NULL: none, or a general list was. */
const struct desk_counters *desk_counters(const struct desk *desk, const char *number);

#endif
