/* Where a new vacancy belongs: the projects that take its grade, before one is chosen (PRO-02). */
#include "backend/pages.h"
#include "base/text.h"
#include "pay/grade.h"
#include "recruiting/project.h"
#include "web/page.h"

/* Those of the authority whose frame the grade fits. */
static enum outcome show_fitting(struct request *req, int64_t authority_id, const char *grade)
{
	struct db_rows *rows = NULL;
	size_t shown = 0;
	enum outcome outcome =
		projects_creating(req->db, req->pool, &req->principal, authority_id, 0, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const char *place = pool_printf(req->pool, "Fitting.%zu", shown);

		if (grade_hindrance(grade, db_text(rows, i, "personnel_office"),
			    db_text(rows, i, "grades")))
			continue;
		shown++;
		view_text(req, pool_printf(req->pool, "%s.name", place), db_text(rows, i, "name"));
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s/projekte/%s/vakanzen/neu", req->base,
				db_text(rows, i, "number")));
	}
	if (!outcome && !shown)
		view_bool(req, "Fitting_none", true);
	return outcome;
}

/* The authority that is asked for, or the only one; 0: none. */
static int64_t authority_asked(struct request *req, const struct db_rows *authorities)
{
	int64_t asked = request_query_int(req, "behoerde", 0);

	if (authorities->count == 1)
		return db_number(authorities, 0, "id");
	for (size_t i = 0; i < authorities->count; i++)
		if (db_number(authorities, i, "id") == asked)
			return asked;
	return 0;
}

static enum outcome show(struct request *req)
{
	const char *grade = request_query(req, "gruppe");
	struct db_rows *authorities = NULL;
	int64_t authority_id;
	enum outcome outcome =
		projects_authorities(req->db, req->pool, &req->principal, &authorities);

	if (outcome)
		return outcome;
	authority_id = authority_asked(req, authorities);
	view_crumb(req, view_word(req, "title.vacancies"), "/vakanzen");
	view_rows(req, "Authorities", authorities);
	view_int(req, "Search.authority", authority_id);
	view_text(req, "Search.grade", grade);
	view_text(req, "Back", pool_printf(req->pool, "%s/vakanzen", req->base));
	if (!grade)
		return OK;
	if (!authority_id)
		view_text(req, "Search.authority_error",
			view_word(req, "form.vacancy.authority_missing"));
	if (!grade_valid(grade))
		view_text(req, "Search.grade_error", view_word(req, "problem.pay_grade"));
	return authority_id && grade_valid(grade) ? show_fitting(req, authority_id, grade) : OK;
}

const struct page page_vacancy_begin = {
	.path = "/vakanzen/neu",
	.right = RIGHT_PROJECT_VACANCY_CREATE,
	.view = "backend/vacancy_begin.cs",
	.title = "vacancy_new",
	.show = show,
};
