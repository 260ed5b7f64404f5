/* Templates of letters: how one looks, what it said before, back to the delivered text (OBJ-15). */
#include "application/application.h"
#include "application/notice.h"
#include "application/reading.h"
#include "backend/admin/admin.h"
#include "backend/content/letters.h"
#include "backend/pages.h"
#include "base/text.h"
#include "web/difference.h"
#include "web/form/form.h"

static void view_letter(
	struct request *req, const char *subject, const char *text, const char *lang)
{
	view_text(req, "Shown.subject", subject);
	view_text(req, "Shown.text", text);
	view_bool(req, "Shown.english", text_equal(lang, "en"));
}

/* With the values of an application that the reader may see: in its applicant's language. */
static enum outcome show_with(struct request *req, const struct letter_template *template,
	const struct letter *rest, const char *number)
{
	struct access_roles roles = {0};
	struct notice_mail mail;
	int64_t id = 0;
	enum outcome outcome = object_find_roles(
		req->db, req->pool, &req->principal, OBJECT_APPLICATION, number, &id, &roles);

	if (!outcome)
		outcome = access_judge(
			&req->principal, OBJECT_APPLICATION, roles, RIGHT_CANDIDATE_READ);
	if (!outcome)
		outcome = application_note_reading(req->db, req->pool, &req->principal,
			access_by(&req->principal, roles, RIGHT_CANDIDATE_READ),
			&(struct application){.id = id});
	if (!outcome)
		outcome = notice_try(req->db, req->pool, id, template->code, rest, &mail);
	if (outcome == UNAVAILABLE)
		return outcome;
	if (outcome) {
		view_bool(req, "Unknown", true);
		return OK;
	}
	view_text(req, "Shown.number", number);
	view_letter(req, mail.subject, mail.text, mail.lang);
	return OK;
}

/* words: letter.with_example letter.with_longest letter.with_missing */
static enum letter_example view_filling(struct request *req)
{
	static const struct {
		const char *code, *word;
		enum letter_example with;
	} fillings[] = {
		{"beispiele", "letter.with_example", LETTER_EXAMPLE},
		{"lang", "letter.with_longest", LETTER_LONGEST},
		{"leer", "letter.with_missing", LETTER_MISSING},
	};
	const char *asked = request_query(req, "werte");
	enum letter_example with = LETTER_EXAMPLE;

	for (size_t i = 0; i < sizeof(fillings) / sizeof(fillings[0]); i++) {
		const char *row = pool_printf(req->pool, "Fillings.%zu", i);
		bool chosen = text_equal(asked, fillings[i].code);

		view_text(req, pool_printf(req->pool, "%s.value", row), fillings[i].code);
		view_text(req, pool_printf(req->pool, "%s.label", row),
			view_word(req, fillings[i].word));
		view_bool(req, pool_printf(req->pool, "%s.selected", row), chosen);
		if (chosen)
			with = fillings[i].with;
	}
	return with;
}

static enum outcome show_preview(struct request *req)
{
	const char *number = request_query(req, "bewerbung");
	bool english = text_equal(request_query(req, "sprache"), "en");
	struct letter_template template;
	struct letter_text text;
	struct letter letter;
	enum outcome outcome = letters_show(req, &template);

	if (!outcome)
		outcome = letters_example(
			req, &template, english ? "en" : "de", view_filling(req), &letter);
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	view_crumb(req, view_code(req, "letter_name", template.code),
		letters_path(req, template.code, ""));
	view_title(req, view_word(req, "title.admin_letter_preview"));
	view_bool(req, "English", english);
	view_text(req, "Number", number);
	if (template.about_application && !text_empty(number))
		return show_with(req, &template, &letter, text_trim(req->pool, number));
	outcome = letter_write(req->db, req->pool, &letter, &text);
	if (!outcome)
		view_letter(req, text.subject, text.text, letter.lang);
	return outcome == INVALID ? UNAVAILABLE : outcome;
}

const struct page page_admin_letter_preview = {
	.path = LETTERS "/{template}/vorschau",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_letter_preview.cs",
	.title = "admin_letter_preview",
	.show = show_preview,
};

/* The parts of an older text and the one that counts, side by side. words: form.letter_template.*
 */
static enum outcome show_difference(
	struct request *req, const struct letter_template *template, int64_t version)
{
	const struct letter_template_text *now = &template->text;
	struct letter_template_text old;
	enum outcome outcome =
		letter_template_version(req->db, req->pool, template->code, version, &old);
	const struct {
		const char *field, *old, *now;
		bool english;
	} parts[] = {
		{"subject_de", old.subject_de, now->subject_de, false},
		{"body_de", old.body_de, now->body_de, false},
		{"subject_en", old.subject_en, now->subject_en, true},
		{"body_en", old.body_en, now->body_en, true},
	};

	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	size_t changes = 0;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		const char *part = pool_printf(req->pool, "Parts.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.label", part),
			view_word(req,
				pool_printf(req->pool, "form.letter_template.%s", parts[i].field)));
		view_bool(req, pool_printf(req->pool, "%s.english", part), parts[i].english);
		changes += view_difference(req, part, parts[i].old, parts[i].now);
	}
	view_int(req, "Compared", version);
	view_int(req, "Changes", (int64_t)changes);
	return OK;
}

static enum outcome versions_begin(struct request *req, struct letter_template *template)
{
	enum outcome outcome = letters_show(req, template);

	if (outcome)
		return outcome;
	view_crumb(req, view_code(req, "letter_name", template->code),
		letters_path(req, template->code, ""));
	view_text(req, "Letter.name", view_code(req, "letter_name", template->code));
	return OK;
}

static enum outcome show_versions(struct request *req)
{
	struct letter_template template;
	struct db_rows *versions = NULL;
	int64_t old = 0;
	enum outcome outcome = versions_begin(req, &template);

	if (!outcome)
		outcome = letter_template_versions(req->db, req->pool, template.code, &versions);
	if (outcome)
		return outcome;
	view_title(req, view_word(req, "title.admin_letter_versions"));
	view_rows_first(req, "Versions", versions, LETTER_VERSIONS);
	if (!text_to_int(request_query(req, "alt"), 0, template.text.version, &old))
		old = 0;
	return show_difference(req, &template, old);
}

const struct page page_admin_letter_versions = {
	.path = LETTERS "/{template}/fassungen",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_letter_versions.cs",
	.title = "admin_letter_versions",
	.show = show_versions,
};

struct reset_input {
	int64_t version;
};

static const struct form_field reset_fields[] = {
	FORM_VERSION(struct reset_input),
};
/* words: form.letter_reset.version */
static const struct form reset_form = FORM("letter_reset", reset_fields, struct reset_input);

static enum outcome show_reset(struct request *req)
{
	struct letter_template template;
	enum outcome outcome = versions_begin(req, &template);

	if (!outcome)
		outcome = show_difference(req, &template, 0);
	if (outcome)
		return outcome;
	view_title(req, view_word(req, "title.admin_letter_reset"));
	if (template.own)
		form_show(
			req, &reset_form, req->path, &(struct reset_input){template.text.version});
	return OK;
}

static enum outcome save_reset(struct request *req)
{
	const struct reset_input *input = req->input;
	const char *code = request_path_value(req, "template");
	enum outcome outcome = letter_template_reset(
		req->db, req->pool, &req->principal, code, input->version, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "letter_reset", "%s", letters_path(req, code, ""));
}

const struct page page_admin_letter_reset = {
	.path = LETTERS "/{template}/zuruecksetzen",
	.right = RIGHT_ADMIN,
	.form = &reset_form,
	.view = "backend/admin_letter_reset.cs",
	.title = "admin_letter_reset",
	.show = show_reset,
	.save = save_reset,
};
