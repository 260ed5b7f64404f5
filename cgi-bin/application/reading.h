/* Readings of an application: its applicant may know of them, administrators answer for them. */
#ifndef BMS_APPLICATION_READING_H
#define BMS_APPLICATION_READING_H

#include <stdint.h>

#include "access/access.h"
#include "application/application.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * Notes that the person has read this application by these roles (a mask of delivered roles, as
 * access_by gives it; 0: nothing is noted): for the applicant the first of them, the step she was
 * told of, and the day, once (PRT-70); of an administrator, who reaches everything, a line in the
 * audit as well (ACC-11). Of the application id and read_by are used; without read_by it is written
 * whether it is new or not. OK, UNAVAILABLE.
 */
enum outcome application_note_reading(struct db *db, struct pool *pool, const struct principal *who,
	int64_t roles, const struct application *application);

/* For what shows an application from a list that was made before: may the person do this to it now?
 * Then that she reads it is noted. OK, DENIED, NOT_FOUND, UNAVAILABLE. */
enum outcome application_read_as(struct db *db, struct pool *pool, const struct principal *who,
	enum right right, int64_t application_id);

/*
 * What the applicant is told of it, newest first, in a number of rows that does not grow with the
 * readings: reader ("recruiter", "department", "office", "committee", "personnel", "admin"),
 * step (in words, "de" or "en"; NULL or "": the model says nothing), first_day and last_day
 * (YYYY-MM-DD). Also for the portal. OK, UNAVAILABLE.
 */
enum outcome application_readings(
	struct db *db, struct pool *pool, int64_t id, const char *lang, struct db_rows **rows_r);

#endif
