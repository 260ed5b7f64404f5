/* Counting from the receipt of a notice. */
#include "notified/receipt.h"

#include "base/clock.h"
#include "base/text.h"

static const char *presumed_day(struct pool *pool, const struct waiting *waiting, const char *sent,
	const struct holidays *once)
{
	return deadline_last_day(
		pool, sent, (struct deadline){(int)waiting->presumed_days, DEADLINE_DAYS}, once);
}

const char *waiting_last_day(struct pool *pool, const struct waiting *waiting, const char *receipt,
	const struct holidays *once)
{
	return deadline_last_day(pool, receipt,
		(struct deadline){(int)waiting->count,
			text_equal(waiting->unit, "months") ? DEADLINE_MONTHS : DEADLINE_WEEKS},
		once);
}

const char *waiting_promise(struct pool *pool, const struct waiting *waiting, const char *today,
	const struct holidays *once)
{
	return waiting_last_day(pool, waiting, presumed_day(pool, waiting, today, once), once);
}

static const char *earlier(const char *one, const char *other)
{
	if (!one || !other)
		return one ? one : other;
	return day_number(one) < day_number(other) ? one : other;
}

struct receipt receipt_find(
	struct pool *pool, const struct receipt_facts *facts, const struct holidays *once)
{
	struct receipt receipt = {.state = RECEIPT_KNOWN,
		.day = earlier(facts->opened_on, facts->returned ? NULL : facts->received_on)};

	if (!receipt.day && facts->returned)
		return (struct receipt){.state = RECEIPT_RETURNED};
	if (!receipt.day && !facts->sent_on)
		return (struct receipt){.state = RECEIPT_NONE};
	if (!receipt.day) {
		receipt.state = RECEIPT_PRESUMED;
		receipt.day = presumed_day(pool, &facts->waiting, facts->sent_on, once);
	} else if (!facts->received_on && facts->sent_on) {
		/* read late is received no later than any other */
		receipt.day = earlier(receipt.day,
			facts->returned
				? NULL
				: presumed_day(pool, &facts->waiting, facts->sent_on, once));
	}
	receipt.last_day = waiting_last_day(pool, &facts->waiting, receipt.day, once);
	if (facts->promised_on && day_number(facts->promised_on) > day_number(receipt.last_day))
		receipt.last_day = facts->promised_on;
	return receipt;
}
