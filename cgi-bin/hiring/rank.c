/* Those a decision hires, and who moves up. */
#include "hiring/rank.h"

#include "application/application.h"
#include "base/clock.h"
#include "base/text.h"
#include "decision/decision.h"
#include "hiring/hiring_private.h"
#include "history/history.h"
#include "task/task.h"

static const struct db_field ranked_fields[] = {
	DB_FIELD(struct ranked, id),
	DB_FIELD(struct ranked, number),
	DB_FIELD(struct ranked, name),
	DB_FIELD(struct ranked, status),
	DB_FIELD(struct ranked, choice),
	DB_FIELD(struct ranked, position),
	DB_FIELD(struct ranked, moved_up_at),
	DB_FIELD(struct ranked, dropped_at),
	DB_FIELD(struct ranked, offer),
	DB_FIELD(struct ranked, offer_last_day),
	DB_FIELD(struct ranked, handed_at),
	DB_FIELD(struct ranked, asked),
	DB_FIELD(struct ranked, active),
	DB_FIELD(struct ranked, free),
};

/* clang-format off */
#define RANKED \
	"SELECT a.id, a.number, CONCAT(p.surname, ', ', p.first_name) AS name, a.status," \
	" d.choice, IFNULL(d.position, 0) AS position, d.moved_up_at, d.dropped_at," \
	" o.state AS offer, o.last_day AS offer_last_day, h.handed_at," \
	" s.active AND NOT " RANK_NOT_HIRED " AS active," \
	" d.choice = 'chosen' AND d.dropped_at IS NULL AND " RANK_NOT_HIRED " AS free," \
	" EXISTS (SELECT 1 FROM consent_person cp JOIN consent_request cr" \
	" ON cr.id = cp.request_id AND cr.decision_id = x.id WHERE cp.application_id = a.id)" \
	" AS asked" \
	" FROM decision x JOIN decision_part d ON d.decision_id = x.id" \
	" AND d.choice IN ('chosen', 'next') JOIN application a ON a.id = d.application_id" \
	" JOIN applicant p ON p.id = a.applicant_id" \
	" JOIN application_status s ON s.code = a.status" \
	" LEFT JOIN offer o ON o.id = (SELECT MAX(l.id) FROM offer l" \
	" WHERE l.application_id = a.id AND l.made_at >= x.fixed_at)" \
	" LEFT JOIN handover h ON h.live = a.id" \
	" WHERE x.vacancy_id = ? AND x.state = 'fixed'"
#define IN_ORDER \
	" ORDER BY d.choice, d.position IS NULL, d.position, p.surname, p.first_name, a.id"

enum outcome ranked_list(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct ranked **ranked_r, size_t *count_r)
{
	return db_structs(db, pool,
		RANKED " AND " ACCESS_SEES_APPLICATION("a") IN_ORDER,
		ranked_fields, ranked_r, count_r,
		DB_VALUES(db_int(vacancy_id), ACCESS_BIND(who, RIGHT_CANDIDATE_READ)));
}
/* clang-format on */

struct rank_turn rank_turn(const struct ranked *ranked, size_t count)
{
	struct rank_turn turn = {0};

	for (size_t i = 0; i < count; i++) {
		const struct ranked *one = &ranked[i];
		bool next = text_equal(one->choice, "next");

		if (one->free && !turn.free)
			turn.free = one;
		if (next && one->active && !turn.next)
			turn.next = one;
		if (!next && !one->dropped_at && !one->free && !one->asked && !turn.unasked)
			turn.unasked = one;
	}
	return turn;
}

/* What a move needs to know of the whole decision, whoever sees it. */
struct moving {
	const struct ranked *who; /* NULL: she is none of it */
	const struct ranked *first; /* who has the next turn; NULL: nobody */
	const struct ranked *free; /* whose place is free; NULL: nobody's */
	size_t chosen; /* who are to be hired, or have been */
};

static void moving_find(
	const struct ranked *ranked, size_t count, int64_t application_id, struct moving *moving)
{
	const struct rank_turn turn = rank_turn(ranked, count);

	*moving = (struct moving){.first = turn.next, .free = turn.free};
	for (size_t i = 0; i < count; i++) {
		if (ranked[i].id == application_id)
			moving->who = &ranked[i];
		moving->chosen += !text_equal(ranked[i].choice, "next") && !ranked[i].dropped_at;
	}
}

/* words: problem.rank_none problem.rank_over problem.rank_reason */
static enum outcome moving_check(const struct moving *moving, const struct decision *decision,
	const char *reason, struct problems *problems)
{
	if (!moving->who || !text_equal(moving->who->choice, "next") || !moving->who->active)
		problem_add(problems, "", "rank_over");
	else if (!moving->free && (int64_t)moving->chosen >= decision->posts)
		problem_add(problems, "", "rank_none");
	else if (moving->who != moving->first && text_blank(reason))
		problem_add(problems, "reason", "rank_reason");
	return problems_any(problems) ? INVALID : OK;
}

static enum outcome place_drop(struct db *db, struct pool *pool, const struct decision *decision,
	const struct ranked *dropped)
{
	if (!dropped)
		return OK;
	enum outcome outcome = db_exec(db,
		"UPDATE decision_part SET dropped_at = ? WHERE decision_id = ?"
		" AND application_id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(decision->id),
			db_int(dropped->id)),
		NULL);
	return outcome ? outcome
		       : task_expect_end(db, OBJECT_APPLICATION, dropped->id, decision->vacancy_id,
			       "offer_declined");
}

/* words: history.moved_up history.decision_moved_up */
static enum outcome place_take(struct db *db, struct pool *pool, const struct principal *who,
	const struct decision *decision, const struct ranked *ranked, const char *reason)
{
	enum outcome outcome = db_exec(db,
		"UPDATE decision_part SET choice = 'chosen', moved_up_at = ? WHERE decision_id = ?"
		" AND application_id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(decision->id),
			db_int(ranked->id)),
		NULL);

	if (!outcome)
		outcome = db_exec(db, "UPDATE decision SET version = version + 1 WHERE id = ?",
			DB_VALUES(db_int(decision->id)), NULL);
	if (!outcome && !text_blank(reason))
		outcome = application_comment_add(db, pool, who, ranked->id, reason);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_APPLICATION, ranked->id, "moved_up", NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, decision->vacancy_id,
			       "decision_moved_up", NULL);
}

enum outcome rank_move_up(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *reason, struct problems *problems)
{
	struct decision decision;
	struct ranked *ranked = NULL;
	struct moving moving;
	size_t count = 0;
	int64_t vacancy_id = 0;
	enum outcome outcome =
		hiring_hold(db, who, RIGHT_CANDIDATE_EDIT, application_id, &vacancy_id);

	if (!outcome)
		outcome = decision_get(db, pool, vacancy_id, &decision);
	if (outcome == NOT_FOUND || (!outcome && !text_equal(decision.state, "fixed")))
		return CONFLICT;
	if (!outcome)
		outcome = db_structs(db, pool, RANKED IN_ORDER, ranked_fields, &ranked, &count,
			DB_VALUES(db_int(vacancy_id)));
	if (outcome)
		return outcome;
	moving_find(ranked, count, application_id, &moving);
	outcome = moving_check(&moving, &decision, reason, problems);
	if (!outcome)
		outcome = place_drop(db, pool, &decision, moving.free);
	return outcome ? outcome : place_take(db, pool, who, &decision, moving.who, reason);
}
