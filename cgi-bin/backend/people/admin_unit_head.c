/* The head of an organisation unit's desk: is it in use; deactivating it, and what stops that. */
#include <string.h>

#include "backend/desk/head.h"
#include "backend/pages.h"
#include "backend/people/unit_view.h"
#include "base/text.h"
#include "org/unit_admin.h"
#include "web/form/form.h"

static const struct form active_form = {.name = "unit_active"};

/* words: problem.unit_in_use */
static void unit_steps(struct request *req, const struct unit *unit, const char *path, bool used)
{
	if (!unit->active) {
		head_plain_step(req, PROCESS_FORWARD, "aktiv", "backend.unit_activate", NULL);
		return;
	}
	head_plain_step(req, PROCESS_END, "inaktiv", "backend.unit_deactivate", NULL);
	if (used)
		head_plain_stop(req, PROCESS_END, "inaktiv", "unit_in_use",
			pool_printf(req->pool, "%s#gebraucht", path));
}

/* words: unit_status.* */
enum outcome view_unit_head(struct request *req, const struct unit *unit, const char *tab)
{
	const char *path = view_unit_path(req, unit->code);
	struct db_rows *obstacles = NULL;
	enum outcome outcome =
		unit_obstacles(req->db, req->pool, &req->principal, unit->id, &obstacles);
	bool used;

	if (outcome)
		return outcome;
	used = unit->active && obstacles->count;
	if (used)
		view_rows_first(req, "Obstacles", obstacles, UNIT_OBSTACLES);
	view_crumb(req, view_word(req, "title.administration"), "/verwaltung");
	view_crumb(req, view_word(req, "title.units"), "/verwaltung/organisation");
	unit_steps(req, unit, path, used);
	if (unit->active && text_equal(unit->kind, "authority")
		&& access_has(&req->principal, RIGHT_PROJECT_NEW))
		head_link(req,
			pool_printf(req->pool, "/projekte/standard/%s", strrchr(path, '/') + 1),
			"backend.projects_standard");
	head_plain(req,
		&(struct head_plain){.title = unit->name,
			.german = true,
			.path = path,
			.status = view_code(req, "unit_status", unit->active ? "aktiv" : "inaktiv"),
			.look = unit->active ? "done" : "idle",
			.form = used ? NULL : &active_form,
			.action = pool_printf(
				req->pool, "%s/%s", path, unit->active ? "inaktiv" : "aktiv")},
		tab);
	return OK;
}

static enum outcome save_active(struct request *req, bool active)
{
	struct unit unit;
	enum outcome outcome = view_unit_find(req, &unit);

	if (!outcome)
		outcome = unit_set_active(
			req->db, req->pool, &req->principal, &unit, active, &req->problems);
	if (outcome)
		return outcome;
	return redirect_to(req, active ? "unit_activated" : "unit_deactivated", "%s",
		view_unit_path(req, unit.code));
}

static enum outcome save_activate(struct request *req)
{
	return save_active(req, true);
}

static enum outcome save_deactivate(struct request *req)
{
	return save_active(req, false);
}

const struct page page_admin_unit_activate = {
	.path = "/verwaltung/organisation/{unit}/aktiv",
	.right = RIGHT_ADMIN,
	.form = &active_form,
	LISTS(&units_below_list),
	.view = "backend/admin_unit.cs",
	.title = "unit",
	.show = show_admin_unit,
	.save = save_activate,
};

const struct page page_admin_unit_deactivate = {
	.path = "/verwaltung/organisation/{unit}/inaktiv",
	.right = RIGHT_ADMIN,
	.form = &active_form,
	LISTS(&units_below_list),
	.view = "backend/admin_unit.cs",
	.title = "unit",
	.show = show_admin_unit,
	.save = save_deactivate,
};
