/* Where a procedure stands as a whole (PRO-20): the furthest of what its vacancy, its newest ad and
 * its applications are at. The database notes it when vacancy or ad change (schema/216). */
#ifndef BMS_RECRUITING_PHASE_H
#define BMS_RECRUITING_PHASE_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/list.h"

enum phase {
	PHASE_NONE,
	PHASE_PREPARATION,
	PHASE_AGREEMENT,
	PHASE_OFFICE,
	PHASE_ADVERTISED,
	PHASE_SELECTION,
	PHASE_COMMITTEES,
	PHASE_HIRING,
	PHASE_CLOSED,
	PHASE_COUNT
};

/* "agreement"; of PHASE_NONE "". */
const char *phase_code(enum phase phase);

/* PHASE_NONE: none is called so. */
enum phase phase_of(const char *code);

/* Notes the phase of a vacancy whose applications have made steps; inside a transaction. OK,
 * UNAVAILABLE. */
enum outcome phase_note(struct db *db, struct pool *pool, int64_t vacancy_id);

/* The phases a vacancy came through, of the rows f of vacancy_phase, as phase_line takes them. */
#define PHASES \
	"GROUP_CONCAT(CONCAT_WS(' ', f.phase, f.since," \
	" IF(f.ended_at IS NULL OR f.phase = 'closed', 'here', NULL)) ORDER BY f.id SEPARATOR ';')"

/* Since when (UTC) a vacancy is, or was last, in each phase (NULL: it never was), and which it is
 * in; PHASE_NONE of one that is deleted. `phases`: as PHASES; may be NULL. */
void phase_line(struct pool *pool, const char *phases, const char *since_r[PHASE_COUNT],
	enum phase *here_r);

#define PHASE_COUNTED 10000 /* procedures of a project, most */

/*
 * The procedures of a project that go on, without those the person is kept out of (ACC-20), by
 * phase and age: columns phase, soon, later, long (less than two weeks, than eight, more); more_r:
 * there are more than are counted. OK, UNAVAILABLE.
 */
enum outcome phase_counts(struct db *db, struct pool *pool, const struct principal *who,
	int64_t project_id, struct db_rows **rows_r, bool *more_r);

/*
 * The same as a list: columns number, title, pay_grade, phase, since, waits (role, unit, due_on:
 * whom it waits for next, a role's code or a committee, never a person). Orders: since, number.
 * Filter: schritt (a phase). The slots are filled by project_procedures_bind for the roles in which
 * they are reached.
 */
extern const struct db_list project_procedures;
void project_procedures_bind(struct pool *pool, const struct principal *who,
	struct access_where roles, int64_t project_id, struct db_value *slots_r);

#endif
