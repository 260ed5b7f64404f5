/*
 * Declared forms: a table of fields says what may come, how long, of which kind, and where in a struct the typed value goes.
 *
 *	struct note_input { const char *title; int64_t weight; bool urgent; };
 *	static const struct form_field note_fields[] = {
 *		{.name = "title", .type = FIELD_TEXT, .max = 200, .required = true, FORM_AT(struct note_input, title)},
 *		{.name = "weight", .type = FIELD_INT, .min = 1, .max = 100, FORM_AT(struct note_input, weight)},
 *		{.name = "urgent", .type = FIELD_CHECK, FORM_AT(struct note_input, urgent)},
 *	};
 *	static const struct form note_form = FORM("note", note_fields, struct note_input);
 *
 * A form of buttons alone has a name and no fields: {.name = "note_delete"}.
 * Labels and hints are language keys form.<form>.<field> and form.<form>.<field>_hint. Fields not declared are ignored; a value
 * that breaks its declaration becomes a problem beside the field and everything typed is shown again. Reasons: required, encoding, invalid,
 * too_short, too_long, email, day, number, range, choice, too_many_files, changed_both (merge.h); for the whole form token_expired, sent_before.
 */
#ifndef BMS_WEB_FORM_H
#define BMS_WEB_FORM_H

#include "web/request.h"

enum field_type {
	FIELD_TEXT,	/* const char *, one line (line ends are blanks), trimmed; NULL when there is nothing to see in it */
	FIELD_LONG,	/* const char *, several lines */
	FIELD_EMAIL,	/* const char *, as text_email makes it */
	FIELD_PASSWORD,	/* const char *, as it was typed; never shown again, not even after an error */
	FIELD_DAY,	/* const char *, YYYY-MM-DD; a person may type 21.11.2026 */
	FIELD_INT,	/* int64_t; min and max are its bounds (both 0: none); 0 when empty */
	FIELD_CHOICE,	/* const char *, one of `choices`, or of the options given to form_options */
	FIELD_CHECK,	/* bool */
	FIELD_VALUES,	/* struct form_values: everything sent under the name (checkboxes); max is how many; the page shows and checks them */
	FIELD_FILES,	/* struct upload *, list in order; max is the number of files (0: 1) */
	FIELD_REST,	/* struct form_rest: every other text field sent, for forms that are data: the page shows and checks them; its name is not used */
};

struct form_values {
	size_t count;
	const char *const *items;
};

/* Names and values as sent, in order. What is no UTF-8 is a problem of its name ("encoding"). */
struct form_rest {
	size_t count;
	const char *const *names;
	const char *const *values;
	const bool *lists;	/* of what a form holds: the name takes several values, which stand together (an empty one says only that there are none); NULL: none does */
};

struct form_field {
	const char *name;
	enum field_type type;
	size_t offset;
	int64_t min;
	int64_t max;			/* text: code points, 0: 200, for FIELD_LONG 20,000; see the types */
	bool required;
	bool sometimes;			/* needed in cases that its hint names: not marked as optional */
	bool hidden;			/* nobody types it (a version, a button): not merged */
	const char *const *choices;	/* FIELD_CHOICE: codes, NULL-terminated; labels are form.<form>.<field>_<code>. NULL: the rules check the value */
	const char *autocomplete;	/* HTML autocomplete token, e.g. "given-name" */
};

struct form {
	const char *name;
	const struct form_field *fields;
	size_t count;
	size_t size;	/* of the struct */
	const char *labels;	/* the form whose words name problems of fields that are not its own; NULL: they stay unnamed */
};

#define FORM_AT(type, member) .offset = offsetof(type, member)
#define FORM(form_name, form_fields, type) {.name = (form_name), .fields = (form_fields), .count = sizeof(form_fields) / sizeof((form_fields)[0]), .size = sizeof(type)}

/*
 * Puts a form into the dataset as Form.<form>: action (with base), token (value of the hidden field "form_token"), multipart, errors.count and
 * optional ("1": there are optional fields), errors.N.(field, id, label, message) for the summary, typed ("1" when something typed is shown again) (id and label are missing for what concerns the whole form; `each:` also meets count, which has no message), and for each field
 * field.<name> with name, id, type (text, long, email, password, day, number, choice, check, files), label, hint, value, checked, required, optional (marked as such), min, max,
 * autocomplete, error, conflict and other (after a conflict: that and what the field holds now), options.N.(value, label, selected), again (files sent with a refused POST must be attached again).
 * Messages are problem.<reason>; {min} and {max} in them become the field's bounds.
 * `action` is a path without base. After a POST to this form the values typed are shown, else those of `initial` (a struct of the form; NULL: empty).
 * A page with a form is never kept in shared caches.
 */
void form_show(struct request *req, const struct form *form, const char *action, const void *initial);

/* Gives a FIELD_CHOICE field without static choices its options: column 0 the value, column 1 the label. Call after form_show. */
void form_options(struct request *req, const struct form *form, const char *field, const struct db_rows *rows);

/* A fresh token for the next POST of a form that a script has sent and that stays open, as the answer to it (form_token). */
const char *form_token_sent(const struct request *req);

/* Adds a problem found by a handler itself. Prefer problems of the rules. (The empty option form.choose is automatic for choices.) */
void form_problem(struct request *req, const char *field, const char *reason);

/* The label of a form's field by their names, in the request's language ("vacancy.hours" names a field of another form); the field's name when there is none. */
const char *form_label(const struct request *req, const char *form, const char *field);

#endif
