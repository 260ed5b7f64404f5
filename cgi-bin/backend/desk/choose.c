/* Saving who was chosen, or is not any more. */
#include "backend/desk/choose.h"

#include "org/staff.h"
#include "web/form/form.h"

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
