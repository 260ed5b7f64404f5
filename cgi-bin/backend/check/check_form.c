/* The formal check as a form: reading, what it holds, keeping what was entered. */
#include "backend/check/check_form.h"

#include <string.h>

#include "base/text.h"

static const struct form_field check_fields[] = {
	{.name = "chosen",
		.type = FIELD_VALUES,
		.max = CHECK_ROWS,
		FORM_AT(struct check_input, chosen)},
	{.name = "rows",
		.type = FIELD_TEXT,
		.max = 1000,
		.hidden = true,
		FORM_AT(struct check_input, rows)},
	{.name = "then",
		.type = FIELD_TEXT,
		.max = 20,
		.hidden = true,
		FORM_AT(struct check_input, then)},
	{.name = "entered", .type = FIELD_REST, .hidden = true, FORM_AT(struct check_input, rest)},
};

/* words: form.formal_check.chosen form.formal_check.rows form.formal_check.then */
const struct form check_form = {.name = "formal_check",
	.fields = check_fields,
	.count = sizeof(check_fields) / sizeof(check_fields[0]),
	.size = sizeof(struct check_input)};

/* The mandatory ones alone: the others are a matter of the comparison. */
static void mandatory_keep(struct check *check)
{
	size_t kept = 0;

	for (size_t i = 0; i < check->requirement_count; i++)
		if (text_equal(check->requirements[i].data.kind, "mandatory"))
			check->requirements[kept++] = check->requirements[i];
	check->requirement_count = kept;
}

static int64_t rows_most(const struct check *check)
{
	int64_t rows = CHECK_CELLS / ((int64_t)check->requirement_count + 1);

	return rows > CHECK_ROWS ? CHECK_ROWS : rows;
}

enum outcome check_read(struct request *req, struct formal_page page, struct check *check_r)
{
	const struct check_input *input = req->post ? req->input : NULL;
	enum outcome outcome = requirements_of(req->db, req->pool,
		(struct profile){OBJECT_VACANCY, page.vacancy_id}, &check_r->requirements,
		&check_r->requirement_count);

	if (outcome)
		return outcome;
	mandatory_keep(check_r);
	page.limit = rows_most(check_r) + 1;
	if (input && !text_empty(input->rows) && text_empty(page.ids))
		page.ids = input->rows;
	outcome = formal_rows(
		req->db, req->pool, &req->principal, &page, &check_r->rows, &check_r->count);
	if (outcome)
		return outcome;
	if (check_r->count)
		check_r->demanded = check_r->rows[0].demanded;
	else
		outcome = formal_demanded(req->db, req->pool, page.vacancy_id, &check_r->demanded);
	if (outcome)
		return outcome;
	check_r->more = check_r->count == (size_t)page.limit;
	check_r->count -= check_r->more;
	return formal_answers(req->db, req->pool, check_r->rows, check_r->count, &check_r->answers,
		&check_r->answer_count);
}

static struct formal_answer answer_of(const struct check *check, int64_t application, int64_t id)
{
	for (size_t i = 0; i < check->answer_count; i++)
		if (check->answers[i].application_id == application
			&& check->answers[i].requirement_id == id)
			return check->answers[i];
	return (struct formal_answer){application, id, "open", ""};
}

struct fields {
	const char **names, **values;
	size_t count;
};

static void field_put(struct fields *fields, const char *name, const char *value)
{
	fields->names[fields->count] = name;
	fields->values[fields->count++] = value;
}

static void row_now(struct request *req, const struct check *check, const struct formal_row *row,
	struct fields *fields)
{
	struct pool *pool = req->pool;

	field_put(fields, formal_field(pool, row->id, "entitled"), row->entitled);
	field_put(fields, formal_field(pool, row->id, "right"), row->entitled_note);
	field_put(fields, formal_field(pool, row->id, "complete"), row->complete);
	field_put(fields, formal_field(pool, row->id, "result"), row->result);
	field_put(fields, formal_field(pool, row->id, "note"), row->note);
	for (size_t i = 0; i < check->requirement_count; i++) {
		int64_t id = check->requirements[i].id;
		struct formal_answer answer = answer_of(check, row->id, id);

		field_put(fields, formal_cell(pool, row->id, 'q', id), answer.value);
		field_put(fields, formal_cell(pool, row->id, 's', id), answer.source);
	}
}

void check_now(struct request *req, const struct check *check, struct check_input *now_r)
{
	size_t room = check->count * (5 + 2 * check->requirement_count) + 1;
	struct fields fields = {POOL_ARRAY(req->pool, const char *, room),
		POOL_ARRAY(req->pool, const char *, room), 0};

	for (size_t i = 0; i < check->count; i++)
		if (check->rows[i].may_edit)
			row_now(req, check, &check->rows[i], &fields);
	now_r->rest = (struct form_rest){fields.count, fields.names, fields.values, NULL};
	now_r->check = check;
}

/* What was entered; what the form did not show stays as it is. */
static const char *entered(const struct check_input *input, const char *name, const char *now)
{
	for (size_t i = 0; i < input->rest.count; i++)
		if (text_equal(input->rest.names[i], name))
			return input->rest.values[i] ? input->rest.values[i] : "";
	return now;
}

/* What was found, and what of it is new. */
struct found {
	const struct check_input *input;
	const struct check *check;
	bool propose;
	struct formal_change *changes;
	size_t count;
	struct formal_answer *answers; /* that are otherwise than before */
	size_t answer_count;
};

static bool answers_find(struct request *req, struct found *found, const struct formal_row *row,
	struct formal_answer *all, size_t *all_count)
{
	bool changed = false;

	for (size_t i = 0; i < found->check->requirement_count; i++) {
		int64_t id = found->check->requirements[i].id;
		struct formal_answer before = answer_of(found->check, row->id, id), now = before;

		now.value = entered(
			found->input, formal_cell(req->pool, row->id, 'q', id), before.value);
		now.source = text_trim(req->pool,
			entered(found->input, formal_cell(req->pool, row->id, 's', id),
				before.source));
		all[(*all_count)++] = now;
		if (text_equal(now.value, before.value) && text_equal(now.source, before.source))
			continue;
		found->answers[found->answer_count++] = now;
		changed = true;
	}
	return changed;
}

/* Only what nobody has decided. */
static void propose(struct request *req, const struct found *found, struct formal_row *row,
	const struct formal_answer *all, size_t count)
{
	if (text_equal(row->entitled, "open"))
		row->entitled = formal_proposed_entitled(row);
	if (text_equal(row->complete, "open"))
		row->complete = formal_proposed_complete(req->pool, row, found->check->demanded);
	if (text_equal(row->result, "open")
		&& text_equal(
			formal_proposed_result(row, all, count, found->check->requirement_count),
			"suitable"))
		row->result = "suitable";
}

static bool row_differs(const struct formal_row *a, const struct formal_row *b)
{
	return !text_equal(a->entitled, b->entitled)
		|| !text_equal(a->entitled_note, b->entitled_note)
		|| !text_equal(a->complete, b->complete) || !text_equal(a->result, b->result)
		|| !text_equal(a->note, b->note);
}

static void row_find(struct request *req, struct found *found, const struct formal_row *before)
{
	struct pool *pool = req->pool;
	struct formal_row row = *before;
	struct formal_answer *all =
		POOL_ARRAY(pool, struct formal_answer, found->check->requirement_count + 1);
	size_t count = 0;
	const struct check_input *input = found->input;

	row.entitled = entered(input, formal_field(pool, row.id, "entitled"), row.entitled);
	row.entitled_note = text_trim(
		pool, entered(input, formal_field(pool, row.id, "right"), row.entitled_note));
	row.complete = entered(input, formal_field(pool, row.id, "complete"), row.complete);
	row.result = entered(input, formal_field(pool, row.id, "result"), row.result);
	row.note = text_trim(pool, entered(input, formal_field(pool, row.id, "note"), row.note));
	bool answered = answers_find(req, found, before, all, &count);
	if (found->propose)
		propose(req, found, &row, all, count);
	bool differs = row_differs(&row, before);
	if (answered || differs)
		found->changes[found->count++] = (struct formal_change){row, before->result};
}

/* Something was entered for an application that has left the check meanwhile. */
static enum outcome gone_check(struct request *req, const struct check *check)
{
	const struct check_input *input = req->input;
	char *rest = pool_strdup(req->pool, text_empty(input->rows) ? "" : input->rows), *id;

	while ((id = strsep(&rest, ","))) {
		const struct formal_row *row = NULL;

		for (size_t i = 0; i < check->count; i++)
			if (text_equal(pool_printf(req->pool, "%lld", (long long)check->rows[i].id),
				    id))
				row = &check->rows[i];
		if (row && row->may_edit)
			continue;
		if (!*entered(input, pool_printf(req->pool, "a%s-result", id), ""))
			continue;
		problem_add_of(&req->problems, "", "formal_gone", row ? row->number : "");
	}
	return problems_any(&req->problems) ? INVALID : OK;
}

enum outcome check_save(struct request *req, int64_t vacancy_id)
{
	const struct check *check = ((const struct check_input *)req->now)->check;
	struct found found = {.input = req->input,
		.check = check,
		.changes = POOL_ARRAY(req->pool, struct formal_change, check->count + 1),
		.answers = POOL_ARRAY(req->pool, struct formal_answer,
			check->count * check->requirement_count + 1)};
	enum outcome outcome = gone_check(req, check);
	bool open = false;

	for (size_t i = 0; i < check->count; i++)
		open = open || check->rows[i].may_edit;
	if (outcome || !open)
		return outcome ? outcome : NOT_FOUND;
	found.propose = text_equal(found.input->then, "propose");
	for (size_t i = 0; i < check->count; i++)
		if (check->rows[i].may_edit)
			row_find(req, &found, &check->rows[i]);
	return formal_save(req->db, req->pool, &req->principal, vacancy_id, found.changes,
		found.count, found.answers, found.answer_count, &req->problems);
}

enum outcome check_chosen(struct request *req, const struct formal_row ***rows_r, size_t *count_r)
{
	const struct check_input *input = req->input;
	const struct check *check = ((const struct check_input *)req->now)->check;

	*rows_r = POOL_ARRAY(req->pool, const struct formal_row *, check->count + 1);
	*count_r = 0;
	for (size_t i = 0; i < check->count; i++) {
		const char *id = pool_printf(req->pool, "%lld", (long long)check->rows[i].id);

		for (size_t k = 0; check->rows[i].may_edit && k < input->chosen.count; k++)
			if (text_equal(input->chosen.items[k], id)) {
				(*rows_r)[(*count_r)++] = &check->rows[i];
				break;
			}
	}
	if (!*count_r)
		form_problem(req, "chosen", "formal_none");
	return *count_r ? OK : INVALID;
}
