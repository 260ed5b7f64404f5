/* What was done to a person, a unit, a group: the tab of each. */
#include "backend/admin/admin.h"
#include "backend/desk/head.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "backend/people/unit_view.h"
#include "org/group.h"
#include "org/staff_admin.h"

static enum outcome show_user(struct request *req)
{
	struct staff_card card;
	enum outcome outcome =
		staff_card(req->db, req->pool, request_path_value(req, "user"), &card);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_users", "/verwaltung/benutzer");
	head_plain(req, pool_printf(req->pool, "%s %s", card.first_name, card.surname), false,
		admin_user_path(req, card.user_id, ""), "history");
	return admin_history(req, OBJECT_STAFF_USER, card.id);
}

static enum outcome show_unit(struct request *req)
{
	struct unit unit;
	enum outcome outcome = view_unit_find(req, &unit);

	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.administration"), "/verwaltung");
	view_crumb(req, view_word(req, "title.units"), "/verwaltung/organisation");
	head_plain(req, unit.name, true, view_unit_path(req, unit.code), "history");
	return show_history(req, OBJECT_ORG_UNIT, unit.id);
}

static enum outcome show_group(struct request *req)
{
	struct user_group group;
	enum outcome outcome =
		group_get(req->db, req->pool, request_path_int(req, "group"), &group);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_groups", "/verwaltung/gruppen");
	head_plain(req, group.name, true,
		pool_printf(req->pool, "/verwaltung/gruppen/%lld", (long long)group.id), "history");
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
