/* Staff users as administrators look after them: searching, what is kept and why they may what,
 * deactivating, deleting (ACC-07, ACC-30 to ACC-32). */
#ifndef BMS_ORG_STAFF_ADMIN_H
#define BMS_ORG_STAFF_ADMIN_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct staff_card {
	int64_t id;
	const char *user_id, *surname, *first_name, *email, *unit, *authority, *status;
	const char *function, *address, *phone, *fax, *title, *staff_number; /* NULL: not known */
	const char *last_sign_in; /* as the database holds it; NULL: never */
	bool dual; /* administrator and member of an authority's group (ACC-07) */
	bool service; /* looked after on the pages of service accounts */
};

/* OK, NOT_FOUND (unknown or deleted), UNAVAILABLE. */
enum outcome staff_card(
	struct db *db, struct pool *pool, const char *user_id, struct staff_card *card_r);

/* The groups, and the directory groups each comes from: columns id, name, role, role_de, role_en,
 * authority, sources. OK, UNAVAILABLE. */
enum outcome staff_group_sources(
	struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r);

/*
 * The rights that the person's roles (of groups, and of assignments to vacancies) give, in the
 * order of the table: columns object, name_de, name_en, roles (a line each: code, and of a created
 * role tab, name_de, tab, name_en), begins (1 for the first of its object). OK, UNAVAILABLE.
 */
enum outcome staff_rights(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r);

/* How much is reached in which role: columns role, projects, vacancies. None `who` is excluded from
 * is counted. OK, UNAVAILABLE. */
enum outcome staff_reach(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct db_rows **rows_r);

/* What still names the person as responsible: projects and vacancies, but none `who` is excluded
 * from. OK, UNAVAILABLE. */
enum outcome staff_duties(struct db *db, const struct principal *who, int64_t id,
	int64_t *projects_r, int64_t *vacancies_r);

/*
 * Sets "active", "inactive" or "locked"; who is not active is out at once. Inside a transaction.
 * OK; INVALID (oneself, a service account, or no such status); CONFLICT (the last administrator:
 * nothing may be committed); NOT_FOUND (unknown or deleted); UNAVAILABLE.
 */
enum outcome staff_set_status(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *status);

/*
 * Sets a person to "gelöscht" for ever (ACC-32): renamed, sessions ended, groups, committees,
 * assignments and reach removed, each with its line of history. Inside a transaction. OK; INVALID
 * (oneself, or a service account: those are only locked); CONFLICT (the last administrator);
 * NOT_FOUND (unknown or deleted before); UNAVAILABLE.
 */
enum outcome staff_delete(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

#endif
