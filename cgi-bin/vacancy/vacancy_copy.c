/* Making vacancies from others. */
#include "vacancy/vacancy_copy.h"

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "recruiting/people.h"
#include "selection/ranking.h"
#include "selection/requirement.h"

/* Whoever may not be chosen (any more) is left out. */
static enum outcome people_copy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t from_id, int64_t to_id)
{
	struct db_rows *people = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT role_id, staff_user_id FROM vacancy_person WHERE vacancy_id = ?"
		" ORDER BY staff_user_id, role_id",
		DB_VALUES(db_int(from_id)), &people);

	for (size_t i = 0; !outcome && i < people->count; i++) {
		outcome = vacancy_choose_person(db, pool, who, to_id,
			(enum base_role)db_number(people, i, "role_id"),
			db_number(people, i, "staff_user_id"));
		if (outcome == INVALID)
			outcome = OK;
	}
	return outcome;
}

static enum outcome committees_copy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t from_id, int64_t to_id)
{
	struct db_rows *units = NULL;
	enum outcome outcome = vacancy_units(db, pool, from_id, &units);

	for (size_t i = 0; !outcome && i < units->count; i++) {
		outcome = vacancy_choose_unit(db, pool, who, to_id,
			(enum base_role)db_number(units, i, "role_id"), db_number(units, i, "id"));
		if (outcome == INVALID)
			outcome = OK;
	}
	return outcome;
}

/* What belongs to it besides the post. */
static enum outcome parts_copy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t from_id, int64_t to_id, const struct vacancy_copy_input *input)
{
	enum outcome outcome = OK;

	if (input->people)
		outcome = people_copy(db, pool, who, from_id, to_id);
	if (!outcome)
		outcome = input->committees ? committees_copy(db, pool, who, from_id, to_id)
					    : vacancy_preset_units(db, pool, who, to_id);
	if (!outcome && input->profile)
		outcome = requirements_copy(
			db, pool, who, (struct profile){OBJECT_VACANCY, from_id}, to_id);
	if (!outcome && input->profile)
		outcome = ranking_copy(db, from_id, to_id);
	return outcome;
}

static const char *day_to_come(struct pool *pool, const char *day)
{
	return day && day_number(day) >= day_number(clock_today(pool)) ? day : NULL;
}

static struct vacancy_input post_of(
	struct pool *pool, const struct vacancy *from, const struct vacancy_copy_input *input)
{
	struct vacancy_input post = from->data;

	post.title = input->title;
	post.post_number = NULL;
	post.starts_on = day_to_come(pool, post.starts_on);
	post.limited_until = day_to_come(pool, post.limited_until);
	post.version = 0;
	if (!input->texts)
		post.tasks = post.requirements = NULL;
	if (!input->form)
		post.form_code = NULL;
	return post;
}

/* One of hers in the authority, by its id. */
static enum outcome project_choose(struct db *db, struct pool *pool, const struct principal *who,
	int64_t authority_id, const char *text, int64_t *id_r)
{
	struct db_rows *projects = NULL;
	int64_t id = 0;
	enum outcome outcome = projects_creating(db, pool, who, authority_id, 0, &projects);

	*id_r = 0;
	if (outcome || text_empty(text) || !text_to_int(text, 1, INT64_MAX, &id))
		return outcome;
	for (size_t i = 0; i < projects->count; i++)
		if (db_number(projects, i, "id") == id)
			*id_r = id;
	return OK;
}

enum outcome vacancy_copy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t from_id, const struct vacancy_copy_input *input, struct problems *problems,
	const char **number_r)
{
	struct vacancy from;
	struct vacancy_input post;
	int64_t project_id = 0, id = 0;
	enum outcome outcome = vacancy_get(db, pool, from_id, &from);

	if (!outcome)
		outcome = project_choose(
			db, pool, who, from.authority_id, input->project, &project_id);
	if (outcome)
		return outcome;
	if (!project_id) {
		problem_add(problems, "project", "choice");
		return INVALID;
	}
	post = post_of(pool, &from, input);
	outcome = vacancy_carry(db, pool, &post);
	if (!outcome)
		outcome = vacancy_create(db, pool, who, project_id, &post, problems, number_r);
	if (!outcome)
		outcome = object_find(db, OBJECT_VACANCY, *number_r, &id);
	if (!outcome)
		outcome = parts_copy(db, pool, who, from_id, id, input);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, id, "copied_from", from.number);
}

enum outcome vacancy_template_set(
	struct db *db, const struct principal *who, int64_t id, const char *name)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db, "UPDATE vacancy SET template_name = ? WHERE id = ?",
		DB_VALUES(db_str(name), db_int(id)), &changed);

	return outcome || !changed ? outcome
				   : history_add(db, who, OBJECT_VACANCY, id,
					   name ? "template_set" : "template_removed", NULL);
}

enum outcome vacancy_templates(struct db *db, struct pool *pool, const struct principal *who,
	int64_t authority_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT v.number, v.template_name AS name FROM vacancy v"
		" WHERE v.authority_id = ? AND v.template_name IS NOT NULL"
		" AND v.status <> 'geloescht' AND " ACCESS_SEES_VACANCY(
			"v.id") " ORDER BY v.template_name, v.id LIMIT ?",
		DB_VALUES(db_int(authority_id), ACCESS_BIND(who, RIGHT_VACANCY_USE_TEMPLATE),
			db_int(VACANCY_TEMPLATES + 1)),
		rows_r);
}
