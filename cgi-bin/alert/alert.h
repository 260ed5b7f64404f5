/*
 * Job alerts (OBJ-08, POR-10): an address, the criteria of a search, a frequency; with and without
 * an account. Every alert is confirmed by a link in a mail to its address (double opt-in). Links
 * hold a token of which only the hash is kept; every mail has one of its own. An alert that ends is
 * deleted with its address (RET-16).
 */
#ifndef BMS_ALERT_ALERT_H
#define BMS_ALERT_ALERT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "public_ad/public_ad_new.h"

#define ALERT_CONFIRM_HOURS 48
#define ALERT_QUERY_MAX 1000 /* bytes */
#define ALERT_TITLE_MAX 500 /* characters */

struct alert {
	int64_t id;
	int64_t account_id; /* 0: none */
	const char *email;
	const char *lang;
	bool internal; /* of the internal portal */
	const char *query; /* see query.h */
	const char *title; /* the criteria in words */
	const char *frequency; /* "daily", "weekly" */
	bool active; /* confirmed */
};

/*
 * Keeps an alert (all but id and active are given) and queues the letter with the link to confirm
 * it; inside a transaction. The same happens whether the address is known or not. OK; INVALID (no
 * address, criteria too long); UNAVAILABLE.
 */
enum outcome alert_new(struct db *db, struct pool *pool, const struct alert *alert);

/* The alert a link leads to. OK; GONE (ended, never made, or not confirmed in time); UNAVAILABLE.
 */
enum outcome alert_find(struct db *db, struct pool *pool, const char *token, struct alert *alert_r);

/*
 * Confirms: from now on new ads are told of. Another active alert of the address with the same
 * criteria ends, so that nothing comes twice. Inside a transaction. OK (also when it is confirmed
 * already), GONE, UNAVAILABLE.
 */
enum outcome alert_confirm(struct db *db, struct pool *pool, const char *token);

/* Another frequency, query and title; inside a transaction. OK; INVALID (criteria too long); GONE
 * (also: not confirmed); UNAVAILABLE. */
enum outcome alert_change(
	struct db *db, struct pool *pool, const char *token, const struct alert *to);

/* Ends it: it is deleted with its address and all its links. Inside a transaction. OK (also when it
 * has ended already), UNAVAILABLE. */
enum outcome alert_end(struct db *db, struct pool *pool, const char *token);

/* The alerts of an account, the newest first: id, title, frequency, active, query, internal,
 * created_at. OK, UNAVAILABLE. */
enum outcome alert_list(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r);

/* Ends one of an account's alerts; inside a transaction. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome alert_end_own(struct db *db, int64_t account_id, int64_t alert_id);

/* Removes alerts not confirmed in time, and links older than half a year; own transactions.
 * *removed_r alerts. OK, UNAVAILABLE. */
enum outcome alert_expire(struct db *db, struct pool *pool, int64_t now, int64_t *removed_r);

/* What a run has done. */
struct alert_run {
	int64_t looked_at; /* alerts that were due */
	int64_t mails;
	int64_t failed; /* left for the next run */
};

/*
 * Looks at every alert that is due by clock_now: each day, or seven days after the last look. Ads
 * that have become visible since then and fit make one letter; without any there is none. Each
 * alert in its own transaction; a second run on the same day does nothing. What became visible
 * within the last ten minutes is left for the next look, since the search index may not know it
 * yet. OK (see failed), UNAVAILABLE (stopped).
 */
enum outcome alert_run(struct db *db, struct alert_run *run_r);

#endif
