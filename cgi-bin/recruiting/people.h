/* The people and committees of a vacancy (OBJ-04, relation E): only whom the rules allow is
 * offered, and only they are taken. */
#ifndef BMS_RECRUITING_PEOPLE_H
#define BMS_RECRUITING_PEOPLE_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * Chooses a person as ROLE_DEPARTMENT, ROLE_LECTOR or ROLE_IE of a vacancy and renews who reaches
 * it; inside a transaction. Somebody chosen before stays so. OK, INVALID (department persons come
 * from a group DEPARTMENT of the vacancy's authority, or of all; nobody inactive), UNAVAILABLE.
 */
enum outcome vacancy_choose_person(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, enum base_role role, int64_t staff_user_id);

/* Takes the choice back; reach ends at once. Inside a transaction. OK, NOT_FOUND (was not chosen),
 * UNAVAILABLE. */
enum outcome vacancy_drop_person(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, enum base_role role, int64_t staff_user_id);

/* The people chosen: columns role, user_id, name, unit. OK, UNAVAILABLE. */
enum outcome vacancy_people(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r);

/*
 * Whom one could choose for a role: active, allowed by the rules, not chosen yet, with these words
 * (find/find.h): columns value, label, hint. OK, UNAVAILABLE.
 */
enum outcome vacancy_candidates(struct db *db, struct pool *pool, int64_t vacancy_id,
	enum base_role role, const char *words, struct db_rows **rows_r);

/*
 * Chooses the committee (ROLE_PR, ROLE_SBV, ROLE_GSB) or PSB group (ROLE_PSB) of the vacancy's
 * authority instead of the one before; 0: none. Inside a transaction. OK, INVALID (not of this
 * authority or not of this kind), UNAVAILABLE.
 */
enum outcome vacancy_choose_unit(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, enum base_role role, int64_t org_unit_id);

/* Chooses those of the authority for a new vacancy, of each kind where there is one alone. Inside a
 * transaction. OK, UNAVAILABLE. */
enum outcome vacancy_preset_units(
	struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id);

/* The committees and the PSB group chosen: columns role_id, id. OK, UNAVAILABLE. */
enum outcome vacancy_units(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r);

/* The units one could choose for a role: columns id, name. OK, UNAVAILABLE. */
enum outcome vacancy_unit_choices(struct db *db, struct pool *pool, int64_t vacancy_id,
	enum base_role role, struct db_rows **rows_r);

#endif
