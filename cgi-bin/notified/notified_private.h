/* What the files about notices share. */
#ifndef BMS_NOTIFIED_NOTIFIED_PRIVATE_H
#define BMS_NOTIFIED_NOTIFIED_PRIVATE_H

#include "notified/notified.h"

/* What the SBV is asked before a rejection, and the lock that waits for it. */
#define REJECTION_SBV "rejection_sbv"

/* "/vakanzen/V-2026-00042/mitteilung". OK, NOT_FOUND, UNAVAILABLE. */
enum outcome notice_path(struct db *db, struct pool *pool, int64_t vacancy_id, const char **path_r);

/* Those passed over in a decision when somebody was hired (UTC), as they stood then: in the
 * procedure, or ended after it; told of her by then. OK, UNAVAILABLE. */
enum outcome notice_people_then(struct db *db, struct pool *pool, int64_t decision_id,
	int64_t hired_id, const char *at, struct notice_person **people_r, size_t *count_r);

/* Keeps the reasons of the notice that is to go, and its row's id. Inside a transaction that holds
 * the application. OK, GONE, UNAVAILABLE. */
enum outcome notice_draft(struct db *db, struct pool *pool, int64_t application_id,
	const char *reasons, int64_t *id_r);

/* Somebody passed over, held with her vacancy until the transaction ends. OK, CONFLICT (she is not
 * passed over), NOT_FOUND, UNAVAILABLE. */
enum outcome notice_hold(
	struct db *db, struct pool *pool, int64_t application_id, struct notice_person *person_r);

#endif
