/*
 * Going on with a draft on another device or on another day: a link by mail that opens it in
 * whatever visit the person has then. It is valid until the draft would be deleted (RET-04), and
 * only its hash is kept.
 */
#ifndef BMS_DRAFT_RESUME_H
#define BMS_DRAFT_RESUME_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * Queues the letter `template` (draft_link, draft_reminder) with a new link to the draft's address,
 * inside a transaction. OK, CONFLICT (sent already), NOT_FOUND, UNAVAILABLE.
 */
enum outcome resume_mail(
	struct db *db, struct pool *pool, int64_t application_id, const char *template);

/* The same for the newest drafts of an address, five at most; OK also when there is none, and
 * nobody learns which. OK, UNAVAILABLE. */
enum outcome resume_mail_address(struct db *db, struct pool *pool, const char *email);

/* Where the link leads: a draft, also one that is sent or deleted meanwhile. OK, NOT_FOUND (no such
 * link, or expired), UNAVAILABLE. */
enum outcome resume_find(
	struct db *db, struct pool *pool, const char *token, int64_t *application_id_r);

/* Lets the visit who->id go on with the draft, inside a transaction. OK, CONFLICT (sent already),
 * NOT_FOUND, UNAVAILABLE. */
enum outcome resume_take(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

#endif
