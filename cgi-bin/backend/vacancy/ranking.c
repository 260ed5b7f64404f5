/* The classes of a vacancy's ranking: shown with its profile; adding, changing, removing one. */
#include "selection/ranking.h"
#include "backend/pages.h"
#include "backend/vacancy/requirements.h"

#define NAME_MAX_LENGTH 80 /* as the column */
#define MEANING_MAX 300 /* as the column */

static const struct form_field class_fields[] = {
	{.name = "letter",
		.type = FIELD_TEXT,
		.max = 1,
		.required = true,
		FORM_AT(struct ranking_input, letter)},
	/* those of a class that is there begin here */
	{.name = "name",
		.type = FIELD_TEXT,
		.max = NAME_MAX_LENGTH,
		.required = true,
		FORM_AT(struct ranking_input, name)},
	{.name = "meaning",
		.type = FIELD_TEXT,
		.max = MEANING_MAX,
		FORM_AT(struct ranking_input, meaning)},
	REQUIREMENT_REASON(struct ranking_input),
};

/* words: form.ranking_class.reason form.ranking_class.reason_hint form.ranking_class.reason_missing
 */
static const struct form new_form = FORM("ranking_class", class_fields, struct ranking_input);
static const struct form edit_form = {
	.name = "ranking_class",
	.fields = class_fields + 1,
	.count = sizeof(class_fields) / sizeof(class_fields[0]) - 1,
	.size = sizeof(struct ranking_input),
};

static const struct form_field remove_fields[] = {REQUIREMENT_REASON(struct requirement_reason)};
/* words: form.ranking_remove.reason form.ranking_remove.reason_hint
 * form.ranking_remove.reason_missing */
static const struct form remove_form =
	FORM("ranking_remove", remove_fields, struct requirement_reason);

void view_class(struct request *req, const char *place, const struct ranking_input *class)
{
	view_text(req, pool_printf(req->pool, "%s.letter", place), class->letter);
	view_text(req, pool_printf(req->pool, "%s.name", place), class->name);
	view_text(req, pool_printf(req->pool, "%s.meaning", place), class->meaning);
	view_text(req, pool_printf(req->pool, "%s.path", place),
		pool_printf(req->pool, "%s/vakanzen/%s/rangklassen/%s", req->base,
			req->object.number, class->letter));
}

enum outcome show_classes(struct request *req)
{
	struct ranking_input *classes = NULL;
	size_t count = 0;
	enum outcome outcome =
		ranking_classes(req->db, req->pool, req->object.id, &classes, &count);

	for (size_t i = 0; !outcome && i < count; i++)
		view_class(req, pool_printf(req->pool, "Classes.%zu", i), &classes[i]);
	return outcome;
}

static enum outcome show_new(struct request *req)
{
	enum outcome outcome = show_below_profile(req);

	if (!outcome)
		form_show(req, &new_form, req->path, NULL);
	return outcome;
}

static enum outcome save_new(struct request *req)
{
	enum outcome outcome = ranking_class_add(
		req->db, req->pool, &req->principal, req->object.id, req->input, &req->problems);

	return outcome ? outcome : redirect_to(req, "saved", "%s", profile_path(req));
}

static enum outcome class_of_path(struct request *req, struct ranking_input *class_r)
{
	return ranking_class_get(
		req->db, req->pool, req->object.id, request_path_value(req, "class"), class_r);
}

static enum outcome now(struct request *req, void *now_r)
{
	return class_of_path(req, now_r);
}

static enum outcome show_edit(struct request *req)
{
	struct ranking_input class;
	enum outcome outcome = class_of_path(req, &class);

	if (!outcome)
		outcome = show_below_profile(req);
	if (outcome)
		return outcome;
	view_class(req, "Class", &class);
	form_show(req, &edit_form, req->path, &class);
	return OK;
}

static enum outcome save_edit(struct request *req)
{
	const struct ranking_input *before = req->now;
	struct ranking_input *input = req->input;
	enum outcome outcome;

	input->letter = before->letter;
	input->version = before->version;
	outcome = ranking_class_change(
		req->db, req->pool, &req->principal, req->object.id, input, &req->problems);
	return outcome ? outcome : redirect_to(req, "saved", "%s", profile_path(req));
}

static enum outcome show_remove(struct request *req)
{
	struct ranking_input class;
	enum outcome outcome = class_of_path(req, &class);

	if (!outcome)
		outcome = show_below_profile(req);
	if (outcome)
		return outcome;
	view_class(req, "Class", &class);
	form_show(req, &remove_form, req->path, NULL);
	return OK;
}

static enum outcome save_remove(struct request *req)
{
	const struct requirement_reason *input = req->input;
	enum outcome outcome = ranking_class_remove(req->db, req->pool, &req->principal,
		req->object.id, request_path_value(req, "class"), input->reason, &req->problems);

	return outcome ? outcome : redirect_to(req, "class_removed", "%s", profile_path(req));
}

const struct page page_ranking_class_new = {
	.path = "/vakanzen/{vacancy}/rangklassen/neu",
	.right = RIGHT_VACANCY_EDIT,
	.form = &new_form,
	.view = "backend/ranking_class.cs",
	.title = "ranking_class_new",
	.show = show_new,
	.save = save_new,
};

const struct page page_ranking_class_edit = {
	.path = "/vakanzen/{vacancy}/rangklassen/{class}",
	.right = RIGHT_VACANCY_EDIT,
	.form = &edit_form,
	.view = "backend/ranking_class.cs",
	.title = "ranking_class_edit",
	.show = show_edit,
	.now = now,
	.save = save_edit,
};

const struct page page_ranking_class_remove = {
	.path = "/vakanzen/{vacancy}/rangklassen/{class}/entfernen",
	.right = RIGHT_VACANCY_EDIT,
	.form = &remove_form,
	.view = "backend/ranking_class_remove.cs",
	.title = "ranking_class_remove",
	.show = show_remove,
	.save = save_remove,
};
