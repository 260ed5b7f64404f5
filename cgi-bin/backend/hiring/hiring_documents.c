/* Hiring documents: adding, making from a letter, reading, removing (PRO-12). */
#include "application/application.h"
#include "backend/application/application_view.h"
#include "backend/desk/kept_file.h"
#include "backend/hiring/hiring_view.h"
#include "backend/pages.h"
#include "base/text.h"
#include "hiring/document.h"
#include "letter/offered.h"
#include "letter/printed.h"
#include "store/store.h"
#include "web/form/form.h"

#define DOCUMENT_FILES 10
#define DOCUMENT_BODY ((int64_t)60 << 20)

struct add_input {
	struct upload *files;
};

/* words: form.hiring_add.files_missing problem.arrival_file */
static const struct form_field add_fields[] = {
	{.name = "files",
		.type = FIELD_FILES,
		.max = DOCUMENT_FILES,
		.required = true,
		FORM_AT(struct add_input, files)},
};
static const struct form add_form = FORM("hiring_add", add_fields, struct add_input);

/* words: hiring.add_save hiring.add_seen */
static enum outcome show_add(struct request *req)
{
	static const char *const effects[] = {"hiring.add_seen", NULL};
	enum outcome outcome = hiring_below(req, "hiring.add_save", effects);

	if (!outcome)
		form_show(req, &add_form, req->path, NULL);
	return outcome;
}

static enum outcome before_add(struct request *req)
{
	const struct add_input *input = req->input;

	return attachment_uploads_check(req, input->files);
}

static enum outcome file_add(
	struct request *req, const struct upload *upload, const char **problem_r)
{
	struct attachment_file file = attachment_upload(upload);
	struct upload_reading reading = {req, upload};

	*problem_r = "file_name";
	if (upload->broken)
		return INVALID;
	return hiring_document_add(req->db, req->pool, &req->principal, req->object.id, &file,
		upload_source, &reading, problem_r);
}

static enum outcome save_add(struct request *req)
{
	const struct add_input *input = req->input;

	for (struct upload *upload = input->files; upload; upload = upload->next) {
		const char *problem = NULL;
		enum outcome outcome = file_add(req, upload, &problem);

		if (outcome && outcome != INVALID)
			return outcome;
		if (outcome)
			problem_add_of(&req->problems, "files", "arrival_file",
				pool_printf(req->pool, "%s: %s", upload->name,
					view_code(req, "problem", problem)));
	}
	return problems_any(&req->problems)
		? INVALID
		: redirect_to(req, "hiring_added", HIRING_PATH, req->object.number);
}

const struct page page_hiring_add = {
	.path = "/bewerbungen/{application}/einstellung/unterlage-hinzufuegen",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &add_form,
	.view = "backend/hiring_form.cs",
	.title = "hiring_add",
	.show = show_add,
	.before = before_add,
	.save = save_add,
	.body = DOCUMENT_BODY,
};

struct letter_input {
	const char *subject, *text;
};

static const struct form_field letter_fields[] = {
	{.name = "subject",
		.type = FIELD_TEXT,
		.max = 150,
		.required = true,
		FORM_AT(struct letter_input, subject)},
	{.name = "text", .type = FIELD_LONG, .required = true, FORM_AT(struct letter_input, text)},
};
/* words: form.hiring_letter.subject_missing form.hiring_letter.text_missing */
static const struct form letter_form = FORM("hiring_letter", letter_fields, struct letter_input);

#define LETTER_PATH "/bewerbungen/{application}/einstellung/unterlage-aus-brief"
#define LETTER_EMPTY "leer" /* in the place of a template: none */

/* The templates to begin with. words: letter_name.* */
static enum outcome show_letters(struct request *req)
{
	const char **codes = NULL;
	size_t count = 0;
	enum outcome outcome = hiring_below(req, NULL, NULL);

	if (!outcome)
		outcome = letters_offered(req->db, req->pool, OFFERED_STEP, &codes, &count);
	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Templates.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.path", place),
			pool_printf(req->pool, "%s%s/%s", req->base, req->path, codes[i]));
		view_text(req, pool_printf(req->pool, "%s.label", place),
			view_code(req, "letter_name", codes[i]));
	}
	view_text(req, "Empty", pool_printf(req->pool, "%s%s/" LETTER_EMPTY, req->base, req->path));
	return outcome;
}

const struct page page_hiring_letters = {
	.path = LETTER_PATH,
	.right = RIGHT_CANDIDATE_EDIT,
	.view = "backend/hiring_letters.cs",
	.title = "hiring_letter",
	.show = show_letters,
};

/* What the template says to this person; one that is not offered is not there. */
static enum outcome letter_begin(struct request *req, struct hiring_letter *letter_r)
{
	const char *template = request_path_value(req, "vorlage"), **codes = NULL;
	size_t count = 0, at = 0;
	enum outcome outcome;

	*letter_r = (struct hiring_letter){0};
	if (text_equal(template, LETTER_EMPTY))
		return OK;
	outcome = letters_offered(req->db, req->pool, OFFERED_STEP, &codes, &count);
	while (at < count && !text_equal(codes[at], template))
		at++;
	if (outcome || at == count)
		return outcome ? outcome : NOT_FOUND;
	outcome = hiring_letter_begin(req->db, req->pool, req->object.id, template, letter_r);
	return outcome == INVALID ? OK : outcome;
}

/* words: hiring.letter_save hiring.letter_effect */
static enum outcome show_letter(struct request *req)
{
	static const char *const effects[] = {"hiring.letter_effect", "hiring.add_seen", NULL};
	struct hiring_letter letter;
	enum outcome outcome = hiring_below(req, "hiring.letter_save", effects);

	if (!outcome)
		outcome = letter_begin(req, &letter);
	if (!outcome)
		form_show(req, &letter_form, req->path,
			&(struct letter_input){letter.subject, letter.text});
	return outcome;
}

/* words: printed.* */
static enum outcome save_letter(struct request *req)
{
	const struct letter_input *input = req->input;
	const struct printed_words words = {
		.owner = view_word(req, "printed.owner"),
		.date = view_word(req, "printed.date"),
		.number = view_word(req, "printed.number"),
		.files = view_word(req, "printed.files"),
		.no_address = view_word(req, "printed.no_address"),
	};
	const char *problem = NULL;
	enum outcome outcome = hiring_letter_make(req->db, req->pool, &req->principal,
		req->object.id, &(struct hiring_letter){NULL, input->subject, input->text}, &words,
		&problem);

	if (outcome == INVALID && problem)
		form_problem(req, "", problem);
	return outcome ? outcome
		       : redirect_to(req, "hiring_added", HIRING_PATH, req->object.number);
}

const struct page page_hiring_letter = {
	.path = LETTER_PATH "/{vorlage}",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &letter_form,
	.view = "backend/hiring_letter.cs",
	.title = "hiring_letter",
	.show = show_letter,
	.save = save_letter,
};

static enum outcome document_find(struct request *req, struct attachment *document_r)
{
	return hiring_document_get(
		req->db, req->pool, req->object.id, request_path_int(req, "unterlage"), document_r);
}

static enum outcome show_document(struct request *req)
{
	struct attachment document;
	uint8_t key[32];
	enum outcome outcome = document_find(req, &document);

	if (!outcome && document.waits)
		return redirect_to(req, "attachment_waits", HIRING_PATH, req->object.number);
	if (!outcome)
		outcome = application_is_read(req, &(struct application){.id = req->object.id});
	if (!outcome)
		outcome = store_key(req->db, OBJECT_APPLICATION, req->object.id, key);
	return outcome ? outcome
		       : kept_file_answer(req,
			       &(struct kept_file){.kind = OBJECT_APPLICATION,
				       .owner_id = req->object.id,
				       .file_id = document.file_id,
				       .name = document.name,
				       .mime = document.mime,
				       .size = document.size},
			       key, !request_query(req, "speichern"));
}

const struct page page_hiring_document = {
	.path = "/bewerbungen/{application}/einstellung/unterlagen/{unterlage}",
	.right = RIGHT_HANDOVER_READ,
	.title = "hiring_document",
	.show = show_document,
	.raw = true,
};

static const struct form remove_form = {.name = "hiring_remove"};

/* words: hiring.remove_save hiring.remove_effect */
static enum outcome show_remove(struct request *req)
{
	static const char *const effects[] = {"hiring.remove_effect", NULL};
	struct attachment document;
	enum outcome outcome = hiring_below(req, "hiring.remove_save", effects);

	if (!outcome)
		outcome = document_find(req, &document);
	if (outcome)
		return outcome;
	view_text(req, "About", document.name);
	view_bool(req, "Danger", true);
	form_show(req, &remove_form, req->path, NULL);
	return OK;
}

static enum outcome save_remove(struct request *req)
{
	enum outcome outcome = hiring_document_remove(req->db, req->pool, &req->principal,
		req->object.id, request_path_int(req, "unterlage"));

	return outcome ? outcome
		       : redirect_to(req, "hiring_removed", HIRING_PATH, req->object.number);
}

const struct page page_hiring_remove = {
	.path = "/bewerbungen/{application}/einstellung/unterlagen/{unterlage}/entfernen",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &remove_form,
	.view = "backend/hiring_form.cs",
	.title = "hiring_remove",
	.show = show_remove,
	.save = save_remove,
};
