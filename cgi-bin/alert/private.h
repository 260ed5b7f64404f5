/* What the files of job alerts share; nobody else includes it. */
#ifndef BMS_ALERT_PRIVATE_H
#define BMS_ALERT_PRIVATE_H

#include "alert/alert.h"
#include "mail/letter.h"

/* Makes a token for one more link; inside a transaction. OK, UNAVAILABLE. */
enum outcome alert_token(struct db *db, struct pool *pool, int64_t alert_id, const char **token_r);

/* Where all the ads of its criteria are, without language: "/stellen?q=arzt". */
const char *alert_search_path(struct pool *pool, const struct alert *alert);

#endif
