/* What is done after the council has refused (LAW-15): each step with its date; hiring stays
 * stopped until one ends it. */
#ifndef BMS_CONSENT_CONSENT_STEP_H
#define BMS_CONSENT_CONSENT_STEP_H

#include "base/workdays.h"
#include "consent/consent.h"
#include "store/stored_file.h"

/* Words of `consent_step`; ended by NULL. */
extern const char *const consent_steps[];

struct consent_step {
	int64_t id, request_id, statement_id;
	const char *kind; /* gave_in, dropped, conciliation, agreed, not_agreed, board, replaced,
			     refused, provisional */
	const char *taken_on; /* day */
	const char *last_on; /* day, of what was called; NULL: none */
	const char *text; /* NULL: cannot be read any more */
	const char *name, *created_at; /* who entered it */
	const char *file_id, *file_name, *file_mime, *checked; /* NULL: none */
	int64_t file_size, owner_id; /* whose application's key seals the file */
};

/* Those of all refusals of a vacancy, the oldest first. OK, UNAVAILABLE. */
enum outcome consent_steps_read(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct consent_step **steps_r, size_t *count_r);

/* May this be the next step after those to the statement (of `steps`, others are passed over)? */
bool consent_step_next(const struct statement *statement, const struct consent_step *steps,
	size_t count, const char *kind);

/* The last day of Schlichtungsstelle or Einigungsstelle that is called on a day. In the pool. */
const char *consent_called_last_day(
	struct pool *pool, const char *called_on, const struct holidays *once);

struct consent_step_input {
	const char *kind, *taken_on, *text;
	const struct stored_upload *file; /* NULL: none */
};

/* Takes a step. Inside a transaction. OK; INVALID (kind: consent_step; taken_on: day_future,
 * consent_step_early; text: required; file: file_kind); CONFLICT (consent_settled: nothing is
 * refused any more); GONE; NOT_FOUND; UNAVAILABLE. */
enum outcome consent_step_take(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t statement_id, const struct consent_step_input *input,
	struct problems *problems);

#endif
