/* What the administrator has set for applications (table setting). */
#ifndef BMS_APPLICATION_LIMITS_H
#define BMS_APPLICATION_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct limits {
	int64_t max_bytes; /* of one attachment */
	int64_t max_files; /* attachments of one application */
	int64_t max_total; /* bytes of all of them */
	int64_t grace_hours; /* after an ad's end a draft may still be sent */
	int64_t confirmation_hours; /* the link in the confirmation mail holds so long */
	bool office; /* documents of Word and ODT are taken (limits_of_application) */
	const char *privacy_version; /* of the privacy notice in force */
};

/* OK, UNAVAILABLE. A setting that is missing or no number has its delivered value. */
enum outcome limits_get(struct db *db, struct pool *pool, struct limits *limits_r);

/* The same for an application, whose form may allow documents of Word and ODT where LibreOffice is
 * installed. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome limits_of_application(
	struct db *db, struct pool *pool, int64_t application_id, struct limits *limits_r);

#endif
