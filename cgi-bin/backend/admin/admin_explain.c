/* "Why?" and "why not?": one person, one object, one right; for administrators. */
#include "access/why.h"
#include "backend/admin/admin.h"
#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "org/role.h"
#include "org/staff.h"
#include "recruiting/exclusion.h"

static const char *const link_words[ACCESS_LINKS] = {
	[ACCESS_LINK_OBJECT] = "why.object",
	[ACCESS_LINK_ACTIVE] = "why.active",
	[ACCESS_LINK_GROUP] = "why.group",
	[ACCESS_LINK_RIGHT] = "why.right",
	[ACCESS_LINK_REACH] = "why.reach",
	[ACCESS_LINK_STATUS] = "why.status",
	[ACCESS_LINK_EXCLUDED] = "why.excluded",
};

static const char *role_names(struct request *req, const struct db_rows *roles, int64_t mask)
{
	struct buf buf;

	buf_init(&buf, req->pool);
	for (size_t i = 0; i < roles->count; i++) {
		if (!(mask >> db_number(roles, i, "id") & 1))
			continue;
		buf_str(&buf, buf.length ? ", " : "");
		buf_str(&buf,
			admin_role(req, db_text(roles, i, "role"), db_text(roles, i, "role_de"),
				db_text(roles, i, "role_en")));
	}
	return buf.length ? buf.data : NULL;
}

static enum outcome view_missing(
	struct request *req, const struct object_type *type, const struct access_why *why)
{
	struct db_rows *roles = NULL;
	enum outcome outcome = role_list(req->db, req->pool, &roles);
	int shown = 0;

	if (outcome)
		return outcome;
	for (int link = 0; link < ACCESS_LINKS; link++) {
		const char *row = pool_printf(req->pool, "Missing.%d", shown);

		if (!why->missing[link])
			continue;
		shown++;
		view_text(req, pool_printf(req->pool, "%s.text", row),
			view_word(req, link_words[link]));
		view_text(req, pool_printf(req->pool, "%s.roles", row),
			role_names(req, roles, why->roles[link]));
		if (link == ACCESS_LINK_STATUS)
			view_text(req, pool_printf(req->pool, "%s.status", row),
				view_status(req, type->kind, why->status));
		if (link == ACCESS_LINK_EXCLUDED)
			view_time(req, pool_printf(req->pool, "%s.since", row),
				clock_from_sql(why->excluded_at));
	}
	return OK;
}

static void view_ways(struct request *req, const struct access_why *why)
{
	for (size_t i = 0; i < why->way_count; i++) {
		const char *row = pool_printf(req->pool, "Ways.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.role", row),
			view_code(req, "role", why->ways[i].role_code));
		view_text(req, pool_printf(req->pool, "%s.role_code", row), why->ways[i].role_code);
		view_text(req, pool_printf(req->pool, "%s.via", row), why->ways[i].via);
		view_text(req, pool_printf(req->pool, "%s.unit", row), why->ways[i].unit);
	}
}

/* An object an administrator is excluded from is as unknown as one that is not there; its id is 0.
 */
static enum outcome find_object(
	struct request *req, const struct object_type *type, const char *number, int64_t *id_r)
{
	enum outcome outcome = object_find(req->db, type->kind, number, id_r);

	if (!outcome)
		outcome = exclusion_open(req->db, req->pool, &req->principal, type->kind, *id_r);
	if (outcome == NOT_FOUND)
		*id_r = 0;
	return outcome == NOT_FOUND ? OK : outcome;
}

static enum outcome explanation_show(struct request *req, const char *person, const char *number)
{
	const struct object_type *type = object_type_of_number(number);
	int64_t right = request_query_int(req, "recht", 0), id = 0;
	struct staff_user staff;
	struct access_why why;
	enum outcome outcome = staff_by_user_id(req->db, req->pool, person, &staff);

	if (outcome == NOT_FOUND || (!outcome && !type)) {
		view_text(req, "Why.problem", view_word(req, type ? "why.person" : "why.number"));
		return OK;
	}
	if (right <= RIGHT_NONE || right >= RIGHT_COUNT)
		right = type ? type->know : RIGHT_NONE;
	if (!outcome && right_object((enum right)right) != type->kind) {
		view_text(req, "Why.problem", view_word(req, "why.kind"));
		return OK;
	}
	if (!outcome)
		outcome = find_object(req, type, number, &id);
	if (!outcome)
		outcome = access_why(
			req->db, req->pool, staff.id, (enum right)right, type->kind, id, &why);
	if (outcome)
		return outcome;
	view_bool(req, "Why.done", true);
	view_bool(req, "Why.holds", why.holds);
	view_text(req, "Why.person", staff.name);
	view_text(req, "Why.number", number);
	view_int(req, "Why.right", right);
	view_ways(req, &why);
	return view_missing(req, type, &why);
}

/* A number of another kind is typed as it is; vacancies are found by words, too. */
static enum outcome find_objects(struct request *req, const char *words, struct db_rows **rows_r)
{
	const struct object_type *type = object_type_of_number(words);

	if (!type || type->kind == OBJECT_VACANCY)
		return pick_vacancies(req, words, rows_r);
	*rows_r = POOL_NEW(req->pool, struct db_rows);
	return OK;
}

static enum outcome show(struct request *req)
{
	const char *person = NULL, *number = NULL;
	struct db_rows *rights = NULL;
	enum outcome outcome = access_rights(req->db, req->pool, &rights);

	if (!outcome)
		outcome = form_pick_query(req, "person", view_word(req, "why.person_label"),
			view_word(req, "why.person_hint"),
			&(struct form_pick){.address = PICK_STAFF, .find = pick_staff}, &person);
	if (!outcome)
		outcome = form_pick_query(req, "objekt", view_word(req, "why.object_label"),
			view_word(req, "why.object_hint"),
			&(struct form_pick){.address = PICK_VACANCIES, .find = find_objects},
			&number);
	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.administration"), "/verwaltung");
	view_rows(req, "Rights", rights);
	view_int(req, "Search.right", request_query_int(req, "recht", 0));
	if (text_empty(person) || text_empty(number))
		return OK;
	return explanation_show(req, person, number);
}

const struct page page_admin_explain = {
	.path = "/verwaltung/zugriff",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_explain.cs",
	.title = "admin_explain",
	.show = show,
};
