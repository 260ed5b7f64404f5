/*
 * The register of mobile employees (PRO-05): members of staff who may not stay in their job. Each
 * entry is kept by the personnel office in charge of its grade, P31 or P34, in the authority of the
 * person. Who it is and what she wishes is sealed with a key of the entry (RET-54), which is
 * destroyed some time after the end (RET-22); why somebody is mobile is never kept.
 */
#ifndef BMS_MOBILE_MOBILE_H
#define BMS_MOBILE_MOBILE_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

/* What a person can enter; days are YYYY-MM-DD, texts NULL when empty. */
struct mobile_input {
	const char *surname, *first_name, *email;
	const char *pay_grade;
	const char *field; /* field of work, as of vacancies */
	const char *town; /* where she would like to work; NULL: anywhere */
	const char *wishes;
	const char *since_on;
	const char *authority; /* its id as text */
	int64_t version;
};

struct mobile {
	int64_t id, authority_id, office_role;
	const char *authority; /* short name */
	const char *status; /* open, placed, ended, erased */
	const char *status_at, *created_at; /* UTC */
	int64_t proposals; /* that are not decided */
	struct mobile_input data; /* its texts NULL when erased */
};

/* Is an entry e one that the person may see, by an office she has a group of in its authority?
 * Binds who she is and where she keeps the register (MOBILE_BIND). */
/* clang-format off */
#define MOBILE_SEEN \
	" EXISTS (SELECT 1 FROM user_group_member m JOIN user_group g ON g.id = m.group_id" \
	" WHERE m.staff_user_id = ? AND " ACCESS_HAS("g.role_id", "e.authority_id") \
	" AND (g.role_id = " SQL_ROLE_ADMIN " OR (g.role_id = e.office_role" \
	" AND (g.authority_id IS NULL OR g.authority_id = e.authority_id))))"
/* clang-format on */
#define MOBILE_BIND(who) ACCESS_BIND(who, RIGHT_MOBILE_REGISTER)

/* The entries she sees in this status, mobile for the longest first, at most `limit`. OK,
 * UNAVAILABLE. */
enum outcome mobile_list(struct db *db, struct pool *pool, const struct principal *who,
	const char *status, int64_t limit, struct mobile **mobiles_r, size_t *count_r);

/* One that she sees. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome mobile_get(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct mobile *mobile_r);

/* The authorities in which she may keep entries: columns id, name. OK, UNAVAILABLE. */
enum outcome mobile_authorities(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r);

/*
 * Adds an entry, and changes one that is open; inside a transaction. OK; INVALID (problems:
 * pay_grade: pay_grade, or mobile_office when the grade is not of an office of hers there;
 * since_on: day_future; authority: choice); CONFLICT (problems: changed_meanwhile, mobile_over);
 * NOT_FOUND; UNAVAILABLE.
 */
enum outcome mobile_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct mobile_input *input, struct problems *problems, int64_t *id_r);
enum outcome mobile_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct mobile_input *input, struct problems *problems);

/* Ends an open entry without placement. Inside a transaction. OK; CONFLICT (problems: mobile_over;
 * mobile_proposed: something is undecided); NOT_FOUND; UNAVAILABLE. */
enum outcome mobile_end(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct problems *problems);

/* Entries whose time is over (RET-22): columns id, clock_start, due; and erasing one. As a nightly
 * rule has them (nightly/nightly.h). */
enum outcome mobile_expired_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);
enum outcome mobile_erase(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

#endif
