/*
 * Files that people have sent and the virus scanner has still to see (INT-50): nobody is shown them
 * until then (intake/intake.h does it), nor those that it refused, whose bytes are gone. Every file
 * that is registered waits (stored_file_add), but for kinds that are made by the house, or are
 * checked with their rows.
 */
#ifndef BMS_STORE_STORED_CHECK_H
#define BMS_STORE_STORED_CHECK_H

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Column: "waits", or why the file of this id was refused (below `attachment_refused.`); NULL: it
 * may be shown. */
#define STORED_CHECKED(file_id) \
	"(SELECT COALESCE(c_.reason, c_.state) FROM stored_check c_ WHERE c_.file_id = " file_id ")"

/* Condition: it was refused. */
#define STORED_REFUSED_OF(file_id) \
	"EXISTS (SELECT 1 FROM stored_check c_ WHERE c_.file_id = " file_id \
	" AND c_.state = 'refused')"

enum stored_state {
	STORED_SHOWN = 0,
	STORED_WAITS,
	STORED_REFUSED,
};

/* May it be shown? OK, UNAVAILABLE. */
enum outcome stored_check_state(
	struct db *db, struct pool *pool, const char *file_id, enum stored_state *state_r);

/* Has one wait whose purpose is not among those that need not. Inside the transaction that
 * registers it. OK, UNAVAILABLE. */
enum outcome stored_check_begin(
	struct db *db, struct pool *pool, const char *file_id, const char *purpose);

/* The scanner has seen it, if there is one. Inside a transaction. OK, UNAVAILABLE. */
enum outcome stored_seen(struct db *db, const char *file_id);

#endif
