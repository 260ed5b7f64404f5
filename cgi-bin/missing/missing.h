/*
 * Documents that are missing from an application and were asked for, with a last day (PRO-07): a
 * letter names them, the applicant hands them in ("my area", or by the link of the letter), is
 * reminded before the last day; afterwards it is noted that they were not handed in, and whoever
 * recruits is expected to look (schema/450). One request of an application is open at most. A last
 * day is over at its end in Berlin.
 */
#ifndef BMS_MISSING_MISSING_H
#define BMS_MISSING_MISSING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define MISSING_DOCUMENTS 10 /* of one request */
#define MISSING_LABEL_MAX 200
#define MISSING_WORKDAYS 10 /* the last day that is proposed */

/* One document. */
struct missing_document {
	const char *type; /* one of attachment_types */
	const char *label; /* what is meant, in words; "": the type says it */
	bool handed; /* it was handed in */
};

struct missing_request {
	int64_t id, application_id;
	const char *last_day; /* YYYY-MM-DD */
	const char *state; /* "open", "handed_in", "missed", "taken_back" */
	const struct missing_document *documents;
	size_t count;
};

/* The one that was made last. OK, NOT_FOUND (none was), UNAVAILABLE. */
enum outcome missing_last(struct db *db, struct pool *pool, int64_t application_id,
	struct missing_request *request_r);

/* The last day that is proposed: MISSING_WORKDAYS from today, one-off holidays too. OK,
 * UNAVAILABLE. */
enum outcome missing_day(struct db *db, struct pool *pool, const char **day_r);

/*
 * Asks for documents: the letter "documents_missing" goes, with a line of history. An open request
 * is replaced: asked again, for more or other documents or another last day. Holds vacancy and
 * application; inside a transaction. OK; INVALID (problems: documents: none, too many; last_day:
 * day_past, day_far, missing_free: no working day; "": missing_status: the application takes none);
 * DENIED; NOT_FOUND; GONE; UNAVAILABLE.
 */
enum outcome missing_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *last_day, const struct missing_document *documents,
	size_t count, struct problems *problems);

/* Gives the open request another last day, of which a letter tells. As missing_ask; CONFLICT: none
 * is open. */
enum outcome missing_extend(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *last_day, struct problems *problems);

/* Takes the open one back. Inside a transaction. OK, CONFLICT (none is open), DENIED, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome missing_take_back(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

/*
 * A document of this type was handed in, or came by post and was added by staff; `attachment_id` 0:
 * it is the attachment of the application that was added last. It is noted with the open request,
 * and ends it when it was the last one that was missing. Of a type that was not asked for it is the
 * first "other" that is missing. Inside the transaction of the attachment, which holds the
 * application. OK, UNAVAILABLE.
 */
enum outcome missing_handed_in(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t attachment_id, const char *type);

/* A file has this type from now on; when it came since documents were asked for, and stands for
 * none of them, it is noted like one that is handed in. Likewise, for staff. */
enum outcome missing_retyped(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t attachment_id, const char *type);

/*
 * A file was destroyed: a document that was handed in with it is missing again, unless another file
 * of its type came since it was asked for. A request that had ended by it is open again, or, when
 * its last day is over, missed. Inside the transaction that removes the attachment, which holds the
 * application. OK, UNAVAILABLE.
 */
enum outcome missing_lost(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t attachment_id);

/* For the nightly run (nightly/nightly.h): requests whose day to remind has come, and those whose
 * last day is over. */
enum outcome missing_remind_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);
enum outcome missing_remind(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);
enum outcome missing_over_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);
enum outcome missing_over(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

#endif
