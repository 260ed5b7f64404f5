/* Merging what was sent with what others have saved meanwhile. */
#include "web/form/merge.h"

#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "web/form/form_private.h"

#define HASH 6 /* bytes: of a few dozen fields no two are taken for each other */

enum kind { OF_FORM = 'f', OF_VALUE = 'v', OF_LIST = 'l', OF_ITEM = 'i' };

static void value_hash(const struct request *req, enum kind kind, const char *name,
	const char *value, uint8_t hash_r[HASH])
{
	uint8_t mac[CRYPTO_KEY_SIZE];
	struct buf text;
	buf_init(&text, req->pool);
	buf_printf(&text, "%c%s", kind, name);
	buf_char(&text, '\0');
	buf_str(&text, value);
	crypto_hmac(req->private->server->form_key, text.data, text.length, mac);
	memcpy(hash_r, mac, HASH);
}

static void basis_note(const struct request *req, struct buf *basis, enum kind kind,
	const char *name, const char *value)
{
	uint8_t one[HASH];
	value_hash(req, kind, name, value, one);
	buf_add(basis, one, HASH);
}

static bool basis_says(const struct request *req, const uint8_t *basis, size_t length,
	enum kind kind, const char *name, const char *value)
{
	uint8_t one[HASH];
	value_hash(req, kind, name, value, one);
	for (size_t at = 0; at + HASH <= length; at += HASH)
		if (memcmp(basis + at, one, HASH) == 0)
			return true;
	return false;
}

/* Does the basis that came with the POST say so? */
static bool basis_was(
	const struct request *req, enum kind kind, const char *name, const char *value)
{
	return basis_says(req, req->private->basis, req->private->basis_length, kind, name, value);
}

/* A text as both sides are compared: blanks at its ends and line ends of another kind are no
 * change. */
static const char *field_plain(struct pool *pool, const struct form_field *field, const char *text)
{
	const char *day, *email;
	int64_t number;
	if (text_blank(text))
		return "";
	text = text_trim(pool, text);
	if (field && field->type == FIELD_CHECK)
		return strcmp(text, "0") == 0 ? "" : "1";
	/* forms that are data have days too; as a comparison of other texts it does no harm */
	if ((!field || field->type == FIELD_DAY) && day_parse(pool, text, &day))
		return day;
	email = field && field->type == FIELD_EMAIL ? text_email(pool, text) : NULL;
	if (email)
		return email;
	if (field && field->type == FIELD_INT && text_to_int(text, INT64_MIN, INT64_MAX, &number))
		return pool_printf(pool, "%lld", (long long)number);
	return text;
}

bool merge_changed(const struct request *req, const struct pairs *sent,
	const struct form_field *field, const struct pair *pair)
{
	const struct pair *token = pairs_find(sent, FORM_TOKEN);
	struct buf basis;
	buf_init(&basis, req->pool);
	if (token)
		token_basis(req, token->value, &basis);
	const uint8_t *bytes = (const uint8_t *)basis.data;
	return !basis_says(req, bytes, basis.length, OF_VALUE, pair->name,
		       field_plain(req->pool, field, pair->value))
		&& !basis_says(req, bytes, basis.length, OF_ITEM, pair->name, pair->value);
}

static void field_add(const struct request *req, struct merge_fields *fields, const char *name,
	const struct form_field *field, const char *text)
{
	const char **items = POOL_ARRAY(req->pool, const char *, 1);
	items[0] = text ? text : "";
	fields->items[fields->count++] = (struct merge_field){name, field, false, 1, items};
}

/* All values of one name, which come one after the other; an empty one only says that the name is
 * there. */
static size_t add_rest(const struct request *req, struct merge_fields *fields,
	const struct form_rest *rest, size_t at)
{
	const char *name = rest->names[at];
	bool list = rest->lists && rest->lists[at];
	if (!list) {
		field_add(req, fields, name, NULL, rest->values[at]);
		return at + 1;
	}
	const char **items = POOL_ARRAY(req->pool, const char *, rest->count);
	size_t count = 0;
	for (; at < rest->count && strcmp(rest->names[at], name) == 0; at++)
		if (!text_empty(rest->values[at]))
			items[count++] = rest->values[at];
	fields->items[fields->count++] = (struct merge_field){name, NULL, true, count, items};
	return at;
}

static void add_field(const struct request *req, struct merge_fields *fields,
	const struct form_field *field, const void *values)
{
	const char *at = (const char *)values + field->offset;
	if (field->type == FIELD_REST) {
		const struct form_rest *rest = (const void *)at;
		for (size_t i = 0; i < rest->count;)
			i = add_rest(req, fields, rest, i);
	} else if (field->type == FIELD_VALUES) {
		const struct form_values *list = (const void *)at;
		fields->items[fields->count++] =
			(struct merge_field){field->name, field, true, list->count, list->items};
	} else if (!field->hidden && field->type != FIELD_PASSWORD && field->type != FIELD_FILES) {
		field_add(req, fields, field->name, field, form_field_text(req, field, values));
	}
}

struct merge_fields merge_fields(
	const struct request *req, const struct form *form, const void *values)
{
	struct merge_fields fields = {0};
	size_t room = form->count;
	for (size_t i = 0; i < form->count; i++)
		if (form->fields[i].type == FIELD_REST)
			room += ((const struct form_rest *)(const void *)((const char *)values
					 + form->fields[i].offset))
					->count;
	fields.items = POOL_ARRAY(req->pool, struct merge_field, room);
	for (size_t i = 0; i < form->count; i++)
		add_field(req, &fields, &form->fields[i], values);
	return fields;
}

void merge_basis(
	const struct request *req, const struct form *form, const void *values, struct buf *basis_r)
{
	buf_init(basis_r, req->pool);
	if (!values || !form->count)
		return;
	struct merge_fields fields = merge_fields(req, form, values);
	basis_note(req, basis_r, OF_FORM, form->name, "");
	for (size_t i = 0; i < fields.count; i++) {
		const struct merge_field *field = &fields.items[i];
		if (field->list)
			basis_note(req, basis_r, OF_LIST, field->name, "");
		for (size_t k = 0; k < field->count; k++)
			basis_note(req, basis_r, field->list ? OF_ITEM : OF_VALUE, field->name,
				field->list
					? field->items[k]
					: field_plain(req->pool, field->field, field->items[k]));
	}
}

static const struct merge_field *field_now(const struct request *req, const char *name)
{
	const struct request_private *private = req->private;
	for (size_t i = 0; private->merged && i < private->now->count; i++)
		if (strcmp(private->now->items[i].name, name) == 0)
			return &private->now->items[i];
	return NULL;
}

static bool field_refused(const struct request *req, const char *name)
{
	for (size_t i = 0; i < req->problems.count; i++)
		if (strcmp(req->problems.items[i].field, name) == 0)
			return true;
	return false;
}

/* What is not sent: a list of which nothing is chosen, or something that the browser does not show.
 */
static void note_unsent(const struct request *req, struct buf *basis)
{
	const struct request_private *private = req->private;
	for (size_t i = 0; private->merged && i < private->now->count; i++) {
		const struct merge_field *now = &private->now->items[i];
		if (now->list)
			basis_note(req, basis, OF_LIST, now->name, "");
		else if (!pairs_find(&private->typed, now->name))
			basis_note(req, basis, OF_VALUE, now->name,
				field_plain(req->pool, now->field, now->items[0]));
	}
}

void merge_basis_sent(const struct request *req, struct buf *basis_r)
{
	const struct pairs *typed = &req->private->typed;
	buf_init(basis_r, req->pool);
	basis_note(req, basis_r, OF_FORM, req->page->form->name, "");
	for (size_t i = 0; i < typed->count; i++) {
		const struct pair *pair = &typed->items[i];
		const struct merge_field *now = field_now(req, pair->name);
		const char *kept = now && !now->list && field_refused(req, pair->name)
			? now->items[0]
			: pair->value;
		basis_note(req, basis_r, OF_VALUE, pair->name,
			field_plain(req->pool, now ? now->field : NULL, kept));
		basis_note(req, basis_r, OF_LIST, pair->name, "");
		basis_note(req, basis_r, OF_ITEM, pair->name, pair->value);
	}
	note_unsent(req, basis_r);
}

static bool field_holds(const struct merge_field *field, const char *item)
{
	for (size_t i = 0; i < field->count; i++)
		if (strcmp(field->items[i], item) == 0)
			return true;
	return false;
}

static bool item_sent(const struct request *req, const char *name, const char *item)
{
	const struct pairs *fields = &req->private->fields;
	for (size_t i = 0; i < fields->count; i++)
		if (strcmp(fields->items[i].name, name) == 0
			&& strcmp(fields->items[i].value, item) == 0)
			return true;
	return false;
}

/* "Titel, Aufgaben": forms that are data have no labels here. */
static void field_adopt(struct request *req, const struct merge_field *now)
{
	struct buf *adopted = &req->private->adopted;
	if (now->field)
		buf_printf(adopted, "%s%s", adopted->length ? ", " : "",
			form_label(req, req->page->form->name, now->name));
}

static void request_put(struct request *req, const char *name, const char *value)
{
	pairs_add(req->pool, &req->private->fields, name, value, strlen(value));
}

/* Item by item: one that both sides changed was changed to the same. */
static void merge_list(struct request *req, const struct merge_field *now)
{
	struct pairs *fields = &req->private->fields;
	struct pairs merged = {0};
	if (!basis_was(req, OF_LIST, now->name, ""))
		return;
	for (size_t i = 0; i < fields->count; i++) {
		const struct pair *pair = &fields->items[i];
		bool taken = strcmp(pair->name, now->name) == 0 && !field_holds(now, pair->value)
			&& basis_was(req, OF_ITEM, now->name, pair->value);
		if (!taken)
			pairs_add(req->pool, &merged, pair->name, pair->value, strlen(pair->value));
	}
	for (size_t i = 0; i < now->count; i++)
		if (!item_sent(req, now->name, now->items[i])
			&& !basis_was(req, OF_ITEM, now->name, now->items[i]))
			pairs_add(req->pool, &merged, now->name, now->items[i],
				strlen(now->items[i]));
	req->private->fields = merged;
}

static void merge_value(struct request *req, const struct merge_field *now)
{
	struct pair *pair = (struct pair *)pairs_find(&req->private->fields, now->name);
	bool check = now->field && now->field->type == FIELD_CHECK;
	/* a box that was not checked is not sent; anything else that is not sent was not shown */
	if (!pair && !(check && basis_was(req, OF_VALUE, now->name, "1"))) {
		request_put(req, now->name, now->items[0]);
		return;
	}
	const char *typed = pair ? field_plain(req->pool, now->field, pair->value) : "";
	const char *held = field_plain(req->pool, now->field, now->items[0]);
	if (strcmp(typed, held) == 0 || basis_was(req, OF_VALUE, now->name, held))
		return;
	if (!basis_was(req, OF_VALUE, now->name, typed)) {
		problem_add(&req->problems, now->name, "changed_both");
		return;
	}
	field_adopt(req, now);
	if (pair)
		pair->value = now->items[0];
	else
		request_put(req, now->name, now->items[0]);
}

enum outcome merge_run(struct request *req)
{
	struct request_private *private = req->private;
	const struct form *form = req->page->form;
	void *now = pool_alloc(req->pool, form->size);
	enum outcome outcome = req->page->now(req, now);
	req->now = now;
	if (outcome || !basis_was(req, OF_FORM, form->name, ""))
		return outcome;
	private->fields = pairs_copy(req->pool, &private->typed);
	private->now = POOL_ARRAY(req->pool, struct merge_fields, 1);
	*private->now = merge_fields(req, form, now);
	buf_init(&private->adopted, req->pool);
	for (size_t i = 0; i < private->now->count; i++) {
		const struct merge_field *field = &private->now->items[i];
		field->list ? merge_list(req, field) : merge_value(req, field);
	}
	private->conflict = problems_any(&req->problems);
	req->input = pool_alloc(req->pool, form->size);
	private->merged = true;
	outcome = form_read(req);
	return outcome                         ? outcome
		: private->conflict            ? CONFLICT
		: problems_any(&req->problems) ? INVALID
					       : OK;
}

const char *merge_other(const struct request *req, const char *name)
{
	const struct request_private *private = req->private;
	bool concerned = false;
	for (size_t i = 0; private->conflict && i < req->problems.count; i++)
		concerned = concerned
			|| (strcmp(req->problems.items[i].field, name) == 0
				&& strcmp(req->problems.items[i].reason, "changed_both") == 0);
	for (size_t i = 0; concerned && i < private->now->count; i++)
		if (strcmp(private->now->items[i].name, name) == 0)
			return private->now->items[i].items[0];
	return NULL;
}
