/*
 * The templates of letters as an administrator keeps them (OBJ-15): each saved text is a version,
 * in both languages, never changed again; the newest counts for letters that are written from then
 * on. What was written before waits and goes as it is.
 */
#ifndef BMS_MAIL_LETTER_TEMPLATE_H
#define BMS_MAIL_LETTER_TEMPLATE_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define LETTER_SUBJECT_MAX 200 /* characters of a template's subject */
#define LETTER_BODY_MAX 12000 /* characters of a template's text */
#define LETTER_VERSIONS 100 /* of one template that are shown, the newest */

/* What a template says. */
struct letter_template_text {
	const char *subject_de, *body_de, *subject_en, *body_en;
	int64_t version; /* 0: the delivered text, before anybody saved one */
};

struct letter_template {
	const char *code;
	const char *audience; /* applicant, staff, visitor */
	bool waits; /* with the step that causes it (PRO-24) */
	bool about_application; /* is about one received application */
	bool by_hand; /* may be chosen by whoever writes to applicants */
	bool sent; /* the program sends it by itself */
	bool own; /* says something else than the delivered text */
	struct letter_template_text text;
};

/* All templates: columns code, audience, waits, by_hand, sent, version (0: none saved), own, steps
 * (that send it), changed_at, changed_by; by audience and in the order of a procedure. OK,
 * UNAVAILABLE. */
enum outcome letter_templates(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* Those that may be chosen by hand, likewise: column code. OK, UNAVAILABLE. */
enum outcome letter_templates_by_hand(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* One with the text that counts now. OK; NOT_FOUND; INVALID (its delivered text is damaged:
 * logged); UNAVAILABLE. */
enum outcome letter_template_get(
	struct db *db, struct pool *pool, const char *code, struct letter_template *template_r);

/* What a version said; 0: the delivered text. OK, NOT_FOUND, INVALID, UNAVAILABLE. */
enum outcome letter_template_version(struct db *db, struct pool *pool, const char *code,
	int64_t version, struct letter_template_text *text_r);

/* The saved versions, the newest first, LETTER_VERSIONS + 1 at most: columns version, delivered,
 * created_at, created_by (a name). OK, UNAVAILABLE. */
enum outcome letter_template_versions(
	struct db *db, struct pool *pool, const char *code, struct db_rows **rows_r);

/* The steps of the status model that send it: columns kind, from_status, to_status. OK,
 * UNAVAILABLE. */
enum outcome letter_template_steps(
	struct db *db, struct pool *pool, const char *code, struct db_rows **rows_r);

/*
 * Saves a text as a new version, inside a transaction, with a line of audit; a text that is the
 * same is no new version. `version` is the one that was seen. OK; INVALID with problems of the
 * fields (letter_check.h; letter_needed names what opens something and must stay); CONFLICT with
 * the problem changed_meanwhile; NOT_FOUND; UNAVAILABLE.
 */
enum outcome letter_template_save(struct db *db, struct pool *pool, const struct principal *who,
	const char *code, const struct letter_template_text *text, struct problems *problems);

/* Back to the delivered text, as a version of its own; likewise. */
enum outcome letter_template_reset(struct db *db, struct pool *pool, const struct principal *who,
	const char *code, int64_t version, struct problems *problems);

/* Where somebody of the staff gets mail. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome letter_own_address(
	struct db *db, struct pool *pool, const struct principal *who, const char **email_r);

/* Can the text that counts be filled with what its occasion knows, as far as that can be told
 * before? Problems as of letter_template_save. OK, INVALID, UNAVAILABLE. */
enum outcome letter_template_check(struct pool *pool, const struct letter_template *template,
	const struct letter_template_text *text, struct problems *problems);

#endif
