/* Creating and changing projects from what a person entered (OBJ-02), and whom and what one can
 * choose there. */
#ifndef BMS_RECRUITING_PROJECT_ADMIN_H
#define BMS_RECRUITING_PROJECT_ADMIN_H

#include "base/problems.h"
#include "process/process.h"
#include "recruiting/project.h"

struct project_new_input {
	const char *authority; /* code */
	const char *name, *office; /* P31 or P34 */
	const char *responsible; /* user id */
	const char *parent; /* number; NULL: none */
	bool foreign; /* for an authority that does not use the system; takes P34 */
};

/*
 * Creates a project; inside a transaction. *number_r of the new one.
 * OK; INVALID (problems: authority, office, responsible, parent of another authority or inactive,
 * project_name_taken); UNAVAILABLE.
 */
enum outcome project_create(struct db *db, struct pool *pool, const struct principal *who,
	const struct project_new_input *input, struct problems *problems, const char **number_r);

struct project_input {
	const char *name;
	const char *responsible; /* user id */
	const char *status; /* aktiv, inaktiv */
};

/*
 * Changes a project; a new responsible recruiter becomes a member, the one before stays one. Inside
 * a transaction. OK; INVALID (problems: responsible, project_name_taken); UNAVAILABLE.
 */
enum outcome project_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct project_input *input, struct problems *problems);

/* Who may be responsible for a project: a recruiter of its authority, of one for others somebody of
 * its personnel office, to whom the project is not closed (ACC-20). */
struct project_keeping {
	int64_t authority_id;
	int64_t id; /* of the project; 0: none yet */
	enum base_role role; /* ROLE_RECRUITER, ROLE_P34: of one for others */
	enum base_role or_role; /* the other, where it is not known yet; else the same */
};

/* Of a project, or of one that is to be for others. */
enum base_role project_keeper_role(bool foreign_ads);

/* Those with these words (find/find.h): columns value, label, hint. OK, UNAVAILABLE. */
enum outcome project_keepers(struct db *db, struct pool *pool,
	const struct project_keeping *keeping, const char *words, struct db_rows **rows_r);

/* OK and *id_r when this user id may be; INVALID when not; UNAVAILABLE. */
enum outcome project_keeper(
	struct db *db, const struct project_keeping *keeping, const char *user_id, int64_t *id_r);

/*
 * The active projects of an authority, one of which can be the parent; none that is closed to who
 * asks (ACC-20): columns number, name. OK, UNAVAILABLE.
 */
enum outcome project_parents(struct db *db, struct pool *pool, const struct principal *who,
	int64_t authority_id, struct db_rows **rows_r);

/*
 * Whom one could assign in a role: allowed by project_assign, not assigned yet, with these words
 * (find/find.h): columns value, label, hint. OK, UNAVAILABLE.
 */
enum outcome project_candidates(struct db *db, struct pool *pool, const struct project *project,
	enum base_role role, const char *words, struct db_rows **rows_r);

/* What steps of projects do. */
extern const struct process_kind project_process;

#endif
