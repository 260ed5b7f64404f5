/* A statement and what the person of the request has to do with it, for its pages. */
#ifndef BMS_BACKEND_TASK_STANDING_H
#define BMS_BACKEND_TASK_STANDING_H

#include "task/statement.h"
#include "web/page.h"

struct standing {
	struct statement statement;
	struct statement_part part;
	bool keeps; /* steers the procedure */
};

/* That of the path. OK, NOT_FOUND (also: may not be read by her), UNAVAILABLE. */
enum outcome standing_read(struct request *req, struct standing *standing_r);

/* What can be done about a question back or an answer against it: Reply.(href, objection),
 * Decide.href, Accept.href, and Decision.(decided_on, text, name, href, by). OK, UNAVAILABLE. */
enum outcome show_replying(struct request *req, const struct standing *standing);

#endif
