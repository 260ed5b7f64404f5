/* Steps as pages show them. */
#include "backend/desk/step.h"

#include "base/text.h"

void view_step(struct request *req, const char *node, const struct process_step *step)
{
	view_text(req, pool_printf(req->pool, "%s.code", node), step->to);
	view_text(req, pool_printf(req->pool, "%s.name", node),
		text_equal(req->lang, "en") ? step->name_en : step->name_de);
	view_text(req, pool_printf(req->pool, "%s.mail", node), step->mail);
	view_bool(req, pool_printf(req->pool, "%s.final", node), step->final);
	view_bool(req, pool_printf(req->pool, "%s.reason_needed", node), step->reason_needed);
	for (size_t i = 0; i < step->stops.count; i++) {
		const struct process_stop *stop = &step->stops.items[i];
		const char *place = pool_printf(req->pool, "%s.stops.%zu", node, i);

		view_text(req, pool_printf(req->pool, "%s.guard", place), stop->guard);
		view_text(req, pool_printf(req->pool, "%s.reason", place), stop->reason);
		if (stop->address)
			view_text(req, pool_printf(req->pool, "%s.address", place),
				pool_printf(req->pool, "%s%s", req->base, stop->address));
	}
}

enum outcome view_steps(struct request *req, enum object_kind kind, int64_t id, size_t *count_r)
{
	struct process_step *steps = NULL;
	enum outcome outcome = process_steps(req->db, req->pool, &req->principal,
		req->object.roles.there, kind, id, &steps, count_r);

	for (size_t i = 0; !outcome && i < *count_r; i++)
		view_step(req, pool_printf(req->pool, "Steps.%zu", i), &steps[i]);
	return outcome;
}
