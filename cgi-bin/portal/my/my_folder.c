/* The folder in "my area": what is in it, document by document, filling it, deleting it (RET-30).
 */
#include "account/account.h"
#include "application/my_application.h"
#include "base/buf.h"
#include "base/text.h"
#include "folder/folder.h"
#include "form/form_model.h"
#include "portal/account/account.h"
#include "portal/apply/apply.h"
#include "portal/pages.h"
#include "portal/site/privacy.h"
#include "store/store.h"
#include "web/form/form.h"

#define FILES_MAX 20
#define BODY_MAX ((int64_t)60 << 20)
#define FORM_CODE "bewerbung" /* the master form, whose words name the answers */

struct files_input {
	const char *type;
	const char *replaces;
	struct upload *files;
};

static const struct form_field files_fields[] = {
	{.name = "type",
		.type = FIELD_CHOICE,
		.choices = attachment_types,
		FORM_AT(struct files_input, type)},
	{.name = "replaces", .type = FIELD_CHOICE, FORM_AT(struct files_input, replaces)},
	{.name = "files",
		.type = FIELD_FILES,
		.max = FILES_MAX,
		.required = true,
		FORM_AT(struct files_input, files)},
};
static const struct form files_form = FORM("folder_files", files_fields, struct files_input);
static const struct form remove_form = {.name = "folder_remove"};

static void crumb(struct request *req)
{
	account_crumb(req);
	view_crumb(req, view_word(req, "title.my_folder"), "/konto/mappe");
}

static enum outcome answers_show(struct request *req, const struct answers *answers)
{
	struct form_model model;
	int64_t version;
	size_t place = 0;
	enum outcome outcome = form_version_newest(req->db, FORM_CODE, &version);
	if (!outcome)
		outcome = form_model_get(req->db, req->pool, version, req->lang, &model);
	for (size_t i = 0; !outcome && i < model.count; i++) {
		const struct question *question = &model.questions[i];
		const char *answer = answer_of(answers, question->code);
		if (text_empty(answer))
			continue;
		const char *row = pool_printf(req->pool, "Answers.%zu", place++);
		view_text(req, pool_printf(req->pool, "%s.label", row), question->label);
		view_text(req, pool_printf(req->pool, "%s.words", row),
			question_words(req->pool, question, answer, req->lang));
	}
	return outcome;
}

static enum outcome show_files(struct request *req)
{
	struct db_rows *rows;
	enum outcome outcome = folder_files(req->db, req->pool, req->principal.account, &rows);
	if (outcome)
		return outcome;
	apply_view_files(req, "Attachments", rows);
	form_show(req, &files_form, "/konto/mappe/unterlagen", NULL);
	struct db_rows *choices;
	outcome = folder_file_choices(req->db, req->pool, req->principal.account, &choices);
	if (outcome)
		return outcome;
	form_options(req, &files_form, "replaces", choices);
	form_show(req, &remove_form, "/konto/mappe/dokument", NULL);
	apply_show_refused(req, req->note);
	return apply_limits(req);
}

static enum outcome show(struct request *req)
{
	struct folder folder;
	account_crumb(req);
	enum outcome outcome = folder_get(req->db, req->pool, req->principal.account, &folder);
	if (outcome == NOT_FOUND)
		return OK; /* the page says what a folder is */
	if (outcome)
		return outcome == INVALID || outcome == GONE ? UNAVAILABLE : outcome;
	view_bool(req, "Folder.any", true);
	view_time(req, "Folder.consent_at", folder.consent_at);
	view_text(req, "Folder.consent_version", folder.consent_version);
	if (folder.used_at)
		view_time(req, "Folder.used_at", folder.used_at);
	outcome = answers_show(req, &folder.answers);
	return outcome ? outcome : show_files(req);
}

/* Without a folder there is nothing to change. */
static enum outcome admit(struct request *req)
{
	bool any;
	enum outcome outcome = folder_any(req->db, req->principal.account, &any);
	return outcome || any ? outcome : redirect_to(req, NULL, "/konto/mappe");
}

const struct page page_my_folder = {
	.path = "/konto/mappe",
	.right = RIGHT_ACCOUNT,
	.view = "portal/my_folder.cs",
	.title = "my_folder",
	.show = show,
};

static enum outcome before_files(struct request *req)
{
	struct files_input *input = req->input;
	enum outcome outcome = apply_count_upload(req);
	return outcome ? outcome : apply_check_files(req, input->files);
}

static enum outcome add_file(
	struct request *req, const struct upload *upload, int64_t replaces, const char **reason_r)
{
	const struct files_input *input = req->input;
	struct attachment_file file = apply_upload_file(upload);
	struct upload_reading reading = {req, upload};
	file.type = text_empty(input->type) ? NULL : input->type;
	*reason_r = "file_name";
	return upload->broken ? INVALID
			      : folder_file_add(req->db, req->pool, &req->principal, &file,
				      replaces, upload_source, &reading, reason_r);
}

/* All of them or none, as where documents are handed in; the first takes the place of the one to be
 * replaced. */
static enum outcome save_files(struct request *req)
{
	const struct files_input *input = req->input;
	struct buf refused;
	int64_t replaces = 0;
	if (!text_empty(input->replaces)
		&& !text_to_int(input->replaces, 1, INT64_MAX, &replaces)) {
		form_problem(req, "replaces", "choice");
		return INVALID;
	}
	buf_init(&refused, req->pool);
	for (const struct upload *upload = input->files; upload; upload = upload->next) {
		const char *reason;
		enum outcome outcome = add_file(req, upload, replaces, &reason);
		if (outcome && outcome != INVALID)
			return outcome;
		if (outcome)
			buf_printf(&refused, "%s\t%s\n", reason, upload->name);
		replaces = 0;
	}
	if (!text_empty(refused.data)) {
		req->note = refused.data; /* a line "reason<tab>name" for each file */
		form_problem(req, "files", "files_refused");
		return INVALID;
	}
	return redirect_to(req, "attachments_added", "/konto/mappe");
}

static enum outcome done(struct request *req)
{
	return redirect_to(req, NULL, "/konto/mappe");
}

const struct page page_my_folder_files = {
	.path = "/konto/mappe/unterlagen",
	.right = RIGHT_ACCOUNT,
	.form = &files_form,
	.view = "portal/my_folder.cs",
	.title = "my_folder",
	.admit = admit,
	.show = show,
	.before = before_files,
	.save = save_files,
	.done = done,
	.body = BODY_MAX,
};

static enum outcome save_remove(struct request *req)
{
	enum outcome outcome = folder_file_remove(
		req->db, req->pool, &req->principal, request_path_int(req, "file"));
	if (outcome && outcome != NOT_FOUND) /* not found: removed already, as wished */
		return outcome;
	return redirect_to(req, "attachment_removed", "/konto/mappe");
}

const struct page page_my_folder_remove = {
	.path = "/konto/mappe/dokument/{file}/entfernen",
	.right = RIGHT_ACCOUNT,
	.form = &remove_form,
	.admit = admit,
	.save = save_remove,
	.done = done,
};

struct fill_input {
	const char *application;
	bool consent;
};

static const struct form_field fill_fields[] = {
	{.name = "application", .type = FIELD_CHOICE, FORM_AT(struct fill_input, application)},
	{.name = "consent",
		.type = FIELD_CHECK,
		.required = true,
		FORM_AT(struct fill_input, consent)},
};
static const struct form fill_form = FORM("folder_fill", fill_fields, struct fill_input);

static enum outcome show_fill(struct request *req)
{
	struct db_rows *rows;
	enum outcome outcome =
		my_application_choices(req->db, req->pool, req->principal.account, &rows);
	if (outcome)
		return outcome;
	crumb(req);
	form_show(req, &fill_form, req->path, NULL);
	form_options(req, &fill_form, "application", rows);
	return OK;
}

static enum outcome before_fill(struct request *req)
{
	const struct fill_input *input = req->input;
	int64_t id = 0, files = 0;
	enum outcome outcome = input->application
		? object_find(req->db, OBJECT_APPLICATION, input->application, &id)
		: OK;
	if (outcome || !id) /* not found: save says so */
		return outcome == NOT_FOUND ? OK : outcome;
	outcome = folder_fill_count(req->db, &req->principal, id, &files);
	return outcome ? outcome : apply_count_copies(req, (size_t)files);
}

static enum outcome save_fill(struct request *req)
{
	const struct fill_input *input = req->input;
	int64_t id = 0, left = 0;
	enum outcome outcome = folder_consent(req->db, req->pool, &req->principal);
	if (!outcome)
		outcome = privacy_keep(req);
	if (!outcome && input->application)
		outcome = object_find(req->db, OBJECT_APPLICATION, input->application, &id);
	if (!outcome && id)
		outcome = folder_fill(req->db, req->pool, &req->principal, id, &left);
	if (outcome == NOT_FOUND
		|| outcome == GONE) { /* of somebody else, or nothing is left of it */
		form_problem(req, "application", "choice");
		return INVALID;
	}
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	return redirect_to(req, left ? "folder_left" : "folder_kept", "/konto/mappe");
}

const struct page page_my_folder_fill = {
	.path = "/konto/mappe/fuellen",
	.right = RIGHT_ACCOUNT,
	.form = &fill_form,
	.view = "portal/my_folder_fill.cs",
	.title = "my_folder_fill",
	.show = show_fill,
	.before = before_fill,
	.save = save_fill,
	.done = done,
};

static const struct form delete_form = {.name = "folder_delete"};

static enum outcome show_delete(struct request *req)
{
	crumb(req);
	form_show(req, &delete_form, req->path, NULL);
	return OK;
}

static enum outcome save_delete(struct request *req)
{
	enum outcome outcome = folder_drop(req->db, &req->principal, req->principal.account);
	return outcome ? outcome : redirect_to(req, "folder_deleted", "/konto/mappe");
}

const struct page page_my_folder_delete = {
	.path = "/konto/mappe/loeschen",
	.right = RIGHT_ACCOUNT,
	.form = &delete_form,
	.view = "portal/my_folder_delete.cs",
	.title = "my_folder_delete",
	.admit = admit,
	.show = show_delete,
	.save = save_delete,
	.done = done,
};
