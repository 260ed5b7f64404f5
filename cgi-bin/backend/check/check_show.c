/* The formal check in the dataset. */
#include "backend/check/check_form.h"
#include "backend/desk/statements.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "web/form/merge.h"

static const char *entry_part(struct request *req, const char *place, const char *name)
{
	return pool_printf(req->pool, "%s.%s", place, name);
}

static const char *problem_words(struct request *req, const char *name)
{
	for (size_t i = 0; i < req->problems.count; i++)
		if (text_equal(req->problems.items[i].field, name))
			return view_word(req,
				pool_printf(
					req->pool, "problem.%s", req->problems.items[i].reason));
	return NULL;
}

static const char *entry_typed(const struct request *req, const char *name)
{
	const struct check_input *input = req->post ? req->input : NULL;

	for (size_t i = 0; input && i < input->rest.count; i++)
		if (text_equal(input->rest.names[i], name))
			return input->rest.values[i] ? input->rest.values[i] : "";
	return NULL;
}

/* <place>.(id, value, error, other): one that can be changed. */
static void view_entry(struct request *req, const char *place, const char *name, const char *held)
{
	const char *typed = entry_typed(req, name);

	view_text(req, entry_part(req, place, "id"), name);
	view_text(req, entry_part(req, place, "value"), typed ? typed : held);
	view_text(req, entry_part(req, place, "error"), problem_words(req, name));
	view_text(req, entry_part(req, place, "other"), merge_other(req, name));
}

/* A comma list of types in words; NULL: none. words: attachment_type.* */
static const char *types_words(struct request *req, const char *types)
{
	struct buf words;

	buf_init(&words, req->pool);
	for (const char *const *type = formal_documents; *type; type++)
		if (text_among(types ? types : "", *type))
			buf_printf(&words, "%s%s", words.length ? ", " : "",
				view_code(req, "attachment_type", *type));
	return words.length ? words.data : NULL;
}

/* words: formal_asked.* formal_stated.* */
static void view_asked(struct request *req, const char *place, const struct formal_row *row)
{
	if (row->asked_state && !text_equal(row->asked_state, "taken_back")) {
		view_text(req, entry_part(req, place, "asked"), row->asked_state);
		view_text(req, entry_part(req, place, "asked_words"),
			view_code(req, "formal_asked", row->asked_state));
		view_day(req, entry_part(req, place, "asked_until"), row->asked_until);
	}
	if (!row->statement_id || text_equal(row->statement_state, "withdrawn"))
		return;
	view_text(req, entry_part(req, place, "statement"),
		pool_printf(req->pool, "%s%s", req->base,
			statement_path(req->pool, row->statement_id)));
	view_text(req, entry_part(req, place, "statement_words"),
		row->statement_answer ? view_code(req, "statement_answer", row->statement_answer)
				      : view_word(req, "formal_stated.open"));
	if (!row->statement_answer)
		view_day(req, entry_part(req, place, "statement_due"), row->statement_due);
}

static bool row_chosen(const struct request *req, const char *id)
{
	const struct check_input *input = req->post ? req->input : NULL;

	for (size_t i = 0; input && i < input->chosen.count; i++)
		if (text_equal(input->chosen.items[i], id))
			return true;
	return false;
}

/* The same of a text with a bound, in characters: <place>.max too. */
static void view_note(
	struct request *req, const char *place, const char *name, const char *held, int64_t max)
{
	view_entry(req, place, name, held);
	view_int(req, entry_part(req, place, "max"), max);
}

static void view_cells(struct request *req, const struct check *check, const char *place,
	const struct formal_row *row)
{
	for (size_t i = 0; i < check->requirement_count; i++) {
		const char *cell = pool_printf(req->pool, "%s.cells.%zu", place, i);
		int64_t id = check->requirements[i].id;
		struct formal_answer answer = {row->id, id, "open", ""};

		for (size_t k = 0; k < check->answer_count; k++)
			if (check->answers[k].application_id == row->id
				&& check->answers[k].requirement_id == id)
				answer = check->answers[k];
		view_text(req, entry_part(req, cell, "text"), check->requirements[i].data.text);
		view_entry(req, entry_part(req, cell, "q"),
			formal_cell(req->pool, row->id, 'q', id), answer.value);
		view_note(req, entry_part(req, cell, "s"), formal_cell(req->pool, row->id, 's', id),
			answer.source, FORMAL_SOURCE_MAX);
	}
}

static void view_row_of(struct request *req, const struct check *check, size_t at)
{
	const struct formal_row *row = &check->rows[at];
	const char *place = pool_printf(req->pool, "Rows.%zu", at);
	const char *id = pool_printf(req->pool, "%lld", (long long)row->id);

	view_text(req, entry_part(req, place, "key"), id);
	view_text(req, entry_part(req, place, "number"), row->number);
	view_text(req, entry_part(req, place, "name"), row->name);
	view_text(req, entry_part(req, place, "status"), row->status);
	view_bool(req, entry_part(req, place, "internal"), row->internal);
	view_bool(
		req, entry_part(req, place, "internal_ad"), text_equal(row->audience, "internal"));
	view_bool(req, entry_part(req, place, "may_edit"), row->may_edit);
	view_bool(req, entry_part(req, place, "chosen"), row_chosen(req, id));
	view_text(req, entry_part(req, place, "present"), types_words(req, row->types));
	view_text(req, entry_part(req, place, "missing"),
		types_words(req, formal_missing(req->pool, row, check->demanded)));
	view_entry(req, entry_part(req, place, "entitled"),
		formal_field(req->pool, row->id, "entitled"), row->entitled);
	view_note(req, entry_part(req, place, "right"), formal_field(req->pool, row->id, "right"),
		row->entitled_note, FORMAL_SOURCE_MAX);
	view_entry(req, entry_part(req, place, "complete"),
		formal_field(req->pool, row->id, "complete"), row->complete);
	view_entry(req, entry_part(req, place, "result"),
		formal_field(req->pool, row->id, "result"), row->result);
	view_note(req, entry_part(req, place, "note"), formal_field(req->pool, row->id, "note"),
		row->note, FORMAL_NOTE_MAX);
	if (row->changed_at) {
		view_time(
			req, entry_part(req, place, "changed_at"), clock_from_sql(row->changed_at));
		view_text(req, entry_part(req, place, "changed_by"), row->changed_by);
	}
	view_asked(req, place, row);
	view_cells(req, check, place, row);
}

void check_show(struct request *req, const struct check *check, const char *action)
{
	struct check_input now = {0};
	struct buf ids;
	bool may_check = false;

	buf_init(&ids, req->pool);
	for (size_t i = 0; i < check->count; i++) {
		view_row_of(req, check, i);
		buf_printf(&ids, "%s%lld", i ? "," : "", (long long)check->rows[i].id);
		may_check = may_check || check->rows[i].may_edit;
	}
	for (size_t i = 0; i < check->requirement_count; i++)
		view_text(req, pool_printf(req->pool, "Reqs.%zu.text", i),
			check->requirements[i].data.text);
	view_text(req, "Demanded", types_words(req, check->demanded));
	view_bool(req, "May.check", may_check);
	if (!may_check)
		return;
	check_now(req, check, &now);
	now.rows = ids.length ? ids.data : "";
	form_show(req, &check_form, action, &now);
}
