/* What the files of the register share. */
#ifndef BMS_MOBILE_MOBILE_PRIVATE_H
#define BMS_MOBILE_MOBILE_PRIVATE_H

#include "mobile/mobile.h"

/* Ties a sealed text to its row. */
const char *mobile_place(struct pool *pool, const char *column, int64_t id);

/* What a vacancy wants, to look for who fits. */
struct mobile_wanted {
	int64_t vacancy_id;
	const char *field, *town;
};

/* The open entries she sees that were not proposed for the vacancy, those of its field and town
 * first. OK, UNAVAILABLE. */
enum outcome mobile_matching(struct db *db, struct pool *pool, const struct principal *who,
	const struct mobile_wanted *wanted, int64_t limit, struct mobile **mobiles_r,
	size_t *count_r);

/* Asks recruiting and department anew about a proposal whose application goes on, and tells them.
 * OK, CONFLICT (nobody is there to be asked), UNAVAILABLE. */
enum outcome mobile_ask_again(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t mobile_id);

#endif
