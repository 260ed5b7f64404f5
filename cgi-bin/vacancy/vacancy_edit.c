/* Creating and changing vacancies. */
#include "vacancy/vacancy_edit.h"

#include "access/hold.h"
#include "access/reach.h"
#include "base/changes.h"
#include "base/clock.h"
#include "base/text.h"
#include "choice/choice.h"
#include "db/number.h"
#include "form/form_model.h"
#include "history/history.h"
#include "org/unit.h"
#include "publishing/jobad.h"
#include "publishing/public_check.h"

/* A unit that is set inactive meanwhile is noticed: it is held. */
static enum outcome hold_unit(
	struct db *db, const char *code, int64_t authority_id, int64_t *unit_r)
{
	enum outcome outcome = unit_id(db, code, unit_r);

	if (!outcome)
		outcome = object_hold(db, OBJECT_ORG_UNIT, *unit_r);
	if (outcome == NOT_FOUND)
		return INVALID;
	return outcome ? outcome : unit_belongs(db, *unit_r, authority_id);
}

/* What is carried over from another object may be hidden by now. */
static enum outcome check_choices(struct db *db, struct pool *pool,
	const struct vacancy_input *input, const struct vacancy_input *before,
	struct problems *problems)
{
	const struct vacancy_input *stays = input->carried ? input : before;
	const struct choice_said field = {
		CHOICE_FIELD, "field", input->field, stays ? stays->field : NULL};
	const struct choice_said kind = {
		CHOICE_POST_KIND, "post_kind", input->post_kind, stays ? stays->post_kind : NULL};
	enum outcome outcome = choice_check(db, pool, &field, problems);

	return outcome ? outcome : choice_check(db, pool, &kind, problems);
}

enum outcome vacancy_carry(struct db *db, struct pool *pool, struct vacancy_input *input)
{
	enum outcome outcome = choice_carry(db, pool, CHOICE_FIELD, &input->field);

	input->carried = true;
	return outcome ? outcome : choice_carry(db, pool, CHOICE_POST_KIND, &input->post_kind);
}

enum outcome vacancy_check_post(struct db *db, struct pool *pool, const struct vacancy_post *post,
	struct problems *problems, int64_t *unit_r)
{
	const struct vacancy_input *input = post->input;
	enum outcome outcome = OK;

	*unit_r = 0;
	if (!text_empty(input->unit)) {
		outcome = hold_unit(db, input->unit, post->authority_id, unit_r);
		if (outcome == INVALID)
			problem_add(problems, "unit", "pick");
		else if (outcome)
			return outcome;
	}
	if (input->form_code) {
		bool known = false;

		outcome = form_known(db, input->form_code, &known);
		if (outcome)
			return outcome;
		if (!known)
			problem_add(problems, "form_code", "choice");
	}
	outcome = check_choices(db, pool, input, post->before, problems);
	if (outcome)
		return outcome;
	public_check_vacancy(pool, post->project, input, post->before, problems);
	return problems_any(problems) ? INVALID : OK;
}

enum outcome vacancy_create(struct db *db, struct pool *pool, const struct principal *who,
	int64_t project_id, const struct vacancy_input *input, struct problems *problems,
	const char **number_r)
{
	const char *now = clock_sql(pool, clock_now());
	struct project project;
	struct vacancy_post post = {.input = input, .project = &project};
	int64_t unit, id;
	enum outcome outcome = project_get(db, pool, project_id, &project);

	if (outcome)
		return outcome;
	post.authority_id = project.authority_id;
	outcome = vacancy_check_post(db, pool, &post, problems, &unit);
	if (!outcome)
		outcome = object_hold(db, OBJECT_PROJECT, project_id);
	if (outcome)
		return outcome;
	if (!text_equal(project.status, "aktiv")) {
		problem_add(problems, "", "project_inactive");
		return INVALID;
	}
	if (project.foreign_ads && !input->foreign) {
		problem_add(problems, "", "project_foreign");
		return INVALID;
	}
	outcome = number_next(db, pool, object_type(OBJECT_VACANCY)->letter, number_r);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO vacancy SET number = ?, project_id = ?, authority_id ="
			" ?, owner_id = ?, form_code = IFNULL(?, DEFAULT(form_code)),"
			" reception_mailbox = ?, created_at = ?, created_by = ?, changed_at = ?,"
			" changed_by = ?, " VACANCY_POST_SET,
			DB_VALUES(db_str(*number_r), db_int(project_id),
				db_int(project.authority_id), db_int(who->id),
				db_str(input->form_code), db_str(input->reception_mailbox),
				db_str(now), db_int(who->id), db_str(now), db_int(who->id),
				VACANCY_POST_VALUES(pool, input, unit)),
			NULL);
	if (outcome)
		return outcome;
	id = db_inserted_id(db);
	outcome = reach_rebuild_vacancy(db, id);
	return outcome ? outcome : history_add(db, who, OBJECT_VACANCY, id, "created", NULL);
}

const char *vacancy_post_changes(
	struct pool *pool, const struct vacancy_input *a, const struct vacancy_input *b)
{
	const struct change fields[] = {
		{"title", a->title, b->title},
		{"unit", a->unit, b->unit},
		{"post_number", a->post_number, b->post_number},
		{"filling", a->filling, b->filling},
		{"post_kind", a->post_kind, b->post_kind},
		{"field", a->field, b->field},
		{"pay_grade", a->pay_grade, grade_normal(pool, b->pay_grade)},
		{"working_time", a->working_time, b->working_time},
		{"hours", a->hours, hours_normal(pool, b->hours)},
		{"hours_shown", a->hours_shown, b->hours_shown},
		{"limited_until", a->limited_until, b->limited_until},
		{"starts_on", a->starts_on, b->starts_on},
		{"tasks", a->tasks, b->tasks},
		{"requirements", a->requirements, b->requirements},
		{"form_code", a->form_code, b->form_code},
		{"reception_mailbox", a->reception_mailbox, b->reception_mailbox},
		{"posts", pool_printf(pool, "%lld", (long long)a->posts),
			pool_printf(pool, "%lld", (long long)b->posts)},
	};

	return changes_names(pool, fields, sizeof(fields) / sizeof(fields[0]));
}

enum outcome vacancy_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct vacancy_input *input, struct problems *problems)
{
	struct vacancy before;
	struct project project;
	struct vacancy_post post = {input, &before.data, 0, &project};
	const char *fields;
	int64_t unit, changed = 0;
	enum outcome outcome = vacancy_get(db, pool, id, &before);

	if (!outcome)
		outcome = project_get(db, pool, before.project_id, &project);
	if (outcome)
		return outcome;
	post.authority_id = project.authority_id;
	outcome = vacancy_check_post(db, pool, &post, problems, &unit);
	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, id);
	if (outcome)
		return outcome;
	if (vacancy_final(before.status)) {
		problem_add(problems, "", "vacancy_final");
		return INVALID;
	}
	fields = vacancy_post_changes(pool, &before.data, input);
	if (text_empty(fields) && input->version == before.version)
		return OK;
	outcome = db_exec(db,
		"UPDATE vacancy SET version = version + 1, changed_at = ?, changed_by = ?,"
		" form_code = IFNULL(?, form_code),"
		" reception_mailbox = ?, " VACANCY_POST_SET " WHERE id = ? AND version = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(who->id),
			db_str(input->form_code), db_str(input->reception_mailbox),
			VACANCY_POST_VALUES(pool, input, unit), db_int(id), db_int(input->version)),
		&changed);
	if (outcome)
		return outcome;
	if (changed == 0) {
		problem_add(problems, "", "changed_meanwhile");
		return CONFLICT;
	}
	outcome = jobad_renew_all(db, pool, id);
	if (!outcome)
		outcome = jobad_note_vacancy(db, pool, who, id, fields);
	return outcome ? outcome : history_add(db, who, OBJECT_VACANCY, id, "changed", fields);
}
