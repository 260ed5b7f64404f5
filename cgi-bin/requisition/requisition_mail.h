/* Mails about requisitions (PRO-01): a link, and nothing about people or the post. */
#ifndef BMS_REQUISITION_REQUISITION_MAIL_H
#define BMS_REQUISITION_REQUISITION_MAIL_H

#include "requisition/requisition.h"

/*
 * Tells whoever has to know that it has come to this status, inside the transaction of the step:
 * handed in, the recruiters of its authority who may accept it; given back, who has written it, if
 * she may still see it. Who makes the step is not told; of other steps nobody is. OK, UNAVAILABLE.
 */
enum outcome requisition_mail(struct db *db, struct pool *pool, const struct principal *who,
	const struct requisition *requisition, const char *to);

#endif
