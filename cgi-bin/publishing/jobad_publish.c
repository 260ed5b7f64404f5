/* Publishing job ads, taking them off, and letting them expire (PRO-06). */
#include "publishing/jobad.h"

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "process/process.h"
#include "publishing/jobad_office.h"
#include "publishing/jobad_told.h"
#include "publishing/public_check.h"
#include "publishing/publication.h"
#include "recruiting/vacancy.h"
#include "task/agreement.h"
#include "task/told.h"

static enum outcome parent_hold(struct db *db, struct pool *pool, int64_t id)
{
	struct jobad jobad;

	return jobad_hold(db, pool, id, &jobad);
}

static enum outcome ad_step_store(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	return db_exec(db,
		"UPDATE jobad SET status = ?, left_with_vacancy = FALSE, version = version + 1,"
		" changed_at = ?, changed_by = ? WHERE id = ?",
		DB_VALUES(db_str(change->to), db_str(clock_sql(pool, clock_now())), db_id(who->id),
			db_int(change->id)),
		NULL);
}

/* The history's line says what is true now: published, or from which day on it will be. */
static enum outcome step_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	struct jobad jobad;
	enum outcome outcome = jobad_get(db, pool, change->id, &jobad);

	if (outcome)
		return outcome;
	if (jobad_planned(pool, change->to, jobad.data.valid_from))
		return history_add(db, who, OBJECT_JOBAD, change->id, "publish_planned",
			jobad.data.valid_from);
	return history_add(db, who, OBJECT_JOBAD, change->id, "status",
		pool_printf(pool, "%s>%s", change->from, change->to));
}

/* The committees that agreed on it read that it is public (PRO-06). */
static enum outcome published_tell(struct db *db, struct pool *pool, int64_t id)
{
	struct jobad jobad;
	enum outcome outcome = publication_write(db, pool, id);

	if (!outcome)
		outcome = jobad_get(db, pool, id, &jobad);
	return outcome
		? outcome
		: vacancy_tell(db, pool, jobad.vacancy_id, ROLE_BIT(ROLE_PR) | ROLE_BIT(ROLE_GSB),
			"staff_ad_published", jobad.number);
}

/* Of an ad that rests or is over nobody decides on proposals, until it goes on. */
static enum outcome proposals_follow(
	struct db *db, struct pool *pool, const struct process_change *change)
{
	struct jobad jobad;
	enum outcome outcome = jobad_get(db, pool, change->id, &jobad);

	if (outcome)
		return outcome;
	return change->active ? jobad_proposed_again(db, &jobad) : jobad_proposed_end(db, &jobad);
}

/* What the portals show is what is published; and whom the new status asks is asked. */
static enum outcome ad_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	enum outcome outcome = jobad_office_after(db, pool, who, change);

	if (outcome)
		return outcome;
	if (text_equal(change->to, "veroeffentlicht"))
		outcome = published_tell(db, pool, change->id);
	else if (text_equal(change->from, "veroeffentlicht"))
		outcome = publication_remove(db, pool, change->id);
	if (!outcome)
		outcome = proposals_follow(db, pool, change);
	return outcome ? outcome : agreement_start(db, pool, who, change->id, change->to);
}

const struct process_kind jobad_process = {
	.kind = OBJECT_JOBAD,
	.hold = parent_hold,
	.store = ad_step_store,
	.note = step_note,
	.after = ad_after,
};

static enum outcome jobad_move(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_move *move, struct problems *problems)
{
	enum outcome outcome = process_move(db, pool, who, move, problems);

	if (outcome != DENIED)
		return outcome;
	problem_add(problems, "", "step");
	return INVALID;
}

bool jobad_planned(struct pool *pool, const char *status, const char *valid_from)
{
	return text_equal(status, "veroeffentlicht") && valid_from
		&& day_number(valid_from) > day_number(clock_today(pool));
}

enum outcome jobad_show(
	struct db *db, struct pool *pool, const struct principal *who, const struct jobad *jobad)
{
	struct process_move move = {
		.kind = OBJECT_JOBAD, .id = jobad->id, .to = "veroeffentlicht", .effect = true};

	return process_move(db, pool, who, &move, &(struct problems){0});
}

enum outcome jobad_publish(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t version, struct problems *problems)
{
	struct process_move move = {.kind = OBJECT_JOBAD, .id = id, .to = "veroeffentlicht"};
	struct jobad jobad;
	struct vacancy vacancy;
	bool known = false;
	enum outcome outcome = jobad_hold(db, pool, id, &jobad);

	if (!outcome)
		outcome = vacancy_get(db, pool, jobad.vacancy_id, &vacancy);
	if (!outcome)
		outcome = process_step_known(db, OBJECT_JOBAD, jobad.status, move.to, &known);
	if (outcome)
		return outcome;
	if (!known)
		problem_add(problems, "", "step");
	if (!text_equal(vacancy.status, "entwurf") && !text_equal(vacancy.status, "aktiv"))
		problem_add(problems, "", "vacancy_not_active");
	outcome = public_check(db, pool, &jobad, &vacancy, problems);
	if (outcome)
		return outcome;
	if (version && version != jobad.version) {
		problem_add(problems, "", "published_meanwhile");
		return CONFLICT;
	}
	if (text_equal(vacancy.status, "entwurf"))
		outcome = process_move(db, pool, who,
			&(struct process_move){.kind = OBJECT_VACANCY,
				.id = vacancy.id,
				.to = "aktiv",
				.effect = true},
			problems);
	return outcome ? outcome : jobad_move(db, pool, who, &move, problems);
}

enum outcome jobad_withdraw(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *reason, struct problems *problems)
{
	return jobad_move(db, pool, who,
		&(struct process_move){
			.kind = OBJECT_JOBAD, .id = id, .to = "inaktiv", .reason = reason},
		problems);
}

/* words: problem.early_end */
enum outcome jobad_early_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	struct jobad jobad;
	enum outcome outcome = jobad_get(db, pool, question->id, &jobad);

	(void)who;
	if (!outcome && !jobad_planned(pool, question->from, jobad.data.valid_from))
		stops->ask_reason = "early_end";
	return outcome;
}

enum outcome jobad_expired_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, number, valid_to FROM jobad WHERE status = 'veroeffentlicht'"
		" AND valid_to < ? AND id > ? AND id <= ? ORDER BY id LIMIT ?",
		DB_VALUES(db_str(clock_day(pool, now)), db_int(after_id), db_int(last_id),
			db_int(limit)),
		rows_r);
}

enum outcome jobad_expire_one(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct jobad jobad;
	enum outcome outcome = jobad_hold(db, pool, id, &jobad);

	if (outcome)
		return outcome;
	if (!text_equal(jobad.status, "veroeffentlicht") || !jobad.data.valid_to
		|| day_number(jobad.data.valid_to) >= day_number(clock_today(pool)))
		return CONFLICT;
	return process_move(db, pool, who,
		&(struct process_move){.kind = OBJECT_JOBAD, .id = id, .to = "abgelaufen"},
		&(struct problems){0});
}

struct expiry {
	struct pool *pool;
	int64_t id;
};

static enum outcome expire_work(struct db *db, void *context)
{
	static const struct principal system = {.kind = PRINCIPAL_SYSTEM};
	const struct expiry *expiry = context;

	return jobad_expire_one(db, expiry->pool, &system, expiry->id);
}

enum outcome jobad_expire(struct db *db, struct pool *pool, int64_t *expired_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		jobad_expired_list(db, pool, clock_now(), 0, INT64_MAX, INT32_MAX, &rows);

	*expired_r = 0;
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		struct expiry expiry = {pool, db_number(rows, i, "id")};

		outcome = db_transaction(db, expire_work, &expiry);
		if (!outcome)
			++*expired_r;
		else if (outcome == CONFLICT || outcome == NOT_FOUND)
			outcome = OK;
	}
	return outcome;
}
