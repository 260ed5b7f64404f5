/*
 * Documents attached to the letter of a bulk action (BAK-09): uploaded for it, or of what the
 * applicant of a letter to one handed in herself; looked at, removed.
 */
#include "backend/bulk/letter_files.h"

#include "application/reading.h"
#include "backend/desk/kept_file.h"
#include "backend/desk/lists.h"
#include "base/text.h"
#include "bulk/bulk.h"
#include "document/picture.h"
#include "letter/attached.h"
#include "web/form/form.h"

#define PATH "/sammelaktionen/%lld/brief%s"

struct files_input {
	int64_t version;
	struct upload *file;
};

static const struct form_field files_fields[] = {
	FORM_VERSION(struct files_input),
	{.name = "file",
		.type = FIELD_FILES,
		.max = ATTACHED_FILES,
		.required = true,
		FORM_AT(struct files_input, file)},
};
/* words: form.letter_files.version form.letter_files.file_missing */
static const struct form files_form = FORM("letter_files", files_fields, struct files_input);

struct own_input {
	int64_t version;
	const char *own;
};

static const struct form_field own_fields[] = {
	FORM_VERSION(struct own_input),
	{.name = "own",
		.type = FIELD_CHOICE,
		.max = 20,
		.required = true,
		FORM_AT(struct own_input, own)},
};
/* words: form.letter_own.version form.letter_own.own_missing */
static const struct form own_form = FORM("letter_own", own_fields, struct own_input);

struct remove_input {
	int64_t version;
};

static const struct form_field remove_fields[] = {
	FORM_VERSION(struct remove_input),
};
/* words: form.letter_file_remove.version */
static const struct form remove_form =
	FORM("letter_file_remove", remove_fields, struct remove_input);

static const char *letter_path(struct request *req, const char *below)
{
	return pool_printf(req->pool, PATH, (long long)request_path_int(req, "bulk"), below);
}

static enum outcome letter_bulk(struct request *req, struct bulk *bulk_r)
{
	return bulk_get(req->db, req->pool, &req->principal, request_path_int(req, "bulk"), bulk_r);
}

/* A letter that is written and not begun yet; of one that is, the page says how it went. */
static enum outcome admit(struct request *req)
{
	struct bulk bulk;
	enum outcome outcome = letter_bulk(req, &bulk);

	if (outcome || (text_equal(bulk.act, BULK_LETTER) && text_equal(bulk.state, "checked")))
		return outcome;
	return text_equal(bulk.act, BULK_LETTER)
		? redirect_to(req, NULL, "%s", letter_path(req, ""))
		: NOT_FOUND;
}

/* words: attachment_refused.* */
static void view_file(struct request *req, size_t place, const struct attached *file)
{
	const char *node = pool_printf(req->pool, "Files.%zu", place);
	const char *path =
		letter_path(req, pool_printf(req->pool, "/anlagen/%lld", (long long)file->id));

	view_text(req, pool_printf(req->pool, "%s.name", node), file->name);
	view_int(req, pool_printf(req->pool, "%s.size", node), file->size);
	view_text(req, pool_printf(req->pool, "%s.state", node), file->state);
	if (file->reason)
		view_text(req, pool_printf(req->pool, "%s.reason", node),
			view_code(req, "attachment_refused", file->reason));
	if (text_equal(file->state, "good"))
		view_text(req, pool_printf(req->pool, "%s.href", node), path);
	view_text(req, pool_printf(req->pool, "%s.remove", node),
		pool_printf(req->pool, "%s/entfernen", path));
}

enum outcome letter_files_show(struct request *req, int64_t bulk_id)
{
	struct attached *files = NULL;
	size_t count = 0;
	int64_t most = 0, bytes = 0;
	enum outcome outcome = attached_files(req->db, req->pool, bulk_id, &files, &count);

	if (!outcome)
		outcome = attached_most(req->db, &most);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < count; i++) {
		view_file(req, i, &files[i]);
		bytes += text_equal(files[i].state, "refused") ? 0 : files[i].size;
	}
	view_int(req, "Files_most", most);
	view_int(req, "Files_bytes", bytes);
	return OK;
}

/* Of a letter to one: whose; 0: it is to several. */
static enum outcome letter_only(struct request *req, const struct bulk *bulk, int64_t *id_r)
{
	*id_r = 0;
	return bulk->items == 1 && bulk->ready == 1 ? bulk_ready_at(req->db, bulk->id, 0, id_r)
						    : OK;
}

/* What she handed in herself, for whoever may read it. */
static enum outcome view_own(struct request *req, const struct bulk *bulk)
{
	int64_t application = 0;
	struct db_rows *rows = NULL;
	enum outcome outcome = letter_only(req, bulk, &application);

	if (outcome || !application)
		return outcome;
	outcome = application_read_as(
		req->db, req->pool, &req->principal, RIGHT_CANDIDATE_CONTACT, application);
	if (outcome)
		return outcome == UNAVAILABLE ? outcome : OK;
	outcome = attached_offers(req->db, req->pool, application, shows_mark(req), &rows);
	if (outcome || !rows->count)
		return outcome;
	form_show(req, &own_form, letter_path(req, "/anlagen/eigene"), NULL);
	view_int(req, "Form.letter_own.field.version.value", bulk->version);
	form_options(req, &own_form, "own", rows);
	return OK;
}

static enum outcome show(struct request *req)
{
	struct bulk bulk;
	enum outcome outcome = letter_bulk(req, &bulk);

	if (!outcome)
		outcome = letter_files_show(req, bulk.id);
	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.bulks"), "/sammelaktionen");
	view_crumb(req, view_word(req, "title.bulk_write"), letter_path(req, ""));
	view_text(req, "Back", letter_path(req, ""));
	form_show(req, &files_form, letter_path(req, "/anlagen"), NULL);
	view_int(req, "Form.letter_files.field.version.value", bulk.version);
	return view_own(req, &bulk);
}

static enum outcome before(struct request *req)
{
	const struct files_input *input = req->input;

	return attachment_uploads_check(req, input->file);
}

static enum outcome letter_change(struct request *req, int64_t version, struct attached *letter_r)
{
	struct bulk bulk, counted;
	enum outcome outcome = bulk_change_files(
		req->db, req->pool, &req->principal, request_path_int(req, "bulk"), version, &bulk);

	if (outcome == CONFLICT)
		form_problem(req, "", "bulk_meanwhile");
	if (!outcome)
		outcome = letter_bulk(req, &counted);
	*letter_r = (struct attached){.bulk_id = bulk.id};
	return outcome ? outcome : letter_only(req, &counted, &letter_r->application_id);
}

/* A picture that took too long would be sent as it is, with place and time. words:
 * problem.file_name problem.file_unchecked */
static const char *upload_problem(const struct upload *upload)
{
	if (upload->broken)
		return "file_name";
	return picture_kind(upload->mime) && upload->state == PICTURE_SLOW ? "file_unchecked"
									   : NULL;
}

static enum outcome save(struct request *req)
{
	const struct files_input *input = req->input;
	struct attached letter;
	enum outcome outcome = letter_change(req, input->version, &letter);

	for (struct upload *one = input->file; !outcome && one; one = one->next) {
		struct upload_reading reading = {req, one};
		struct attachment_file file = letter_upload(req, one);

		const char *problem = upload_problem(one);

		if (problem) {
			form_problem(req, "file", problem);
			return INVALID;
		}
		outcome = attached_add(req->db, req->pool, &req->principal, &letter, &file,
			kept_file_source, &reading, &req->problems);
	}
	return outcome ? outcome
		       : redirect_to(req, "letter_file_added", "%s", letter_path(req, "/anlagen"));
}

/* What is wrong with the file is said where it was chosen. */
static void own_problems(struct problems *problems)
{
	for (size_t i = 0; i < problems->count; i++)
		if (text_equal(problems->items[i].field, "file"))
			problems->items[i].field = own_fields[1].name;
}

static enum outcome save_own(struct request *req)
{
	const struct own_input *input = req->input;
	struct attached letter;
	int64_t id = 0;
	enum outcome outcome = letter_change(req, input->version, &letter);

	if (!outcome && !text_to_int(input->own, 1, INT64_MAX, &id))
		outcome = NOT_FOUND;
	if (!outcome)
		outcome = application_read_as(req->db, req->pool, &req->principal,
			RIGHT_CANDIDATE_CONTACT, letter.application_id);
	if (!outcome)
		outcome = attached_add_own(req->db, req->pool, &req->principal, &letter, id,
			shows_mark(req), &req->problems);
	own_problems(&req->problems);
	return outcome ? outcome
		       : redirect_to(req, "letter_file_added", "%s", letter_path(req, "/anlagen"));
}

static enum outcome letter_file(struct request *req, struct attached *file_r)
{
	return attached_get(req->db, req->pool, request_path_int(req, "bulk"),
		request_path_int(req, "file"), file_r);
}

static enum outcome show_remove(struct request *req)
{
	struct attached file;
	struct bulk bulk;
	enum outcome outcome = letter_bulk(req, &bulk);

	if (!outcome)
		outcome = letter_file(req, &file);
	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.bulk_write"), letter_path(req, ""));
	view_crumb(req, view_word(req, "title.letter_files"), letter_path(req, "/anlagen"));
	view_text(req, "File.name", file.name);
	view_text(req, "Back", letter_path(req, "/anlagen"));
	form_show(req, &remove_form, req->path, NULL);
	view_int(req, "Form.letter_file_remove.field.version.value", bulk.version);
	return OK;
}

static enum outcome save_remove(struct request *req)
{
	const struct remove_input *input = req->input;
	struct attached letter;
	enum outcome outcome = letter_change(req, input->version, &letter);

	if (!outcome)
		outcome = attached_remove(
			req->db, req->pool, letter.bulk_id, request_path_int(req, "file"));
	return outcome
		? outcome
		: redirect_to(req, "letter_file_removed", "%s", letter_path(req, "/anlagen"));
}

/* Whoever writes the letter looks at what goes with it. */
static enum outcome show_file(struct request *req)
{
	struct attached file;
	enum outcome outcome = letter_file(req, &file);

	if (!outcome && !text_equal(file.state, "good"))
		outcome = NOT_FOUND;
	return outcome ? outcome
		       : kept_file_send(req,
			       &(struct kept_file){.kind = OBJECT_LETTER_FILE,
				       .owner_id = file.id,
				       .file_id = file.file_id,
				       .name = file.name,
				       .mime = file.mime,
				       .size = file.size,
				       .back = letter_path(req, "/anlagen")});
}

const struct page page_letter_files = {
	.path = "/sammelaktionen/{bulk}/brief/anlagen",
	.right = RIGHT_CANDIDATE_CONTACT,
	.form = &files_form,
	.view = "backend/letter_files.cs",
	.title = "letter_files",
	.admit = admit,
	.show = show,
	.before = before,
	.save = save,
	.body = ATTACHED_FILES * KEPT_FILE_BODY,
};

const struct page page_letter_file_own = {
	.path = "/sammelaktionen/{bulk}/brief/anlagen/eigene",
	.right = RIGHT_CANDIDATE_CONTACT,
	.form = &own_form,
	.view = "backend/letter_files.cs",
	.title = "letter_files",
	.admit = admit,
	.show = show,
	.save = save_own,
};

const struct page page_letter_file_remove = {
	.path = "/sammelaktionen/{bulk}/brief/anlagen/{file}/entfernen",
	.right = RIGHT_CANDIDATE_CONTACT,
	.form = &remove_form,
	.view = "backend/letter_file_remove.cs",
	.title = "letter_file_remove",
	.admit = admit,
	.show = show_remove,
	.save = save_remove,
};

const struct page page_letter_file = {
	.path = "/sammelaktionen/{bulk}/brief/anlagen/{file}",
	.right = RIGHT_CANDIDATE_CONTACT,
	.title = "letter_file",
	.admit = admit,
	.show = show_file,
	.raw = true,
};
