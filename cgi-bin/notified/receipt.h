/*
 * When a notice to somebody passed over counts as received, and until when hiring waits for it
 * (PRO-31, LAW-41). Days alone; what a day is called in Berlin is the caller's.
 */
#ifndef BMS_NOTIFIED_RECEIPT_H
#define BMS_NOTIFIED_RECEIPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/pool.h"
#include "base/workdays.h"

/* How long is waited, as it was set when a notice went. */
struct waiting {
	int64_t count;
	const char *unit; /* "weeks", "months" */
	int64_t presumed_days; /* so many days after it went it counts as received */
};

/* What is known of a notice; days as YYYY-MM-DD, NULL: not so. */
struct receipt_facts {
	const char *sent_on; /* the mail went out, or the letter was given to the post */
	const char *opened_on; /* its applicant has read it on the portal: that is proved */
	const char *received_on; /* recorded by hand */
	const char *promised_on; /* the last day that it names */
	bool returned; /* it came back, whenever that was */
	struct waiting waiting;
};

enum receipt_state {
	RECEIPT_NONE, /* it is under way: nothing has left the house yet */
	RECEIPT_RETURNED, /* it came back: another notice is needed */
	RECEIPT_PRESUMED, /* counts as received on `day`, which may be still to come */
	RECEIPT_KNOWN, /* was received on `day` */
};

struct receipt {
	enum receipt_state state;
	const char *day; /* NULL: none */
	const char *last_day; /* of the waiting; NULL: none */
};

/*
 * What was read on the portal is received, also when the letter came back; of that day and the one
 * recorded by hand the earlier counts. Without either it is presumed, counted as any deadline in
 * days (§ 193 BGB). The waiting ends no sooner than the notice has promised.
 */
struct receipt receipt_find(
	struct pool *pool, const struct receipt_facts *facts, const struct holidays *once);

/* The last day of a waiting from a receipt. In the pool. */
const char *waiting_last_day(struct pool *pool, const struct waiting *waiting, const char *receipt,
	const struct holidays *once);

/* The last day that a notice names which goes today: as if it were received when it is presumed to
 * be. In the pool. */
const char *waiting_promise(struct pool *pool, const struct waiting *waiting, const char *today,
	const struct holidays *once);

#endif
