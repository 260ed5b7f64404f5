/* The demo's statements. */
#include "demo/demo_statements.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/problems.h"
#include "base/text.h"
#include "demo/demo_world.h"
#include "history/history.h"
#include "publishing/jobad_proposal.h"
#include "task/statement.h"
#include "task/statement_time.h"

#define KINDS_MAX 10
#define NIGHTLY 4800 /* seconds after midnight */

struct statements {
	const struct demo_org *org;
	struct demo_file file;
	const char *today;
	enum object_kind kind; /* what the last section was about */
	int64_t object_id;
	struct problems problems;
};

/* An ad by its title, or the oldest application of an ad that is in a status. */
static enum outcome object_choose(
	struct db *db, struct statements *all, const struct demo_section *section)
{
	const char *ad = demo_need(section, "ad"), *status = demo_value(section, "application");

	all->kind = status ? OBJECT_APPLICATION : OBJECT_JOBAD;
	if (!status)
		return db_get_int(db, "SELECT id FROM jobad WHERE title = ? LIMIT 1",
			DB_VALUES(db_str(ad)), &all->object_id);
	return db_get_int(db,
		"SELECT a.id FROM application a JOIN jobad j ON j.id = a.jobad_id"
		" WHERE j.title = ? AND a.status = ? ORDER BY a.id LIMIT 1",
		DB_VALUES(db_str(ad), db_str(status)), &all->object_id);
}

/* "change = teaser | text": a part of the ad is written anew before it is asked about. */
static enum outcome ad_rewrite(
	struct db *db, struct statements *all, const struct demo_section *section)
{
	struct pool *pool = all->org->pool;
	struct demo_list changes = demo_values(pool, section, "change");
	struct jobad jobad;
	enum outcome outcome = jobad_get(db, pool, all->object_id, &jobad);

	if (outcome || !changes.count)
		return outcome;
	for (size_t i = 0; i < changes.count; i++) {
		struct demo_list parts = demo_split(pool, changes.items[i], '|');

		if (parts.count != 2)
			return INVALID;
		for (size_t k = 0; k < jobad_part_count; k++)
			if (text_equal(jobad_parts[k].name, parts.items[0]))
				*jobad_part_at(&jobad.data, &jobad_parts[k]) = parts.items[1];
	}
	return jobad_change(db, pool, demo_person(all->org, demo_need(section, "by")),
		all->object_id, &jobad.data, &all->problems);
}

/* "propose = person | teaser | text": what a lector would write. */
static enum outcome ad_propose(
	struct db *db, struct statements *all, const struct demo_section *section)
{
	struct pool *pool = all->org->pool;
	struct demo_list parts = demo_split(pool, demo_value(section, "propose"), '|');
	struct jobad jobad;
	enum outcome outcome = jobad_get(db, pool, all->object_id, &jobad);

	if (outcome)
		return outcome;
	if (parts.count != 3)
		return INVALID;
	for (size_t k = 0; k < jobad_part_count; k++)
		if (text_equal(jobad_parts[k].name, parts.items[1]))
			*jobad_part_at(&jobad.data, &jobad_parts[k]) = parts.items[2];
	return jobad_proposal_save(db, pool, demo_person(all->org, parts.items[0]), all->object_id,
		&jobad.data, &all->problems);
}

/* A draft is given to those who agree on it, or check it. */
static enum outcome ad_give(
	struct db *db, const struct statements *all, const struct demo_section *section)
{
	const char *status = demo_value(section, "status");
	int64_t given = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE jobad SET status = ?, changed_at = ? WHERE id = ?"
		" AND status = 'entwurf'",
		DB_VALUES(db_str(status ? status : "in_abstimmung"),
			db_str(clock_sql(all->org->pool, clock_now())), db_int(all->object_id)),
		&given);

	return outcome || !given ? outcome
				 : history_add(db, &(struct principal){.kind = PRINCIPAL_SYSTEM},
					 OBJECT_JOBAD, all->object_id, "status",
					 pool_printf(all->org->pool, "entwurf>%s",
						 status ? status : "in_abstimmung"));
}

static enum outcome round_ask(
	struct db *db, struct statements *all, const struct demo_section *section)
{
	struct pool *pool = all->org->pool;
	struct demo_list kinds = demo_values(pool, section, "kind");
	struct statement_question questions[KINDS_MAX] = {{0}};
	struct statement_round round = {.object_kind = all->kind,
		.object_id = all->object_id,
		.questions = questions,
		.count = kinds.count < KINDS_MAX ? kinds.count : KINDS_MAX,
		.changed = demo_value(section, "changed")};
	int64_t id = 0;
	enum outcome outcome = OK;

	for (size_t i = 0; i < round.count; i++)
		questions[i].kind = kinds.items[i];
	demo_moment(pool, all->today, demo_need(section, "asked"));
	if (all->kind == OBJECT_JOBAD)
		outcome = ad_rewrite(db, all, section);
	if (!outcome && all->kind == OBJECT_JOBAD)
		outcome = ad_give(db, all, section);
	return outcome
		? outcome
		: statement_round_ask(db, pool, demo_person(all->org, demo_need(section, "by")),
			&round, &all->problems, &id);
}

/* "-4 11:15 | paul.oduya | ad_pr | objection | text"; "-" for the answer asks back. */
static enum outcome answer_add(struct db *db, struct statements *all, const char *text)
{
	struct pool *pool = all->org->pool;
	struct demo_list parts = demo_split(pool, text, '|');
	struct statement_input input = {0};
	struct principal who;
	int64_t id = 0;
	enum outcome outcome;

	if (parts.count < 4)
		return INVALID;
	who = *demo_person(all->org, parts.items[1]);
	input.answer = text_equal(parts.items[3], "-") ? NULL : parts.items[3];
	input.text = parts.count > 4 ? parts.items[4] : NULL;
	demo_moment(pool, all->today, text);
	outcome = access_load(db, pool, &who);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT MAX(id) FROM statement WHERE kind = ? AND object_kind = ?"
			" AND object_id = ?",
			DB_VALUES(
				db_str(parts.items[2]), db_int(all->kind), db_int(all->object_id)),
			&id);
	return outcome ? outcome
		       : statement_answer_give(db, pool, &who, id, &input, &all->problems);
}

static enum outcome section_add(
	struct db *db, struct statements *all, const struct demo_section *section)
{
	struct demo_list answers = demo_values(all->org->pool, section, "answer");
	enum outcome outcome = object_choose(db, all, section);

	all->problems = (struct problems){0};
	if (!outcome)
		outcome = round_ask(db, all, section);
	for (size_t i = 0; !outcome && i < answers.count; i++)
		outcome = answer_add(db, all, answers.items[i]);
	if (!outcome && demo_value(section, "propose"))
		outcome = ad_propose(db, all, section);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=statement outcome=%d field=%s reason=%s", (int)outcome,
			all->problems.count ? all->problems.items[0].field : "",
			all->problems.count ? all->problems.items[0].reason : "");
	return outcome;
}

/* What the nightly runs have done since. */
static enum outcome nights_pass(struct db *db, const struct statements *all)
{
	static const struct principal system = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};
	struct pool *pool = all->org->pool;
	int64_t now = day_start(all->today);
	struct db_rows *rows = NULL;
	enum outcome outcome = statement_over_list(db, pool, now, 0, INT64_MAX, INT32_MAX, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		clock_set(clock_from_sql(db_text(rows, i, "due")) + NIGHTLY);
		outcome = statement_over(db, pool, &system, db_number(rows, i, "id"));
	}
	return outcome;
}

static enum outcome statements_work(struct db *db, void *context)
{
	struct statements *all = context;
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < all->file.count; i++)
		outcome = section_add(db, all, &all->file.sections[i]);
	return outcome ? outcome : nights_pass(db, all);
}

enum outcome demo_statements_add(const struct demo_org *org, const char *directory)
{
	struct statements all = {
		.org = org,
		.file = demo_file_read(
			org->pool, pool_printf(org->pool, "%s/data/statements.txt", directory)),
		.today = clock_today(org->pool),
	};
	int64_t found = 0;
	enum outcome outcome = db_get_int(org->db,
		"SELECT COUNT(*) FROM statement WHERE kind = 'ad_department'", DB_NONE, &found);

	if (outcome || found)
		return outcome;
	outcome = db_transaction(org->db, statements_work, &all);
	clock_set(-1);
	return outcome;
}
