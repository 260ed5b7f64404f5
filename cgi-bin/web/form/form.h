/*
 * Declared forms: a table of fields says what may come, how long, of which kind, and where in a
 * struct the typed value goes.
 *
 *	struct note_input {
 *		const char *title;
 *		int64_t weight;
 *		bool urgent;
 *	};
 *	static const struct form_field note_fields[] = {
 *		{.name = "title", .type = FIELD_TEXT, .max = 200, .required = true,
 *			FORM_AT(struct note_input, title)},
 *		{.name = "weight", .type = FIELD_INT, .min = 1, .max = 100,
 *			FORM_AT(struct note_input, weight)},
 *		{.name = "urgent", .type = FIELD_CHECK, FORM_AT(struct note_input, urgent)},
 *	};
 *	static const struct form note_form = FORM("note", note_fields, struct note_input);
 *
 * A form of buttons alone has a name and no fields: {.name = "note_delete"}.
 *
 * Labels and hints are language keys form.<form>.<field> and form.<form>.<field>_hint; what is said
 * when a required one is empty is form.<form>.<field>_missing ("Geben Sie Ihren Vornamen ein."),
 * which stands alone in the summary, all else after the label. Fields not declared are ignored; a
 * value that breaks its declaration becomes a problem beside the field and everything typed is
 * shown again. Reasons: required, encoding, invalid, too_short, too_long, email, email_slip, day,
 * number, range, choice, too_many_files, changed_both (merge.h); for the whole form token_expired,
 * sent_before.
 */
#ifndef BMS_WEB_FORM_FORM_H
#define BMS_WEB_FORM_FORM_H

#include "web/request.h"

enum field_type {
	FIELD_TEXT, /* const char *, one line (line ends are blanks), trimmed; NULL when there is
		       nothing to see in it */
	FIELD_LONG, /* const char *, several lines */
	FIELD_EMAIL, /* const char *, as text_email makes it; one that looks mistyped is asked about
			(form_address) */
	FIELD_PASSWORD, /* const char *, as it was typed; never shown again, not even after an error
			 */
	FIELD_DAY, /* const char *, YYYY-MM-DD; a person may type 21.11.2026 */
	FIELD_INT, /* int64_t; min and max are its bounds (both 0: none); 0 when empty */
	FIELD_CHOICE, /* const char *, one of `choices`, or of the options given to form_options */
	FIELD_PICK, /* const char *, the value of one of many, found by words of it (form_pick): the
		       text typed, or what stands in brackets at its end ("Yıldız, Amira
		       (amira.yildiz)"), or the radio button chosen; the rules check it */
	FIELD_CHECK, /* bool */
	FIELD_VALUES, /* struct form_values: everything sent under the name (checkboxes); max is how
			 many; the page shows and checks them */
	FIELD_FILES, /* struct upload *, list in order; max is the number of files (0: 1) */
	FIELD_REST, /* struct form_rest: every other text field sent, for forms that are data: the
		       page shows and checks them; its name is not used */
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
	const bool
		*lists; /* of what a form holds: the name takes several values, which stand together
			   (an empty one says only that there are none); NULL: none does */
};

struct form_field {
	const char *name;
	enum field_type type;
	size_t offset;
	int64_t min;
	int64_t max; /* text: code points, 0: 200, for FIELD_LONG 20,000; see the types */
	bool required;
	bool secret; /* shown in the form and kept nowhere: a POST of it that is refused is answered
			at once (again.c) */
	bool sometimes; /* needed in cases that its hint names: not marked as optional */
	bool hidden; /* nobody types it (a version, a button): not merged */
	bool known; /* FIELD_EMAIL: told before, and only compared: it is not asked about */
	const char *const
		*choices; /* FIELD_CHOICE: codes, NULL-terminated; labels are
			     form.<form>.<field>_<code>. NULL: the rules check the value */
	const char *list; /* FIELD_CHOICE: the selection list whose values are the choices: those
			     that are offered, and the one the object has. The rules check that it
			     is still offered (choice_check) */
	const char *autocomplete; /* HTML autocomplete token, e.g. "given-name" */
};

struct form {
	const char *name;
	const struct form_field *fields;
	size_t count;
	size_t size; /* of the struct */
	const char *labels; /* the form whose words name problems of fields that are not its own;
			       NULL: they stay unnamed */
};

#define FORM_AT(type, member) .offset = offsetof(type, member)
/* The version that was seen, in the member `version`. */
#define FORM_VERSION(input) \
	{ \
		.name = "version", .type = FIELD_INT, .hidden = true, .min = 1, .max = INT32_MAX, \
		.required = true, FORM_AT(input, version) \
	}
#define FORM(form_name, form_fields, type) \
	{ \
		.name = (form_name), .fields = (form_fields), \
		.count = sizeof(form_fields) / sizeof((form_fields)[0]), .size = sizeof(type) \
	}

/*
 * Puts a form into the dataset as Form.<form>: action (with base), token (value of the hidden field
 * "form_token"), multipart, errors.count and optional ("1": there are optional fields),
 * errors.N.(field, id, label, message) for the summary, typed ("1" when something typed is shown
 * again) (id and label are missing for what concerns the whole form, label also where the message
 * names the thing; `each:` also meets count, which has no message), and for each field field.<name>
 * with name, id, type (text, long, email, password, day, number, choice, check, files), label,
 * hint, value, checked, required, optional (marked as such), min, max, autocomplete, error, meant
 * (the address that is asked about), kept (the one that was insisted on), conflict and other (after
 * a conflict: that and what the field holds now), options.N.(value, label, selected), rows (of long
 * ones, where a page sets it; 6), again (files sent with a refused POST must be attached again).
 * Messages are problem.<reason>; {min} and {max} in them become the field's bounds, {what} what the
 * problem names. `action` is a path without base. After a POST to this form the values typed are
 * shown, else those of `initial` (a struct of the form; NULL: empty). A page with a form is never
 * kept in shared caches.
 */
void form_show(
	struct request *req, const struct form *form, const char *action, const void *initial);

/* Gives a FIELD_CHOICE field without static choices its options: column 0 the value, column 1 the
 * label. Call after form_show. */
void form_options(struct request *req, const struct form *form, const char *field,
	const struct db_rows *rows);

/* The same of options that the page puts together; both texts live as long as the request. */
struct form_option {
	const char *value, *label;
};
void form_offer(struct request *req, const struct form *form, const char *field,
	const struct form_option *options, size_t count);

/* What a FIELD_PICK field is chosen from. */
struct form_pick {
	const char *address; /* without base: a page that answers what is typed (pick_answer), for
				the script */
	const char *with; /* another field of the form that the answer depends on; NULL: none */
	const char *value, *label; /* what is chosen now; NULL: nothing */
	/* What has the words, the first FORM_PICKED + 1: columns value, label, hint. Only what the
	 * person may choose in this field. */
	enum outcome (*find)(struct request *req, const char *words, struct db_rows **rows_r);
};

#define FORM_PICKED 20 /* found ones that are shown */

/* A row of what form_pick.find gives, by the order of its columns. */
struct form_found {
	const char *value, *label, *hint;
};
struct form_found form_found(const struct db_rows *rows, size_t row);

/*
 * Gives a FIELD_PICK field what it is chosen from. Call after form_show. Without scripts the button
 * "suchen", or sending a text that is no value, shows the form again with what was found as radio
 * buttons, in the field's pick.N.(value, label, hint, selected), with found, and found_more when
 * there are more; what was typed elsewhere stays. OK, or outcomes of find.
 */
enum outcome form_pick(struct request *req, const struct form *form, const char *field,
	const struct form_pick *pick);

/*
 * The same for a field of a search (GET): the parameter `name`, shown as `name` below Pick for the
 * macro field_pick; *value_r is the value it means, NULL when nothing was typed. OK, or outcomes of
 * find.
 */
enum outcome form_pick_query(struct request *req, const char *name, const char *label,
	const char *hint, const struct form_pick *pick, const char **value_r);

/* What a text means as such a field shows it: "Yıldız, Amira (amira.yildiz)" amira.yildiz; one
 * without brackets at its end itself, without blanks around it. */
const char *form_pick_value(struct pool *pool, const char *typed);

/* A fresh token for the next POST of a form that a script has sent and that stays open, as the
 * answer to it (form_token). */
const char *form_token_sent(const struct request *req);

/* Adds a problem found by a handler itself. Prefer problems of the rules. (The empty option
 * form.choose is automatic for choices.) */
void form_problem(struct request *req, const char *field, const char *reason);

/*
 * An address as it is to be kept: itself when nothing is wrong with it or the person has insisted
 * on it, the corrected one when that was chosen; NULL: it looks mistyped (base/email_slip.h), and
 * the person is to be asked (problem "email_slip"). `email` is one of text_email. For forms that
 * are data; FIELD_EMAIL asks it itself.
 */
const char *form_address(const struct request *req, const char *email);

/* For showing the question: the address that was probably meant by what was typed; the one that was
 * insisted on. NULL: none. */
const char *form_address_meant(const struct request *req, const char *typed);
const char *form_address_kept(const struct request *req, const char *typed);

/* The label of a form's field by their names, in the request's language ("vacancy.hours" names a
 * field of another form); the field's name when there is none. */
const char *form_label(const struct request *req, const char *form, const char *field);

#endif
