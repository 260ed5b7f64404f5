/* Choosing people: the form, and saving who was chosen or whose choice ends. */
#include "backend/desk/choose.h"

#include "org/staff.h"

enum outcome choose_show(struct request *req, const struct form *form, const char *path,
	const char *role, pick_find *find)
{
	form_show(req, form, pool_printf(req->pool, "%s/neu", path),
		&(struct choose_input){.role = role});
	return form_pick(req, form, "person",
		&(struct form_pick){
			.address = pool_printf(req->pool, "%s/auswahl", path),
			.with = "role",
			.find = find,
		});
}

const char *choose_role(const struct request *req, const struct form *form)
{
	const struct choose_input *input = req->page->form == form ? req->input : NULL;

	return input ? input->role : request_query(req, "role");
}

enum outcome choose_add(struct request *req, enum base_role role, choose_change *change,
	const char *problem, const char *path)
{
	const struct choose_input *input = req->input;
	struct staff_user staff;
	enum outcome outcome = staff_by_user_id(req->db, req->pool, input->person, &staff);

	if (outcome == NOT_FOUND) {
		form_problem(req, "person", "pick");
		return INVALID;
	}
	if (!outcome)
		outcome =
			change(req->db, req->pool, &req->principal, req->object.id, role, staff.id);
	if (outcome == INVALID)
		form_problem(req, "person", problem);
	return outcome ? outcome : redirect_to(req, "person_added", "%s", path);
}

enum outcome choose_remove(struct request *req, enum base_role role, choose_change *change,
	const char *problem, const char *path)
{
	struct staff_user staff;
	enum outcome outcome = NOT_FOUND;

	if (role)
		outcome = staff_by_user_id(
			req->db, req->pool, request_path_value(req, "person"), &staff);
	if (!outcome)
		outcome =
			change(req->db, req->pool, &req->principal, req->object.id, role, staff.id);
	if (outcome == INVALID)
		form_problem(req, "", problem);
	return outcome ? outcome : redirect_to(req, "person_removed", "%s", path);
}
