/* Adding documents to an application, and changing their types (BAK-10). */
#include "arrival/documents.h"

#include "backend/application/application_view.h"
#include "backend/arrival/arrival_view.h"
#include "backend/desk/kept_file.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "base/text.h"

struct add_input {
	const char *type; /* NULL: by the names */
	struct upload *files;
};

/* words: form.document_add.files_missing */
static const struct form_field add_fields[] = {
	{.name = "files",
		.type = FIELD_FILES,
		.max = ARRIVAL_FILES,
		.required = true,
		FORM_AT(struct add_input, files)},
	{.name = "type",
		.type = FIELD_CHOICE,
		.choices = attachment_types,
		FORM_AT(struct add_input, type)},
};

static const struct form add_form = FORM("document_add", add_fields, struct add_input);

static enum outcome show_add(struct request *req)
{
	struct application a;
	enum outcome outcome = show_application_below(req, &a);

	form_show(req, &add_form, req->path, NULL);
	return outcome;
}

static enum outcome before_add(struct request *req)
{
	const struct add_input *input = req->input;

	return attachment_uploads_check(req, input->files);
}

static enum outcome save_add(struct request *req)
{
	const struct add_input *input = req->input;
	enum outcome outcome =
		arrival_files_add(req, req->object.id, input->type, input->files, "files");

	return outcome ? outcome
		       : redirect_to(req, "documents_added", "/bewerbungen/%s", req->object.number);
}

const struct page page_application_documents = {
	.path = "/bewerbungen/{application}/unterlagen/neu",
	.right = RIGHT_CANDIDATE_EVENT_INVITATION_FILE_UPLOAD,
	.form = &add_form,
	.view = "backend/application_documents.cs",
	.title = "application_documents",
	.show = show_add,
	.before = before_add,
	.save = save_add,
	.body = ARRIVAL_BODY,
};

/* type_<id>: what is chosen for the document, of those that are shown. */
struct types_input {
	struct form_rest types;
};

static const struct form_field types_fields[] = {
	{.name = "types", .type = FIELD_REST, .hidden = true, FORM_AT(struct types_input, types)},
};

static const struct form types_form = FORM("document_types", types_fields, struct types_input);

static enum outcome types_now(struct request *req, void *now_r)
{
	struct types_input *input = now_r;
	struct db_rows *rows = NULL;
	enum outcome outcome =
		attachment_list(req->db, req->pool, req->object.id, shows_mark(req), &rows);

	if (outcome)
		return outcome;
	const char **names = POOL_ARRAY(req->pool, const char *, rows->count + 1);
	const char **values = POOL_ARRAY(req->pool, const char *, rows->count + 1);

	for (size_t i = 0; i < rows->count; i++) {
		names[i] = pool_printf(req->pool, "type_%s", db_text(rows, i, "id"));
		values[i] = db_text(rows, i, "type");
	}
	input->types = (struct form_rest){rows->count, names, values, NULL};
	return OK;
}

static const char *type_chosen(const struct request *req, const char *name, const char *type)
{
	const struct types_input *input = req->post ? req->input : NULL;

	for (size_t i = 0; input && i < input->types.count; i++)
		if (text_equal(input->types.names[i], name))
			return input->types.values[i];
	return type;
}

/* words: attachment_type.* */
static void view_types(struct request *req, const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		const char *row = pool_printf(req->pool, "Documents.%zu", i);
		const char *name = pool_printf(req->pool, "type_%s", db_text(rows, i, "id"));
		const char *chosen = type_chosen(req, name, db_text(rows, i, "type"));

		view_text(req, pool_printf(req->pool, "%s.name", row), name);
		view_text(req, pool_printf(req->pool, "%s.id", row), name);
		view_text(req, pool_printf(req->pool, "%s.label", row), db_text(rows, i, "name"));
		for (size_t k = 0; attachment_types[k]; k++) {
			const char *option = pool_printf(req->pool, "%s.options.%zu", row, k);

			view_text(req, pool_printf(req->pool, "%s.value", option),
				attachment_types[k]);
			view_text(req, pool_printf(req->pool, "%s.label", option),
				view_code(req, "attachment_type", attachment_types[k]));
			view_bool(req, pool_printf(req->pool, "%s.selected", option),
				text_equal(attachment_types[k], chosen));
		}
	}
}

static enum outcome show_types(struct request *req)
{
	struct types_input initial = {0};
	struct application a;
	struct db_rows *rows = NULL;
	enum outcome outcome = show_application_below(req, &a);

	if (!outcome)
		outcome = attachment_list(req->db, req->pool, a.id, shows_mark(req), &rows);
	if (!outcome)
		outcome = types_now(req, &initial);
	if (outcome)
		return outcome;
	form_show(req, &types_form, req->path, &initial);
	view_types(req, rows);
	return OK;
}

/* Is it one of those the page shows? Proofs of a severe disability it shows to few (ACC-16). */
static bool type_is_shown(const struct request *req, const char *name)
{
	const struct types_input *now = req->now;

	for (size_t i = 0; i < now->types.count; i++)
		if (text_equal(now->types.names[i], name))
			return true;
	return false;
}

static enum outcome save_types(struct request *req)
{
	const struct types_input *input = req->input;
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < input->types.count; i++) {
		const char *name = input->types.names[i];
		int64_t id = 0;

		if (!type_is_shown(req, name) || !text_to_int(name + 5, 1, INT64_MAX, &id))
			continue;
		outcome = document_retype(req->db, req->pool, &req->principal, req->object.id, id,
			input->types.values[i]);
		if (outcome == INVALID)
			form_problem(req, "types", "choice");
		if (outcome == NOT_FOUND) /* it has gone meanwhile */
			outcome = OK;
	}
	return outcome ? outcome
		       : redirect_to(req, "documents_typed", "/bewerbungen/%s", req->object.number);
}

const struct page page_application_document_types = {
	.path = "/bewerbungen/{application}/unterlagen/arten",
	.right = RIGHT_CANDIDATE_FILE_CHANGE_ATTACHMENT_TYPE,
	.form = &types_form,
	.view = "backend/application_document_types.cs",
	.title = "application_document_types",
	.now = types_now,
	.show = show_types,
	.save = save_types,
};
