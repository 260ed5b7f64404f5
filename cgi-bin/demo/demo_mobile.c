/* The demo's mobile employees. */
#include "demo/demo_mobile.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/problems.h"
#include "demo/demo_world.h"
#include "mobile/mobile_file.h"
#include "mobile/mobile_proposal.h"
#include "task/statement.h"

struct mobiles {
	const struct demo_org *org;
	struct demo_file file;
	const char *today, *directory;
	struct problems problems;
};

static enum outcome entry_add(
	struct db *db, struct mobiles *all, const struct demo_section *section, int64_t *id_r)
{
	struct pool *pool = all->org->pool;
	const struct demo_authority *authority =
		demo_authority(all->org, demo_need(section, "authority"));
	struct principal who = *demo_person(all->org, demo_need(section, "by"));
	struct mobile_input input = {
		.surname = demo_need(section, "surname"),
		.first_name = demo_need(section, "first_name"),
		.email = demo_need(section, "email"),
		.pay_grade = demo_need(section, "grade"),
		.field = demo_need(section, "field"),
		.town = demo_value(section, "town"),
		.wishes = demo_value(section, "wishes"),
		.since_on = demo_day(pool, all->today, demo_need(section, "since")),
		.authority = pool_printf(pool, "%lld", (long long)authority->id),
	};
	enum outcome outcome = access_load(db, pool, &who);

	demo_moment(pool, all->today, demo_need(section, "entered"));
	return outcome ? outcome : mobile_add(db, pool, &who, &input, &all->problems, id_r);
}

struct paper {
	FILE *from;
};

static enum outcome paper_read(void *context, int64_t at, void *bytes_r, size_t length)
{
	const struct paper *paper = context;

	return fseek(paper->from, (long)at, SEEK_SET) == 0
			&& fread(bytes_r, 1, length, paper->from) == length
		? OK
		: UNAVAILABLE;
}

/* "document = lebenslauf.pdf": a file of the demo's data. */
static enum outcome document_add(
	struct db *db, struct mobiles *all, const struct demo_section *section, int64_t id)
{
	struct pool *pool = all->org->pool;
	const char *name = demo_need(section, "document");
	struct principal who = *demo_person(all->org, demo_need(section, "by"));
	struct paper paper = {fopen(pool_printf(pool, "%s/data/%s", all->directory, name), "re")};
	struct stored_upload upload = {
		.name = name, .mime = "application/pdf", .source = paper_read, .context = &paper};
	enum outcome outcome;

	if (!paper.from)
		return INVALID;
	fseek(paper.from, 0, SEEK_END);
	upload.size = ftell(paper.from);
	outcome = access_load(db, pool, &who);
	if (!outcome)
		outcome = mobile_file_add(db, pool, &who, id, &upload, &all->problems);
	fclose(paper.from);
	return outcome;
}

/* "-3 10:10 | title of the ad". */
static enum outcome entry_propose(struct db *db, struct mobiles *all,
	const struct demo_section *section, int64_t id, int64_t *application_r)
{
	struct pool *pool = all->org->pool;
	const char *title = demo_moment(pool, all->today, demo_need(section, "proposed"));
	struct principal who = *demo_person(all->org, demo_need(section, "by"));
	const char *number = NULL;
	int64_t jobad = 0;
	enum outcome outcome = access_load(db, pool, &who);

	if (!outcome)
		outcome = db_get_int(db, "SELECT id FROM jobad WHERE title = ? LIMIT 1",
			DB_VALUES(db_str(title)), &jobad);
	if (!outcome)
		outcome = mobile_propose(db, pool, &who, jobad, id, &all->problems, &number);
	return outcome ? outcome : object_find(db, OBJECT_APPLICATION, number, application_r);
}

/* "-2 13:20 | katrin.lohmann | refused | reason". */
static enum outcome proposal_decide(
	struct db *db, struct mobiles *all, int64_t application, const char *text)
{
	struct pool *pool = all->org->pool;
	struct demo_list parts = demo_split(pool, text, '|');
	struct statement_input input = {0};
	struct principal who;
	int64_t id = 0;
	enum outcome outcome;

	if (parts.count < 3)
		return INVALID;
	who = *demo_person(all->org, parts.items[1]);
	input.answer = parts.items[2];
	input.text = parts.count > 3 ? parts.items[3] : NULL;
	demo_moment(pool, all->today, text);
	outcome = access_load(db, pool, &who);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT id FROM statement WHERE kind = 'mobile_decision' AND object_kind ="
			" ? AND object_id = ? AND (? >> role_id) & 1",
			DB_VALUES(
				db_int(OBJECT_APPLICATION), db_int(application), db_int(who.roles)),
			&id);
	return outcome ? outcome
		       : statement_answer_give(db, pool, &who, id, &input, &all->problems);
}

static enum outcome section_add(
	struct db *db, struct mobiles *all, const struct demo_section *section)
{
	struct demo_list decisions = demo_values(all->org->pool, section, "decision");
	int64_t id = 0, application = 0;
	enum outcome outcome = entry_add(db, all, section, &id);

	if (!outcome && demo_value(section, "document"))
		outcome = document_add(db, all, section, id);
	if (!outcome && demo_value(section, "proposed"))
		outcome = entry_propose(db, all, section, id, &application);
	for (size_t i = 0; !outcome && i < decisions.count; i++)
		outcome = proposal_decide(db, all, application, decisions.items[i]);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=mobile outcome=%d field=%s reason=%s", (int)outcome,
			all->problems.count ? all->problems.items[0].field : "",
			all->problems.count ? all->problems.items[0].reason : "");
	return outcome;
}

static enum outcome mobiles_work(struct db *db, void *context)
{
	struct mobiles *all = context;
	enum outcome outcome = OK;

	all->problems = (struct problems){0};
	for (size_t i = 0; !outcome && i < all->file.count; i++)
		outcome = section_add(db, all, &all->file.sections[i]);
	return outcome;
}

enum outcome demo_mobile_add(const struct demo_org *org, const char *directory)
{
	struct mobiles all = {
		.org = org,
		.file = demo_file_read(
			org->pool, pool_printf(org->pool, "%s/data/now/mobile.txt", directory)),
		.today = clock_today(org->pool),
		.directory = directory,
	};
	int64_t found = 0;
	enum outcome outcome = db_get_int(org->db, "SELECT COUNT(*) FROM mobile", DB_NONE, &found);

	if (outcome || found)
		return outcome;
	outcome = db_transaction(org->db, mobiles_work, &all);
	clock_set(-1);
	return outcome;
}
