/*
 * The rating sheet of an interview (PRO-09): after the talk who recruits enters, by requirement,
 * what the panel found; then the sheets of a vacancy are taken over into the comparison, with the
 * talk and its day as the source. Once a version was sent that needs a reason, and the comparison
 * goes to all who were asked again.
 */
#ifndef BMS_COMPARISON_INTERVIEW_SHEET_H
#define BMS_COMPARISON_INTERVIEW_SHEET_H

#include "comparison/comparison.h"
#include "comparison/rating.h"

#define SHEET_NOTE_MAX 270 /* characters; with the day of the talk it is a note of a rating */

struct interview_sheet {
	int64_t invitation_id, application_id, vacancy_id, appointment_id;
	int64_t starts_at; /* of the talk, an instant */
	const char *appointment; /* its name */
	const char *number, *surname, *first_name;
	struct db_cell wrapped;
	struct comparison comparison; /* one row, with what stands on the sheet */
};

/* The sheet of an invitation to a time, of an application that she sees. OK, NOT_FOUND (also
 * another vacancy's, or the invitation does not stand), UNAVAILABLE. */
enum outcome interview_sheet_get(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t invitation_id, struct interview_sheet *sheet_r);

/*
 * Keeps what was changed, as rating_save; inside a transaction. OK; INVALID (problems:
 * rating_points, rating_yes_no; sheet_long; "": sheet_early (the talk has not begun),
 * vacancy_final); CONFLICT (rating_meanwhile); NOT_FOUND; UNAVAILABLE.
 */
enum outcome interview_sheet_save(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t invitation_id, const struct rating_input *inputs, size_t count,
	struct problems *problems);

/* A value on a sheet that the comparison does not have like that. */
struct sheet_change {
	const struct comparison_row *row;
	size_t requirement; /* of the comparison */
	int64_t value;
	const char *note; /* as it would stand in the comparison: talk, day, what was noted */
};

/* All of a vacancy; of several talks of an application the last counts. *comparison_r is as she
 * sees it now. OK, UNAVAILABLE. */
enum outcome interview_sheets_open(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct comparison *comparison_r, struct sheet_change **changes_r,
	size_t *count_r);

/*
 * Takes them over; inside a transaction. OK; INVALID (problems: reason required (a version was
 * sent, or several rate); "": sheets_none; those of rating_save and comparison_send); CONFLICT;
 * UNAVAILABLE.
 */
enum outcome interview_sheets_take(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *reason, struct problems *problems);

#endif
