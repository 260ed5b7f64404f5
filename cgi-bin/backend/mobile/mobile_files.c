/* Documents of a mobile employee: added, read, removed. */
#include "mobile/mobile_file.h"

#include "backend/desk/kept_file.h"
#include "backend/mobile/mobile_view.h"
#include "backend/pages.h"
#include "web/form/form.h"

struct file_input {
	struct upload *file;
};

static const struct form_field file_fields[] = {
	{.name = "file",
		.type = FIELD_FILES,
		.max = 1,
		.required = true,
		FORM_AT(struct file_input, file)},
};

/* words: form.mobile_file.file_missing */
static const struct form file_form = FORM("mobile_file", file_fields, struct file_input);
static const struct form remove_form = {.name = "mobile_file_remove"};

static int64_t entry_id(const struct request *req)
{
	return request_path_int(req, "id");
}

static const char *entry_path(struct request *req)
{
	return pool_printf(req->pool, "/mobile/%lld", (long long)entry_id(req));
}

/* An entry that she sees. */
static enum outcome admit(struct request *req)
{
	struct mobile mobile;

	return mobile_get(req->db, req->pool, &req->principal, entry_id(req), &mobile);
}

static enum outcome show_files_asked(struct request *req, const struct form *form)
{
	struct mobile mobile;
	enum outcome outcome =
		mobile_get(req->db, req->pool, &req->principal, entry_id(req), &mobile);

	if (outcome)
		return outcome;
	view_mobile(req, "Mobile", &mobile);
	view_text(req, "Back", pool_printf(req->pool, "%s%s", req->base, entry_path(req)));
	view_crumb(req, view_word(req, "title.mobiles"), "/mobile");
	form_show(req, form, req->path, NULL);
	return OK;
}

static enum outcome show_add(struct request *req)
{
	return show_files_asked(req, &file_form);
}

static enum outcome before_add(struct request *req)
{
	const struct file_input *input = req->input;

	return kept_file_check(req, "file", input->file);
}

static enum outcome save_add(struct request *req)
{
	const struct file_input *input = req->input;
	struct upload_reading reading;
	struct stored_upload upload = kept_file_upload(req, input->file, &reading);
	enum outcome outcome = mobile_file_add(
		req->db, req->pool, &req->principal, entry_id(req), &upload, &req->problems);

	return outcome ? outcome : redirect_to(req, "mobile_file_added", "%s", entry_path(req));
}

static enum outcome show_remove(struct request *req)
{
	struct mobile_file file;
	enum outcome outcome = mobile_file_get(
		req->db, req->pool, entry_id(req), request_path_int(req, "file"), &file);

	if (outcome)
		return outcome;
	view_text(req, "File.name", file.name);
	return show_files_asked(req, &remove_form);
}

static enum outcome save_remove(struct request *req)
{
	enum outcome outcome = mobile_file_remove(req->db, req->pool, &req->principal,
		entry_id(req), request_path_int(req, "file"), &req->problems);

	return outcome ? outcome : redirect_to(req, "mobile_file_removed", "%s", entry_path(req));
}

static enum outcome show_file(struct request *req)
{
	struct mobile_file file;
	enum outcome outcome = mobile_file_get(
		req->db, req->pool, entry_id(req), request_path_int(req, "file"), &file);

	return outcome ? outcome
		       : kept_file_send(req,
			       &(struct kept_file){.kind = OBJECT_MOBILE,
				       .owner_id = entry_id(req),
				       .file_id = file.file_id,
				       .name = file.name,
				       .mime = file.mime,
				       .size = file.size,
				       .back = entry_path(req)});
}

const struct page page_mobile_file_new = {
	.path = "/mobile/{id}/unterlagen/neu",
	.right = RIGHT_MOBILE_REGISTER,
	.form = &file_form,
	.view = "backend/mobile_file.cs",
	.title = "mobile_file_new",
	.admit = admit,
	.show = show_add,
	.before = before_add,
	.save = save_add,
	.body = KEPT_FILE_BODY,
};

const struct page page_mobile_file = {
	.path = "/mobile/{id}/unterlagen/{file}",
	.right = RIGHT_MOBILE_REGISTER,
	.title = "mobile_file",
	.admit = admit,
	.show = show_file,
	.raw = true,
};

const struct page page_mobile_file_remove = {
	.path = "/mobile/{id}/unterlagen/{file}/entfernen",
	.right = RIGHT_MOBILE_REGISTER,
	.form = &remove_form,
	.view = "backend/mobile_file_remove.cs",
	.title = "mobile_file_remove",
	.admit = admit,
	.show = show_remove,
	.save = save_remove,
};
