/* The vacancies a person may see, and those of the archive. */
#include "backend/desk/choices.h"
#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "choice/choice.h"
#include "recruiting/vacancy.h"
#include "recruiting/vacancy_list.h"

#define ARCHIVE "/vakanzen/archiv"

static void bind_vacancies(struct request *req, struct access_where roles, struct db_value *slots_r)
{
	vacancy_list_bind(&req->principal, roles, slots_r);
}

static enum outcome choose_vacancies(struct request *req, struct access_where roles,
	struct db_list_ask *ask, struct db_value *slots, const struct db_list **source_r)
{
	return vacancy_list_choose(
		req->db, req->pool, &req->principal, roles, ask, slots, source_r);
}

static const struct list_column vacancies_columns[] = {
	{.code = "number", .label = "backend.number", .wide = true},
	{.code = "title",
		.label = "backend.title",
		.type = LIST_GERMAN,
		.head = true,
		.link = "/vakanzen/",
		.link_from = "number"},
	{.code = "status", .label = "backend.status", .type = LIST_STATUS, .kind = OBJECT_VACANCY},
	{.code = "authority", .label = "backend.authority", .type = LIST_GERMAN, .wide = true},
	{.code = "project",
		.label = "backend.project",
		.type = LIST_GERMAN,
		.link = "/projekte/",
		.link_from = "project_number",
		.hidden = true,
		.wide = true},
	{.code = "owner", .label = "backend.owner", .hidden = true, .wide = true},
	{.code = "pay_grade", .label = "backend.pay_grade", .wide = true},
	{.code = "field",
		.label = "backend.field",
		.type = LIST_CODE,
		.list = CHOICE_FIELD,
		.hidden = true,
		.wide = true},
	{.code = "ads", .label = "backend.ads", .type = LIST_NUMBER, .from = "ads", .wide = true},
	{.code = "applications",
		.label = "backend.applications",
		.type = LIST_NUMBER,
		.from = "applications",
		.wide = true},
	{.code = "changed_at", .label = "backend.changed_at", .type = LIST_TIME},
};

static const struct list_filter vacancies_filters[] = {
	{.code = "meine", .label = "backend.mine", .type = LIST_MINE},
	{.code = "suche",
		.label = "backend.vacancy_search",
		.type = LIST_WORDS,
		.value = find_typed},
	{.code = "status",
		.label = "backend.status",
		.type = LIST_CHOICE,
		.kind = OBJECT_VACANCY,
		.without = "archiviert,geloescht"},
	{.code = "behoerde",
		.label = "backend.authority",
		.type = LIST_CHOICE,
		.options = authority_choices},
	{.code = "bereich", .label = "backend.field", .type = LIST_CHOICE, .list = CHOICE_FIELD},
	{.code = "besitz",
		.label = "backend.owner",
		.type = LIST_WORDS,
		.value = find_staff_typed,
		.pick = "/vakanzen/besitz/auswahl"},
};

static const struct list_filter archive_filters[] = {
	{.code = "suche",
		.label = "backend.vacancy_search",
		.type = LIST_WORDS,
		.value = find_typed},
	{.code = "behoerde",
		.label = "backend.authority",
		.type = LIST_CHOICE,
		.options = authority_choices},
};

static const struct list vacancies_list = {
	.code = "vacancies",
	.title = "vacancies",
	.path = "/vakanzen",
	.right = RIGHT_VACANCY_LIST_VIEW,
	.export = true,
	.source = &vacancies_seen,
	.choose = choose_vacancies,
	.others = vacancy_list_others,
	.bind = bind_vacancies,
	LIST_COLUMNS_OF(vacancies_columns),
	LIST_FILTERS_OF(vacancies_filters),
	.sort = "changed_at",
	.descending = true,
	.empty = "backend.vacancies_empty",
	.follows = ACCESS_STAMP_REACH,
	.walked = true,
};

static const struct list archive_list = {
	.code = "vacancy_archive",
	.title = "vacancy_archive",
	.path = ARCHIVE,
	.right = RIGHT_VACANCY_LIST_VIEW,
	.export = true,
	.source = &vacancies_archived,
	.bind = bind_vacancies,
	LIST_COLUMNS_OF(vacancies_columns),
	LIST_FILTERS_OF(archive_filters),
	.sort = "changed_at",
	.descending = true,
	.empty = "backend.vacancy_archive_empty",
	.walked = true,
};

static enum outcome show(struct request *req)
{
	view_bool(req, "May.archive", access_has(&req->principal, RIGHT_ARCHIVE));
	view_bool(req, "May.create", access_has(&req->principal, RIGHT_PROJECT_VACANCY_CREATE));
	return list_show(req, "List", &vacancies_list);
}

const struct page page_vacancies = {
	.path = "/vakanzen",
	.right = RIGHT_VACANCY_LIST_VIEW,
	LISTS(&vacancies_list),
	.view = "backend/vacancies.cs",
	.title = "vacancies",
	.show = show,
};

static enum outcome show_archive(struct request *req)
{
	view_crumb(req, view_word(req, "title.vacancies"), "/vakanzen");
	return list_show(req, "List", &archive_list);
}

/* What is archived stands here alone (RET-40). */
const struct page page_vacancy_archive = {
	.path = ARCHIVE,
	.right = RIGHT_ARCHIVE,
	LISTS(&archive_list),
	.view = "backend/vacancies.cs",
	.title = "vacancy_archive",
	.show = show_archive,
};

static enum outcome find_owners(struct request *req, const char *words, struct db_rows **rows_r)
{
	return vacancy_owner_find(req->db, req->pool, &req->principal, words, rows_r);
}

static enum outcome answer_owners(struct request *req)
{
	return pick_answer(req, find_owners);
}

const struct page page_pick_owner = {
	.path = "/vakanzen/besitz/auswahl",
	.right = RIGHT_VACANCY_LIST_VIEW,
	.show = answer_owners,
	.raw = true,
};
