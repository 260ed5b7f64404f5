/* What is said about a version of a comparison by who sees it and is not asked (PRO-08: P34 in its
 * projects). */
#ifndef BMS_COMPARISON_COMMENT_H
#define BMS_COMPARISON_COMMENT_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define COMPARISON_COMMENT_MAX 2000 /* characters */
#define COMPARISON_COMMENTS 100 /* shown at most */

struct comparison_comment {
	int64_t id;
	const char *name; /* of who wrote it; NULL: is no more */
	const char *number; /* of the application it is about; NULL: about all */
	const char *text;
	const char *created_at; /* UTC */
	struct db_cell wrapped, text_sealed;
	int64_t application_id;
};

/*
 * Adds one to the last version: about an application that is in it (its number), sealed with its
 * key, or about all (NULL). Inside a transaction. OK; INVALID (problems: comment_unsent: there is
 * no version; comment_about: nothing of it that she sees; required; vacancy_final); UNAVAILABLE.
 */
enum outcome comparison_comment_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *number, const char *text, struct problems *problems);

/* About whom she can: columns number, name. OK, UNAVAILABLE. */
enum outcome comparison_comment_subjects(struct db *db, struct pool *pool,
	const struct principal *who, int64_t version_id, struct db_rows **rows_r);

/* Those of a version, the oldest first: about all, and about applications this person sees now. OK,
 * UNAVAILABLE. */
enum outcome comparison_comments(struct db *db, struct pool *pool, const struct principal *who,
	int64_t version_id, struct comparison_comment **comments_r, size_t *count_r);

#endif
