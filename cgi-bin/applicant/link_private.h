/* What the two files of links share. */
#ifndef BMS_APPLICANT_LINK_PRIVATE_H
#define BMS_APPLICANT_LINK_PRIVATE_H

#include "applicant/link.h"

/* Makes a link, inside a transaction, with its line of history; no question whether there may be one. OK, GONE (its key is destroyed), UNAVAILABLE. */
enum outcome link_issue(struct db *db, struct pool *pool, const struct principal *who, int64_t application_id,
	enum link_purpose purpose, const char **token_r);

/* The token of the link to the status that can be used. OK, NOT_FOUND, GONE, UNAVAILABLE. */
enum outcome link_kept(struct db *db, struct pool *pool, int64_t application_id, const char **token_r);

#endif
