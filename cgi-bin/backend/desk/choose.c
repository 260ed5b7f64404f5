/* Saving who was chosen, or is not any more. */
#include "backend/desk/choose.h"

#include "org/staff.h"
#include "web/form/form.h"

enum outcome choose_save(struct request *req, enum base_role role, choose_change *change,
	const char *problem, const char *notice, const char *path)
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
	if (outcome)
		return outcome;
	return redirect_to(req, notice, "%s", path);
}
