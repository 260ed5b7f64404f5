/* The demo's reminders. */
#include "demo/demo_reminders.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/problems.h"
#include "demo/demo_nights.h"
#include "demo/demo_world.h"
#include "reminder/reminder.h"

struct reminders {
	const struct demo_org *org;
	struct demo_file file;
	const char *today;
	struct problems problems;
};

/* On a vacancy by its post number, for a role. */
static enum outcome reminder_write(
	struct db *db, struct reminders *all, const struct demo_section *section)
{
	struct pool *pool = all->org->pool;
	struct principal who = *demo_person(all->org, demo_need(section, "by"));
	struct reminder_input input = {
		.due_on = demo_day(pool, all->today, demo_need(section, "due")),
		.every = demo_value(section, "every"),
		.text = demo_need(section, "text"),
	};
	int64_t vacancy = 0, role = 0;
	enum outcome outcome = access_load(db, pool, &who);

	demo_moment(pool, all->today, demo_need(section, "written"));
	if (!outcome)
		outcome = db_get_int(db, "SELECT id FROM vacancy WHERE post_number = ?",
			DB_VALUES(db_str(demo_need(section, "post_number"))), &vacancy);
	if (!outcome)
		outcome = db_get_int(db, "SELECT id FROM base_role WHERE code = ?",
			DB_VALUES(db_str(demo_need(section, "role"))), &role);
	input.whom = pool_printf(pool, "role:%lld", (long long)role);
	if (!outcome)
		outcome = reminder_add(
			db, pool, &who, OBJECT_VACANCY, vacancy, &input, &all->problems);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=reminder outcome=%d field=%s reason=%s", (int)outcome,
			all->problems.count ? all->problems.items[0].field : "",
			all->problems.count ? all->problems.items[0].reason : "");
	return outcome;
}

static enum outcome reminders_work(struct db *db, void *context)
{
	struct reminders *all = context;
	enum outcome outcome = OK;

	all->problems = (struct problems){0};
	for (size_t i = 0; !outcome && i < all->file.count; i++)
		outcome = reminder_write(db, all, &all->file.sections[i]);
	return outcome ? outcome : demo_nights_pass(db, all->org->pool, day_start(all->today));
}

enum outcome demo_reminders_add(const struct demo_org *org, const char *directory)
{
	struct reminders all = {
		.org = org,
		.file = demo_file_read(
			org->pool, pool_printf(org->pool, "%s/data/now/reminders.txt", directory)),
		.today = clock_today(org->pool),
	};
	int64_t found = 0;
	enum outcome outcome =
		db_get_int(org->db, "SELECT COUNT(*) FROM reminder", DB_NONE, &found);

	if (outcome || found)
		return outcome;
	outcome = db_transaction(org->db, reminders_work, &all);
	clock_set(-1);
	return outcome;
}
