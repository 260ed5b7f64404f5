/* Templates of letters: the list, and editing one (OBJ-15). */
#include "backend/content/letters.h"

#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/text.h"
#include "mail/letter_check.h"
#include "web/form/form.h"

#define BODY_ROWS 18 /* of a text, without scrolling */

const char *letters_path(struct request *req, const char *code, const char *below)
{
	return pool_printf(req->pool, LETTERS "/%s%s", code, below);
}

/* words: letter_name.* */
static const char *letter_name(struct request *req, const char *code)
{
	return view_code(req, "letter_name", code);
}

/* One table for each of those who get letters. words: letter_audience.* */
static enum outcome show_list(struct request *req)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = letter_templates(req->db, req->pool, &rows);
	const char *audience = NULL, *group = NULL;
	size_t groups = 0;

	if (outcome)
		return outcome;
	admin_crumbs(req, NULL, NULL);
	for (size_t i = 0; i < rows->count; i++) {
		const char *code = db_text(rows, i, "code");
		const char *row;

		if (!text_equal(audience, db_text(rows, i, "audience"))) {
			audience = db_text(rows, i, "audience");
			group = pool_printf(req->pool, "Groups.%zu", groups++);
			view_text(req, pool_printf(req->pool, "%s.name", group),
				view_code(req, "letter_audience", audience));
		}
		row = pool_printf(req->pool, "%s.rows.%zu", group, i);
		view_text(req, pool_printf(req->pool, "%s.code", row), code);
		view_text(req, pool_printf(req->pool, "%s.name", row), letter_name(req, code));
		view_bool(req, pool_printf(req->pool, "%s.own", row), db_number(rows, i, "own"));
		view_bool(req, pool_printf(req->pool, "%s.sent", row), db_number(rows, i, "sent"));
		view_bool(req, pool_printf(req->pool, "%s.by_hand", row),
			db_number(rows, i, "by_hand"));
		view_int(req, pool_printf(req->pool, "%s.steps", row), db_number(rows, i, "steps"));
	}
	return OK;
}

const struct page page_admin_letters = {
	.path = LETTERS,
	.right = RIGHT_ADMIN,
	.view = "backend/admin_letters.cs",
	.title = "admin_letters",
	.show = show_list,
};

static const struct form_field letter_fields[] = {
	{.name = "subject_de",
		.type = FIELD_TEXT,
		.max = LETTER_SUBJECT_MAX,
		.required = true,
		FORM_AT(struct letter_template_text, subject_de)},
	{.name = "body_de",
		.type = FIELD_LONG,
		.max = LETTER_BODY_MAX,
		.required = true,
		FORM_AT(struct letter_template_text, body_de)},
	{.name = "subject_en",
		.type = FIELD_TEXT,
		.max = LETTER_SUBJECT_MAX,
		.required = true,
		FORM_AT(struct letter_template_text, subject_en)},
	{.name = "body_en",
		.type = FIELD_LONG,
		.max = LETTER_BODY_MAX,
		.required = true,
		FORM_AT(struct letter_template_text, body_en)},
};
static const struct form letter_form =
	FORM("letter_template", letter_fields, struct letter_template_text);

static const struct form test_form = {.name = "letter_test"};

/* Which steps of the model send it. */
static enum outcome view_steps(struct request *req, const char *code)
{
	struct db_rows *steps = NULL;
	enum outcome outcome = letter_template_steps(req->db, req->pool, code, &steps);

	for (size_t i = 0; !outcome && i < steps->count; i++) {
		enum object_kind kind = (enum object_kind)db_number(steps, i, "kind");
		const char *row = pool_printf(req->pool, "Letter.steps.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.from", row),
			view_status(req, kind, db_text(steps, i, "from_status")));
		view_text(req, pool_printf(req->pool, "%s.to", row),
			view_status(req, kind, db_text(steps, i, "to_status")));
	}
	return outcome;
}

enum outcome letters_show(struct request *req, struct letter_template *template)
{
	const char *code = request_path_value(req, "template");
	enum outcome outcome = letter_template_get(req->db, req->pool, code, template);

	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	admin_crumbs(req, "title.admin_letters", LETTERS);
	view_title(req, letter_name(req, template->code));
	view_text(req, "Letter.code", template->code);
	view_text(req, "Letter.audience", view_code(req, "letter_audience", template->audience));
	view_bool(req, "Letter.waits", template->waits);
	view_bool(req, "Letter.by_hand", template->by_hand);
	view_bool(req, "Letter.sent", template->sent);
	view_bool(req, "Letter.own", template->own);
	view_bool(req, "Letter.about_application", template->about_application);
	view_int(req, "Letter.version", template->text.version);
	return OK;
}

/* words: letter_value.* letter_example.* */
static const char *example_word(void *context, const char *name)
{
	return view_code_find(context, "letter_example", name);
}

static void view_known(struct request *req, const struct letter_known *known)
{
	for (size_t i = 0; i < known->count; i++) {
		const struct letter_name *name = &known->names[i];
		const char *row = pool_printf(req->pool, "Known.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.name", row), name->name);
		view_text(req, pool_printf(req->pool, "%s.list", row), name->list);
		view_bool(req, pool_printf(req->pool, "%s.repeated", row), name->repeated);
		view_text(req, pool_printf(req->pool, "%s.text", row),
			view_code(req, "letter_value", name->name));
		if (!name->repeated)
			view_text(req, pool_printf(req->pool, "%s.example", row),
				view_code_find(req, "letter_example", name->name));
	}
}

enum outcome letters_example(struct request *req, const struct letter_template *template,
	const char *lang, enum letter_example with, struct letter *letter_r)
{
	struct letter_known known;
	enum outcome outcome =
		letter_known(req->pool, template->code, template->about_application, &known);

	*letter_r = (struct letter){.template = template->code, .lang = lang};
	if (!outcome)
		letter_example(req->pool, &known, with, example_word, req, letter_r);
	return outcome;
}

/* A text that was saved and cannot be filled any more is named: the delivered one goes instead. */
static enum outcome view_damaged(struct request *req, const struct letter_template *template)
{
	struct problems problems = {0};
	enum outcome outcome = template->own
		? letter_template_check(req->pool, template, &template->text, &problems)
		: OK;

	view_bool(req, "Letter.damaged", outcome == INVALID);
	return outcome == INVALID ? OK : outcome;
}

static enum outcome show_one(struct request *req)
{
	struct letter_template template;
	struct letter_known known;
	enum outcome outcome = letters_show(req, &template);

	if (!outcome)
		outcome = view_steps(req, template.code);
	if (!outcome)
		outcome =
			letter_known(req->pool, template.code, template.about_application, &known);
	if (!outcome)
		outcome = view_damaged(req, &template);
	if (outcome)
		return outcome;
	view_known(req, &known);
	form_show(req, &letter_form, letters_path(req, template.code, ""), &template.text);
	view_int(req, "Form.letter_template.field.body_de.rows", BODY_ROWS);
	view_int(req, "Form.letter_template.field.body_en.rows", BODY_ROWS);
	form_show(req, &test_form, letters_path(req, template.code, "/probe"), NULL);
	return OK;
}

static enum outcome now(struct request *req, void *now_r)
{
	struct letter_template template;
	enum outcome outcome = letter_template_get(
		req->db, req->pool, request_path_value(req, "template"), &template);

	if (!outcome)
		*(struct letter_template_text *)now_r = template.text;
	return outcome;
}

static enum outcome save_one(struct request *req)
{
	struct letter_template_text *text = req->input;
	const struct letter_template_text *read = req->now;
	const char *code = request_path_value(req, "template");

	text->version = read->version;
	enum outcome outcome = letter_template_save(
		req->db, req->pool, &req->principal, code, text, &req->problems);
	return outcome ? outcome
		       : redirect_to(req, "letter_saved", "%s", letters_path(req, code, ""));
}

const struct page page_admin_letter = {
	.path = LETTERS "/{template}",
	.right = RIGHT_ADMIN,
	.form = &letter_form,
	.view = "backend/admin_letter.cs",
	.title = "admin_letter",
	.show = show_one,
	.now = now,
	.save = save_one,
};

/* To oneself, in both languages. */
static enum outcome save_test(struct request *req)
{
	static const char *const languages[] = {"de", "en"};
	struct letter_template template;
	const char *email = NULL;
	enum outcome outcome = letter_template_get(
		req->db, req->pool, request_path_value(req, "template"), &template);

	if (!outcome)
		outcome = letter_own_address(req->db, req->pool, &req->principal, &email);
	for (size_t i = 0; !outcome && i < 2; i++) {
		struct letter letter;

		outcome = letters_example(req, &template, languages[i], LETTER_EXAMPLE, &letter);
		const struct letter_written written = {
			pool_printf(req->pool, "%s %s", view_word(req, "letter.test"),
				i ? template.text.subject_en : template.text.subject_de),
			i ? template.text.body_en : template.text.body_de};
		letter.recipient = email;
		letter.written = &written;
		if (!outcome)
			outcome = letter_post(req->db, req->pool, &letter);
	}
	if (outcome)
		return outcome;
	return redirect_to(req, "letter_tested", "%s", letters_path(req, template.code, ""));
}

const struct page page_admin_letter_test = {
	.path = LETTERS "/{template}/probe",
	.right = RIGHT_ADMIN,
	.form = &test_form,
	.view = "backend/admin_letter.cs",
	.title = "admin_letter",
	.show = show_one,
	.save = save_test,
};
