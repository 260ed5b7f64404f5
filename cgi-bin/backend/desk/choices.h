/* What several lists can be filtered by: options and values of their filters (web/list/list.h). */
#ifndef BMS_BACKEND_DESK_CHOICES_H
#define BMS_BACKEND_DESK_CHOICES_H

#include "web/list/list.h"

/* The authorities, by their codes. OK, UNAVAILABLE. */
enum outcome authority_choices(struct request *req, const struct db_rows **rows_r);

/* Parts of words, for a filter FIND_LISTED (find/find.h). OK; INVALID (none); UNAVAILABLE. */
enum outcome find_typed(struct request *req, const char *typed, struct db_list_values *values_r);

/* The same of people, for a filter FIND_STAFF_LISTED: "Yıldız, Amira (amira.yildiz)" is one, other
 * words are all who have them. */
enum outcome find_staff_typed(
	struct request *req, const char *typed, struct db_list_values *values_r);

#endif
