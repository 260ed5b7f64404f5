/*
 * Applications that may be the same person's (BAK-06): by e-mail address, or by name, with the date
 * of birth where both say it. Only inside one authority, and only what the reader sees (ACC-15).
 */
#ifndef BMS_ARRIVAL_DUPLICATE_H
#define BMS_ARRIVAL_DUPLICATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "application/application.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "form/answer.h"

#define DUPLICATES_MOST 20 /* looked at; further ones are not named */

struct duplicate {
	int64_t id;
	const char *number, *name, *status, *vacancy, *received_at;
	bool same; /* in the same procedure */
	const char *by; /* email, birth (name and date of birth), name (one says no date) */
};

/*
 * Those like the answers to the questions first_name, surname, email and birth_date, in the
 * authority of the vacancy, newest first; `but` is left out (0: none). *found_r, *count_r in the
 * pool. OK, UNAVAILABLE.
 */
enum outcome duplicates_find(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct answers *answers, int64_t but, struct duplicate **found_r,
	size_t *count_r);

/* Those like an application, whose answers are given, for its desk: by name, or in its procedure;
 * what shares no more than the address is among its others (application_beside). Likewise. */
enum outcome duplicates_of(struct db *db, struct pool *pool, const struct principal *who,
	const struct application *application, const struct answers *answers,
	struct duplicate **found_r, size_t *count_r);

#endif
