/* Statements in the dataset. */
#include "backend/desk/statements.h"

#include "backend/desk/tasks.h"
#include "base/clock.h"
#include "base/text.h"
#include "web/view.h"

#define STATEMENTS_SHOWN 10 /* of one object */

bool shows_marks(int64_t roles)
{
	return (roles & ACCESS_MARK_ROLES) != 0;
}

static const char *name_at(struct request *req, const char *place, const char *name)
{
	return pool_printf(req->pool, "%s.%s", place, name);
}

const char *statement_asked_words(struct request *req, const struct statement *statement)
{
	const char *role = view_code(req, "role", statement->role_code);

	if (text_equal(statement->subject_kind, "role"))
		return pool_printf(req->pool, "%s (%s)", role, statement->authority);
	return text_equal(statement->subject_kind, "person")
		? pool_printf(req->pool, "%s (%s)", statement->subject_name, role)
		: statement->subject_name;
}

/* words: measure.* */
const char *measured_question(struct request *req, const char *question, const char *measure)
{
	return text_empty(measure)
		? question
		: pool_printf(req->pool, "%s: %s", question, view_code(req, "measure", measure));
}

const char *statement_question(struct request *req, const struct statement *statement)
{
	return measured_question(req,
		text_equal(req->lang, "en") ? statement->question_en : statement->question_de,
		statement->measure);
}

/* Waiting, overdue or against it, done or of no matter any more. */
static const char *state_colour(const struct statement *statement, const char *state)
{
	if (statement->against)
		return "danger";
	if (text_equal(state, "open"))
		return statement->due_at <= clock_now() ? "danger" : "warning";
	return text_equal(state, "answered") || text_equal(state, "silent") ? "success" : "inaktiv";
}

/* Of which part of the ad, and the passage. */
static void view_passages(struct request *req, const char *at, const struct statement_given *given)
{
	for (size_t i = 0; i < given->passage_count; i++) {
		const struct statement_passage *passage = &given->passages[i];
		const char *place = pool_printf(req->pool, "%s.passages.%zu", at, i);

		view_text(req, name_at(req, place, "label"),
			view_word(req, pool_printf(req->pool, "form.jobad.%s", passage->part)));
		view_text(req, name_at(req, place, "quote"), passage->quote);
		view_text(req, name_at(req, place, "text"), passage->text);
	}
	if (given->text_number)
		view_int(req, name_at(req, at, "text_number"), given->text_number);
}

/* words: statement_answer.* statement_ground.* */
void view_given(struct request *req, const char *place, const struct statement *statement,
	const struct statement_given *given, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *at = pool_printf(req->pool, "%s.given.%zu", place, i);

		if (given[i].statement_id != statement->id)
			continue;
		view_text(req, name_at(req, at, "name"), given[i].name);
		view_text(req, name_at(req, at, "deputy_of"), given[i].deputy_of);
		if (given[i].answer)
			view_text(req, name_at(req, at, "answer"),
				view_code(req, "statement_answer", given[i].answer));
		if (given[i].ground)
			view_text(req, name_at(req, at, "ground"),
				view_code(req, "statement_ground", given[i].ground));
		view_text(req, name_at(req, at, "text"), given[i].text);
		view_bool(req, name_at(req, at, "withheld"), given[i].withheld);
		view_passages(req, at, &given[i]);
		if (given[i].reply_at) {
			view_text(req, name_at(req, at, "reply"), given[i].reply);
			view_text(req, name_at(req, at, "reply_name"), given[i].reply_name);
			view_time(req, name_at(req, at, "reply_at"),
				clock_from_sql(given[i].reply_at));
		}
		view_time(req, name_at(req, at, "at"), clock_from_sql(given[i].at));
		view_bool(req, name_at(req, at, "late"), given[i].late);
		view_bool(req, name_at(req, at, "counts"), given[i].counts);
		if (given[i].answer && given[i].counts)
			view_bool(req, name_at(req, place, "said"), true);
	}
}

void view_statement(struct request *req, const char *place, const struct statement *statement)
{
	const char *state = statement_state(statement), *answer = statement_answer(statement);

	view_text(req, name_at(req, place, "question"), statement_question(req, statement));
	view_text(req, name_at(req, place, "number"), statement->object_number);
	view_text(req, name_at(req, place, "asked"), statement_asked_words(req, statement));
	view_bool(req, name_at(req, place, "open"), text_equal(state, "open"));
	view_text(req, name_at(req, place, "colour"), state_colour(statement, state));
	view_text(req, name_at(req, place, "state_word"), view_code(req, "statement_state", state));
	if (answer)
		view_text(req, name_at(req, place, "answer"),
			view_code(req, "statement_answer", answer));
	view_text(req, name_at(req, place, "due"),
		text_equal(state, "open") ? due_words(req, statement->due_on)
					  : day_show(req->pool, statement->due_on, req->lang));
	view_day(req, name_at(req, place, "due_on"), statement->due_on);
	if (text_equal(state, "open"))
		view_text(req, name_at(req, place, "day"), day_words(req, statement->due_on));
	view_bool(req, name_at(req, place, "over"), statement->due_at <= clock_now());
	if (!text_empty(statement->silence))
		view_text(req, name_at(req, place, "silence"),
			view_code(req, "statement_answer", statement->silence));
	view_text(req, name_at(req, place, "law"),
		view_code_find(req, "statement_law", statement->kind));
	view_text(req, name_at(req, place, "urgent"), statement->urgent);
	view_text(req, name_at(req, place, "href"),
		pool_printf(
			req->pool, "%s%s", req->base, statement_path(req->pool, statement->id)));
	view_time(req, name_at(req, place, "asked_at"), clock_from_sql(statement->asked_at));
}

void view_kind(struct request *req, const char *place, const struct statement_kind *kind)
{
	view_text(req, name_at(req, place, "code"), kind->code);
	view_text(req, name_at(req, place, "label"),
		text_equal(req->lang, "en") ? kind->question_en : kind->question_de);
	if (!text_empty(kind->silence))
		view_text(req, name_at(req, place, "silence"),
			view_code(req, "statement_answer", kind->silence));
	view_text(req, name_at(req, place, "last_day"), due_words(req, kind->last_day));
	if (kind->urgent_day)
		view_text(req, name_at(req, place, "urgent_day"), due_words(req, kind->urgent_day));
}

enum outcome show_statements(struct request *req, enum right read)
{
	struct statement *statements = NULL;
	size_t count = 0;
	int64_t roles = may_roles(req, read) & ~ROLE_BIT(ROLE_LECTOR);
	enum outcome outcome;

	if (!roles)
		return OK;
	outcome = statements_of_object(req->db, req->pool, req->object.kind, req->object.id,
		shows_marks(roles), STATEMENTS_SHOWN + 1, &statements, &count);
	for (size_t i = 0; !outcome && i < count && i < STATEMENTS_SHOWN; i++)
		view_statement(req, pool_printf(req->pool, "Statements.%zu", i), &statements[i]);
	if (count > STATEMENTS_SHOWN)
		view_int(req, "Statements_more", STATEMENTS_SHOWN);
	return outcome;
}
