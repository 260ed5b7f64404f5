/* The demo's statements. */
#include "demo/demo_statements.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "demo/demo_acts.h"
#include "demo/demo_nights.h"
#include "demo/demo_world.h"
#include "history/history.h"
#include "publishing/jobad.h"
#include "task/agreement.h"

#define KINDS_MAX 10

/* An ad by its title, or the oldest application of an ad that is in a status. */
static enum outcome object_choose(
	struct db *db, struct demo_statements *all, const struct demo_section *section)
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
	struct db *db, struct demo_statements *all, const struct demo_section *section)
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

/* A draft is given to those who agree on it, or check it. */
static enum outcome ad_give(
	struct db *db, const struct demo_statements *all, const struct demo_section *section)
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

/* "agree = together" or "in_turn": the ad is given to those who agree on it. */
static enum outcome ad_agree(
	struct db *db, struct demo_statements *all, const struct demo_section *section)
{
	struct pool *pool = all->org->pool;
	struct demo_list kinds = demo_values(pool, section, "kind");
	struct agreement_input input = {.kinds = kinds.items,
		.count = kinds.count,
		.in_turn = text_equal(demo_need(section, "agree"), "in_turn"),
		.reason = demo_value(section, "left_out"),
		.urgent = demo_value(section, "urgent")};
	struct principal who;
	enum outcome outcome = demo_moment_come(db, all, demo_need(section, "asked"));

	if (!outcome)
		outcome = demo_person_load(db, all, demo_need(section, "by"), &who);
	return outcome ? outcome
		       : agreement_begin(db, pool, &who, all->object_id, &input, &all->problems);
}

static enum outcome round_ask(
	struct db *db, struct demo_statements *all, const struct demo_section *section)
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
	enum outcome outcome = demo_moment_come(db, all, demo_need(section, "asked"));

	for (size_t i = 0; i < round.count; i++)
		questions[i].kind = kinds.items[i];
	if (!outcome && all->kind == OBJECT_JOBAD)
		outcome = ad_rewrite(db, all, section);
	if (!outcome && all->kind == OBJECT_JOBAD)
		outcome = ad_give(db, all, section);
	return outcome
		? outcome
		: statement_round_ask(db, pool, demo_person(all->org, demo_need(section, "by")),
			&round, &all->problems, &id);
}

/* Somebody is asked, or does something. */
struct event {
	int64_t at;
	size_t place; /* in the file */
	const struct demo_section *section;
	const char *text;
	demo_act *act; /* NULL: asks */
};

static int event_compare(const void *left, const void *right)
{
	const struct event *one = left, *other = right;

	if (one->at != other->at)
		return one->at < other->at ? -1 : 1;
	return one->place < other->place ? -1 : 1;
}

static void event_add(const struct demo_statements *all, struct event *events, size_t *count,
	const struct event *event)
{
	demo_moment(all->org->pool, all->today, event->text);
	events[*count] = *event;
	events[*count].at = clock_now();
	events[*count].place = *count;
	(*count)++;
}

/* All that the file says, as it happened. */
static struct event *events_read(const struct demo_statements *all, size_t *count_r)
{
	size_t most = 0;
	struct event *events;

	*count_r = 0;
	for (size_t i = 0; i < all->file.count; i++)
		most += 1 + all->file.sections[i].count;
	events = POOL_ARRAY(all->org->pool, struct event, most);
	for (size_t i = 0; i < all->file.count; i++) {
		const struct demo_section *section = &all->file.sections[i];

		event_add(all, events, count_r,
			&(struct event){.section = section, .text = demo_need(section, "asked")});
		for (size_t k = 0; k < section->count; k++) {
			const struct demo_entry *line = &section->entries[k];
			demo_act *act = demo_act_of(line->key);

			if (act)
				event_add(all, events, count_r,
					&(struct event){.section = section,
						.text = line->value,
						.act = act});
		}
	}
	qsort(events, *count_r, sizeof(*events), event_compare);
	return events;
}

static enum outcome event_happen(
	struct db *db, struct demo_statements *all, const struct event *event)
{
	enum outcome outcome = object_choose(db, all, event->section);

	all->problems = (struct problems){0};
	if (outcome)
		return outcome;
	if (event->act)
		outcome = event->act(db, all, event->text);
	else
		outcome = demo_value(event->section, "agree") ? ad_agree(db, all, event->section)
							      : round_ask(db, all, event->section);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=statement text=\"%s\" outcome=%d field=%s reason=%s",
			event->text, (int)outcome,
			all->problems.count ? all->problems.items[0].field : "",
			all->problems.count ? all->problems.items[0].reason : "");
	return outcome;
}

static enum outcome statements_work(struct db *db, void *context)
{
	struct demo_statements *all = context;
	size_t count = 0;
	struct event *events = events_read(all, &count);
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < count; i++)
		outcome = event_happen(db, all, &events[i]);
	return outcome ? outcome : demo_nights_pass(db, all->org->pool, day_start(all->today));
}

enum outcome demo_statements_add(
	const struct demo_org *org, const char *directory, const char *file)
{
	struct demo_statements all = {
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
