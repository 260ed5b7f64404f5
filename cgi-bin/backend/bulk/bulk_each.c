/* A reason for each application of a bulk action, instead of the one for all (PRO-24). */
#include <string.h>

#include "backend/pages.h"
#include "base/text.h"
#include "bulk/bulk.h"
#include "web/form/form.h"

#define PATH "/sammelaktionen/%lld"
#define FIELD "grund_" /* and the object's place in the bulk action */
#define PAGE_REASONS 20
#define REASON_MAX 2000 /* characters */

struct each_input {
	int64_t version;
	int64_t from; /* the first object of the page */
	int64_t next; /* the first of the next one; 0: there is none */
	const char *then; /* "weiter": to the next page */
	struct form_rest reasons;
};

static const struct form_field each_fields[] = {
	FORM_VERSION(struct each_input),
	{.name = "from",
		.type = FIELD_INT,
		.hidden = true,
		.min = 0,
		.max = INT64_MAX,
		FORM_AT(struct each_input, from)},
	{.name = "next",
		.type = FIELD_INT,
		.hidden = true,
		.min = 0,
		.max = INT64_MAX,
		FORM_AT(struct each_input, next)},
	{.name = "danach",
		.type = FIELD_TEXT,
		.hidden = true,
		.max = 10,
		FORM_AT(struct each_input, then)},
	{.name = "reasons",
		.type = FIELD_REST,
		.hidden = true,
		FORM_AT(struct each_input, reasons)},
};
static const struct form each_form = FORM("bulk_each", each_fields, struct each_input);

static enum outcome bulk_open(struct request *req, struct bulk *bulk_r)
{
	enum outcome outcome = bulk_get(
		req->db, req->pool, &req->principal, request_path_int(req, "bulk"), bulk_r);

	return outcome || text_equal(bulk_r->state, "chosen")
			|| text_equal(bulk_r->state, "checked")
		? outcome
		: redirect_to(req, NULL, PATH, (long long)bulk_r->id);
}

static enum outcome admit(struct request *req)
{
	struct bulk bulk;

	return req->post ? bulk_get(
		       req->db, req->pool, &req->principal, request_path_int(req, "bulk"), &bulk)
			 : bulk_open(req, &bulk);
}

/* What was typed for an object; NULL: nothing was sent. */
static const char *typed_of(const struct each_input *input, const char *name)
{
	for (size_t i = 0; input && i < input->reasons.count; i++)
		if (text_equal(input->reasons.names[i], name))
			return input->reasons.values[i];
	return NULL;
}

static void show_one(struct request *req, const struct db_rows *rows, size_t row)
{
	const char *place = pool_printf(req->pool, "Each.%zu", row);
	const char *name =
		pool_printf(req->pool, FIELD "%lld", (long long)db_number(rows, row, "item_id"));
	const char *typed = typed_of(req->input, name);

	view_text(req, pool_printf(req->pool, "%s.id", place), name);
	view_int(req, pool_printf(req->pool, "%s.max", place), REASON_MAX);
	view_text(req, pool_printf(req->pool, "%s.name", place), db_text(rows, row, "name"));
	view_text(req, pool_printf(req->pool, "%s.number", place), db_text(rows, row, "number"));
	view_text(req, pool_printf(req->pool, "%s.status", place), db_text(rows, row, "status"));
	view_text(req, pool_printf(req->pool, "%s.value", place),
		typed ? typed : db_text(rows, row, "own_reason"));
	if (typed && text_length(typed) > REASON_MAX)
		view_text(req, pool_printf(req->pool, "%s.error", place),
			view_word(req, "problem.bulk_each_long"));
}

static enum outcome show(struct request *req)
{
	const struct each_input *input = req->input;
	int64_t from = input ? input->from : request_query_int(req, "ab", 0);
	struct db_rows *rows = NULL;
	struct bulk bulk;
	enum outcome outcome =
		bulk_get(req->db, req->pool, &req->principal, request_path_int(req, "bulk"), &bulk);

	if (!outcome)
		outcome = bulk_each(req->db, req->pool, &req->principal, bulk.id, from,
			PAGE_REASONS + 1, &rows);
	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.applications"), "/bewerbungen");
	view_crumb(req, view_word(req, "title.bulks"), "/sammelaktionen");
	view_crumb(req, view_word(req, "title.bulk"),
		pool_printf(req->pool, PATH, (long long)bulk.id));
	for (size_t i = 0; i < rows->count && i < PAGE_REASONS; i++)
		show_one(req, rows, i);
	view_text(req, "Bulk.address", pool_printf(req->pool, PATH, (long long)bulk.id));
	view_text(req, "Bulk.reason", bulk.reason);
	view_bool(req, "Bulk.more", rows->count > PAGE_REASONS);
	form_show(req, &each_form, pool_printf(req->pool, PATH "/gruende", (long long)bulk.id),
		&(struct each_input){.version = bulk.version,
			.from = from,
			.next = rows->count > PAGE_REASONS
				? db_number(rows, PAGE_REASONS, "item_id")
				: 0});
	view_int(req, "Form.bulk_each.field.version.value", bulk.version);
	return OK;
}

/* words: problem.bulk_each_long */
static enum outcome reasons_take(struct request *req, const struct form_rest *rest,
	struct bulk_reason *reasons, size_t *count_r)
{
	*count_r = 0;
	for (size_t i = 0; i < rest->count && *count_r < PAGE_REASONS; i++) {
		struct bulk_reason *reason = &reasons[*count_r];

		if (strncmp(rest->names[i], FIELD, strlen(FIELD)) != 0
			|| !text_to_int(
				rest->names[i] + strlen(FIELD), 1, INT64_MAX, &reason->item_id))
			continue;
		reason->text = rest->values[i];
		if (text_length(reason->text) > REASON_MAX)
			form_problem(req, rest->names[i], "bulk_each_long");
		++*count_r;
	}
	return req->problems.count ? INVALID : OK;
}

static enum outcome save(struct request *req)
{
	const struct each_input *input = req->input;
	int64_t id = request_path_int(req, "bulk");
	struct bulk_reason reasons[PAGE_REASONS];
	size_t count = 0;
	enum outcome outcome = reasons_take(req, &input->reasons, reasons, &count);

	if (!outcome)
		outcome = bulk_say_each(
			req->db, req->pool, &req->principal, id, input->version, reasons, count);
	if (outcome == CONFLICT)
		form_problem(req, "", "bulk_meanwhile");
	if (outcome)
		return outcome;
	return input->next && text_equal(input->then, "weiter")
		? redirect_to(req, "bulk_each_kept", PATH "/gruende?ab=%lld", (long long)id,
			(long long)input->next)
		: redirect_to(req, "bulk_each_kept", PATH, (long long)id);
}

const struct page page_bulk_each = {
	.path = "/sammelaktionen/{bulk}/gruende",
	.right = RIGHT_CANDIDATE_LIST_VIEW,
	.form = &each_form,
	.view = "backend/bulk_each.cs",
	.title = "bulk_each",
	.admit = admit,
	.show = show,
	.save = save,
};
