/* What the two files of links share. */
#ifndef BMS_APPLICATION_LINK_PRIVATE_H
#define BMS_APPLICATION_LINK_PRIVATE_H

#include "application/link.h"

/*
 * Until when links to application `a` (`s`: the status that is told, `u`) may be used, its
 * procedure being over; NULL while it is active. It was over with the last step that led from an
 * active status to one that is not: steps after that begin nothing anew. Times are UTC.
 */
#define LINK_OVER \
	"IF(s.active, NULL, COALESCE((SELECT t.at FROM application_timeline t" \
	" JOIN application_status f ON f.code = SUBSTRING_INDEX(t.step, '>', 1) AND f.active" \
	" JOIN application_status o ON o.code = SUBSTRING_INDEX(t.step, '>', -1) AND NOT o.active" \
	" WHERE t.application_id = a.id ORDER BY t.seq DESC LIMIT 1), u.status_since)" \
	" + INTERVAL (SELECT d.value FROM setting d WHERE d.name = 'status_link_days_after') DAY)"

/* Makes a link, inside a transaction, with its line of history; no question whether there may be
 * one. OK, GONE (its key is destroyed), UNAVAILABLE. */
enum outcome link_issue(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, enum link_purpose purpose, const char **token_r);

/* The token of the link to the status that can be used. OK, NOT_FOUND, GONE, UNAVAILABLE. */
enum outcome link_kept(
	struct db *db, struct pool *pool, int64_t application_id, const char **token_r);

#endif
