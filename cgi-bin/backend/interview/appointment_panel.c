/* A panel of an appointment: room, composition as stated, and who sits on it. */
#include <string.h>

#include "backend/desk/pick.h"
#include "backend/interview/interview_view.h"
#include "backend/pages.h"
#include "base/text.h"
#include "interview/plan.h"
#include "web/form/form.h"

static const struct form_field panel_fields[] = {
	{.name = "room", .type = FIELD_TEXT, .max = 120, FORM_AT(struct panel_input, room)},
	{.name = "told_as", .type = FIELD_TEXT, .max = 300, FORM_AT(struct panel_input, told_as)},
	{.name = "women", .type = FIELD_TEXT, .max = 3, FORM_AT(struct panel_input, women)},
	{.name = "men", .type = FIELD_TEXT, .max = 3, FORM_AT(struct panel_input, men)},
	{.name = "composition",
		.type = FIELD_TEXT,
		.max = 300,
		.sometimes = true,
		FORM_AT(struct panel_input, composition)},
};
static const struct form panel_form = FORM("appointment_panel", panel_fields, struct panel_input);

struct member_input {
	const char *member;
};

static const struct form_field member_fields[] = {
	{.name = "member",
		.type = FIELD_PICK,
		.max = 100,
		.required = true,
		FORM_AT(struct member_input, member)},
};
static const struct form member_form = FORM("panel_member", member_fields, struct member_input);
static const struct form leave_form = {.name = "panel_leave"};

static const char *panel_path(struct request *req, const char *rest)
{
	return appointment_path(req,
		pool_printf(req->pool, "/gremium/%lld%s",
			(long long)request_path_int(req, "gremium"), rest));
}

static enum outcome panel_find(struct request *req, struct appointment_panel *panel_r)
{
	struct appointment_panel *panels = NULL;
	size_t count = 0;
	enum outcome outcome = appointment_panels(
		req->db, req->pool, request_path_int(req, "termin"), &panels, &count);

	for (size_t i = 0; !outcome && i < count; i++)
		if (panels[i].id == request_path_int(req, "gremium")) {
			*panel_r = panels[i];
			return OK;
		}
	return outcome ? outcome : NOT_FOUND;
}

static enum outcome admit(struct request *req)
{
	struct appointment_panel panel;
	enum outcome outcome = admit_appointment(req);

	return outcome ? outcome : panel_find(req, &panel);
}

static enum outcome panel_now(struct request *req, void *now_r)
{
	struct appointment_panel panel;
	struct panel_input *now = now_r;
	enum outcome outcome = panel_find(req, &panel);

	if (!outcome)
		*now = (struct panel_input){
			panel.room, panel.told_as, panel.women, panel.men, panel.composition};
	return outcome;
}

/* The members one by one, with the button that takes them off. */
static void show_members(struct request *req, const struct appointment_panel *panel)
{
	char *names = panel->members ? pool_strdup(req->pool, panel->members) : NULL;
	char *ids = panel->member_ids ? pool_strdup(req->pool, panel->member_ids) : NULL;
	char *name, *id;

	for (size_t i = 0; (id = strsep(&ids, ",")) && (name = strsep(&names, ",")); i++) {
		const char *place = pool_printf(req->pool, "Members.%zu", i);

		view_text(
			req, pool_printf(req->pool, "%s.name", place), text_trim(req->pool, name));
		view_text(req, pool_printf(req->pool, "%s.user_id", place), id);
	}
}

static enum outcome panel_head(struct request *req, struct appointment_panel *panel_r)
{
	struct appointment appointment;
	enum outcome outcome = appointment_show(req, &appointment);

	if (!outcome)
		outcome = panel_find(req, panel_r);
	if (outcome)
		return outcome;
	view_int(req, "Panel.position", panel_r->position);
	view_text(
		req, "Panel.path", pool_printf(req->pool, "%s%s", req->base, panel_path(req, "")));
	return OK;
}

static enum outcome show_panel(struct request *req)
{
	struct appointment_panel panel;
	struct panel_input now = {0};
	enum outcome outcome = panel_head(req, &panel);

	if (!outcome)
		outcome = panel_now(req, &now);
	if (outcome)
		return outcome;
	show_members(req, &panel);
	form_show(req, &panel_form, panel_path(req, ""), &now);
	form_show(req, &leave_form, panel_path(req, ""), NULL);
	return OK;
}

static enum outcome save_panel(struct request *req)
{
	enum outcome outcome =
		panel_change(req->db, req->pool, &req->principal, request_path_int(req, "termin"),
			request_path_int(req, "gremium"), req->input, &req->problems);

	return outcome ? outcome : redirect_to(req, "saved", "%s", panel_path(req, ""));
}

const struct page page_panel = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/gremium/{gremium}",
	.right = RIGHT_APPOINTMENT,
	.form = &panel_form,
	.view = "backend/appointment_panel.cs",
	.title = "appointment_panel",
	.admit = admit,
	.show = show_panel,
	.now = panel_now,
	.save = save_panel,
};

static enum outcome find_member(struct request *req, const char *words, struct db_rows **rows_r)
{
	return panel_candidates(req->db, req->pool, req->object.id, words, rows_r);
}

static enum outcome show_join(struct request *req)
{
	const struct form_pick pick = {
		.address = panel_path(req, "/auswahl"),
		.find = find_member,
	};
	struct appointment_panel panel;
	enum outcome outcome = panel_head(req, &panel);

	if (outcome)
		return outcome;
	form_show(req, &member_form, panel_path(req, "/mitglied"), NULL);
	return form_pick(req, &member_form, "member", &pick);
}

static enum outcome save_join(struct request *req)
{
	const struct member_input *input = req->input;
	enum outcome outcome =
		panel_join(req->db, req->pool, &req->principal, request_path_int(req, "termin"),
			request_path_int(req, "gremium"), input->member, &req->problems);

	return outcome ? outcome : redirect_to(req, "panel_joined", "%s", panel_path(req, ""));
}

const struct page page_panel_join = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/gremium/{gremium}/mitglied",
	.right = RIGHT_APPOINTMENT,
	.form = &member_form,
	.view = "backend/appointment_member.cs",
	.title = "panel_join",
	.admit = admit,
	.show = show_join,
	.save = save_join,
};

static enum outcome answer_member(struct request *req)
{
	return pick_answer(req, find_member);
}

const struct page page_pick_panel = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/gremium/{gremium}/auswahl",
	.right = RIGHT_APPOINTMENT,
	.admit = admit,
	.show = answer_member,
	.raw = true,
};

static enum outcome save_leave(struct request *req)
{
	enum outcome outcome =
		panel_leave(req->db, req->pool, &req->principal, request_path_int(req, "termin"),
			request_path_int(req, "gremium"), request_path_value(req, "person"));

	if (outcome && outcome != NOT_FOUND)
		return outcome;
	return redirect_to(req, "panel_left", "%s", panel_path(req, ""));
}

const struct page page_panel_leave = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/gremium/{gremium}/{person}/entfernen",
	.right = RIGHT_APPOINTMENT,
	.form = &leave_form,
	.admit = admit,
	.save = save_leave,
};
