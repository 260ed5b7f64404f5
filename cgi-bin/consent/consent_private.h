/* What the files about consent share. */
#ifndef BMS_CONSENT_CONSENT_PRIVATE_H
#define BMS_CONSENT_CONSENT_PRIVATE_H

#include "consent/consent.h"

/*
 * A text about several applicants is kept in shares, one sealed with the key of each application: a
 * share is random, the last one is the text combined with all others (exclusive or). Together they
 * are the text; when one key is destroyed, the others say nothing (RET-54).
 */

/* Keeps a text for all of a request. Inside a transaction. OK, GONE, UNAVAILABLE. */
enum outcome consent_text_keep(
	struct db *db, struct pool *pool, int64_t request_id, const char *place, const char *text);

/* *text_r NULL: none, or it cannot be read any more. OK, UNAVAILABLE. */
enum outcome consent_text_read(struct db *db, struct pool *pool, int64_t request_id,
	const char *place, const char **text_r);

/* Does consent to the hiring of this applicant stand? OK, UNAVAILABLE. */
enum outcome consent_stands(
	struct db *db, struct pool *pool, int64_t application_id, bool *stands_r);

/* Of a part p of a decision: she is chosen and goes on, and nobody has moved up in her place. */
#define CONSENT_CONCERNS \
	DECISION_HIRES("p") \
	" AND EXISTS (SELECT 1 FROM application ga" \
	" JOIN application_status gs ON gs.code = ga.status WHERE ga.id = p.application_id" \
	" AND (gs.active OR gs.code = 'einstellung'))"

/* And nobody was asked about her. */
#define CONSENT_UNASKED \
	CONSENT_CONCERNS \
	" AND NOT EXISTS (SELECT 1 FROM consent_person c" \
	" JOIN consent_request r ON r.id = c.request_id AND r.decision_id = p.decision_id" \
	" WHERE c.application_id = p.application_id)"

/* Is it asked of the council? */
bool consent_question(const struct statement *statement);

/* The statements of the council in a round. OK, UNAVAILABLE. */
enum outcome consent_questions(struct db *db, struct pool *pool, int64_t round_id,
	struct statement **questions_r, size_t *count_r);

/* A vacancy as far as consent is concerned. */
struct consent_facts {
	int64_t vacancy_id, decision_id; /* 0: none is fixed */
	const char *number, *pay_grade;
	int64_t chosen, there; /* masks of roles: on the vacancy, in the authority */
	int64_t concerned;
	int64_t ads; /* job ads that are or were public */
};

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome consent_facts(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct consent_facts *facts_r);

/* How the newest question of a kind about the vacancy stands that was asked since an instant (UTC).
 * OK, NOT_FOUND (none was), UNAVAILABLE. */
enum outcome consent_newest(struct db *db, struct pool *pool, int64_t vacancy_id, const char *kind,
	const char *since, struct statement *statement_r);

/* Does the equality officer's demand wait? OK, UNAVAILABLE. */
enum outcome consent_demand_waits(struct db *db, int64_t decision_id, bool *waits_r);

#endif
