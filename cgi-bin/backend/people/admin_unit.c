/* One organisation unit: its data, what is below it, creating below it, members. */
#include "backend/desk/choose.h"
#include "backend/desk/head.h"
#include "backend/desk/lists.h"
#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "backend/people/unit_view.h"
#include "base/buf.h"
#include "base/text.h"
#include "org/staff.h"
#include "org/unit_admin.h"
#include "org/unit_members.h"
#include "publishing/jobad.h"
#include "web/form/form.h"

static const char *const unit_kinds[] = {"sub_unit", "location", "committee", "psb_group", NULL};
static const char *const committee_kinds[] = {"PR", "SBV", "GSB", NULL};

static const struct form_field unit_fields[] = {
	{.name = "name",
		.type = FIELD_TEXT,
		.max = 200,
		.required = true,
		FORM_AT(struct unit_input, name)},
	{.name = "short_name",
		.type = FIELD_TEXT,
		.max = 20,
		.required = true,
		FORM_AT(struct unit_input, short_name)},
	{.name = "street", .type = FIELD_TEXT, .max = 120, FORM_AT(struct unit_input, street)},
	{.name = "postcode", .type = FIELD_TEXT, .max = 10, FORM_AT(struct unit_input, postcode)},
	{.name = "town", .type = FIELD_TEXT, .max = 80, FORM_AT(struct unit_input, town)},
	{.name = "mailbox", .type = FIELD_EMAIL, .max = 254, FORM_AT(struct unit_input, mailbox)},
	{.name = "reception_mailbox",
		.type = FIELD_EMAIL,
		.max = 254,
		.sometimes = true,
		FORM_AT(struct unit_input, reception_mailbox)},
};
static const struct form unit_form = FORM("unit", unit_fields, struct unit_input);

static const struct form_field new_fields[] = {
	{.name = "kind",
		.type = FIELD_CHOICE,
		.choices = unit_kinds,
		.required = true,
		FORM_AT(struct unit_new_input, kind)},
	{.name = "committee",
		.type = FIELD_CHOICE,
		.sometimes = true,
		.choices = committee_kinds,
		FORM_AT(struct unit_new_input, committee)},
	{.name = "name",
		.type = FIELD_TEXT,
		.max = 200,
		.required = true,
		FORM_AT(struct unit_new_input, name)},
	{.name = "short_name",
		.type = FIELD_TEXT,
		.max = 20,
		.required = true,
		FORM_AT(struct unit_new_input, short_name)},
	{.name = "code",
		.type = FIELD_TEXT,
		.max = 40,
		.required = true,
		FORM_AT(struct unit_new_input, code)},
};
static const struct form new_form = FORM("unit_new", new_fields, struct unit_new_input);

static const struct form member_form = {.name = "unit_member"};

static const struct form_field add_fields[] = {
	{.name = "person",
		.type = FIELD_PICK,
		.max = 100,
		.required = true,
		FORM_AT(struct choose_input, person)},
};
static const struct form add_form = FORM("unit_member_add", add_fields, struct choose_input);

const char *view_unit_path(struct request *req, const char *code)
{
	struct buf buf;

	buf_init(&buf, req->pool);
	buf_str(&buf, "/verwaltung/organisation/");
	buf_url(&buf, code);
	return buf.data;
}

void view_unit(struct request *req, const struct unit *unit)
{
	view_text(req, "Unit.path", view_unit_path(req, unit->code));
	view_text(req, "Unit.code", unit->code);
	view_text(req, "Unit.name", unit->name);
	view_text(req, "Unit.kind", unit->kind);
	view_text(req, "Unit.committee", unit->committee);
	view_bool(req, "Unit.active", unit->active);
	if (unit->authority_id != unit->id)
		view_text(req, "Unit.authority", unit->authority);
	if (unit->parent) {
		view_text(req, "Unit.parent", unit->parent);
		view_text(req, "Unit.parent_path", view_unit_path(req, unit->parent_code));
	}
}

void view_unit_crumbs(struct request *req, const struct unit *unit, bool own)
{
	view_crumb(req, view_word(req, "title.administration"), "/verwaltung");
	view_crumb(req, view_word(req, "title.units"), "/verwaltung/organisation");
	if (own)
		view_crumb_german(req, unit->name, view_unit_path(req, unit->code));
	else
		view_title_german(req, unit->name);
}

static enum outcome find_member(struct request *req, const char *words, struct db_rows **rows_r)
{
	struct unit unit;
	enum outcome outcome = view_unit_find(req, &unit);

	if (!outcome && !unit_role(&unit))
		outcome = NOT_FOUND;
	return outcome ? outcome : unit_candidates(req->db, req->pool, &unit, words, rows_r);
}

static enum outcome show_members(struct request *req, const struct unit *unit)
{
	const char *path = view_unit_path(req, unit->code);
	struct db_rows *rows = NULL;
	enum outcome outcome;

	if (!unit_role(unit))
		return OK;
	outcome = unit_members(req->db, req->pool, unit->id, &rows);
	if (outcome)
		return outcome;
	view_bool(req, "Unit.members", true);
	view_rows(req, "Members", rows);
	form_show(req, &add_form, pool_printf(req->pool, "%s/mitglieder/neu", path), NULL);
	return form_pick(req, &add_form, "person",
		&(struct form_pick){.address = pool_printf(req->pool, "%s/auswahl", path),
			.find = find_member});
}

static struct unit_input input_of(const struct unit *unit)
{
	return (struct unit_input){.name = unit->name,
		.short_name = unit->short_name,
		.street = unit->street,
		.postcode = unit->postcode,
		.town = unit->town,
		.mailbox = unit->mailbox,
		.reception_mailbox = unit->reception_mailbox};
}

static enum outcome now(struct request *req, void *now_r)
{
	struct unit unit;
	enum outcome outcome = view_unit_find(req, &unit);

	if (!outcome)
		*(struct unit_input *)now_r = input_of(&unit);
	return outcome;
}

enum outcome show_admin_unit(struct request *req)
{
	struct unit unit;
	struct unit_input initial;
	enum outcome outcome = view_unit_find(req, &unit);

	if (!outcome)
		outcome = list_show(req, "List", &units_below_list);
	if (!outcome)
		outcome = view_unit_head(req, &unit, "overview");
	if (!outcome)
		outcome = show_members(req, &unit);
	if (outcome)
		return outcome;
	view_unit(req, &unit);
	view_bool(req, "May.below", unit_may_have_below(&unit));
	initial = input_of(&unit);
	form_show(req, &unit_form, view_unit_path(req, unit.code), &initial);
	form_show(req, &member_form, req->path, NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	struct unit unit;
	enum outcome outcome = view_unit_find(req, &unit);

	if (!outcome)
		outcome = unit_change(
			req->db, req->pool, &req->principal, &unit, req->input, &req->problems);
	if (!outcome)
		outcome = jobad_renew_units(req->db, req->pool);
	return outcome ? outcome : redirect_to(req, "saved", "%s", view_unit_path(req, unit.code));
}

static enum outcome show_new(struct request *req)
{
	struct unit unit;
	enum outcome outcome = view_unit_find(req, &unit);

	if (outcome)
		return outcome;
	if (!unit_may_have_below(&unit))
		return NOT_FOUND;
	view_unit(req, &unit);
	view_unit_crumbs(req, &unit, true);
	form_show(req, &new_form, pool_printf(req->pool, "%s/neu", view_unit_path(req, unit.code)),
		NULL);
	return OK;
}

static enum outcome save_new(struct request *req)
{
	const struct unit_new_input *input = req->input;
	struct unit unit;
	enum outcome outcome = view_unit_find(req, &unit);

	if (!outcome)
		outcome = unit_create(
			req->db, req->pool, &req->principal, &unit, input, &req->problems);
	return outcome ? outcome
		       : redirect_to(req, "unit_created", "%s", view_unit_path(req, input->code));
}

const struct page page_admin_unit = {
	.path = "/verwaltung/organisation/{unit}",
	.right = RIGHT_ADMIN,
	.form = &unit_form,
	LISTS(&units_below_list),
	.view = "backend/admin_unit.cs",
	.title = "unit",
	.show = show_admin_unit,
	.now = now,
	.save = save,
};

const struct page page_admin_unit_new = {
	.path = "/verwaltung/organisation/{unit}/neu",
	.right = RIGHT_ADMIN,
	.form = &new_form,
	.view = "backend/admin_unit_new.cs",
	.title = "unit_new",
	.show = show_new,
	.save = save_new,
};

static enum outcome answer_member(struct request *req)
{
	return pick_answer(req, find_member);
}

const struct page page_pick_unit_member = {
	.path = "/verwaltung/organisation/{unit}/auswahl",
	.right = RIGHT_ADMIN,
	.show = answer_member,
	.raw = true,
};

static enum outcome save_add(struct request *req)
{
	const struct choose_input *input = req->input;
	struct unit unit;
	struct staff_user staff;
	enum outcome outcome = view_unit_find(req, &unit);

	if (outcome)
		return outcome;
	outcome = staff_by_user_id(req->db, req->pool, input->person, &staff);
	if (!outcome)
		outcome = unit_add_member(req->db, req->pool, &req->principal, &unit, staff.id);
	if (outcome == NOT_FOUND || outcome == INVALID) {
		form_problem(req, "person", outcome == INVALID ? "member_not_allowed" : "pick");
		return INVALID;
	}
	return outcome ? outcome
		       : redirect_to(req, "person_added", "%s", view_unit_path(req, unit.code));
}

static enum outcome save_remove(struct request *req)
{
	struct unit unit;
	struct staff_user staff;
	enum outcome outcome = view_unit_find(req, &unit);

	if (!outcome)
		outcome = staff_by_user_id(
			req->db, req->pool, request_path_value(req, "person"), &staff);
	if (!outcome)
		outcome = unit_remove_member(req->db, req->pool, &req->principal, &unit, staff.id);
	return outcome ? outcome
		       : redirect_to(req, "person_removed", "%s", view_unit_path(req, unit.code));
}

const struct page page_admin_unit_member_add = {
	.path = "/verwaltung/organisation/{unit}/mitglieder/neu",
	.right = RIGHT_ADMIN,
	.form = &add_form,
	LISTS(&units_below_list),
	.view = "backend/admin_unit.cs",
	.title = "unit",
	.show = show_admin_unit,
	.save = save_add,
};

const struct page page_admin_unit_member_remove = {
	.path = "/verwaltung/organisation/{unit}/mitglieder/{person}/entfernen",
	.right = RIGHT_ADMIN,
	.form = &member_form,
	LISTS(&units_below_list),
	.view = "backend/admin_unit.cs",
	.title = "unit",
	.show = show_admin_unit,
	.save = save_remove,
};
