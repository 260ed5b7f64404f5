/* A statement: reading and answering it, asking no longer. */
#include <string.h>

#include "backend/desk/lists.h"
#include "backend/desk/statements.h"
#include "backend/jobad/jobad_passages.h"
#include "backend/jobad/jobad_view.h"
#include "backend/pages.h"
#include "backend/task/concern.h"
#include "base/text.h"
#include "web/form/form.h"

#define TEXT_MAX 20000
#define OTHERS_SHOWN 20
#define QUESTION "question" /* the choice that is no answer */

struct answer_input {
	struct statement_input said;
	int64_t seen; /* jobad.text_version */
	struct form_rest rest; /* what is said of passages */
};

static const char *const grounds[] = {"1", "2", "3", "4", "other", NULL};

static const struct form_field answer_fields[] = {
	{.name = "answer",
		.type = FIELD_CHOICE,
		.max = 30,
		.required = true,
		FORM_AT(struct answer_input, said.answer)},
	{.name = "ground",
		.type = FIELD_CHOICE,
		.choices = grounds,
		.sometimes = true,
		FORM_AT(struct answer_input, said.ground)},
	{.name = "text",
		.type = FIELD_LONG,
		.max = TEXT_MAX,
		.sometimes = true,
		FORM_AT(struct answer_input, said.text)},
	{.name = "seen",
		.type = FIELD_INT,
		.hidden = true,
		.min = 0,
		.max = INT32_MAX,
		FORM_AT(struct answer_input, seen)},
	{.name = "passages",
		.type = FIELD_REST,
		.hidden = true,
		FORM_AT(struct answer_input, rest)},
};

/* words: form.statement_answer.answer form.statement_answer.answer_missing
 * form.statement_answer.seen */
static const struct form answer_form = FORM("statement_answer", answer_fields, struct answer_input);
static const struct form withdraw_form = {.name = "statement_withdraw"};

/* Whoever was asked, and whoever sees what it is about and more than an ad (ACC-16). */
static bool may_read(const struct request *req, const struct concern *concern)
{
	enum object_kind kind = (enum object_kind)concern->statement.object_kind;
	int64_t roles = concern->part.own.there & ~ROLE_BIT(ROLE_LECTOR);

	if (concern->part.asked)
		return true;
	if (text_equal(concern->statement.role_code, "SBV") && !shows_marks(roles))
		return false;
	return access_by(&req->principal, ACCESS_SEEN_BY(roles, concern->part.own.authority_id),
		       object_type(kind)->know)
		!= 0;
}

enum outcome concern_read(struct request *req, struct concern *concern_r)
{
	struct statement *statement = &concern_r->statement;
	struct statement_part *part = &concern_r->part;
	enum outcome outcome =
		statement_get(req->db, req->pool, request_path_int(req, "id"), statement);

	if (!outcome)
		outcome = statement_part(req->db, req->pool, &req->principal, statement, part);
	if (outcome)
		return outcome;
	concern_r->keeps =
		access_by(&req->principal,
			ACCESS_SEEN_BY(statement->object_kind == OBJECT_VACANCY ? part->own.there
										: part->own.above,
				part->own.authority_id),
			RIGHT_VACANCY_EDIT)
		!= 0;
	return may_read(req, concern_r) ? OK : NOT_FOUND;
}

static enum outcome show_answering(struct request *req, const struct concern *concern)
{
	struct db_rows *answers = NULL;
	enum outcome outcome =
		statement_answers(req->db, req->pool, concern->statement.kind, &answers);

	if (outcome)
		return outcome;
	form_show(req, &answer_form, req->path, NULL);
	for (size_t i = 0; i < answers->count; i++) {
		const char *place = pool_printf(req->pool, "Answers.%zu", i);
		const char *code = db_text(answers, i, "code");

		view_text(req, pool_printf(req->pool, "%s.value", place), code);
		view_text(req, pool_printf(req->pool, "%s.label", place),
			view_code(req, "statement_answer", code));
		view_text(req, pool_printf(req->pool, "%s.needs", place),
			db_text(answers, i, "needs"));
		if (text_equal(db_text(answers, i, "needs"), "ground"))
			view_bool(req, "Grounds", true);
	}
	return OK;
}

/* What there is about the object, as far as it is told. */
struct round {
	struct statement *statements; /* the one of the page may be among them */
	struct statement_given *given;
	size_t count, given_count;
};

/* What was answered; and the others about the ad, or asked together with it, which lectors are not
 * told of. */
static enum outcome show_round(
	struct request *req, const struct concern *concern, struct round *round_r)
{
	const struct statement *own = &concern->statement;
	size_t shown = 0;
	bool marks = shows_marks(concern->part.own.there)
		|| (concern->part.asked && shows_marks(ROLE_BIT(own->role_id)));
	enum object_kind kind = (enum object_kind)own->object_kind;
	enum outcome outcome =
		statements_given(req->db, req->pool, &req->principal, kind, own->object_id,
			concern->part.asked ? own->id : 0, &round_r->given, &round_r->given_count);

	if (outcome)
		return outcome;
	view_given(req, "Statement", own, round_r->given, round_r->given_count);
	if (!(concern->part.own.there & ~ROLE_BIT(ROLE_LECTOR)))
		return OK;
	outcome = kind == OBJECT_JOBAD
		? statements_of_object(req->db, req->pool, kind, own->object_id, marks,
			OTHERS_SHOWN, &round_r->statements, &round_r->count)
		: statements_of_round(req->db, req->pool, own->round_id, marks,
			&round_r->statements, &round_r->count);
	for (size_t i = 0; !outcome && i < round_r->count; i++) {
		const struct statement *other = &round_r->statements[i];
		const char *place = pool_printf(req->pool, "Others.%zu", shown);

		if (other->id == own->id || other->replaced_by)
			continue;
		shown++;
		view_statement(req, place, other);
		view_given(req, place, other, round_r->given, round_r->given_count);
	}
	return outcome;
}

/* The text of an ad with what was said of its passages; lectors are told what was said to them. */
static enum outcome show_text(struct request *req, const struct concern *concern,
	const struct round *round, const struct jobad *jobad)
{
	const struct answer_input *input = req->post ? req->input : NULL;
	const char *state = statement_state(&concern->statement);
	struct passages_said said = {.statements = round->statements,
		.count = round->count,
		.given = round->given,
		.given_count = round->given_count};
	struct passages_before *before = POOL_NEW(req->pool, struct passages_before);
	enum outcome outcome = passages_before_read(req, &concern->statement, jobad, before);

	if (outcome && outcome != NOT_FOUND)
		return outcome;
	said.before = outcome ? NULL : before;
	if (!said.count)
		said.statements = &concern->statement, said.count = 1;
	if (!concern->part.asked || !text_among("open,silent", state))
		return show_passages_said(req, jobad, &said);
	view_int(req, "Seen", jobad->text_version);
	return show_passages(req, jobad, &said, input ? &input->rest : NULL);
}

/* Where of its object stands what it is about, for whoever reads that by these roles; who reads the
 * vacancy need not read the selection. */
static const char *object_page(
	const struct principal *who, struct access_roles roles, const char *kind)
{
	bool compared = strncmp(kind, "comparison_", 11) == 0;
	enum right right = compared ? RIGHT_COMPARISON_READ : RIGHT_SELECTION_READ;

	if (!(access_by(who, roles, right) & ~ROLE_BIT(ROLE_SEAT)))
		return "";
	if (compared)
		return "/vergleich";
	if (text_among("selection_pr,selection_gsb,ad_waived", kind))
		return "/beteiligung";
	return strncmp(kind, "selection_", 10) == 0 ? "/auswahl" : "";
}

/* What it is about, for whoever sees it, or stands in for somebody who does. */
static enum outcome show_object(
	struct request *req, const struct concern *concern, const struct round *round)
{
	const struct statement *statement = &concern->statement;
	const struct object_type *type = object_type((enum object_kind)statement->object_kind);
	const char *object = pool_printf(req->pool, "/%s/%s", type->path, statement->object_number);
	struct jobad jobad;
	enum outcome outcome;

	if (concern->part.own.there)
		view_text(req, "Object.href",
			pool_printf(req->pool, "%s%s%s", req->base, object,
				object_page(&req->principal, concern->part.own, statement->kind)));
	if (type->kind != OBJECT_JOBAD || !(concern->part.own.there || concern->part.sees))
		return OK;
	outcome = jobad_get(req->db, req->pool, statement->object_id, &jobad);
	if (!outcome)
		outcome = show_text(req, concern, round, &jobad);
	return outcome ? outcome : show_jobad_preview(req, &jobad);
}

/* words: statement_lifted.* */
/* What is read or worked on before it is answered, on a page of its own. */
static void show_work(struct request *req, const struct statement *statement)
{
	static const struct {
		const char *kinds, *page, *title;
	} works[] = {
		{"ad_lector", "lektorat", "title.jobad_lector"},
		{"ad_office", "vorschlaege", "title.proposals"},
		{"selection_department,selection_p31,selection_sbv", "auswahl",
			"task.read_decision"},
		{"selection_pr,selection_gsb", "beteiligung", "task.read_request"},
	};
	const char *path = object_type((enum object_kind)statement->object_kind)->path;

	for (size_t i = 0; i < sizeof(works) / sizeof(works[0]); i++)
		if (text_among(works[i].kinds, statement->kind)) {
			view_text(req, "Work.href",
				pool_printf(req->pool, "%s/%s/%s/%s", req->base, path,
					statement->object_number, works[i].page));
			view_text(req, "Work.label", view_word(req, works[i].title));
		}
}

static void show_concern(struct request *req, const struct concern *concern)
{
	const struct statement *statement = &concern->statement;
	const char *state = statement_state(statement);
	bool open = text_equal(state, "open");

	view_bool(req, "May.answer", concern->part.asked && open);
	if (concern->part.asked && open && concern->part.own.there)
		show_work(req, statement);
	view_bool(req, "May.late", concern->part.asked && text_equal(state, "silent"));
	view_bool(req, "May.withdraw", concern->keeps && open);
	view_bool(req, "Asked", concern->part.asked);
	view_text(req, "Deputy_of", concern->part.name);
	view_text(req, "Vacancy.number", statement->vacancy_number);
	view_text(req, "Vacancy.title", statement->vacancy_title);
	if (!text_empty(statement->lifted))
		view_text(req, "Lifted", view_code(req, "statement_lifted", statement->lifted));
	if (statement->replaced_by)
		view_text(req, "Replaced_by", statement_path(req->pool, statement->replaced_by));
	view_title(req,
		pool_printf(req->pool, "%s · %s", statement_question(req, statement),
			statement->object_number));
}

static enum outcome show(struct request *req)
{
	struct concern concern;
	struct round round = {0};
	const char *changed = NULL;
	enum outcome outcome = concern_read(req, &concern);

	if (!outcome)
		outcome = statement_changed(req->db, req->pool, &concern.statement, &changed);
	if (outcome)
		return outcome;
	view_statement(req, "Statement", &concern.statement);
	view_text(req, "Changed", changed);
	show_concern(req, &concern);
	outcome = show_replying(req, &concern);
	if (!outcome)
		outcome = show_round(req, &concern, &round);
	if (!outcome)
		outcome = show_object(req, &concern, &round);
	return outcome || !concern.part.asked ? outcome : show_answering(req, &concern);
}

/* Only of an ad whose text the person may see (show_object). */
static enum outcome passages_of(
	struct request *req, const struct answer_input *sent, struct statement_input *input)
{
	struct concern concern;
	enum outcome outcome = concern_read(req, &concern);

	if (outcome || concern.statement.object_kind != OBJECT_JOBAD
		|| !(concern.part.own.there || concern.part.sees))
		return outcome;
	input->text_version = sent->seen;
	return passages_take(req, concern.statement.object_id, &sent->rest, input);
}

static enum outcome save(struct request *req)
{
	const struct answer_input *sent = req->input;
	struct statement_input input = sent->said;
	bool question = text_equal(input.answer, QUESTION);
	enum outcome outcome = passages_of(req, sent, &input);

	if (outcome)
		return outcome;
	if (question)
		input.answer = NULL;
	outcome = statement_answer_give(req->db, req->pool, &req->principal,
		request_path_int(req, "id"), &input, &req->problems);
	return outcome ? outcome
		       : redirect_to(req, question ? "statement_queried" : "statement_given", "%s",
			       req->path);
}

const struct page page_statement = {
	.path = "/stellungnahmen/{id}",
	.right = RIGHT_STAFF,
	.form = &answer_form,
	.body = JOBAD_BODY,
	.view = "backend/statement.cs",
	.title = "statement",
	.show = show,
	.save = save,
};

static enum outcome admit_withdraw(struct request *req)
{
	struct concern concern;
	enum outcome outcome = concern_read(req, &concern);

	if (outcome)
		return outcome;
	if (!concern.keeps)
		return DENIED;
	return text_equal(statement_state(&concern.statement), "open")
		? OK
		: redirect_to(
			req, "step_gone", "%s", statement_path(req->pool, concern.statement.id));
}

static enum outcome show_withdraw(struct request *req)
{
	struct concern concern;
	enum outcome outcome = concern_read(req, &concern);

	if (outcome)
		return outcome;
	view_statement(req, "Statement", &concern.statement);
	view_text(req, "Vacancy.title", concern.statement.vacancy_title);
	form_show(req, &withdraw_form, req->path, NULL);
	return OK;
}

static enum outcome save_withdraw(struct request *req)
{
	int64_t id = request_path_int(req, "id");
	enum outcome outcome = statement_withdraw(req->db, req->pool, &req->principal, id);

	return outcome
		? outcome
		: redirect_to(req, "statement_withdrawn", "%s", statement_path(req->pool, id));
}

const struct page page_statement_withdraw = {
	.path = "/stellungnahmen/{id}/zurueckziehen",
	.right = RIGHT_STAFF,
	.form = &withdraw_form,
	.view = "backend/statement_withdraw.cs",
	.title = "statement_withdraw",
	.admit = admit_withdraw,
	.show = show_withdraw,
	.save = save_withdraw,
};
