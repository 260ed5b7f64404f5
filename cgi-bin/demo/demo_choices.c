/* The demo's changes of selection lists. */
#include "demo/demo_choices.h"

#include "base/clock.h"
#include "base/log.h"
#include "choice/keep/choice_edit.h"
#include "demo/demo_world.h"

struct choices {
	const struct demo_org *org;
	struct demo_file file;
	const char *today;
	bool change; /* hide and replace; else add */
	struct problems problems;
};

static enum outcome value_add(
	struct db *db, struct choices *all, const struct demo_section *section)
{
	const struct choice_input input = {
		demo_need(section, "german"), demo_need(section, "english"), 0};
	int64_t id = 0;

	demo_moment(all->org->pool, all->today, demo_need(section, "added"));
	return choice_add(db, all->org->pool, all->org->admin, demo_need(section, "list"), &input,
		&all->problems, &id);
}

static enum outcome value_change(
	struct db *db, struct choices *all, const struct demo_section *section)
{
	struct pool *pool = all->org->pool;
	const char *list = demo_need(section, "list"), *hidden = demo_value(section, "hidden");
	struct choice_value value;
	bool queued = false;
	int64_t id = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT id FROM choice_value WHERE list = ? AND name_de = ?",
			DB_VALUES(db_str(list), db_str(demo_need(section, "german"))), &id);

	demo_moment(pool, all->today, hidden ? hidden : demo_need(section, "replaced"));
	if (!outcome && hidden)
		return choice_hide(db, pool, all->org->admin, list, id, true, &all->problems);
	if (!outcome)
		outcome = choice_value_get(db, pool, list, id, &value);
	return outcome ? outcome
		       : choice_replace(db, pool, all->org->admin, &value, demo_need(section, "by"),
			       &all->problems, &queued);
}

static enum outcome choices_work(struct db *db, void *context)
{
	struct choices *all = context;
	enum outcome outcome = OK;

	all->problems = (struct problems){0};
	for (size_t i = 0; !outcome && i < all->file.count; i++)
		outcome = (all->change ? value_change : value_add)(db, all, &all->file.sections[i]);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=choice outcome=%d reason=%s", (int)outcome,
			all->problems.count ? all->problems.items[0].reason : "");
	return outcome;
}

static enum outcome choices_run(const struct demo_org *org, const char *directory, bool change)
{
	struct choices all = {
		.org = org,
		.file = demo_file_read(
			org->pool, pool_printf(org->pool, "%s/data/now/choices.txt", directory)),
		.today = clock_today(org->pool),
		.change = change,
	};
	enum outcome outcome = db_transaction(org->db, choices_work, &all);

	clock_set(-1);
	return outcome;
}

enum outcome demo_choices_add(const struct demo_org *org, const char *directory, bool *fresh_r)
{
	int64_t found = 0;
	enum outcome outcome = db_get_int(org->db,
		"SELECT COUNT(*) FROM choice_value WHERE changed_at IS NOT NULL", DB_NONE, &found);

	*fresh_r = !outcome && !found;
	return *fresh_r ? choices_run(org, directory, false) : outcome;
}

enum outcome demo_choices_change(const struct demo_org *org, const char *directory)
{
	return choices_run(org, directory, true);
}
