/* The demo's requisitions. */
#include "demo/demo_requisitions.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/problems.h"
#include "base/text.h"
#include "demo/demo_world.h"
#include "requisition/requisition.h"
#include "selection/requirement.h"

struct requisitions {
	const struct demo_org *org;
	struct demo_file file;
	const char *today;
};

static struct requisition_input section_input(
	const struct requisitions *all, const struct demo_section *section)
{
	struct pool *pool = all->org->pool;
	const struct demo_authority *authority =
		demo_authority(all->org, demo_need(section, "authority"));
	const char *posts = demo_value(section, "posts");

	return (struct requisition_input){
		.post =
			{
				.title = demo_need(section, "title"),
				.post_number = demo_need(section, "post_number"),
				.filling = demo_value(section, "filling"),
				.post_kind = demo_need(section, "kind"),
				.field = demo_need(section, "field"),
				.pay_grade = demo_need(section, "grade"),
				.working_time = demo_need(section, "time"),
				.hours = demo_value(section, "hours"),
				.posts = posts ? atoi(posts) : 1,
				.starts_on =
					demo_day(pool, all->today, demo_value(section, "starts")),
				.tasks = demo_need(section, "tasks"),
				.requirements = demo_need(section, "requirements"),
			},
		.reason = demo_need(section, "reason"),
		.authority = pool_printf(pool, "%lld", (long long)authority->id),
	};
}

/* "-4 11:15 | zurueckgegeben | comment", "-3 09:10 | angenommen | bis14": with a third part, a
 * comment or a project, it is recruiting's step. */
static enum outcome step_add(struct db *db, const struct requisitions *all,
	const struct demo_section *section, int64_t id, const char *text, struct problems *problems)
{
	struct pool *pool = all->org->pool;
	struct demo_list parts = demo_split(pool, text, '|');
	const char *to = parts.count > 1 ? parts.items[1] : "";
	const char *more = parts.count > 2 ? parts.items[2] : NULL, *number = NULL;
	const struct demo_authority *authority =
		demo_authority(all->org, demo_need(section, "authority"));
	struct principal who = *(
		more ? authority->recruiter : demo_person(all->org, demo_need(section, "author")));
	enum outcome outcome = access_load(db, pool, &who);

	demo_moment(pool, all->today, text);
	if (outcome)
		return outcome;
	if (!text_equal(to, "angenommen"))
		return requisition_move(db, pool, &who, id, to, more, problems);
	return requisition_accept(db, pool, &who, id,
		pool_printf(pool, "%lld", (long long)demo_project_id(authority, more)), problems,
		&number);
}

static enum outcome requisition_add(
	struct db *db, const struct requisitions *all, const struct demo_section *section)
{
	struct pool *pool = all->org->pool;
	struct principal who = *demo_person(all->org, demo_need(section, "author"));
	struct requisition_input input = section_input(all, section);
	struct demo_list steps = demo_values(pool, section, "step");
	struct problems problems = {0};
	const char *number = NULL;
	int64_t id = 0;
	enum outcome outcome = access_load(db, pool, &who);

	demo_moment(pool, all->today, demo_need(section, "created"));
	if (!outcome)
		outcome = requisition_create(db, pool, &who, &input, &problems, &number);
	if (!outcome)
		outcome = object_find(db, OBJECT_REQUISITION, number, &id);
	if (!outcome)
		outcome =
			requirements_take(db, pool, &who, (struct profile){OBJECT_REQUISITION, id},
				input.post.requirements, &problems);
	for (size_t i = 0; !outcome && i < steps.count; i++)
		outcome = step_add(db, all, section, id, steps.items[i], &problems);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=requisition outcome=%d reason=%s", (int)outcome,
			problems.count ? problems.items[0].reason : "");
	return outcome;
}

static enum outcome requisitions_work(struct db *db, void *context)
{
	const struct requisitions *all = context;
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < all->file.count; i++)
		outcome = requisition_add(db, all, &all->file.sections[i]);
	return outcome;
}

enum outcome demo_requisitions_add(
	const struct demo_org *org, const char *directory, const char *file)
{
	struct requisitions all = {
		.org = org,
		.file = demo_file_read(
			org->pool, pool_printf(org->pool, "%s/data/%s", directory, file)),
		.today = clock_today(org->pool),
	};
	int64_t found = 0;
	enum outcome outcome = db_get_int(org->db,
		"SELECT COUNT(*) FROM requisition WHERE post_number = ?",
		DB_VALUES(db_str(demo_need(demo_section(&all.file, "requisition"), "post_number"))),
		&found);

	if (outcome || found)
		return outcome;
	outcome = db_transaction(org->db, requisitions_work, &all);
	clock_set(-1);
	return outcome;
}
