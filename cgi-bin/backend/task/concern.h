/* A statement and what the person of the request has to do with it, for its pages. */
#ifndef BMS_BACKEND_TASK_CONCERN_H
#define BMS_BACKEND_TASK_CONCERN_H

#include "task/statement.h"
#include "web/page.h"

struct concern {
	struct statement statement;
	struct statement_part part;
	bool keeps; /* steers the procedure */
};

/* That of the path. OK, NOT_FOUND (also: may not be read by her), UNAVAILABLE. */
enum outcome concern_read(struct request *req, struct concern *concern_r);

/* What can be done about a question back or an answer against it: Reply.(href, objection),
 * Decide.href, Accept.href, and Decision.(decided_on, text, name, href, by). OK, UNAVAILABLE. */
enum outcome show_replying(struct request *req, const struct concern *concern);

#endif
