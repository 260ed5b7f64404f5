/*
 * The whole list of applications that may be the same person's (BAK-06): by e-mail address, or by
 * name and date of birth. Applicants are read in the order of address or name, some thousands at
 * most for one page, which ends where it has enough; the next one goes on there. Of whoever is no
 * administrator each authority stands for itself (ACC-15); what the person does not see is not
 * counted either.
 */
#ifndef BMS_ARRIVAL_DUPLICATE_LIST_H
#define BMS_ARRIVAL_DUPLICATE_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

#define DUPLICATE_GROUPS 25 /* of one page */
#define DUPLICATE_SHOWN 20 /* applications of a group; `more` says that there are others */

enum duplicate_by { DUPLICATE_EMAIL, DUPLICATE_NAME };

struct duplicate_entry {
	int64_t id;
	const char *number, *name, *email, *status, *vacancy, *authority, *received_at;
	const char *by; /* email, birth, name (one says no date of birth); of the group's first */
	bool begins; /* a group */
	bool same; /* another of the group is in its procedure */
	bool more; /* of the group's last: there are others */
};

/*
 * Those behind the applicant `after` (0: from the begin), group by group. Whoever has applied again
 * and again with one account is no double of herself but within one procedure. *next_r: the
 * applicant to go on behind; 0: that was all. OK, UNAVAILABLE.
 */
enum outcome duplicates_all(struct db *db, struct pool *pool, const struct principal *who,
	enum duplicate_by by, int64_t after, struct duplicate_entry **entries_r, size_t *count_r,
	int64_t *next_r);

#endif
