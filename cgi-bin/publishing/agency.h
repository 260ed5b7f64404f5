/*
 * The report of a post to the employment agency (LAW-21): it is made with day, way and proof, or
 * reasoned away, before the ad goes public. What was said last counts.
 */
#ifndef BMS_PUBLISHING_AGENCY_H
#define BMS_PUBLISHING_AGENCY_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "process/process.h"
#include "store/stored_file.h"

struct agency_input {
	const char *kind; /* reported, waived */
	const char *reported_on, *way; /* of a report; way: file, online, mail, phone */
	const char *note; /* what proves it, or why it is not reported */
	const struct stored_upload *file; /* that proves it; NULL: none */
};

/* What was said of a vacancy, the last first, at most `limit`: columns kind, reported_on, way,
 * note, created_at, name, and of its file id (of the report), file_name (NULL: none), checked
 * (STORED_CHECKED). OK,
 * UNAVAILABLE. */
enum outcome agency_reports(struct db *db, struct pool *pool, int64_t vacancy_id, int64_t limit,
	struct db_rows **rows_r);

/*
 * Says it, with a line of history; of a report a file may stand for the note. Inside a transaction.
 * OK; INVALID (problems: reported_on: required, day_future; way: required; note: required);
 * UNAVAILABLE.
 */
enum outcome agency_report_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct agency_input *input, struct problems *problems);

struct agency_file {
	const char *file_id, *name, *mime; /* sealed with the key of the vacancy */
	int64_t size;
};

/* The file of a report of this vacancy. OK; NOT_FOUND (also: it has none); UNAVAILABLE. */
enum outcome agency_file_get(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t report_id, struct agency_file *file_r);

/* Stops the publication of an ad whose post is neither reported nor reasoned away (process.h). OK,
 * UNAVAILABLE. */
enum outcome agency_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops);

#endif
