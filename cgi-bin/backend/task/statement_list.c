/* The statements of a vacancy (PRO-04: all answers are visible). */
#include "backend/desk/lists.h"
#include "backend/desk/statements.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"

#define STATEMENTS_SHOWN 50

/* Of a vacancy a lector sees what the ad shows (ACC-16). */
static enum outcome admit(struct request *req)
{
	return may_roles(req, RIGHT_VACANCY_READ) & ~ROLE_BIT(ROLE_LECTOR) ? OK : NOT_FOUND;
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct statement *statements = NULL;
	size_t count = 0;
	enum outcome outcome = show_vacancy_head(req, "statements", &vacancy, NULL);

	if (!outcome)
		outcome = statements_of_vacancy(req->db, req->pool, &req->principal, vacancy.id,
			shows_marks(may_roles(req, RIGHT_VACANCY_READ)), STATEMENTS_SHOWN + 1,
			&statements, &count);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < count && i < STATEMENTS_SHOWN; i++)
		view_statement(req, pool_printf(req->pool, "Statements.%zu", i), &statements[i]);
	if (count > STATEMENTS_SHOWN)
		view_int(req, "Statements_more", STATEMENTS_SHOWN);
	return OK;
}

const struct page page_vacancy_statements = {
	.path = "/vakanzen/{vacancy}/stellungnahmen",
	.right = RIGHT_VACANCY_READ,
	.view = "backend/desk_statements.cs",
	.title = "vacancy_statements",
	.admit = admit,
	.show = show,
};
