/* The demo's statements. */
#include "demo/demo_statements.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/problems.h"
#include "base/text.h"
#include "demo/demo_world.h"
#include "history/history.h"
#include "publishing/jobad_proposal.h"
#include "task/agreement.h"
#include "task/statement_reply.h"
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

/* Whoever acts, with her rights. */
static enum outcome person_load(
	struct db *db, const struct statements *all, const char *user_id, struct principal *who_r)
{
	*who_r = *demo_person(all->org, user_id);
	return access_load(db, all->org->pool, who_r);
}

/* "agree = together" or "in_turn": the ad is given to those who agree on it. */
static enum outcome ad_agree(
	struct db *db, struct statements *all, const struct demo_section *section)
{
	struct pool *pool = all->org->pool;
	struct demo_list kinds = demo_values(pool, section, "kind");
	struct agreement_input input = {.kinds = kinds.items,
		.count = kinds.count,
		.in_turn = text_equal(demo_need(section, "agree"), "in_turn")};
	struct principal who;
	enum outcome outcome = person_load(db, all, demo_need(section, "by"), &who);

	demo_moment(pool, all->today, demo_need(section, "asked"));
	return outcome ? outcome
		       : agreement_begin(db, pool, &who, all->object_id, &input, &all->problems);
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

/* What is written on a line of a section. */
struct act {
	struct principal who;
	struct demo_list parts; /* "moment | person | kind of statement or status | ..." */
	int64_t statement_id; /* 0: none of this kind */
};

/* Sets the clock, too. INVALID when parts are missing. */
static enum outcome act_read(struct db *db, const struct statements *all, const char *text,
	size_t least, struct act *act_r)
{
	struct pool *pool = all->org->pool;
	enum outcome outcome;

	*act_r = (struct act){.parts = demo_split(pool, text, '|')};
	if (act_r->parts.count < least)
		return INVALID;
	outcome = person_load(db, all, act_r->parts.items[1], &act_r->who);
	demo_moment(pool, all->today, text);
	return outcome ? outcome
		       : db_get_int(db,
			       "SELECT IFNULL(MAX(id), 0) FROM statement WHERE kind = ?"
			       " AND object_kind = ? AND object_id = ?",
			       DB_VALUES(db_str(act_r->parts.items[2]), db_int(all->kind),
				       db_int(all->object_id)),
			       &act_r->statement_id);
}

/* "-4 11:15 | paul.oduya | ad_pr | objection | text"; "-" for the answer asks back. */
static enum outcome answer_add(struct db *db, struct statements *all, const char *text)
{
	struct statement_input input = {0};
	struct act act;
	enum outcome outcome = act_read(db, all, text, 4, &act);

	if (outcome)
		return outcome;
	input.answer = text_equal(act.parts.items[3], "-") ? NULL : act.parts.items[3];
	input.text = act.parts.count > 4 ? act.parts.items[4] : NULL;
	return statement_answer_give(
		db, all->org->pool, &act.who, act.statement_id, &input, &all->problems);
}

/* "-4 14:00 | amira.yildiz | ad_pr | text": to a question back. */
static enum outcome reply_add(struct db *db, struct statements *all, const char *text)
{
	struct act act;
	enum outcome outcome = act_read(db, all, text, 4, &act);

	return outcome ? outcome
		       : statement_reply(db, all->org->pool, &act.who, act.statement_id,
			       act.parts.items[3], &all->problems);
}

/* "-3 09:00 | amira.yildiz | bei_personalamt". */
static enum outcome step_make(struct db *db, struct statements *all, const char *text)
{
	struct process_move move = {.kind = all->kind, .id = all->object_id};
	struct act act;
	enum outcome outcome = act_read(db, all, text, 3, &act);

	if (outcome)
		return outcome;
	move.to = act.parts.items[2];
	return process_move(db, all->org->pool, &act.who, &move, &all->problems);
}

static enum outcome section_add(
	struct db *db, struct statements *all, const struct demo_section *section)
{
	enum outcome outcome = object_choose(db, all, section);

	all->problems = (struct problems){0};
	if (!outcome)
		outcome = demo_value(section, "agree") ? ad_agree(db, all, section)
						       : round_ask(db, all, section);
	for (size_t i = 0; !outcome && i < section->count; i++) {
		const struct demo_entry *entry = &section->entries[i];

		if (text_equal(entry->key, "answer"))
			outcome = answer_add(db, all, entry->value);
		else if (text_equal(entry->key, "reply"))
			outcome = reply_add(db, all, entry->value);
		else if (text_equal(entry->key, "step"))
			outcome = step_make(db, all, entry->value);
	}
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

enum outcome demo_statements_add(
	const struct demo_org *org, const char *directory, const char *file)
{
	struct statements all = {
		.org = org,
		.file = demo_file_read(
			org->pool, pool_printf(org->pool, "%s/data/%s", directory, file)),
		.today = clock_today(org->pool),
	};
	int64_t found = 0;
	enum outcome outcome = db_get_int(org->db,
		"SELECT COUNT(*) FROM statement s JOIN jobad j ON s.object_kind = 3"
		" AND j.id = s.object_id WHERE j.title = ?",
		DB_VALUES(db_str(demo_need(demo_section(&all.file, "statement"), "ad"))), &found);

	if (outcome || found)
		return outcome;
	outcome = db_transaction(org->db, statements_work, &all);
	clock_set(-1);
	return outcome;
}
