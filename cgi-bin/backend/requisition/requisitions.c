/* The requisitions a person may see, and those of the archive. */
#include "backend/desk/choices.h"
#include "backend/pages.h"
#include "requisition/requisition_list.h"

#define ARCHIVE "/personalanforderungen/archiv"

static void bind_requisitions(
	struct request *req, struct access_where roles, struct db_value *slots_r)
{
	requisition_list_bind(&req->principal, roles, slots_r);
}

static const struct list_column requisition_columns[] = {
	{.code = "number", .label = "backend.number", .wide = true},
	{.code = "title",
		.label = "backend.title",
		.type = LIST_GERMAN,
		.head = true,
		.link = "/personalanforderungen/",
		.link_from = "number"},
	{.code = "status",
		.label = "backend.status",
		.type = LIST_STATUS,
		.kind = OBJECT_REQUISITION},
	{.code = "authority", .label = "backend.authority", .type = LIST_GERMAN, .wide = true},
	{.code = "creator", .label = "requisition.creator", .wide = true},
	{.code = "changed_at", .label = "backend.changed_at", .type = LIST_TIME},
};

static const struct list_filter requisition_filters[] = {
	{.code = "meine", .label = "backend.mine", .type = LIST_MINE},
	{.code = "suche", .label = "requisition.search", .type = LIST_WORDS, .value = find_typed},
	{.code = "behoerde",
		.label = "backend.authority",
		.type = LIST_CHOICE,
		.options = authority_choices},
	{.code = "status",
		.label = "backend.status",
		.type = LIST_CHOICE,
		.kind = OBJECT_REQUISITION,
		.without = "archiviert,geloescht"},
};

static const struct list_filter archive_filters[] = {
	{.code = "suche", .label = "requisition.search", .type = LIST_WORDS, .value = find_typed},
	{.code = "behoerde",
		.label = "backend.authority",
		.type = LIST_CHOICE,
		.options = authority_choices},
};

static const struct list requisitions_list = {
	.code = "requisitions",
	.title = "requisitions",
	.path = "/personalanforderungen",
	.right = RIGHT_REQUISITION_WRITE,
	.export = true,
	.source = &requisitions_seen,
	.bind = bind_requisitions,
	LIST_COLUMNS_OF(requisition_columns),
	LIST_FILTERS_OF(requisition_filters),
	.sort = "changed_at",
	.descending = true,
	.empty = "requisition.empty",
	.walked = true,
};

static const struct list archive_list = {
	.code = "requisition_archive",
	.title = "requisition_archive",
	.path = ARCHIVE,
	.right = RIGHT_REQUISITION_WRITE,
	.export = true,
	.source = &archived_requisitions,
	.bind = bind_requisitions,
	LIST_COLUMNS_OF(requisition_columns),
	LIST_FILTERS_OF(archive_filters),
	.sort = "changed_at",
	.descending = true,
	.empty = "requisition.empty",
	.walked = true,
};

static enum outcome show(struct request *req)
{
	view_bool(req, "May.archive", access_has(&req->principal, RIGHT_ARCHIVE));
	view_bool(req, "May.write", access_has(&req->principal, RIGHT_REQUISITION_WRITE));
	return list_show(req, "List", &requisitions_list);
}

static enum outcome show_archive(struct request *req)
{
	view_crumb(req, view_word(req, "title.requisitions"), "/personalanforderungen");
	return list_show(req, "List", &archive_list);
}

const struct page page_requisitions = {
	.path = "/personalanforderungen",
	.right = RIGHT_REQUISITION_WRITE,
	LISTS(&requisitions_list),
	.view = "backend/requisitions.cs",
	.title = "requisitions",
	.show = show,
};

/* What is archived stands here alone (ACC-16). */
const struct page page_requisition_archive = {
	.path = ARCHIVE,
	.right = RIGHT_ARCHIVE,
	LISTS(&archive_list),
	.view = "backend/requisitions.cs",
	.title = "requisition_archive",
	.show = show_archive,
};
