/* Choosing people for a role on several pages: a form names the role and the person to add, the
 * address whom to remove; the rule decides. */
#ifndef BMS_BACKEND_DESK_CHOOSE_H
#define BMS_BACKEND_DESK_CHOOSE_H

#include "backend/desk/pick.h"
#include "web/form/form.h"
#include "web/page.h"

/* A rule that chooses a person for a role of the object, or takes the choice back; see
 * recruiting/people.h and recruiting/project.h. */
typedef enum outcome choose_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, enum base_role role, int64_t staff_user_id);

struct choose_input {
	const char *role, *person; /* code, user id */
};

/* The fields of its form: one of `roles` (codes, NULL-terminated), and the person. */
#define CHOOSE_FIELDS(roles) \
	{.name = "role", \
		.type = FIELD_CHOICE, \
		.choices = (roles), \
		.required = true, \
		FORM_AT(struct choose_input, role)}, \
	{ \
		.name = "person", .type = FIELD_PICK, .max = 100, .required = true, \
		FORM_AT(struct choose_input, person) \
	}

/* Shows the form, `role` chosen at first: it is sent to <path>/neu; `find` finds whom one can
 * choose, for the script at <path>/auswahl. OK, outcomes of find. */
enum outcome choose_show(struct request *req, const struct form *form, const char *path,
	const char *role, pick_find *find);

/* The code of the role that the form, or the script's question, names; NULL: none. */
const char *choose_role(const struct request *req, const struct form *form);

/* Saves the person typed into `person` for the role. Nobody of this user id: problem "pick";
 * INVALID of the rule becomes `problem` beside the field; then on to `path`. */
enum outcome choose_add(struct request *req, enum base_role role, choose_change *change,
	const char *problem, const char *path);

/*
 * Takes back the choice of the person in the address ({person}). INVALID of the rule becomes
 * `problem`; then on to `path`. role 0 (none that can be chosen here) and unknown people:
 * NOT_FOUND.
 */
enum outcome choose_remove(struct request *req, enum base_role role, choose_change *change,
	const char *problem, const char *path);

#endif
