/* Deadlines an authority has otherwise than the rule: reading, setting, removing them; for
 * administrators. */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/text.h"
#include "task/own_deadline.h"
#include "web/form/form.h"

struct deadline_input {
	const char *authority, *kind;
	int64_t deadline;
};

static const struct form_field deadline_fields[] = {
	{.name = "authority",
		.type = FIELD_CHOICE,
		.max = 30,
		.required = true,
		FORM_AT(struct deadline_input, authority)},
	{.name = "kind",
		.type = FIELD_CHOICE,
		.max = 30,
		.required = true,
		FORM_AT(struct deadline_input, kind)},
	{.name = "deadline",
		.type = FIELD_INT,
		.min = 1,
		.max = OWN_DEADLINE_MAX,
		.required = true,
		FORM_AT(struct deadline_input, deadline)},
};

/* words: form.own_deadline.authority_missing form.own_deadline.kind_missing
 * form.own_deadline.deadline_missing */
static const struct form deadline_form =
	FORM("own_deadline", deadline_fields, struct deadline_input);
static const struct form remove_form = {.name = "own_deadline_remove"};

static const char *question_of(struct request *req, const struct db_rows *rows, size_t row)
{
	return db_text(rows, row, text_equal(req->lang, "en") ? "question_en" : "question_de");
}

/* "Stellenanzeige freigeben, Fachbereich (5 Arbeitstage)". words: deadline_unit.* role.* */
static enum outcome show_choices(struct request *req)
{
	struct db_rows *authorities = NULL, *kinds = NULL;
	struct form_option *options;
	enum outcome outcome = own_deadline_authorities(req->db, req->pool, &authorities);

	if (!outcome)
		outcome = own_deadline_kinds(req->db, req->pool, &kinds);
	if (outcome)
		return outcome;
	options = POOL_ARRAY(req->pool, struct form_option, kinds->count + 1);
	for (size_t i = 0; i < kinds->count; i++) {
		const char *role = view_code_find(req, "role", db_text(kinds, i, "asked"));

		options[i] = (struct form_option){db_text(kinds, i, "code"),
			pool_printf(req->pool, "%s%s%s (%lld %s)", question_of(req, kinds, i),
				role ? ", " : "", role ? role : "",
				(long long)db_number(kinds, i, "deadline"),
				view_code(req, "deadline_unit", db_text(kinds, i, "unit")))};
	}
	form_options(req, &deadline_form, "authority", authorities);
	form_offer(req, &deadline_form, "kind", options, kinds->count);
	return OK;
}

static enum outcome show(struct request *req)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = own_deadline_list(req->db, req->pool, &rows);

	if (outcome)
		return outcome;
	admin_crumbs(req, NULL, NULL);
	view_rows(req, "Deadlines", rows);
	for (size_t i = 0; i < rows->count; i++) {
		const char *place = pool_printf(req->pool, "Deadlines.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.question", place),
			question_of(req, rows, i));
		view_text(req, pool_printf(req->pool, "%s.unit_word", place),
			view_code(req, "deadline_unit", db_text(rows, i, "unit")));
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s%s/%s/%s/entfernen", req->base, req->path,
				db_text(rows, i, "authority"), db_text(rows, i, "kind")));
	}
	form_show(req, &deadline_form, req->path, NULL);
	return show_choices(req);
}

static enum outcome save(struct request *req)
{
	const struct deadline_input *input = req->input;
	enum outcome outcome = own_deadline_set(req->db, req->pool, &req->principal,
		input->authority, input->kind, input->deadline, &req->problems);

	return outcome ? outcome : redirect_to(req, "own_deadline_set", "%s", req->path);
}

const struct page page_admin_deadlines = {
	.path = "/verwaltung/fristen",
	.right = RIGHT_ADMIN,
	.form = &deadline_form,
	.view = "backend/admin_deadlines.cs",
	.title = "admin_deadlines",
	.show = show,
	.save = save,
};

/* The row of the path. OK, NOT_FOUND, UNAVAILABLE. */
static enum outcome show_remove(struct request *req)
{
	const char *authority = request_path_value(req, "authority");
	const char *kind = request_path_value(req, "kind");
	struct db_rows *rows = NULL;
	enum outcome outcome = own_deadline_list(req->db, req->pool, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		if (!text_equal(db_text(rows, i, "authority"), authority)
			|| !text_equal(db_text(rows, i, "kind"), kind))
			continue;
		admin_crumbs(req, "title.admin_deadlines", "/verwaltung/fristen");
		view_text(req, "Authority", db_text(rows, i, "authority_name"));
		view_text(req, "Question", question_of(req, rows, i));
		form_show(req, &remove_form, req->path, NULL);
		return OK;
	}
	return outcome ? outcome : NOT_FOUND;
}

static enum outcome save_remove(struct request *req)
{
	enum outcome outcome = own_deadline_remove(req->db, req->pool, &req->principal,
		request_path_value(req, "authority"), request_path_value(req, "kind"));

	return outcome ? outcome : redirect_to(req, "own_deadline_removed", "/verwaltung/fristen");
}

const struct page page_admin_deadline_remove = {
	.path = "/verwaltung/fristen/{authority}/{kind}/entfernen",
	.right = RIGHT_ADMIN,
	.form = &remove_form,
	.view = "backend/admin_deadline_remove.cs",
	.title = "admin_deadline_remove",
	.show = show_remove,
	.save = save_remove,
};
