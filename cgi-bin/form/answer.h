/* Answers of the application form, each sealed with the application's key (RET-54): without the key
 * they are unreadable. */
#ifndef BMS_FORM_ANSWER_H
#define BMS_FORM_ANSWER_H

#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct answer {
	const char *question; /* its code in the form's version (form_model.h) */
	const char *answer;
};

struct answers {
	const struct answer *items;
	size_t count;
};

/*
 * The answers given, in the order of the form; also for the backend. `key` is the application's
 * (store_key). OK; INVALID (damaged, or another key); UNAVAILABLE.
 */
enum outcome application_answers(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], struct answer **answers_r, size_t *count_r);

/* The same for backend and jobs, with the key read by the same statement. OK; GONE (the key is
 * destroyed); INVALID; UNAVAILABLE. */
enum outcome application_answers_read(struct db *db, struct pool *pool, int64_t application_id,
	struct answer **answers_r, size_t *count_r);

/*
 * A note to the applicant about the last step of a draft (files that were not taken), sealed beside
 * the answers and none of them. Set with answer_set. OK (*note_r is NULL when there is none or it
 * cannot be opened), UNAVAILABLE.
 */
#define ANSWER_NOTE "note_refused"
enum outcome answer_note(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], const char **note_r);

/* Adds one to an application that has none of it; inside a transaction. OK, UNAVAILABLE. */
enum outcome answer_add(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], const char *question, const char *answer);

/* Sets one answer, or removes it when `answer` is empty; inside a transaction. OK, UNAVAILABLE. */
enum outcome answer_set(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], const char *question, const char *answer);

#endif
