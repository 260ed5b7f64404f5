/* What was done to a person, a unit, a group: the tab of each. */
#include "backend/admin/admin.h"
#include "backend/desk/head.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "backend/people/admin_group.h"
#include "backend/people/admin_user.h"
#include "backend/people/unit_view.h"
#include "org/staff_block.h"

static enum outcome show_user(struct request *req)
{
	struct staff_block block;
	struct staff_card card;
	enum outcome outcome =
		staff_card(req->db, req->pool, request_path_value(req, "user"), &card);

	if (!outcome)
		outcome = staff_block_get(req->db, req->pool, card.id, &block);
	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_users", "/verwaltung/benutzer");
	admin_user_head(req, &card, block.reason != NULL, "history");
	return admin_history(req, OBJECT_STAFF_USER, card.id);
}

static enum outcome show_unit(struct request *req)
{
	struct unit unit;
	enum outcome outcome = view_unit_find(req, &unit);

	if (outcome)
		return outcome;
	outcome = view_unit_head(req, &unit, "history");
	return outcome ? outcome : show_history(req, OBJECT_ORG_UNIT, unit.id);
}

static enum outcome show_group(struct request *req)
{
	struct user_group group;
	struct db_rows *mappings = NULL;
	enum outcome outcome =
		group_get(req->db, req->pool, request_path_int(req, "group"), &group);

	if (!outcome)
		outcome = group_mappings(req->db, req->pool, group.id, &mappings);
	if (outcome)
		return outcome;
	admin_group_head(req, &group, mappings, "history");
	return admin_history(req, OBJECT_USER_GROUP, group.id);
}

const struct page page_admin_user_history = {
	.path = "/verwaltung/benutzer/{user}/verlauf",
	.right = RIGHT_ADMIN,
	.view = "backend/desk_history.cs",
	.title = "admin_user",
	.show = show_user,
};

const struct page page_admin_unit_history = {
	.path = "/verwaltung/organisation/{unit}/verlauf",
	.right = RIGHT_ADMIN,
	.view = "backend/desk_history.cs",
	.title = "unit",
	.show = show_unit,
};

const struct page page_admin_group_history = {
	.path = "/verwaltung/gruppen/{group}/verlauf",
	.right = RIGHT_ADMIN,
	.view = "backend/desk_history.cs",
	.title = "admin_group",
	.show = show_group,
};
