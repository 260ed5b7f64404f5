/* The report of orphaned groups, mappings and people (ACC-08). */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "org/orphan.h"
#include "web/list/list.h"

static const char *role_text(struct request *req, const struct list_row *row)
{
	return admin_role(
		req, list_cell(row, "role"), list_cell(row, "role_de"), list_cell(row, "role_en"));
}

static const struct list_column group_columns[] = {
	{.code = "name",
		.label = "admin.group",
		.head = true,
		.link = "/verwaltung/gruppen/",
		.link_from = "id"},
	{.code = "role", .label = "backend.role", .text = role_text},
};

static const struct list empty_groups = {
	.code = "orphan_groups",
	.title = "orphan_groups",
	.prefix = "gruppen_",
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &orphan_groups,
	LIST_COLUMNS_OF(group_columns),
	.sort = "name",
	.empty = "admin.orphan_none",
	.follows = ACCESS_STAMP_STAFF,
};

static const struct list_column mapping_columns[] = {
	{.code = "name", .label = "admin.sources", .head = true},
	{.code = "group",
		.label = "admin.group",
		.from = "group_name",
		.link = "/verwaltung/gruppen/",
		.link_from = "group_id"},
};

static const struct list lost_mappings = {
	.code = "orphan_mappings",
	.title = "orphan_mappings",
	.prefix = "zuordnungen_",
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &orphan_mappings,
	LIST_COLUMNS_OF(mapping_columns),
	.sort = "name",
	.empty = "admin.orphan_none",
	.follows = ACCESS_STAMP_STAFF,
};

static const struct list_column unmapped_columns[] = {
	{.code = "name", .label = "admin.sources", .head = true},
	{.code = "seen", .label = "admin.seen", .type = LIST_NUMBER},
	{.code = "last_seen", .label = "admin.last_seen", .type = LIST_TIME},
};

static const struct list unmapped_names = {
	.code = "orphan_unmapped",
	.title = "orphan_unmapped",
	.prefix = "verzeichnis_",
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &orphan_unmapped,
	LIST_COLUMNS_OF(unmapped_columns),
	.sort = "last_seen",
	.descending = true,
	.empty = "admin.orphan_none",
	.follows = ACCESS_STAMP_SIGNED,
};

static const struct list_column unused_columns[] = {
	{.code = "name",
		.label = "admin.group",
		.head = true,
		.link = "/verwaltung/gruppen/",
		.link_from = "id"},
	{.code = "members", .label = "admin.members", .type = LIST_NUMBER},
	{.code = "last", .label = "admin.last_sign_in", .type = LIST_TIME, .empty = "admin.never"},
};

static void bind_unused(struct request *req, struct access_where roles, struct db_value *slots_r)
{
	(void)roles;
	slots_r[ORPHAN_SLOT_NOW - 1] = db_str(clock_sql(req->pool, clock_now()));
}

static const struct list unused_groups = {
	.code = "orphan_unused",
	.title = "orphan_unused",
	.prefix = "ungenutzt_",
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &orphan_unused,
	.bind = bind_unused,
	LIST_COLUMNS_OF(unused_columns),
	.sort = "last",
	.empty = "admin.orphan_none",
	.follows = ACCESS_STAMP_SIGNED,
};

static const struct list_column people_columns[] = {
	{.code = "name",
		.label = "backend.name",
		.head = true,
		.link = "/verwaltung/benutzer/",
		.link_from = "user_id"},
	{.code = "unit", .label = "backend.unit", .type = LIST_GERMAN},
};

static const struct list people_alone = {
	.code = "orphan_people",
	.title = "orphan_people",
	.prefix = "personen_",
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &orphan_people,
	LIST_COLUMNS_OF(people_columns),
	.sort = "name",
	.empty = "admin.orphan_none",
	.follows = ACCESS_STAMP_STAFF,
};

static enum outcome show(struct request *req)
{
	static const struct {
		const char *name;
		const struct list *list;
	} lists[] = {
		{"Groups", &empty_groups},
		{"Mappings", &lost_mappings},
		{"Unmapped", &unmapped_names},
		{"Unused", &unused_groups},
		{"People", &people_alone},
	};
	int64_t days = 0;
	enum outcome outcome = orphan_days(req->db, &days);

	admin_crumbs(req, NULL, NULL);
	view_int(req, "Unused_days", days);
	for (size_t i = 0; !outcome && i < sizeof(lists) / sizeof(lists[0]); i++)
		outcome = list_show(req, lists[i].name, lists[i].list);
	return outcome;
}

const struct page page_admin_orphans = {
	.path = "/verwaltung/verwaiste-gruppen",
	.right = RIGHT_ADMIN,
	LISTS(&empty_groups, &lost_mappings, &unmapped_names, &unused_groups, &people_alone),
	.view = "backend/admin_orphans.cs",
	.title = "admin_orphans",
	.show = show,
};
