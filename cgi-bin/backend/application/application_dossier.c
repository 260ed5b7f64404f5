/* The dossier of one application: asking for it. */
#include "application/application.h"
#include "backend/desk/dossier.h"
#include "backend/pages.h"

static const char *application_path(struct request *req)
{
	return pool_printf(req->pool, "/bewerbungen/%s", req->object.number);
}

static enum outcome plan_read(struct request *req, struct dossier_plan *plan_r)
{
	return dossier_of(req->db, req->pool, &req->principal, &req->object.id, 1, plan_r);
}

static enum outcome show(struct request *req)
{
	struct application a;
	struct dossier_plan plan;
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, &a);

	if (!outcome)
		outcome = plan_read(req, &plan);
	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.applications"), "/bewerbungen");
	view_crumb(req, pool_printf(req->pool, "%s %s", a.number, a.name), application_path(req));
	view_text(req, "Dossier.number", a.number);
	view_text(req, "Dossier.name", a.name);
	dossier_show(req, &plan, application_path(req));
	return OK;
}

static enum outcome save(struct request *req)
{
	struct application a;
	struct dossier_plan plan;
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, &a);

	if (!outcome)
		outcome = plan_read(req, &plan);
	return outcome
		? outcome
		: dossier_save(req, &plan, pool_printf(req->pool, "%s %s", a.number, a.name));
}

const struct page page_application_dossier = {
	.path = "/bewerbungen/{application}/dossier",
	.right = RIGHT_OPEN_DOSSIER,
	.form = &dossier_form,
	.view = "backend/dossier.cs",
	.title = "dossier_new",
	.show = show,
	.save = save,
};
