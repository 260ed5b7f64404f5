/* The organisation (OBJ-01): finding a unit, and what is below one. */
#include "backend/admin/admin.h"
#include "backend/desk/choices.h"
#include "backend/pages.h"
#include "backend/people/unit_view.h"
#include "org/unit_list.h"

/* Of a committee whose it is. */
static const char *kind_text(struct request *req, const struct list_row *row)
{
	const char *committee = list_cell(row, "committee");

	return committee ? view_code(req, "role", committee)
			 : view_code(req, "unit_kind", list_cell(row, "kind"));
}

static const struct list_column unit_columns[] = {
	{.code = "name",
		.label = "backend.name",
		.type = LIST_GERMAN,
		.head = true,
		.link = "/verwaltung/organisation/",
		.link_from = "code"},
	{.code = "kind", .label = "backend.unit_kind", .text = kind_text},
	{.code = "authority", .label = "backend.authority", .type = LIST_GERMAN, .wide = true},
	{.code = "parent", .label = "backend.unit_parent", .type = LIST_GERMAN, .hidden = true},
	{.code = "code", .label = "backend.unit_code", .wide = true},
	{.code = "status", .label = "backend.status", .type = LIST_STATUS, .words = "unit_status"},
};

static const struct list_column below_columns[] = {
	{.code = "name",
		.label = "backend.name",
		.type = LIST_GERMAN,
		.head = true,
		.link = "/verwaltung/organisation/",
		.link_from = "code"},
	{.code = "kind", .label = "backend.unit_kind", .text = kind_text},
	{.code = "code", .label = "backend.unit_code", .wide = true},
	{.code = "status", .label = "backend.status", .type = LIST_STATUS, .words = "unit_status"},
};

static const char *const kinds_listed[] = {
	"authority", "sub_unit", "location", "committee", "psb_group", NULL};
static const char *const unit_statuses[] = {"aktiv", "inaktiv", NULL};

static const struct list_filter unit_filters[] = {
	{.code = "suche", .label = "backend.unit_words", .type = LIST_WORDS, .value = find_typed},
	{.code = "behoerde",
		.label = "backend.authority",
		.type = LIST_CHOICE,
		.options = authority_choices},
	{.code = "art",
		.label = "backend.unit_kind",
		.type = LIST_CHOICE,
		.words = "unit_kind",
		.choices = kinds_listed},
	{.code = "status",
		.label = "backend.status",
		.type = LIST_CHOICE,
		.words = "unit_status",
		.choices = unit_statuses},
};

static const struct list units_list = {
	.code = "units",
	.title = "units",
	.path = "/verwaltung/organisation",
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &unit_list,
	LIST_COLUMNS_OF(unit_columns),
	LIST_FILTERS_OF(unit_filters),
	.sort = "authority",
	.empty = "backend.units_empty",
	.follows = ACCESS_STAMP_STAFF,
};

static void bind_below(struct request *req, struct access_where roles, struct db_value *slots_r)
{
	(void)roles;
	slots_r[UNIT_SLOT_CODE - 1] = db_str(request_path_value(req, "unit"));
}

const struct list units_below_list = {
	.code = "units_below",
	.title = "units_below",
	.right = RIGHT_ADMIN,
	.source = &units_below,
	.bind = bind_below,
	LIST_COLUMNS_OF(below_columns),
	.sort = "authority",
	.empty = "backend.units_below_empty",
};

static enum outcome show(struct request *req)
{
	admin_crumbs(req, NULL, NULL);
	return list_show(req, "List", &units_list);
}

const struct page page_admin_units = {
	.path = "/verwaltung/organisation",
	.right = RIGHT_ADMIN,
	LISTS(&units_list),
	.view = "backend/admin_units.cs",
	.title = "units",
	.show = show,
};
