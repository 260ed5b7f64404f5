/* Apply, step 2: attachments. Files that are right are kept even when another one is wrong. */
#include <string.h>

#include "applicant/answer.h"
#include "applicant/attachment.h"
#include "base/buf.h"
#include "base/text.h"
#include "portal/apply.h"
#include "portal/pages.h"
#include "privacy/store.h"

#define FILES_MAX 100 /* in one request; how many an application takes is a setting */
#define BODY_MAX ((int64_t)60 << 20)

struct files_input {
	const char *type;
	struct upload *files;
	int64_t kept;
};

static const struct form_field files_fields[] = {
	{.name = "type", .type = FIELD_CHOICE, .choices = attachment_types,
		FORM_AT(struct files_input, type)},
	{.name = "files", .type = FIELD_FILES, .max = FILES_MAX, .required = true,
		FORM_AT(struct files_input, files)},
};

static const struct form files_form = FORM("apply_files", files_fields, struct files_input);
static const struct form remove_form = {.name = "apply_remove"};
static const struct form link_form = {.name = "apply_link"};

struct type_input {
	const char *type;
};

static const struct form_field type_fields[] = {
	{.name = "type", .type = FIELD_CHOICE, .choices = attachment_types, .required = true,
		FORM_AT(struct type_input, type)},
};

static const struct form type_form = FORM("apply_file_type", type_fields, struct type_input);

/* Lines "reason<tab>name": after a POST of which nothing was taken in its note, of others in the draft's. */
static enum outcome find_refused(struct request *req, const char **lines_r)
{
	*lines_r = req->note;
	if (req->post || !request_query(req, "abgelehnt"))
		return OK;
	view_bool(req, "Apply.kept", true);
	uint8_t key[32];
	enum outcome outcome = store_key(req->db, req->object.id, key);
	return outcome ? outcome
		: answer_note(req->db, req->pool, req->object.id, key, lines_r);
}

static enum outcome show(struct request *req)
{
	struct draft draft;
	const char *refused;
	enum outcome outcome = apply_show(req, APPLY_FILES, &draft);
	if (outcome)
		return outcome;
	const char *path = pool_printf(req->pool, "/bewerbung/%s/unterlagen", draft.number);
	form_show(req, &files_form, path, NULL);
	form_show(req, &remove_form, path, NULL);
	form_show(req, &type_form, path, NULL);
	form_show(req, &link_form, pool_printf(req->pool, "/bewerbung/%s/link", draft.number), NULL);
	outcome = find_refused(req, &refused);
	if (outcome)
		return outcome;
	apply_show_refused(req, refused);
	outcome = apply_attachments(req, draft.id);
	return outcome ? outcome : apply_limits(req);
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
	enum outcome outcome = store_key(req->db, req->object.id, key);
	if (!outcome)
		outcome = answer_set(req->db, req->pool, req->object.id, key, ANSWER_NOTE, req->note);
	if (outcome)
		return outcome;
	return redirect_to(req, NULL, "/bewerbung/%s/unterlagen?abgelehnt=1", req->object.number);
}

static enum outcome before(struct request *req)
{
	struct files_input *input = req->input;
	enum outcome outcome = apply_count_upload(req);
	return outcome ? outcome : apply_check_files(req, input->files);
}

static enum outcome save(struct request *req)
{
	const struct files_input *input = req->input;
	enum outcome outcome = add_all(req);
	if (outcome)
		return apply_sent_already(req, outcome);
	if (req->note && input->kept)
		return save_partly(req);
	if (req->note) {
		form_problem(req, "files", "files_refused");
		return INVALID;
	}
	return redirect_to(req, "attachments_added", "/bewerbung/%s/unterlagen",
		req->object.number);
}

static enum outcome save_remove(struct request *req)
{
	enum outcome outcome = attachment_remove(req->db, req->pool, &req->principal,
		req->object.id, request_path_int(req, "attachment"));
	if (outcome && outcome != NOT_FOUND)	/* not found: removed already, as wished */
		return apply_sent_already(req, outcome);
	return redirect_to(req, "attachment_removed", "/bewerbung/%s/unterlagen",
		req->object.number);
}

static enum outcome save_type(struct request *req)
{
	const struct type_input *input = req->input;
	enum outcome outcome = attachment_retype(req->db, req->pool, &req->principal,
		req->object.id, request_path_int(req, "attachment"), input->type);
	if (outcome)
		return apply_sent_already(req, outcome);
	return redirect_to(req, "attachment_changed", "/bewerbung/%s/unterlagen",
		req->object.number);
}

/* Sent twice: the page shows what the first has changed. */
static enum outcome done(struct request *req)
{
	return redirect_to(req, NULL, "/bewerbung/%s/unterlagen", req->object.number);
}

const struct page page_apply_file_type = {
	.path = "/bewerbung/{application}/unterlagen/{attachment}/art",
	.right = RIGHT_OWN,
	.form = &type_form,
	.view = "portal/apply_files.cs",
	.title = "apply_files",
	.admit = apply_admit,
	.show = show,
	.save = save_type,
	.done = done,
};

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

const struct page page_apply_file_remove = {
	.path = "/bewerbung/{application}/unterlagen/{attachment}/entfernen",
	.right = RIGHT_OWN,
	.admit = apply_admit,
	.save = save_remove,
	.done = done,
};
