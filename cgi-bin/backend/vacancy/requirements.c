/* The requirement profile of a vacancy and its ranking classes: a tab of its desk. */
#include "backend/vacancy/requirements.h"

#include "backend/desk/head.h"
#include "backend/pages.h"
#include "backend/vacancy/profile.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"

/* Who sees it as lector alone sees what the ad shows (ACC-16). */
static enum outcome admit_profile(struct request *req)
{
	return vacancy_advertised(req)                       ? NOT_FOUND
		: req->post && !may(req, RIGHT_VACANCY_EDIT) ? DENIED
							     : OK;
}

static enum outcome show_fixed(struct request *req)
{
	const char *fixed_at = NULL;
	enum outcome outcome = requirements_fixed(req->db, req->pool, req->object.id, &fixed_at);

	if (!outcome && fixed_at)
		view_time(req, "Fixed", clock_from_sql(fixed_at));
	return outcome;
}

enum outcome show_below_profile(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_text(req, "Post.number", vacancy.number);
	view_text(req, "Post.title", vacancy.data.title);
	profile_below(req);
	return show_fixed(req);
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = show_vacancy_brief(req, "requirements", &vacancy);

	if (!outcome)
		outcome = show_fixed(req);
	if (!outcome)
		outcome =
			profile_show(req, vacancy.data.requirements, may(req, RIGHT_VACANCY_EDIT));
	if (!outcome)
		outcome = show_classes(req);
	return outcome ? outcome : show_former(req);
}

const struct page page_requirements = {
	.path = "/vakanzen/{vacancy}/anforderungen",
	.right = RIGHT_VACANCY_READ,
	.form = &requirement_form,
	.view = "backend/requirements.cs",
	.title = "requirements",
	.admit = admit_profile,
	.show = show,
	.save = profile_add,
};

static enum outcome save_take(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	return outcome ? outcome : profile_take(req, vacancy.data.requirements);
}

const struct page page_requirements_take = {
	.path = "/vakanzen/{vacancy}/uebernehmen",
	.right = RIGHT_VACANCY_EDIT,
	.form = &requirements_take_form,
	.view = "backend/requirements.cs",
	.title = "requirements",
	.admit = admit_profile,
	.show = show,
	.save = save_take,
};

const struct page page_requirement_order = {
	.path = "/vakanzen/{vacancy}/reihenfolge",
	.right = RIGHT_VACANCY_EDIT,
	.form = &requirement_order_form,
	.view = "backend/requirements.cs",
	.title = "requirements",
	.admit = admit_profile,
	.show = show,
	.save = profile_order,
};

static enum outcome show_change(struct request *req)
{
	enum outcome outcome = show_below_profile(req);

	return outcome ? outcome : profile_show_change(req);
}

const struct page page_requirement_edit = {
	.path = "/vakanzen/{vacancy}/anforderungen/{requirement}",
	.right = RIGHT_VACANCY_EDIT,
	.form = &requirement_form,
	.view = "backend/requirement_edit.cs",
	.title = "requirement_edit",
	.show = show_change,
	.now = profile_now,
	.save = profile_change,
};

static enum outcome show_remove(struct request *req)
{
	enum outcome outcome = show_below_profile(req);

	return outcome ? outcome : profile_show_remove(req);
}

const struct page page_requirement_remove = {
	.path = "/vakanzen/{vacancy}/anforderungen/{requirement}/entfernen",
	.right = RIGHT_VACANCY_EDIT,
	.form = &requirement_remove_form,
	.view = "backend/requirement_remove.cs",
	.title = "requirement_remove",
	.show = show_remove,
	.save = profile_remove,
};
