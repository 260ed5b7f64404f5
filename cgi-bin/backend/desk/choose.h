/* Choosing people for a role on several pages: the address names role and person, the rule decides.
 */
#ifndef BMS_BACKEND_DESK_CHOOSE_H
#define BMS_BACKEND_DESK_CHOOSE_H

#include "web/page.h"

/* A rule that chooses a person for a role of the object, or takes the choice back; see
 * recruiting/people.h and recruiting/project.h. */
typedef enum outcome choose_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, enum base_role role, int64_t staff_user_id);

/*
 * Saves for the person in the address ({person}) and the object in the path. INVALID of the rule
 * becomes `problem`; then on to `path` with `notice`. role 0 (none that can be chosen here) and
 * unknown people: NOT_FOUND.
 */
enum outcome choose_save(struct request *req, enum base_role role, choose_change *change,
	const char *problem, const char *notice, const char *path);

#endif
