/*
 * How a procedure stands (PRO-20, PRO-35): each lock and clock of a vacancy, as the room that keeps
 * it says: what it is, whom it waits for, until when, what silence will mean, by which law. The
 * sources are listed in process/all/, in the order of the procedure.
 */
#ifndef BMS_PROCESS_STANDING_H
#define BMS_PROCESS_STANDING_H

#include <stdbool.h>
#include <stddef.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

enum standing_state {
	STANDING_NONE, /* does not come in this procedure */
	STANDING_LATER, /* its turn has not come */
	STANDING_WAITS, /* a clock runs, or somebody is asked */
	STANDING_STOPS, /* it stops the procedure until somebody settles it */
	STANDING_DONE,
};

struct standing_item {
	const char *code; /* a word of `standing`, as "consent_pr" */
	enum standing_state state;
	const char
		*whom; /* whose turn it is: a role's code or a committee's name; NULL: nobody's */
	const char *last_day; /* YYYY-MM-DD; NULL: none */
	const char *silence; /* a word of `answer` that silence means; NULL: none */
	const char *law; /* "LAW-10"; NULL */
	const char *about; /* which of several: a measure, an applicant's number; NULL */
	const char *path; /* of the page where it is settled; NULL: none */
};

#define STANDING_MAX 60 /* of one vacancy; beyond it `more` says so */

struct standing {
	size_t count;
	struct standing_item items[STANDING_MAX];
	bool more;
};

/* Adds one; texts are constants, or in the pool. */
void standing_add(struct standing *standing, struct standing_item item);

/* Adds what a room says of a vacancy. `marks`: marks of severe disability are shown to the person
 * (ACCESS_MARK_ROLES); what tells of one is left out else. OK, UNAVAILABLE. */
typedef enum outcome standing_source(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, struct standing *standing);

/* Ended by NULL (process/all/process_all.c). */
extern standing_source *const standing_sources[];

#endif
