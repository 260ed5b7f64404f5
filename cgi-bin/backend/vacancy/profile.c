/* The pages of a requirement profile: the list, where one adds to it and puts it in order; changing
 * and removing one. */
#include "backend/vacancy/profile.h"

#include <string.h>

#include "backend/pages.h"
#include "backend/vacancy/requirements.h"
#include "base/clock.h"
#include "base/text.h"
#include "choice/choice.h"

#define TEXT_MAX 500 /* as the column */

static const char *const requirement_kinds[] = {"mandatory", "desirable", NULL};
static const char *const requirement_scales[] = {"points", "yes_no", NULL};

static const struct form_field requirement_fields[] = {
	{.name = "text",
		.type = FIELD_TEXT,
		.max = TEXT_MAX,
		.required = true,
		FORM_AT(struct requirement_input, text)},
	{.name = "kind",
		.type = FIELD_CHOICE,
		.choices = requirement_kinds,
		.required = true,
		FORM_AT(struct requirement_input, kind)},
	{.name = "weight",
		.type = FIELD_INT,
		.min = 1,
		.max = 5,
		.required = true,
		FORM_AT(struct requirement_input, weight)},
	{.name = "scale",
		.type = FIELD_CHOICE,
		.choices = requirement_scales,
		.required = true,
		FORM_AT(struct requirement_input, scale)},
	{.name = "proof",
		.type = FIELD_CHOICE,
		.list = CHOICE_PROOF,
		.required = true,
		FORM_AT(struct requirement_input, proof)},
	REQUIREMENT_REASON(struct requirement_input),
};

/* words: form.requirement.reason_missing */
const struct form requirement_form =
	FORM("requirement", requirement_fields, struct requirement_input);

struct order_input {
	const char *move; /* "17:2": which, and to which place */
};

static const struct form_field order_fields[] = {
	{.name = "move",
		.type = FIELD_TEXT,
		.max = 40,
		.hidden = true,
		FORM_AT(struct order_input, move)},
};
const struct form requirement_order_form =
	FORM("requirement_order", order_fields, struct order_input);

const struct form requirements_take_form = {.name = "requirements_take"};

static const struct form_field remove_fields[] = {REQUIREMENT_REASON(struct requirement_reason)};
/* words: form.requirement_remove.reason_missing */
const struct form requirement_remove_form =
	FORM("requirement_remove", remove_fields, struct requirement_reason);

struct profile profile_of(const struct request *req)
{
	return (struct profile){req->object.kind, req->object.id};
}

/* An address of the object, without base. */
static const char *path_of(struct request *req, const char *rest)
{
	return pool_printf(req->pool, "/%s/%s/%s", object_type(req->object.kind)->path,
		req->object.number, rest);
}

const char *profile_path(struct request *req)
{
	return path_of(req, "anforderungen");
}

/* words: requirement_kind.* requirement_scale.* */
static void view_requirement(
	struct request *req, const char *place, const struct requirement_input *data)
{
	view_text(req, pool_printf(req->pool, "%s.text", place), data->text);
	view_text(req, pool_printf(req->pool, "%s.kind", place),
		view_code(req, "requirement_kind", data->kind));
	view_int(req, pool_printf(req->pool, "%s.weight", place), data->weight);
	view_text(req, pool_printf(req->pool, "%s.scale", place),
		view_code(req, "requirement_scale", data->scale));
	view_text(req, pool_printf(req->pool, "%s.proof", place),
		view_choice(req, CHOICE_PROOF, data->proof));
}

/* Where it stands, and the values of the buttons that move it. */
static void view_places(struct request *req, const char *place, int64_t id, size_t i, size_t count)
{
	view_int(req, pool_printf(req->pool, "%s.id", place), id);
	view_int(req, pool_printf(req->pool, "%s.place", place), (int64_t)i + 1);
	view_text(req, pool_printf(req->pool, "%s.path", place),
		pool_printf(req->pool, "%s%s/%lld", req->base, profile_path(req), (long long)id));
	if (i > 0)
		view_text(req, pool_printf(req->pool, "%s.up", place),
			pool_printf(req->pool, "%lld:%zu", (long long)id, i));
	if (i + 1 < count)
		view_text(req, pool_printf(req->pool, "%s.down", place),
			pool_printf(req->pool, "%lld:%zu", (long long)id, i + 2));
}

/* What the text lists, to begin with. */
static void show_take(struct request *req, const char *text)
{
	size_t count = 0;
	const char **lines = requirement_lines(req->pool, text, &count);

	for (size_t i = 0; i < count; i++)
		view_text(req, pool_printf(req->pool, "Lines.%zu", i), lines[i]);
	if (count)
		form_show(req, &requirements_take_form, path_of(req, "uebernehmen"), NULL);
}

enum outcome profile_show(struct request *req, const char *text, bool edit)
{
	const struct requirement_input initial = {.kind = "mandatory",
		.weight = 3,
		.scale = "points",
		.proof = choice_preset(req->db, CHOICE_PROOF, "documents")};
	struct requirement *requirements = NULL;
	size_t count = 0;
	enum outcome outcome =
		requirements_of(req->db, req->pool, profile_of(req), &requirements, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Requirements.%zu", i);

		view_requirement(req, place, &requirements[i].data);
		view_places(req, place, requirements[i].id, i, count);
	}
	if (outcome || !edit)
		return outcome;
	view_bool(req, "May.edit", true);
	if (!count)
		show_take(req, text);
	form_show(req, &requirement_form, profile_path(req), &initial);
	form_show(req, &requirement_order_form, path_of(req, "reihenfolge"), NULL);
	return OK;
}

void profile_below(struct request *req)
{
	view_crumb(req, view_word(req, "tab.requirements"), profile_path(req));
	view_text(req, "Back", pool_printf(req->pool, "%s%s", req->base, profile_path(req)));
}

enum outcome profile_add(struct request *req)
{
	enum outcome outcome = requirement_add(
		req->db, req->pool, &req->principal, profile_of(req), req->input, &req->problems);

	return outcome ? outcome : redirect_to(req, "requirement_added", "%s", profile_path(req));
}

/* Twice it would double them. */
enum outcome profile_take(struct request *req, const char *text)
{
	struct requirement *requirements = NULL;
	size_t count = 0;
	enum outcome outcome =
		requirements_of(req->db, req->pool, profile_of(req), &requirements, &count);

	if (!outcome && !count)
		outcome = requirements_take(
			req->db, req->pool, &req->principal, profile_of(req), text, &req->problems);
	return outcome ? outcome : redirect_to(req, "requirements_taken", "%s", profile_path(req));
}

enum outcome profile_order(struct request *req)
{
	const struct order_input *input = req->input;
	int64_t id = 0, place = 0;
	const char *colon = input->move ? strchr(input->move, ':') : NULL;
	enum outcome outcome = NOT_FOUND;

	if (colon
		&& text_to_int(pool_strndup(req->pool, input->move, (size_t)(colon - input->move)),
			1, INT64_MAX, &id)
		&& text_to_int(colon + 1, 1, REQUIREMENTS_MAX, &place))
		outcome = requirement_move(req->db, req->pool, &req->principal, profile_of(req), id,
			place, &req->problems);
	if (outcome == NOT_FOUND)
		return redirect_to(req, "requirement_gone", "%s", profile_path(req));
	return outcome ? outcome : redirect_to(req, "requirement_moved", "%s", profile_path(req));
}

static enum outcome requirement_of_path(struct request *req, struct requirement *requirement_r)
{
	return requirement_get(req->db, req->pool, profile_of(req),
		request_path_int(req, "requirement"), requirement_r);
}

enum outcome profile_now(struct request *req, void *now_r)
{
	struct requirement requirement;
	enum outcome outcome = requirement_of_path(req, &requirement);

	if (!outcome)
		*(struct requirement_input *)now_r = requirement.data;
	return outcome;
}

enum outcome profile_show_change(struct request *req)
{
	struct requirement requirement;
	enum outcome outcome = requirement_of_path(req, &requirement);

	if (!outcome)
		form_show(req, &requirement_form, req->path, &requirement.data);
	return outcome;
}

enum outcome profile_change(struct request *req)
{
	const struct requirement_input *before = req->now;
	struct requirement_input *input = req->input;
	enum outcome outcome;

	input->version = before->version;
	outcome = requirement_change(req->db, req->pool, &req->principal, profile_of(req),
		request_path_int(req, "requirement"), input, &req->problems);
	return outcome ? outcome : redirect_to(req, "saved", "%s", profile_path(req));
}

enum outcome profile_show_remove(struct request *req)
{
	struct requirement requirement;
	enum outcome outcome = requirement_of_path(req, &requirement);

	if (outcome)
		return outcome;
	view_requirement(req, "Requirement", &requirement.data);
	form_show(req, &requirement_remove_form, req->path, NULL);
	return OK;
}

enum outcome profile_remove(struct request *req)
{
	const struct requirement_reason *input = req->input;
	enum outcome outcome =
		requirement_remove(req->db, req->pool, &req->principal, profile_of(req),
			request_path_int(req, "requirement"), input->reason, &req->problems);

	return outcome ? outcome : redirect_to(req, "requirement_removed", "%s", profile_path(req));
}

/* words: requirement_done.* */
enum outcome show_former(struct request *req)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = requirements_former(req->db, req->pool, req->object.id, &rows);

	for (size_t i = 0; !outcome && i < rows->count && i < REQUIREMENTS_FORMER; i++) {
		const char *letter = db_text(rows, i, "letter");
		const char *place =
			pool_printf(req->pool, letter ? "Former_classes.%zu" : "Former.%zu", i);
		const struct requirement_input said = {.text = db_text(rows, i, "text"),
			.kind = db_text(rows, i, "kind"),
			.weight = db_number(rows, i, "weight"),
			.scale = db_text(rows, i, "scale"),
			.proof = db_text(rows, i, "proof")};

		if (letter)
			view_class(req, place,
				&(struct ranking_input){.letter = letter,
					.name = db_text(rows, i, "text"),
					.meaning = db_text(rows, i, "meaning")});
		else
			view_requirement(req, place, &said);
		view_text(req, pool_printf(req->pool, "%s.done", place),
			view_code(req, "requirement_done", db_text(rows, i, "done")));
		view_text(req, pool_printf(req->pool, "%s.reason", place),
			db_text(rows, i, "reason"));
		view_text(req, pool_printf(req->pool, "%s.by", place), db_text(rows, i, "name"));
		view_time(req, pool_printf(req->pool, "%s.at", place),
			clock_from_sql(db_text(rows, i, "changed_at")));
	}
	if (!outcome && rows->count > REQUIREMENTS_FORMER)
		view_int(req, "Former_more", REQUIREMENTS_FORMER);
	return outcome;
}
