/* Who of the committees is told that an application has arrived (PRO-07, LAW-20). */
#ifndef BMS_RECRUITING_RECEIVED_H
#define BMS_RECRUITING_RECEIVED_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * What the representation of the severely disabled is asked of an application ends when the person
 * lets it take part no more, with its line of history. For the jobs; inside a transaction, before
 * anything else of the procedure is held. OK, UNAVAILABLE.
 */
enum outcome received_refused(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

/*
 * Mails a link to the works council; of a severely disabled person says so, and to the
 * representation of the severely disabled, too, unless the person refused its taking part. Each is
 * told once, and the works council anew when the person says only later that she is severely
 * disabled. Of what is not under way any more nobody is told, nor of the proposal of a mobile
 * employee (PRO-05) as long as it says nothing of a severe disability. For the jobs alone, since
 * the portal cannot read staff; inside a transaction, after those who are biased were excluded. OK,
 * UNAVAILABLE.
 */
enum outcome received_tell(struct db *db, struct pool *pool, int64_t application_id);

#endif
