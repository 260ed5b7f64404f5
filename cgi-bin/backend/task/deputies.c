/* Who stands in for me, and for whom I do. */
#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "task/deputy.h"
#include "web/form/form.h"

#define PICK_DEPUTY "/auswahl/vertretung"

static const struct form_field deputy_fields[] = {
	{.name = "place",
		.type = FIELD_CHOICE,
		.max = 40,
		.required = true,
		FORM_AT(struct deputy_input, place)},
	{.name = "deputy",
		.type = FIELD_PICK,
		.max = 60,
		.required = true,
		FORM_AT(struct deputy_input, deputy)},
	{.name = "from_on",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct deputy_input, from_on)},
	{.name = "until_on",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct deputy_input, until_on)},
};

static const struct form deputy_form = FORM("deputy", deputy_fields, struct deputy_input);
static const struct form end_form = {.name = "deputy_end"};

static enum outcome pick_deputy(struct request *req, const char *words, struct db_rows **rows_r)
{
	return deputy_find(req->db, req->pool, req->principal.id, words, rows_r);
}

/* "Fachbereich, BSW" for "3:17". */
static enum outcome place_options(struct request *req, bool *any_r)
{
	struct db_rows *rows = NULL;
	struct form_option *options;
	enum outcome outcome = deputy_places(req->db, req->pool, req->principal.id, &rows);

	if (outcome)
		return outcome;
	options = POOL_ARRAY(req->pool, struct form_option, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++)
		options[i] = (struct form_option){db_text(rows, i, "value"),
			pool_printf(req->pool, "%s, %s",
				view_code(req, "role", db_text(rows, i, "role")),
				db_text(rows, i, "authority"))};
	*any_r = rows->count > 0;
	form_offer(req, &deputy_form, "place", options, rows->count);
	return OK;
}

static enum outcome show(struct request *req)
{
	struct db_rows *rows = NULL;
	bool any = false;
	enum outcome outcome = deputy_list(req->db, req->pool, req->principal.id, &rows);

	if (outcome)
		return outcome;
	view_rows(req, "Deputies", rows);
	form_show(req, &deputy_form, req->path, NULL);
	outcome = place_options(req, &any);
	view_bool(req, "May.name", any);
	return outcome ? outcome
		       : form_pick(req, &deputy_form, "deputy",
			       &(struct form_pick){.address = PICK_DEPUTY, .find = pick_deputy});
}

static enum outcome save(struct request *req)
{
	enum outcome outcome =
		deputy_set(req->db, req->pool, &req->principal, req->input, &req->problems);

	return outcome ? outcome : redirect_to(req, "deputy_named", "%s", req->path);
}

const struct page page_deputies = {
	.path = "/vertretung",
	.right = RIGHT_STAFF,
	.form = &deputy_form,
	.view = "backend/deputies.cs",
	.title = "deputies",
	.show = show,
	.save = save,
};

static enum outcome show_found(struct request *req)
{
	return pick_answer(req, pick_deputy);
}

const struct page page_pick_deputy = {
	.path = PICK_DEPUTY,
	.right = RIGHT_STAFF,
	.show = show_found,
	.raw = true,
};

static enum outcome show_end(struct request *req)
{
	view_crumb(req, view_word(req, "title.deputies"), "/vertretung");
	form_show(req, &end_form, req->path, NULL);
	return OK;
}

static enum outcome save_end(struct request *req)
{
	enum outcome outcome =
		deputy_end(req->db, req->pool, &req->principal, request_path_int(req, "id"));

	return outcome ? outcome : redirect_to(req, "deputy_ended", "/vertretung");
}

const struct page page_deputy_end = {
	.path = "/vertretung/{id}/beenden",
	.right = RIGHT_STAFF,
	.form = &end_form,
	.view = "backend/deputy_end.cs",
	.title = "deputy_end",
	.show = show_end,
	.save = save_end,
};
