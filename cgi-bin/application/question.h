/*
 * Questions an applicant asks about an application that was received (POR-07): kept sealed with it,
 * shown to whoever of staff may see the application; its recruiters get a mail that says no more
 * than that there is one. Staff answer by a letter, which stands among the letters of the
 * application.
 */
#ifndef BMS_APPLICATION_QUESTION_H
#define BMS_APPLICATION_QUESTION_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

#define QUESTION_MAX 2000 /* characters */

struct question_asked {
	const char *text; /* NULL: it cannot be opened */
	const char *at; /* UTC */
};

/* Keeps one, inside a transaction, and has staff told. OK, CONFLICT (the application is not
 * received, or its procedure over), NOT_FOUND, GONE (its key is destroyed), UNAVAILABLE. */
enum outcome question_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *text);

/* Those asked about an application, oldest first. What cannot be opened stands there without its
 * text and is logged. OK (also with none, and when the key is destroyed), UNAVAILABLE. */
enum outcome questions_of(struct db *db, struct pool *pool, int64_t application_id,
	struct question_asked **questions_r, size_t *count_r);

/*
 * Answers by a letter to the applicant, inside a transaction, with its line of history. OK, GONE
 * (its key is destroyed), NOT_FOUND, UNAVAILABLE.
 */
enum outcome question_answer(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *text);

#endif
