/* The dossier of all applications of a vacancy: asking for it. */
#include "backend/desk/dossier.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"

/* By a role that may open dossiers at all; which of its applications, each of them says. */
static enum outcome admit(struct request *req)
{
	return vacancy_advertised(req) || !may(req, RIGHT_OPEN_DOSSIER) ? NOT_FOUND : OK;
}

static enum outcome plan_read(
	struct request *req, struct vacancy *vacancy_r, struct dossier_plan *plan_r)
{
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, vacancy_r);

	return outcome
		? outcome
		: dossier_of_vacancy(req->db, req->pool, &req->principal, req->object.id, plan_r);
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct dossier_plan plan;
	enum outcome outcome = plan_read(req, &vacancy, &plan);

	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.vacancies"), "/vakanzen");
	view_vacancy_crumb(req, &vacancy);
	view_text(req, "Dossier.number", vacancy.number);
	view_text(req, "Dossier.vacancy", vacancy.data.title);
	view_text(req, "Dossier.choose", plan.many || plan.large ? vacancy.number : NULL);
	dossier_show(req, &plan, vacancy_path(req, &vacancy, "/bewerbungen"));
	return OK;
}

static enum outcome save(struct request *req)
{
	struct vacancy vacancy;
	struct dossier_plan plan;
	enum outcome outcome = plan_read(req, &vacancy, &plan);

	return outcome ? outcome
		       : dossier_save(req, &plan,
			       pool_printf(req->pool, "%s %s", vacancy.number, vacancy.data.title));
}

const struct page page_vacancy_dossier = {
	.path = "/vakanzen/{vacancy}/dossier",
	.right = RIGHT_VACANCY_READ,
	.form = &dossier_form,
	.view = "backend/dossier.cs",
	.title = "dossier_new",
	.admit = admit,
	.show = show,
	.save = save,
};
