/* The formal check in the dataset. */
#include "backend/check/check_form.h"
#include "backend/desk/statements.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "web/form/merge.h"
#include "web/piece.h"

static const char *entry_part(struct request *req, const char *entry, const char *name)
{
	return pool_printf(req->pool, "%s.%s", entry, name);
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

/* <entry>.(id, value, error, other): one that can be changed. */
static void piece_entry(struct request *req, struct piece *piece, const char *entry,
	const char *name, const char *held)
{
	const char *typed = entry_typed(req, name);

	piece_text(piece, entry_part(req, entry, "id"), name);
	piece_text(piece, entry_part(req, entry, "value"), typed ? typed : held);
	piece_text(piece, entry_part(req, entry, "error"), problem_words(req, name));
	piece_text(piece, entry_part(req, entry, "other"), merge_other(req, name));
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
static void piece_asked(struct request *req, struct piece *piece, const struct formal_row *row)
{
	if (row->asked_state && !text_equal(row->asked_state, "taken_back")) {
		piece_text(piece, "asked", row->asked_state);
		piece_text(piece, "asked_words", view_code(req, "formal_asked", row->asked_state));
		piece_day(req, piece, "asked_until", row->asked_until);
	}
	if (!row->statement_id || text_equal(row->statement_state, "withdrawn"))
		return;
	piece_text(piece, "statement",
		pool_printf(req->pool, "%s%s", req->base,
			statement_path(req->pool, row->statement_id)));
	piece_text(piece, "statement_words",
		row->statement_answer ? view_code(req, "statement_answer", row->statement_answer)
				      : view_word(req, "formal_stated.open"));
	if (!row->statement_answer)
		piece_day(req, piece, "statement_due", row->statement_due);
}

static bool row_chosen(const struct request *req, const char *id)
{
	const struct check_input *input = req->post ? req->input : NULL;

	for (size_t i = 0; input && i < input->chosen.count; i++)
		if (text_equal(input->chosen.items[i], id))
			return true;
	return false;
}

/* The same of a text with a bound, in characters: <entry>.max too. */
static void piece_note(struct request *req, struct piece *piece, const char *entry,
	const char *name, const char *held, int64_t max)
{
	piece_entry(req, piece, entry, name, held);
	piece_int(piece, entry_part(req, entry, "max"), max);
}

static void piece_cells(struct request *req, const struct check *check, struct piece *piece,
	const struct formal_row *row)
{
	for (size_t i = 0; i < check->requirement_count; i++) {
		int64_t id = check->requirements[i].id;
		struct formal_answer answer = {row->id, id, "open", ""};

		for (size_t k = 0; k < check->answer_count; k++)
			if (check->answers[k].application_id == row->id
				&& check->answers[k].requirement_id == id)
				answer = check->answers[k];
		piece_below(piece, "cells", i);
		piece_text(piece, "text", check->requirements[i].data.text);
		piece_entry(
			req, piece, "q", formal_cell(req->pool, row->id, 'q', id), answer.value);
		piece_note(req, piece, "s", formal_cell(req->pool, row->id, 's', id), answer.source,
			FORMAL_SOURCE_MAX);
	}
}

static void piece_entries(struct request *req, struct piece *piece, const struct formal_row *row)
{
	piece_entry(req, piece, "entitled", formal_field(req->pool, row->id, "entitled"),
		row->entitled);
	piece_note(req, piece, "right", formal_field(req->pool, row->id, "right"),
		row->entitled_note, FORMAL_SOURCE_MAX);
	piece_entry(req, piece, "complete", formal_field(req->pool, row->id, "complete"),
		row->complete);
	piece_entry(req, piece, "result", formal_field(req->pool, row->id, "result"), row->result);
	piece_note(req, piece, "note", formal_field(req->pool, row->id, "note"), row->note,
		FORMAL_NOTE_MAX);
}

static void piece_row(struct request *req, const struct check *check, struct piece *piece,
	const struct formal_row *row)
{
	const char *id = pool_printf(req->pool, "%lld", (long long)row->id);

	piece_text(piece, "key", id);
	piece_text(piece, "href",
		pool_printf(req->pool, "%s/bewerbungen/%s/pruefung", req->base, row->number));
	piece_text(piece, "number", row->number);
	piece_text(piece, "name", row->name);
	piece_text(piece, "status", row->status);
	piece_bool(piece, "internal", row->internal);
	piece_bool(piece, "internal_ad", text_equal(row->audience, "internal"));
	piece_bool(piece, "may_edit", row->may_edit);
	piece_bool(piece, "chosen", row_chosen(req, id));
	piece_text(piece, "present", types_words(req, row->types));
	piece_text(piece, "missing",
		types_words(req, formal_missing(req->pool, row, check->demanded)));
	piece_entries(req, piece, row);
	piece_asked(req, piece, row);
	piece_cells(req, check, piece, row);
}

/* Who checked it last is told on the page of one. */
static enum outcome formal_row_show(
	struct request *req, const struct check *check, size_t at, const char *template)
{
	const struct formal_row *row = &check->rows[at];
	const char *place = pool_printf(req->pool, "Rows.%zu", at);
	struct piece piece;

	piece_begin(req, &piece);
	piece_row(req, check, &piece, row);
	if (template)
		return piece_show(req, entry_part(req, place, "row_html"), template, &piece);
	piece_set(req, place, &piece);
	if (row->changed_at) {
		view_time(
			req, entry_part(req, place, "changed_at"), clock_from_sql(row->changed_at));
		view_text(req, entry_part(req, place, "changed_by"), row->changed_by);
	}
	return OK;
}

enum outcome check_show(
	struct request *req, const struct check *check, const char *action, const char *template)
{
	struct check_input now = {0};
	struct buf ids;
	bool may_check = false;
	enum outcome outcome = OK;

	buf_init(&ids, req->pool);
	for (size_t i = 0; !outcome && i < check->count; i++) {
		outcome = formal_row_show(req, check, i, template);
		buf_printf(&ids, "%s%lld", i ? "," : "", (long long)check->rows[i].id);
		may_check = may_check || check->rows[i].may_edit;
	}
	for (size_t i = 0; i < check->requirement_count; i++)
		view_text(req, pool_printf(req->pool, "Reqs.%zu.text", i),
			check->requirements[i].data.text);
	view_text(req, "Demanded", types_words(req, check->demanded));
	view_bool(req, "May.check", may_check);
	if (outcome || !may_check)
		return outcome;
	check_now(req, check, &now);
	now.rows = ids.length ? ids.data : "";
	form_show(req, &check_form, action, &now);
	return OK;
}
