/* The demo's people to be hired. */
#include "demo/demo_handover.h"

#include "base/clock.h"
#include "base/log.h"
#include "demo/demo_world.h"
#include "hiring/handover.h"

struct handovers {
	const struct demo_org *org;
	struct demo_file file;
	const char *today;
};

/* The first of a vacancy who is being hired. */
static enum outcome handover_add(
	struct db *db, const struct handovers *all, const struct demo_section *section)
{
	struct principal who = *demo_person(all->org, demo_need(section, "by"));
	struct problems problems = {0};
	int64_t application = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT a.id FROM application a JOIN vacancy v ON v.id = a.vacancy_id"
		" WHERE v.post_number = ? AND a.status = 'einstellungsprozess'"
		" ORDER BY a.id LIMIT 1",
		DB_VALUES(db_str(demo_need(section, "post_number"))), &application);

	demo_moment(all->org->pool, all->today, demo_need(section, "handed"));
	if (!outcome)
		outcome = access_load(db, all->org->pool, &who);
	if (!outcome)
		outcome = handover_make(db, all->org->pool, &who, application, &problems);
	if (outcome)
		log_error("demo_data", "what=handover outcome=%d reason=%s", (int)outcome,
			problems.count ? problems.items[0].reason : "");
	return outcome;
}

static enum outcome handovers_work(struct db *db, void *context)
{
	const struct handovers *all = context;
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < all->file.count; i++)
		outcome = handover_add(db, all, &all->file.sections[i]);
	return outcome;
}

enum outcome demo_handover_add(const struct demo_org *org, const char *directory)
{
	struct handovers all = {
		.org = org,
		.file = demo_file_read(
			org->pool, pool_printf(org->pool, "%s/data/now/handover.txt", directory)),
		.today = clock_today(org->pool),
	};
	int64_t found = 0;
	enum outcome outcome = db_get_int(org->db,
		"SELECT COUNT(*) FROM application a JOIN vacancy v ON v.id = a.vacancy_id"
		" WHERE a.handed_over AND v.post_number = ?",
		DB_VALUES(db_str(demo_need(demo_section(&all.file, "handover"), "post_number"))),
		&found);

	if (outcome || found)
		return outcome;
	outcome = db_transaction(org->db, handovers_work, &all);
	clock_set(-1);
	return outcome;
}
