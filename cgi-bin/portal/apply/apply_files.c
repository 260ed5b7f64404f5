/* Apply, step 2: attachments. Files that are right are kept even when another one is wrong. */
#include <string.h>

#include "application/attachment.h"
#include "base/buf.h"
#include "base/text.h"
#include "form/answer.h"
#include "portal/apply/apply.h"
#include "portal/apply/apply_form.h"
#include "portal/pages.h"
#include "store/store.h"
#include "web/form/form.h"

#define FILES_MAX 100 /* in one request; how many an application takes is a setting */
#define BODY_MAX ((int64_t)60 << 20)

/*
 * One form for all of the page, so that no button loses what another part of it holds: files to
 * add, and for each file that is there its type (type_<id>, and was_<id>: the type the page showed,
 * so that an old window changes nothing back).
 */
struct files_input {
	const char *type;
	struct upload *files;
	const char *then; /* "pruefen", "link", or NULL: stay here */
	int64_t remove; /* id of a file, 0: none */
	struct form_rest types;
	int64_t kept;
	int64_t changed;
};

static const struct form_field files_fields[] = {
	{.name = "type",
		.type = FIELD_CHOICE,
		.choices = attachment_types,
		FORM_AT(struct files_input, type)},
	{.name = "files",
		.type = FIELD_FILES,
		.max = FILES_MAX,
		FORM_AT(struct files_input, files)},
	{.name = "danach",
		.type = FIELD_TEXT,
		.hidden = true,
		.max = 10,
		FORM_AT(struct files_input, then)},
	{.name = "entfernen",
		.type = FIELD_INT,
		.hidden = true,
		.min = 1,
		.max = INT64_MAX,
		FORM_AT(struct files_input, remove)},
	{.name = "types", .type = FIELD_REST, .hidden = true, FORM_AT(struct files_input, types)},
};

static const struct form files_form = FORM("apply_files", files_fields, struct files_input);

/* Lines "reason<tab>name": after a POST of which nothing was taken in its note, of others in the
 * draft's. */
static enum outcome find_refused(struct request *req, const char **lines_r)
{
	*lines_r = req->note;
	if (req->post || !request_query(req, "abgelehnt"))
		return OK;
	view_bool(req, "Apply.kept", true);
	uint8_t key[32];
	enum outcome outcome = store_key(req->db, OBJECT_APPLICATION, req->object.id, key);
	return outcome ? outcome : answer_note(req->db, req->pool, req->object.id, key, lines_r);
}

static const char *kind_chosen(const struct files_input *input, const char *name)
{
	for (size_t i = 0; input && i < input->types.count; i++)
		if (text_equal(input->types.names[i], name))
			return input->types.values[i];
	return NULL;
}

/* The files that are there, each with the type chosen for it, also when nothing could be saved. */
static enum outcome show_files(struct request *req)
{
	struct db_rows *rows;
	enum outcome outcome = apply_attachments(req, req->object.id);
	if (!outcome)
		outcome = attachment_list(req->db, req->pool, req->object.id, true, &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const char *type = kind_chosen(
			req->input, pool_printf(req->pool, "type_%s", db_text(rows, i, "id")));
		view_text(req, pool_printf(req->pool, "Attachments.%zu.chosen", i),
			type ? type : db_text(rows, i, "type"));
	}
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct draft draft;
	const char *refused;
	enum outcome outcome = apply_show(req, APPLY_FILES, &draft);
	if (outcome)
		return outcome;
	form_show(req, &files_form, req->path, NULL);
	outcome = find_refused(req, &refused);
	if (outcome)
		return outcome;
	apply_show_refused(req, refused);
	outcome = show_files(req);
	return outcome ? outcome : apply_limits(req);
}

/* Only what was chosen anew on this page. A file that is gone meanwhile needs no type. */
static enum outcome save_types(struct request *req)
{
	struct files_input *input = req->input;
	enum outcome outcome = OK;
	input->changed = 0;
	for (size_t i = 0; !outcome && i < input->types.count; i++) {
		const char *name = input->types.names[i];
		int64_t attachment;
		if (strncmp(name, "type_", 5) != 0
			|| !text_to_int(name + 5, 1, INT64_MAX, &attachment)
			|| text_equal(
				kind_chosen(input, pool_printf(req->pool, "was_%s", name + 5)),
				input->types.values[i]))
			continue;
		outcome = attachment_retype(req->db, req->pool, &req->principal, req->object.id,
			attachment, input->types.values[i]);
		input->changed += !outcome;
		if (outcome == NOT_FOUND)
			outcome = OK;
	}
	return outcome;
}

/* Adds what is right; the others are noted. */
static enum outcome add_all(struct request *req)
{
	struct files_input *input = req->input;
	struct buf refused;
	buf_init(&refused, req->pool);
	input->kept = 0;
	for (const struct upload *upload = input->files; upload; upload = upload->next) {
		const char *reason;
		enum outcome outcome = apply_add_file(req, input->type, upload, &reason);
		if (outcome == INVALID)
			buf_printf(&refused, "%s\t%s\n", reason, upload->name);
		else if (outcome)
			return outcome;
		else
			input->kept++;
	}
	req->note = text_empty(refused.data) ? NULL : refused.data;
	return OK;
}

/* Some were taken, others not: the page after the redirect names them. */
static enum outcome save_partly(struct request *req)
{
	uint8_t key[32];
	enum outcome outcome = store_key(req->db, OBJECT_APPLICATION, req->object.id, key);
	if (!outcome)
		outcome =
			answer_set(req->db, req->pool, req->object.id, key, ANSWER_NOTE, req->note);
	if (outcome)
		return outcome;
	return redirect_to(req, NULL, "/bewerbung/%s/unterlagen?abgelehnt=1", req->object.number);
}

static enum outcome before(struct request *req)
{
	struct files_input *input = req->input;
	enum outcome outcome = input->files ? apply_count_upload(req) : OK;
	return outcome ? outcome : apply_check_files(req, input->files);
}

static enum outcome save_remove(struct request *req, int64_t attachment_id)
{
	enum outcome outcome = attachment_remove(
		req->db, req->pool, &req->principal, req->object.id, attachment_id);
	if (outcome && outcome != NOT_FOUND) /* not found: removed already, as wished */
		return outcome;
	return redirect_to(req, "attachment_removed", "%s", req->path);
}

/* All is saved: where the pressed button leads. */
static enum outcome files_go_on(struct request *req)
{
	const struct files_input *input = req->input;
	if (input->remove)
		return save_remove(req, input->remove);
	if (text_equal(input->then, "pruefen"))
		return redirect_to(req, NULL, "/bewerbung/%s/pruefen", req->object.number);
	if (text_equal(input->then, "link")) {
		enum outcome outcome = apply_link_mail(req, req->object.id);
		return outcome ? outcome : redirect_to(req, "apply_link_sent", "%s", req->path);
	}
	return redirect_to(
		req, input->kept ? "attachments_added" : "attachment_changed", "%s", req->path);
}

static enum outcome save(struct request *req)
{
	const struct files_input *input = req->input;
	enum outcome outcome = save_types(req);
	if (!outcome)
		outcome = add_all(req);
	if (outcome)
		return apply_sent_already(req, outcome);
	if (req->note && input->kept)
		return save_partly(req);
	if (req->note)
		form_problem(req, "files", "files_refused");
	else if (!input->files && !input->changed && !input->then && !input->remove)
		form_problem(req, "files", "required");
	else
		return apply_sent_already(req, files_go_on(req));
	return INVALID;
}

/* Sent twice: the page shows what the first has changed. */
static enum outcome done(struct request *req)
{
	const struct files_input *input = req->input;
	return redirect_to(req, NULL, "/bewerbung/%s/%s", req->object.number,
		text_equal(input->then, "pruefen") ? "pruefen" : "unterlagen");
}

const struct page page_apply_files = {
	.path = "/bewerbung/{application}/unterlagen",
	.right = RIGHT_OWN,
	.form = &files_form,
	.view = "portal/apply_files.cs",
	.title = "apply_files",
	.admit = apply_admit,
	.show = show,
	.before = before,
	.save = save,
	.done = done,
	.body = BODY_MAX,
};
