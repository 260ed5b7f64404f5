/* The requirement profile of a vacancy and its ranking classes: a tab of its desk, where one adds
 * to them and puts them in order; changing and removing one. */
#include "backend/vacancy/requirements.h"

#include <string.h>

#include "backend/desk/head.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "selection/requirement.h"

#define TEXT_MAX 500 /* as the column */

static const char *const requirement_kinds[] = {"mandatory", "desirable", NULL};
static const char *const requirement_scales[] = {"points", "yes_no", NULL};
static const char *const requirement_proofs[] = {
	"documents", "application", "appraisal", "interview", "exercise", NULL};

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
		.choices = requirement_proofs,
		.required = true,
		FORM_AT(struct requirement_input, proof)},
	REQUIREMENT_REASON(struct requirement_input),
};

/* words: form.requirement.reason_missing */
static const struct form requirement_form =
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
static const struct form order_form = FORM("requirement_order", order_fields, struct order_input);

static const struct form take_form = {.name = "requirements_take"};

static const struct form_field remove_fields[] = {REQUIREMENT_REASON(struct requirement_reason)};
/* words: form.requirement_remove.reason_missing */
static const struct form remove_form =
	FORM("requirement_remove", remove_fields, struct requirement_reason);

const char *profile_path(struct request *req)
{
	return pool_printf(req->pool, "/vakanzen/%s/anforderungen", req->object.number);
}

/* Who sees it as lector alone sees what the ad shows (ACC-16). */
static enum outcome admit_profile(struct request *req)
{
	return vacancy_advertised(req)                       ? NOT_FOUND
		: req->post && !may(req, RIGHT_VACANCY_EDIT) ? DENIED
							     : OK;
}

static enum outcome show_fixed(struct request *req)
{
	const char *fixed_at = NULL;
	enum outcome outcome = requirements_fixed(req->db, req->pool, req->object.id, &fixed_at);

	if (!outcome && fixed_at)
		view_time(req, "Fixed", clock_from_sql(fixed_at));
	return outcome;
}

enum outcome show_below_profile(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "tab.requirements"), profile_path(req));
	view_text(req, "Back", pool_printf(req->pool, "%s%s", req->base, profile_path(req)));
	return show_fixed(req);
}

/* words: requirement_kind.* requirement_scale.* requirement_proof.* */
static void view_requirement(
	struct request *req, const char *place, const struct requirement *requirement)
{
	const struct requirement_input *data = &requirement->data;

	view_text(req, pool_printf(req->pool, "%s.text", place), data->text);
	view_text(req, pool_printf(req->pool, "%s.kind", place),
		view_code(req, "requirement_kind", data->kind));
	view_int(req, pool_printf(req->pool, "%s.weight", place), data->weight);
	view_text(req, pool_printf(req->pool, "%s.scale", place),
		view_code(req, "requirement_scale", data->scale));
	view_text(req, pool_printf(req->pool, "%s.proof", place),
		view_code(req, "requirement_proof", data->proof));
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

static enum outcome show_requirements(struct request *req)
{
	struct requirement *requirements = NULL;
	size_t count = 0;
	enum outcome outcome =
		requirements_of(req->db, req->pool, req->object.id, &requirements, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Requirements.%zu", i);

		view_requirement(req, place, &requirements[i]);
		view_places(req, place, requirements[i].id, i, count);
	}
	return outcome;
}

/* What the text lists, to begin with. */
static void show_take(struct request *req, const struct vacancy *vacancy)
{
	size_t count = 0;
	const char **lines = requirement_lines(req->pool, vacancy->data.requirements, &count);

	for (size_t i = 0; i < count; i++)
		view_text(req, pool_printf(req->pool, "Lines.%zu", i), lines[i]);
	if (count)
		form_show(req, &take_form, vacancy_path(req, vacancy, "/uebernehmen"), NULL);
}

static enum outcome show(struct request *req)
{
	static const struct requirement_input initial = {
		.kind = "mandatory", .weight = 3, .scale = "points", .proof = "documents"};
	struct vacancy vacancy;
	enum outcome outcome = show_vacancy_brief(req, "requirements", &vacancy);

	if (!outcome)
		outcome = show_fixed(req);
	if (!outcome)
		outcome = show_requirements(req);
	if (!outcome)
		outcome = show_classes(req);
	if (outcome || !may(req, RIGHT_VACANCY_EDIT))
		return outcome;
	view_bool(req, "May.edit", true);
	if (!vacancy.profile)
		show_take(req, &vacancy);
	form_show(req, &requirement_form, profile_path(req), &initial);
	form_show(req, &order_form,
		pool_printf(req->pool, "/vakanzen/%s/reihenfolge", req->object.number), NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	enum outcome outcome = requirement_add(
		req->db, req->pool, &req->principal, req->object.id, req->input, &req->problems);

	return outcome ? outcome : redirect_to(req, "requirement_added", "%s", profile_path(req));
}

const struct page page_requirements = {
	.path = "/vakanzen/{vacancy}/anforderungen",
	.right = RIGHT_VACANCY_READ,
	.form = &requirement_form,
	.view = "backend/requirements.cs",
	.title = "requirements",
	.admit = admit_profile,
	.show = show,
	.save = save,
};

/* Twice it would double them. */
static enum outcome save_take(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome && !vacancy.profile)
		outcome = requirements_take(req->db, req->pool, &req->principal, vacancy.id,
			vacancy.data.requirements, &req->problems);
	return outcome ? outcome : redirect_to(req, "requirements_taken", "%s", profile_path(req));
}

const struct page page_requirements_take = {
	.path = "/vakanzen/{vacancy}/uebernehmen",
	.right = RIGHT_VACANCY_EDIT,
	.form = &take_form,
	.view = "backend/requirements.cs",
	.title = "requirements",
	.admit = admit_profile,
	.show = show,
	.save = save_take,
};

static enum outcome save_order(struct request *req)
{
	const struct order_input *input = req->input;
	int64_t id = 0, place = 0;
	const char *colon = input->move ? strchr(input->move, ':') : NULL;
	enum outcome outcome = NOT_FOUND;

	if (colon
		&& text_to_int(pool_strndup(req->pool, input->move, (size_t)(colon - input->move)),
			1, INT64_MAX, &id)
		&& text_to_int(colon + 1, 1, REQUIREMENTS_MAX, &place))
		outcome = requirement_move(req->db, req->pool, &req->principal, req->object.id, id,
			place, &req->problems);
	if (outcome == NOT_FOUND)
		return redirect_to(req, "requirement_gone", "%s", profile_path(req));
	return outcome ? outcome : redirect_to(req, "requirement_moved", "%s", profile_path(req));
}

const struct page page_requirement_order = {
	.path = "/vakanzen/{vacancy}/reihenfolge",
	.right = RIGHT_VACANCY_EDIT,
	.form = &order_form,
	.view = "backend/requirements.cs",
	.title = "requirements",
	.admit = admit_profile,
	.show = show,
	.save = save_order,
};

static enum outcome requirement_of_path(struct request *req, struct requirement *requirement_r)
{
	return requirement_get(req->db, req->pool, req->object.id,
		request_path_int(req, "requirement"), requirement_r);
}

static enum outcome now(struct request *req, void *now_r)
{
	struct requirement requirement;
	enum outcome outcome = requirement_of_path(req, &requirement);

	if (!outcome)
		*(struct requirement_input *)now_r = requirement.data;
	return outcome;
}

static enum outcome show_edit(struct request *req)
{
	struct requirement requirement;
	enum outcome outcome = requirement_of_path(req, &requirement);

	if (!outcome)
		outcome = show_below_profile(req);
	if (!outcome)
		form_show(req, &requirement_form, req->path, &requirement.data);
	return outcome;
}

static enum outcome save_edit(struct request *req)
{
	const struct requirement_input *before = req->now;
	struct requirement_input *input = req->input;
	enum outcome outcome;

	input->version = before->version;
	outcome = requirement_change(req->db, req->pool, &req->principal, req->object.id,
		request_path_int(req, "requirement"), input, &req->problems);
	return outcome ? outcome : redirect_to(req, "saved", "%s", profile_path(req));
}

const struct page page_requirement_edit = {
	.path = "/vakanzen/{vacancy}/anforderungen/{requirement}",
	.right = RIGHT_VACANCY_EDIT,
	.form = &requirement_form,
	.view = "backend/requirement_edit.cs",
	.title = "requirement_edit",
	.show = show_edit,
	.now = now,
	.save = save_edit,
};

static enum outcome show_remove(struct request *req)
{
	struct requirement requirement;
	enum outcome outcome = requirement_of_path(req, &requirement);

	if (!outcome)
		outcome = show_below_profile(req);
	if (outcome)
		return outcome;
	view_requirement(req, "Requirement", &requirement);
	form_show(req, &remove_form, req->path, NULL);
	return OK;
}

static enum outcome save_remove(struct request *req)
{
	const struct requirement_reason *input = req->input;
	enum outcome outcome =
		requirement_remove(req->db, req->pool, &req->principal, req->object.id,
			request_path_int(req, "requirement"), input->reason, &req->problems);

	return outcome ? outcome : redirect_to(req, "requirement_removed", "%s", profile_path(req));
}

const struct page page_requirement_remove = {
	.path = "/vakanzen/{vacancy}/anforderungen/{requirement}/entfernen",
	.right = RIGHT_VACANCY_EDIT,
	.form = &remove_form,
	.view = "backend/requirement_remove.cs",
	.title = "requirement_remove",
	.show = show_remove,
	.save = save_remove,
};
