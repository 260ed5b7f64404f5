/* What people do in the demo's procedures. */
#include "demo/demo_acts.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "demo/demo_nights.h"
#include "demo/demo_world.h"
#include "publishing/agency.h"
#include "publishing/jobad_passage.h"
#include "publishing/jobad_proposal.h"
#include "task/statement_reply.h"

enum outcome demo_person_load(struct db *db, const struct demo_statements *all, const char *user_id,
	struct principal *who_r)
{
	*who_r = *demo_person(all->org, user_id);
	return access_load(db, all->org->pool, who_r);
}

enum outcome demo_moment_come(struct db *db, const struct demo_statements *all, const char *text)
{
	int64_t now;
	enum outcome outcome;

	demo_moment(all->org->pool, all->today, text);
	now = clock_now();
	outcome = demo_nights_pass(db, all->org->pool, now);
	clock_set(now);
	return outcome;
}

/* What is written on a line of a section. */
struct act {
	struct principal who;
	struct demo_list parts; /* "moment | person | kind of statement or status | ..." */
	int64_t statement_id; /* 0: none of this kind */
};

/* Its moment has come. INVALID when parts are missing. */
static enum outcome act_read(struct db *db, const struct demo_statements *all, const char *text,
	size_t least, struct act *act_r)
{
	struct pool *pool = all->org->pool;
	enum outcome outcome;

	*act_r = (struct act){.parts = demo_split(pool, text, '|')};
	if (act_r->parts.count < least)
		return INVALID;
	outcome = demo_moment_come(db, all, text);
	if (!outcome)
		outcome = demo_person_load(db, all, act_r->parts.items[1], &act_r->who);
	return outcome ? outcome
		       : db_get_int(db,
			       "SELECT IFNULL(MAX(id), 0) FROM statement WHERE kind = ?"
			       " AND object_kind = ? AND object_id = ?",
			       DB_VALUES(db_str(act_r->parts.items[2]), db_int(all->kind),
				       db_int(all->object_id)),
			       &act_r->statement_id);
}

/* "… | offer | words | text" behind an answer: what it says of the passage of that part in which
 * the words stand. INVALID: there is none. */
static enum outcome passage_read(struct db *db, const struct demo_statements *all,
	const char *const *parts, struct statement_passage *passage_r)
{
	struct pool *pool = all->org->pool;
	struct jobad_passage *passages;
	struct jobad jobad;
	size_t count = 0;
	enum outcome outcome = jobad_get(db, pool, all->object_id, &jobad);

	if (outcome)
		return outcome;
	passages = jobad_passages(pool, &jobad.data, &count);
	for (size_t i = 0; i < count; i++)
		if (text_equal(passages[i].part->name, parts[0])
			&& strstr(passages[i].words, parts[1])) {
			*passage_r =
				(struct statement_passage){parts[0], passages[i].words, parts[2]};
			return OK;
		}
	return INVALID;
}

/* "-4 11:15 | paul.oduya | ad_pr | objection | text"; "-" for the answer asks back. */
static enum outcome answer_add(struct db *db, struct demo_statements *all, const char *text)
{
	struct statement_input input = {0};
	struct statement_passage passage;
	struct act act;
	enum outcome outcome = act_read(db, all, text, 4, &act);

	if (!outcome && act.parts.count > 7) {
		outcome = passage_read(db, all, act.parts.items + 5, &passage);
		input.passages = &passage;
		input.passage_count = 1;
	}
	if (outcome)
		return outcome;
	input.answer = text_equal(act.parts.items[3], "-") ? NULL : act.parts.items[3];
	input.text = act.parts.count > 4 ? act.parts.items[4] : NULL;
	return statement_answer_give(
		db, all->org->pool, &act.who, act.statement_id, &input, &all->problems);
}

/* "-4 14:00 | amira.yildiz | ad_pr | text": to a question back. */
static enum outcome reply_add(struct db *db, struct demo_statements *all, const char *text)
{
	struct act act;
	enum outcome outcome = act_read(db, all, text, 4, &act);

	return outcome ? outcome
		       : statement_reply(db, all->org->pool, &act.who, act.statement_id,
			       act.parts.items[3], &all->problems);
}

/* "-3 09:00 | amira.yildiz | bei_personalamt". */
static enum outcome step_make(struct db *db, struct demo_statements *all, const char *text)
{
	struct process_move move = {.kind = all->kind, .id = all->object_id};
	struct act act;
	enum outcome outcome = act_read(db, all, text, 3, &act);

	if (outcome)
		return outcome;
	move.to = act.parts.items[2];
	return process_move(db, all->org->pool, &act.who, &move, &all->problems);
}

/* "-3 09:00 | amira.yildiz | online | text": the post is reported to the employment agency. */
static enum outcome report_add(struct db *db, struct demo_statements *all, const char *text)
{
	struct pool *pool = all->org->pool;
	struct agency_input report = {.kind = "reported"};
	struct jobad jobad;
	struct act act;
	enum outcome outcome = act_read(db, all, text, 4, &act);

	if (!outcome)
		outcome = jobad_get(db, pool, all->object_id, &jobad);
	if (outcome)
		return outcome;
	report.reported_on = clock_today(pool);
	report.way = act.parts.items[2];
	report.note = act.parts.items[3];
	return agency_report_add(db, pool, &act.who, jobad.vacancy_id, &report, &all->problems);
}

/* "-2 08:00 | amira.yildiz | veroeffentlicht", which is a step of its own function. */
static enum outcome ad_publish(struct db *db, struct demo_statements *all, const char *text)
{
	struct act act;
	enum outcome outcome = act_read(db, all, text, 2, &act);

	return outcome
		? outcome
		: jobad_publish(db, all->org->pool, &act.who, all->object_id, 0, &all->problems);
}

/* "-2 10:00 | ruth.eggers | teaser | text": what a lector would write. */
static enum outcome ad_propose(struct db *db, struct demo_statements *all, const char *text)
{
	struct pool *pool = all->org->pool;
	struct jobad jobad;
	struct act act;
	enum outcome outcome = act_read(db, all, text, 4, &act);

	if (!outcome)
		outcome = jobad_get(db, pool, all->object_id, &jobad);
	if (outcome)
		return outcome;
	for (size_t k = 0; k < jobad_part_count; k++)
		if (text_equal(jobad_parts[k].name, act.parts.items[2]))
			*jobad_part_at(&jobad.data, &jobad_parts[k]) = act.parts.items[3];
	return jobad_proposal_save(db, pool, &act.who, all->object_id, &jobad.data, &all->problems);
}

static const struct {
	const char *key; /* of a line */
	demo_act *act;
} acts[] = {
	{"answer", answer_add},
	{"reply", reply_add},
	{"step", step_make},
	{"report", report_add},
	{"publish", ad_publish},
	{"propose", ad_propose},
};

demo_act *demo_act_of(const char *key)
{
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		if (text_equal(acts[i].key, key))
			return acts[i].act;
	return NULL;
}
