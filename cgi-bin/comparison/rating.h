/* Rating applications by the requirements of their vacancy (PRO-08, LAW-40). */
#ifndef BMS_COMPARISON_RATING_H
#define BMS_COMPARISON_RATING_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define RATING_NOTE_MAX 300 /* characters */

/* One cell, as a form sent it. */
struct rating_input {
	const char *field; /* the form's, for its problem */
	int64_t application_id, requirement_id;
	const char *value; /* as typed: points, or "j", "n"; NULL or "": not rated */
	const char *shown; /* what the form showed, as rating_code; NULL: the form had none */
	bool noted; /* the form had a note, too */
	const char *note; /* NULL: none */
	const char *note_shown; /* NULL: none */
	bool reasoned; /* the form had the reason of what was agreed on, too */
	const char *why; /* NULL: none */
};

/* A value as it is kept in forms: "0" to "5"; "" for none. */
const char *rating_code(struct pool *pool, bool rated, int64_t value);

/*
 * Keeps what was changed of cells of a vacancy's applications; what was not touched keeps what
 * others have made of it meanwhile (PRO-23). The first rating fixes the profile. A line of history
 * for each application. Inside a transaction. OK; INVALID (problems: rating_points, rating_yes_no,
 * rating_long, rating_gone, vacancy_final; where several rate also rating_open: not all have
 * handed in, and rating_why: they differ; rating_blind: nobody else rates blindly); CONFLICT
 * (rating_meanwhile, naming what it is now: nothing is kept); NOT_FOUND; UNAVAILABLE.
 */
enum outcome rating_save(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct rating_input *inputs, size_t count,
	struct problems *problems);

/*
 * Takes over the values on which all raters agree, where nothing was agreed on yet; *agreed_r of
 * them. Inside a transaction. Outcomes as rating_save.
 */
enum outcome rating_agree(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems, int64_t *agreed_r);

#endif
