/* The answers of a draft as they are kept: some are columns, the others sealed; for draft.c. */
#ifndef BMS_DRAFT_DRAFT_DATA_H
#define BMS_DRAFT_DRAFT_DATA_H

#include "form/form_model.h"

/* Is the answer to this question (also) kept sealed? */
bool draft_sealed(const char *question);

/* Questions whose answers differ, with commas between; "" when none does. */
const char *draft_changes(
	struct pool *pool, const struct answers *before, const struct answers *after);

/* Seals the answers that differ, removes those that are gone; inside a transaction. OK,
 * UNAVAILABLE. */
enum outcome draft_answers_set(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], const struct answers *before, const struct answers *after);

#endif
