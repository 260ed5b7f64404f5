/* What the public ad of a post says of pay, for those who write it. */
#ifndef BMS_BACKEND_CONTENT_PAY_VIEW_H
#define BMS_BACKEND_CONTENT_PAY_VIEW_H

#include "web/page.h"

/*
 * <name>.grade as it is read, and what an ad of that grade and kind of post shows on the day
 * (YYYY-MM-DD; NULL or a day that was: today): <name>.pay, the sentence, with pay_table, pay_from,
 * pay_source and pay_hours; or <name>.pay_why, a key below `pay_none.`, with pay_later, the first
 * day of the table that counts then. OK, UNAVAILABLE.
 */
enum outcome pay_view(struct request *req, const char *name, const char *pay_grade,
	const char *post_kind, const char *day);

#endif
