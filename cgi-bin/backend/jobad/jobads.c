/* The job ads a person may see, and those of the archive. */
#include "backend/desk/choices.h"
#include "backend/pages.h"
#include "base/text.h"
#include "find/find.h"
#include "publishing/jobad_list.h"
#include "web/list/list.h"

#define ARCHIVE "/stellenanzeigen/archiv"

static void bind_jobads(struct request *req, struct access_where roles, struct db_value *slots_r)
{
	jobad_list_bind(&req->principal, roles, slots_r);
}

static enum outcome choose_jobads(struct request *req, struct access_where roles,
	struct db_list_ask *ask, struct db_value *slots, const struct db_list **source_r)
{
	(void)slots;
	return jobad_list_choose(req->db, req->pool, &req->principal, roles, ask, source_r);
}

static const struct list_column columns[] = {
	{.code = "number", .label = "backend.number", .wide = true},
	{.code = "title",
		.label = "backend.title",
		.type = LIST_GERMAN,
		.head = true,
		.link = "/stellenanzeigen/",
		.link_from = "number"},
	{.code = "status", .label = "backend.status", .type = LIST_STATUS, .kind = OBJECT_JOBAD},
	{.code = "vacancy",
		.label = "backend.vacancy",
		.from = "vacancy_number",
		.link = "/vakanzen/",
		.link_from = "vacancy_number",
		.wide = true},
	{.code = "authority", .label = "backend.authority", .type = LIST_GERMAN, .wide = true},
	{.code = "audience",
		.label = "backend.audience",
		.type = LIST_CODE,
		.words = "audience",
		.hidden = true,
		.wide = true},
	{.code = "valid_from",
		.label = "form.jobad.valid_from",
		.type = LIST_DAY,
		.hidden = true,
		.wide = true},
	{.code = "valid_to", .label = "form.jobad.valid_to", .type = LIST_DAY, .wide = true},
	{.code = "changed_at", .label = "backend.changed_at", .type = LIST_TIME},
};

static const struct list_filter filters[] = {
	{.code = "meine", .label = "backend.mine", .type = LIST_MINE},
	{.code = "suche", .label = "backend.jobad_search", .type = LIST_WORDS, .value = find_typed},
	{.code = "status",
		.label = "backend.status",
		.type = LIST_CHOICE,
		.kind = OBJECT_JOBAD,
		.without = "archiviert,geloescht"},
	{.code = "behoerde",
		.label = "backend.authority",
		.type = LIST_CHOICE,
		.options = authority_choices},
};

static const struct list_filter archive_filters[] = {
	{.code = "suche", .label = "backend.jobad_search", .type = LIST_WORDS, .value = find_typed},
	{.code = "behoerde",
		.label = "backend.authority",
		.type = LIST_CHOICE,
		.options = authority_choices},
};

static const struct list jobads_list = {
	.code = "jobads",
	.title = "jobads",
	.path = "/stellenanzeigen",
	.right = RIGHT_JOBAD_LIST_VIEW,
	.export = true,
	.source = &jobads_seen,
	.choose = choose_jobads,
	.others = jobad_list_others,
	.bind = bind_jobads,
	LIST_COLUMNS_OF(columns),
	LIST_FILTERS_OF(filters),
	.sort = "changed_at",
	.descending = true,
	.empty = "backend.jobads_empty",
	.follows = ACCESS_STAMP_REACH,
	.walked = true,
};

static const struct list archive_list = {
	.code = "jobad_archive",
	.title = "jobad_archive",
	.path = ARCHIVE,
	.right = RIGHT_JOBAD_LIST_VIEW,
	.export = true,
	.source = &jobads_archived,
	.bind = bind_jobads,
	LIST_COLUMNS_OF(columns),
	LIST_FILTERS_OF(archive_filters),
	.sort = "changed_at",
	.descending = true,
	.empty = "backend.jobad_archive_empty",
	.walked = true,
};

static enum outcome show(struct request *req)
{
	view_bool(req, "May.archive", access_has(&req->principal, RIGHT_ARCHIVE));
	return list_show(req, "List", &jobads_list);
}

const struct page page_jobads = {
	.path = "/stellenanzeigen",
	.right = RIGHT_JOBAD_LIST_VIEW,
	LISTS(&jobads_list),
	.view = "backend/jobads.cs",
	.title = "jobads",
	.show = show,
};

static enum outcome show_archive(struct request *req)
{
	view_crumb(req, view_word(req, "title.jobads"), "/stellenanzeigen");
	return list_show(req, "List", &archive_list);
}

/* What is archived stands here alone (RET-40). */
const struct page page_jobad_archive = {
	.path = ARCHIVE,
	.right = RIGHT_ARCHIVE,
	LISTS(&archive_list),
	.view = "backend/jobads.cs",
	.title = "jobad_archive",
	.show = show_archive,
};
