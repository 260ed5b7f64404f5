/* The demo's ads for others. */
#include "demo/demo_foreign.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "demo/demo_world.h"
#include "recruiting/project_admin.h"
#include "vacancy/foreign.h"

struct foreign {
	const struct demo_org *org;
	struct demo_file file;
	const char *today;
	int64_t project_id; /* the last one */
	struct problems problems;
};

static enum outcome foreign_project_add(
	struct db *db, struct foreign *all, const struct demo_section *section)
{
	struct pool *pool = all->org->pool;
	const struct principal *admin = all->org->admin;
	struct project_new_input input = {.authority = demo_need(section, "authority"),
		.name = demo_need(section, "name"),
		.office = "P34",
		.responsible = demo_need(section, "responsible"),
		.foreign = true};
	struct demo_list people = demo_values(pool, section, "person");
	const char *number = NULL;
	enum outcome outcome;

	demo_moment(pool, all->today, demo_need(section, "created"));
	outcome = project_create(db, pool, admin, &input, &all->problems, &number);
	if (!outcome)
		outcome = object_find(db, OBJECT_PROJECT, number, &all->project_id);
	for (size_t i = 0; !outcome && i < people.count; i++)
		outcome = project_assign(db, pool, admin, all->project_id, ROLE_P34,
			demo_person(all->org, people.items[i])->id);
	return outcome;
}

static enum outcome foreign_ad_add(
	struct db *db, struct foreign *all, const struct demo_section *section)
{
	struct pool *pool = all->org->pool;
	struct principal who = *demo_person(all->org, demo_need(section, "by"));
	struct foreign_input input = {
		.title = demo_need(section, "title"),
		.teaser = demo_need(section, "teaser"),
		.tasks = demo_need(section, "tasks"),
		.mandatory = demo_need(section, "mandatory"),
		.contact = demo_need(section, "contact"),
		.valid_to = demo_day(pool, all->today, demo_need(section, "valid_to")),
		.apply_to = demo_need(section, "apply_to"),
		.for_authority = demo_need(section, "for"),
		.place_street = demo_value(section, "street"),
		.place_postcode = demo_value(section, "postcode"),
		.place_town = demo_need(section, "town"),
		.field = demo_need(section, "field"),
		.post_kind = demo_need(section, "kind"),
		.pay_grade = demo_need(section, "grade"),
		.working_time = demo_need(section, "time"),
	};
	const char *number = NULL;
	enum outcome outcome = access_load(db, pool, &who);

	demo_moment(pool, all->today, demo_need(section, "entered"));
	input.valid_from = clock_today(pool);
	return outcome
		? outcome
		: foreign_create(db, pool, &who, all->project_id, &input, &all->problems, &number);
}

static enum outcome foreign_work(struct db *db, void *context)
{
	struct foreign *all = context;
	enum outcome outcome = OK;

	all->problems = (struct problems){0};
	for (size_t i = 0; !outcome && i < all->file.count; i++) {
		const struct demo_section *section = &all->file.sections[i];

		outcome = text_equal(section->name, "project")
			? foreign_project_add(db, all, section)
			: foreign_ad_add(db, all, section);
	}
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=foreign outcome=%d field=%s reason=%s", (int)outcome,
			all->problems.count ? all->problems.items[0].field : "",
			all->problems.count ? all->problems.items[0].reason : "");
	return outcome;
}

enum outcome demo_foreign_add(const struct demo_org *org, const char *directory)
{
	struct foreign all = {
		.org = org,
		.file = demo_file_read(
			org->pool, pool_printf(org->pool, "%s/data/now/foreign.txt", directory)),
		.today = clock_today(org->pool),
	};
	int64_t found = 0;
	enum outcome outcome = db_get_int(
		org->db, "SELECT COUNT(*) FROM project WHERE foreign_ads", DB_NONE, &found);

	if (outcome || found)
		return outcome;
	outcome = db_transaction(org->db, foreign_work, &all);
	clock_set(-1);
	return outcome;
}
