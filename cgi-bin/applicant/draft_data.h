/* The data of a draft, field by field; for draft.c. */
#ifndef BMS_APPLICANT_DRAFT_DATA_H
#define BMS_APPLICANT_DRAFT_DATA_H

#include "applicant/draft.h"

/* False when a rule is broken; *problems then says which. */
bool draft_data_check(struct pool *pool, const struct draft_data *data, struct problems *problems);

/* Names of the fields that differ, with commas between; "" when none does. */
const char *draft_data_changes(struct pool *pool, const struct draft_data *before,
	const struct draft_data *after);

/* Seals the answers that differ from `before` (NULL: nothing was there), inside a transaction. OK, UNAVAILABLE. */
enum outcome draft_answers_set(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], const struct draft_data *before, const struct draft_data *data);

/* Opens the answers into `data`. OK, INVALID (damaged), UNAVAILABLE. */
enum outcome draft_answers_get(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], struct draft_data *data);

#endif
