/* The standard projects of the demo's authorities, and who works in them. */
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "demo/org/demo_org.h"
#include "process/model.h"
#include "recruiting/figures.h"
#include "recruiting/project.h"

static enum outcome find_projects(const struct demo_org *org, struct demo_authority *authority)
{
	static const char *const suffixes[DEMO_PROJECTS] = {
		"Stellen bis A/E14", "Stellen ab A/E15", "Stellen Ärzte"};
	struct db_rows *rows = NULL;
	enum outcome outcome = project_list(org->db, org->pool, org->admin, &rows);
	for (size_t i = 0; !outcome && i < rows->count * DEMO_PROJECTS; i++) {
		const char *suffix = suffixes[i % DEMO_PROJECTS];
		const char *name = pool_printf(org->pool, "%s %s", authority->code, suffix);
		if (text_equal(db_text(rows, i / DEMO_PROJECTS, "name"), name))
			outcome = object_find(org->db, OBJECT_PROJECT,
				db_text(rows, i / DEMO_PROJECTS, "number"),
				&authority->projects[i % DEMO_PROJECTS]);
	}
	return outcome;
}

/* Recruiters work in all projects of their authority; P34 in the first, P31 in the others. */
static enum outcome assign_people(
	const struct demo_org *org, const struct demo_authority *authority)
{
	enum outcome outcome = OK;
	for (size_t i = 0; i < org->people_count * DEMO_PROJECTS && !outcome; i++) {
		const struct demo_person *person = &org->people[i / DEMO_PROJECTS];
		bool p34 = i % DEMO_PROJECTS == DEMO_UP_TO_14;
		bool fits = person->role == ROLE_RECRUITER
			|| person->role == (p34 ? ROLE_P34 : ROLE_P31);
		if (fits && &person->who != authority->recruiter
			&& text_equal(person->authority, authority->code))
			outcome = project_assign(org->db, org->pool, org->admin,
				authority->projects[i % DEMO_PROJECTS],
				(enum base_role)person->role, person->who.id);
	}
	return outcome;
}

/* Who leads a department is mailed the figures of the posts up to A/E14. */
static enum outcome name_managers(
	const struct demo_org *org, const struct demo_authority *authority)
{
	enum outcome outcome = OK;
	for (size_t i = 0; i < org->people_count && !outcome; i++)
		if (org->people[i].role == ROLE_DEPARTMENT
			&& text_equal(org->people[i].authority, authority->code))
			outcome = figures_manager_add(org->db, org->pool, org->admin,
				authority->projects[DEMO_UP_TO_14], org->people[i].who.id);
	return outcome;
}

/* Where nobody of a personnel office works with the system, its check is switched off. */
static enum outcome office_leave(const struct demo_org *org, const struct demo_authority *authority)
{
	struct problems problems = {0};

	for (size_t i = 0; i < org->people_count; i++)
		if ((org->people[i].role == ROLE_P31 || org->people[i].role == ROLE_P34)
			&& text_equal(org->people[i].authority, authority->code))
			return OK;
	return model_guard_set(
		org->db, org->pool, org->admin, authority->code, "released", false, &problems);
}

int64_t demo_project_id(const struct demo_authority *authority, const char *name)
{
	static const char *const names[DEMO_PROJECTS] = {"bis14", "ab15", "aerzte"};
	for (size_t i = 0; i < DEMO_PROJECTS; i++)
		if (strcmp(names[i], name) == 0)
			return authority->projects[i];
	log_fatal("demo_data", "project=%s reason=unknown", name);
}

enum outcome demo_projects_add(const struct demo_org *org, struct demo_authority *authority)
{
	for (size_t i = 0; i < org->people_count && !authority->recruiter; i++)
		if (org->people[i].role == ROLE_RECRUITER
			&& text_equal(org->people[i].authority, authority->code))
			authority->recruiter = &org->people[i].who;
	if (!authority->recruiter)
		log_fatal("demo_data", "authority=%s reason=no_recruiter", authority->code);
	enum outcome outcome = find_projects(org, authority);
	if (outcome || authority->projects[0])
		return outcome;
	outcome = project_create_standard(
		org->db, org->pool, org->admin, authority->id, authority->recruiter->id);
	if (!outcome)
		outcome = find_projects(org, authority);
	if (!outcome)
		outcome = assign_people(org, authority);
	if (!outcome)
		outcome = office_leave(org, authority);
	return outcome ? outcome : name_managers(org, authority);
}
