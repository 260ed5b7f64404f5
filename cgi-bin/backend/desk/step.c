/* Steps as pages show them. */
#include "backend/desk/step.h"

#include "base/text.h"

void view_step(struct request *req, const char *node, const struct process_step *step)
{
	view_text(req, pool_printf(req->pool, "%s.code", node), step->to);
	view_text(req, pool_printf(req->pool, "%s.name", node),
		text_equal(req->lang, "en") ? step->name_en : step->name_de);
	view_text(req, pool_printf(req->pool, "%s.label", node),
		text_equal(req->lang, "en") ? step->label_en : step->label_de);
	view_text(req, pool_printf(req->pool, "%s.mail", node), step->mail);
	view_bool(req, pool_printf(req->pool, "%s.final", node), step->final);
	view_bool(req, pool_printf(req->pool, "%s.reason_needed", node), step->reason_needed);
	view_text(req, pool_printf(req->pool, "%s.ask_reason", node), step->stops.ask_reason);
	for (size_t i = 0; i < step->stops.count; i++) {
		const struct process_stop *stop = &step->stops.items[i];
		const char *place = pool_printf(req->pool, "%s.stops.%zu", node, i);

		view_text(req, pool_printf(req->pool, "%s.guard", place), stop->guard);
		view_text(req, pool_printf(req->pool, "%s.reason", place), stop->reason);
		if (stop->address && request_may_open(req, stop->address))
			view_text(req, pool_printf(req->pool, "%s.address", place),
				pool_printf(req->pool, "%s%s", req->base, stop->address));
	}
}

const char *step_role_name(struct request *req, int64_t role)
{
	static const char *const codes[] = {"nobody", "ADMIN", "RECRUITER", "DEPARTMENT", "LECTOR",
		"P31", "P34", "PR", "SBV", "GSB", "PSB", "IE", "SEAT", "creator"};

	if (role == ROLE_NOBODY || role == ROLE_CREATOR || role == ROLE_SEAT)
		return view_code(req, "model_role", codes[role]);
	return role > 0 && role < ROLE_CREATOR ? view_code(req, "role", codes[role]) : "";
}
