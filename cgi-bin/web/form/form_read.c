/* Typing the declared form: text from the browser becomes a checked struct. */
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "choice/choice.h"
#include "web/form/form_private.h"

static void put_text(struct request *req, const struct form_field *field, const char *text)
{
	memcpy((char *)req->input + field->offset, &text, sizeof(text));
}

static const char *check_length(const struct form_field *field, const char *text)
{
	int64_t length = (int64_t)text_length(text);
	if (length > form_field_max(field))
		return "too_long";
	return length < field->min ? "too_short" : NULL;
}

static const char *read_text(struct request *req, const struct form_field *field, const char *text)
{
	const char *reason = check_length(field, text);
	if (!reason)
		put_text(req, field, text);
	return reason;
}

static const char *read_email(struct request *req, const struct form_field *field, const char *text)
{
	const char *email = text_email(req->pool, text);
	if (!email)
		return "email";
	const char *reason = check_length(field, email);
	if (!reason && !field->known)
		email = form_address(req, email);
	if (!email)
		return "email_slip";
	if (!reason)
		put_text(req, field, email);
	return reason;
}

static const char *read_day(struct request *req, const struct form_field *field, const char *text)
{
	const char *day;
	if (!day_parse(req->pool, text, &day))
		return "day";
	put_text(req, field, day);
	return NULL;
}

static const char *read_int(struct request *req, const struct form_field *field, const char *text)
{
	int64_t number;
	if (!text_to_int(text, INT64_MIN, INT64_MAX, &number))
		return "number";
	if ((field->min || field->max) && (number < field->min || number > field->max))
		return "range";
	memcpy((char *)req->input + field->offset, &number, sizeof(number));
	return NULL;
}

static const char *read_choice(
	struct request *req, const struct form_field *field, const char *text)
{
	const struct choice *value = field->list ? choice_find(req->db, field->list, text) : NULL;

	if (field->list && !value)
		return "choice";
	if (value) {
		put_text(req, field, text);
		return NULL;
	}
	if (!field->choices)
		return read_text(req, field, text);
	for (const char *const *choice = field->choices; *choice; choice++) {
		if (strcmp(*choice, text) == 0) {
			put_text(req, field, *choice);
			return NULL;
		}
	}
	return "choice";
}

static const char *read_check(struct request *req, const struct form_field *field, const char *text)
{
	bool checked = strcmp(text, "0") != 0;
	memcpy((char *)req->input + field->offset, &checked, sizeof(checked));
	return field->required && !checked ? "required" : NULL;
}

static enum outcome read_files(struct request *req, const struct form_field *field)
{
	const struct request_private *private = req->private;
	struct upload *first = NULL;
	struct upload **end = &first;
	int64_t count = 0;
	for (size_t i = 0; i < private->file_count; i++) {
		const struct sent_file *file = &private->files[i];
		if (strcmp(file->field, field->name) != 0)
			continue;
		if (++count > form_field_max(field)) {
			problem_add(&req->problems, field->name, "too_many_files");
			return OK;
		}
		struct upload *upload = POOL_NEW(req->pool, struct upload);
		upload->name = text_filename(req->pool, file->name);
		upload->broken = file->broken;
		upload->offset = file->offset;
		upload->size = file->size;
		enum outcome outcome = upload_kind(req, upload);
		if (outcome)
			return outcome;
		*end = upload;
		end = &upload->next;
	}
	if (!first && field->required)
		problem_add(&req->problems, field->name, "required");
	memcpy((char *)req->input + field->offset, &first, sizeof(first));
	return OK;
}

static void read_values(struct request *req, const struct form_field *field)
{
	const struct pairs *sent = &req->private->fields;
	const char **items = POOL_ARRAY(req->pool, const char *, sent->count);
	struct form_values values = {0, items};
	for (size_t i = 0; i < sent->count; i++) {
		const struct pair *pair = &sent->items[i];
		if (strcmp(pair->name, field->name) != 0)
			continue;
		if (pair_problem(pair))
			problem_add(&req->problems, field->name, pair_problem(pair));
		items[values.count++] = pair->value;
	}
	if ((int64_t)values.count > form_field_max(field))
		problem_add(&req->problems, field->name, "invalid");
	else if (!values.count && field->required)
		problem_add(&req->problems, field->name, "required");
	memcpy((char *)req->input + field->offset, &values, sizeof(values));
}

static bool declared(const struct form *form, const char *name)
{
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].type != FIELD_REST && strcmp(form->fields[i].name, name) == 0)
			return true;
	return strcmp(name, FORM_TOKEN) == 0 || strcmp(name, FORM_SLIP_TAKE) == 0
		|| strcmp(name, FORM_SLIP_KEEP) == 0;
}

static void read_rest(struct request *req, const struct form_field *field)
{
	const struct pairs *sent = &req->private->fields;
	const char **names = POOL_ARRAY(req->pool, const char *, sent->count);
	const char **values = POOL_ARRAY(req->pool, const char *, sent->count);
	struct form_rest rest = {0, names, values, NULL};
	for (size_t i = 0; i < sent->count; i++) {
		const struct pair *pair = &sent->items[i];
		if (declared(req->page->form, pair->name))
			continue;
		if (pair_problem(pair))
			problem_add(&req->problems, pair->name, pair_problem(pair));
		names[rest.count] = pair->name;
		values[rest.count++] = pair->value;
	}
	memcpy((char *)req->input + field->offset, &rest, sizeof(rest));
}

static const char *read_field(struct request *req, const struct form_field *field)
{
	const struct pair *pair = pairs_find(&req->private->fields, field->name);
	const char *text = !pair                ? ""
		: field->type == FIELD_PASSWORD ? pair->value
						: text_trim(req->pool, pair->value);
	if (pair && pair_problem(pair))
		return pair_problem(pair);
	if (field->type != FIELD_LONG)
		text = text_one_line(req->pool, text);
	if (field->type == FIELD_PASSWORD ? text_empty(text) : text_blank(text))
		return field->required ? "required" : NULL;
	switch (field->type) {
	case FIELD_TEXT:
	case FIELD_LONG:
	case FIELD_PICK:
	case FIELD_PASSWORD:
		return read_text(req, field, text);
	case FIELD_EMAIL:
		return read_email(req, field, text);
	case FIELD_DAY:
		return read_day(req, field, text);
	case FIELD_INT:
		return read_int(req, field, text);
	case FIELD_CHOICE:
		return read_choice(req, field, text);
	case FIELD_CHECK:
		return read_check(req, field, text);
	case FIELD_VALUES:
	case FIELD_FILES:
	case FIELD_REST:
		break;
	}
	return NULL;
}

enum outcome form_read(struct request *req)
{
	const struct form *form = req->page->form;
	if (!form)
		return OK;
	for (size_t i = 0; i < form->count; i++) {
		const struct form_field *field = &form->fields[i];
		if (field->type == FIELD_FILES) {
			enum outcome outcome = read_files(req, field);
			if (outcome)
				return outcome;
			continue;
		}
		if (field->type == FIELD_VALUES || field->type == FIELD_REST) {
			field->type == FIELD_REST ? read_rest(req, field) : read_values(req, field);
			continue;
		}
		const char *reason = read_field(req, field);
		if (reason)
			problem_add(&req->problems, field->name, reason);
	}
	form_pick_search(req);
	return OK;
}
