/* What the files about hiring share. */
#ifndef BMS_HIRING_HIRING_PRIVATE_H
#define BMS_HIRING_HIRING_PRIVATE_H

#include "application/application.h"
#include "hiring/offer.h"

/* Of an application a with its last offer o and its status s: is she not to be hired? */
#define RANK_NOT_HIRED \
	"(NOT s.active AND NOT " APPLICATION_HIRED("a") " OR IFNULL(o.state, '') = 'declined')"

/* Holds the application's vacancy, then the application, for whoever may do this to it. OK, DENIED,
 * NOT_FOUND, UNAVAILABLE. */
enum outcome hiring_hold(struct db *db, const struct principal *who, enum right right,
	int64_t application_id, int64_t *vacancy_r);

/* The offer that was made last, held: one that somebody has made since this transaction began is
 * seen. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome offer_last_held(
	struct db *db, struct pool *pool, int64_t application_id, struct offer *offer_r);

/* A text about an application, sealed with its key; `place` says where it opens alone. OK, GONE,
 * UNAVAILABLE. */
enum outcome hiring_seal(struct db *db, struct pool *pool, int64_t application_id,
	const char *place, const char *text, struct db_value *sealed_r);

/* NULL: it cannot be opened. */
enum outcome hiring_unseal(struct db *db, struct pool *pool, int64_t application_id,
	const char *place, const struct db_cell *cell, const char **text_r);

/* Where the note of an answer opens, by the time of the answer. */
const char *offer_note_place(struct pool *pool, int64_t id, const char *at);

/* Does something lock the way of an application to this status? The stops become problems of the
 * whole. `doing` as of process_locks. OK, INVALID, NOT_FOUND, UNAVAILABLE. */
enum outcome hiring_unlocked(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *to, bool doing, struct problems *problems);

#endif
