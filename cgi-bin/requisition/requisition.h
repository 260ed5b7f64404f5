/*
 * Requisitions: a department asks its authority to fill a post; recruiting accepts it into a
 * vacancy of a project, or gives it back (OBJ-03, PRO-01). Who may know of one: access.h,
 * ACCESS_SEEN_REQUISITION.
 */
#ifndef BMS_REQUISITION_REQUISITION_H
#define BMS_REQUISITION_REQUISITION_H

#include "process/process.h"
#include "recruiting/project.h"
#include "recruiting/vacancy.h"

/* What a person can enter. */
struct requisition_input {
	struct vacancy_input post; /* as a vacancy's; with the version seen */
	const char *reason; /* why it is to be filled; Markdown */
	const char *authority; /* id as text; when creating */
};

struct requisition {
	int64_t id, authority_id, vacancy_id, created_by; /* vacancy_id 0: none (yet) */
	const char *number, *status, *authority, *unit_name;
	const char *creator; /* name */
	const char *returned_comment; /* NULL: never returned */
	const char *vacancy_number, *vacancy_title; /* NULL: none */
	const char *changed_at; /* UTC, as clock_sql writes */
	int64_t profile; /* requirements of its profile (selection/requirement.h) */
	struct requisition_input data;
};

/* OK, NOT_FOUND, UNAVAILABLE. No question of access. */
enum outcome requisition_get(
	struct db *db, struct pool *pool, int64_t id, struct requisition *requisition_r);

/* The authorities for which the person may write one, by her groups: columns id, name. OK,
 * UNAVAILABLE. */
enum outcome requisition_authorities(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r);

/* Will who has written it take part in its vacancy as department, still being one of the authority?
 * OK, NOT_FOUND, UNAVAILABLE. */
enum outcome requisition_department(struct db *db, int64_t id, bool *department_r);

/* The number of the requisition a vacancy was made from, if the person may know of it; NULL: none.
 * OK, UNAVAILABLE. */
enum outcome requisition_of_vacancy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char **number_r);

/* The roles by which she sees it, with that of whoever has made it (process/process.h). */
struct access_roles requisition_roles(const struct requisition *requisition,
	const struct principal *who, struct access_roles roles);

/* What steps of requisitions do. */
extern const struct process_kind requisition_process;

/* Is it the department's and her to write, whatever its status? */
bool requisition_writer(const struct requisition *requisition, const struct principal *who,
	struct access_roles roles);

/* May she change what it says, as it is now? */
bool requisition_editable(const struct requisition *requisition, const struct principal *who,
	struct access_roles roles);

/* Creates a draft for one of her authorities; inside a transaction. *number_r of it. OK, INVALID
 * (problems), UNAVAILABLE. */
enum outcome requisition_create(struct db *db, struct pool *pool, const struct principal *who,
	const struct requisition_input *input, struct problems *problems, const char **number_r);

/* Changes it; inside a transaction. OK; INVALID (problems; also when it is not the writer's turn);
 * CONFLICT (changed meanwhile; a problem says so); UNAVAILABLE. */
enum outcome requisition_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct requisition_input *input, struct problems *problems);

/* Makes a step other than accepting; inside a transaction. `comment`: NULL or what the writer is
 * told. OK; INVALID (no such step for her from here, the comment is missing, or a guard stops it:
 * problems); UNAVAILABLE. */
enum outcome requisition_move(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *to, const char *comment, struct problems *problems);

/*
 * Accepts it: a vacancy with what it says is made in a project of hers, both know each other, and
 * who has written it as department is the vacancy's. Inside a transaction. *number_r of the
 * vacancy. OK; INVALID (not handed in any more, somebody else's project, or what the vacancy's
 * rules say: problems); UNAVAILABLE.
 */
enum outcome requisition_accept(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *project, struct problems *problems, const char **number_r);

#endif
