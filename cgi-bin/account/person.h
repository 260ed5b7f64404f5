/* The applicant as a person: name and language, corrected by the owner of the account (PRT-13). */
#ifndef BMS_ACCOUNT_PERSON_H
#define BMS_ACCOUNT_PERSON_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

struct person {
	const char *salutation; /* frau, herr, keine; NULL: none given */
	const char *first_name;
	const char *surname;
	const char *lang; /* "de" or "en": of mails */
};

extern const char *const person_langs[];

/*
 * Changes it, inside a transaction: it then shows in all of the account's applications; the account
 * and every active application get a line of history. OK, INVALID (*problems says what), NOT_FOUND,
 * UNAVAILABLE.
 */
enum outcome person_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t account_id, const struct person *person, struct problems *problems);

#endif
