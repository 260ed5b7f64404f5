/* Who rates the applications of a vacancy. */
#include "comparison/rater.h"

#include "access/hold.h"
#include "access/reach.h"
#include "access/seat.h"
#include "base/clock.h"
#include "comparison/comparison_private.h"
#include "find/find.h"
#include "history/history.h"
#include "mail/letter.h"
#include "recruiting/vacancy.h"

static const struct db_field rater_fields[] = {
	DB_FIELD(struct rater, id),
	DB_FIELD(struct rater, blind),
	DB_FIELD(struct rater, user_id),
	DB_FIELD(struct rater, name),
	DB_FIELD(struct rater, unit),
	DB_FIELD(struct rater, handed_in_at),
	DB_FIELD(struct rater, excluded),
	DB_FIELD(struct rater, taken),
	DB_FIELD(struct rater, rated),
};

bool rater_counts(const struct rater *rater)
{
	return !rater->excluded && !rater->taken;
}

const char *rater_called(const struct raters *raters, int64_t id)
{
	for (size_t i = 0; i < raters->count; i++)
		if (raters->items[i].id == id)
			return raters->items[i].name;
	return NULL;
}

bool raters_shown(const struct raters *raters)
{
	return raters->own ? raters->own->handed_in_at != NULL : !raters->open;
}

#define IS_EXCLUDED "NOT " ACCESS_NOT_EXCLUDED("r.vacancy_id", "r.staff_user_id")

enum outcome raters_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct raters *raters_r)
{
	/* clang-format off */
	enum outcome outcome = db_structs(db, pool,
		"SELECT r.staff_user_id AS id, v.blind_stage = 'on' AS blind, s.user_id,"
		" IF(s.status = 'deleted', NULL,"
		" CONCAT(s.first_name, ' ', s.surname)) AS name, u.name AS unit, r.handed_in_at, "
		IS_EXCLUDED " AS excluded, r.ended_at IS NOT NULL AS taken,"
		" (SELECT COUNT(*) FROM application a JOIN seat_rating t"
		" ON t.application_id = a.id AND t.staff_user_id = r.staff_user_id"
		" AND t.value IS NOT NULL WHERE a.vacancy_id = r.vacancy_id) AS rated"
		" FROM vacancy v LEFT JOIN rating_seat r ON r.vacancy_id = v.id"
		" LEFT JOIN staff_user s ON s.id = r.staff_user_id"
		" LEFT JOIN org_unit u ON u.id = s.org_unit_id WHERE v.id = ?"
		" ORDER BY s.surname, s.first_name, r.staff_user_id",
		rater_fields, &raters_r->items, &raters_r->count, DB_VALUES(db_int(vacancy_id)));
	/* clang-format on */

	raters_r->blind = !outcome && raters_r->count && raters_r->items[0].blind;
	if (!outcome && raters_r->count && !raters_r->items[0].id)
		raters_r->count = 0; /* the vacancy alone */
	raters_r->active = 0;
	raters_r->open = false;
	raters_r->own = NULL;
	for (size_t i = 0; !outcome && i < raters_r->count; i++) {
		const struct rater *rater = &raters_r->items[i];

		if (!rater_counts(rater))
			continue;
		raters_r->active++;
		raters_r->open |= !rater->handed_in_at;
		if (who && rater->id == who->id)
			raters_r->own = rater;
	}
	return outcome;
}

/*
 * Active, in some group, and not kept out; in the blind stage nobody who sees the applications in
 * other roles than those it keeps from them. Binds the vacancy.
 */
/* clang-format off */
#define ALLOWED \
	"s.status = 'active' AND EXISTS (SELECT 1 FROM user_group_member gm" \
	" WHERE gm.staff_user_id = s.id) AND EXISTS (SELECT 1 FROM vacancy av WHERE av.id = ?" \
	" AND" ACCESS_NOT_EXCLUDED("av.id", "s.id") \
	" AND (av.blind_stage <> 'on' OR NOT EXISTS (SELECT 1 FROM staff_subject ss" \
	" JOIN vacancy_reach vr ON vr.subject_kind = ss.subject_kind" \
	" AND vr.subject_id = ss.subject_id JOIN application_sight sr" \
	" ON sr.role_id = vr.role_id AND NOT sr.ends & 8" \
	" WHERE ss.staff_user_id = s.id AND vr.vacancy_id = av.id)))"
/* clang-format on */

enum outcome rater_candidates(struct db *db, struct pool *pool, int64_t vacancy_id,
	const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	if (outcome)
		return outcome;
	return db_rows(db, pool,
		FIND_STAFF_WHERE(ALLOWED
			" AND NOT EXISTS (SELECT 1 FROM rating_seat r WHERE r.vacancy_id = ?"
			" AND r.staff_user_id = s.id AND r.ended_at IS NULL)"),
		DB_VALUES(FIND_STAFF_BIND(&find), db_int(vacancy_id), db_int(vacancy_id),
			FIND_STAFF_AND_BIND(&find), FIND_STAFF_ORDER_BIND(&find)),
		rows_r);
}

/* Holds the person, then all of the comparison. */
static enum outcome rater_hold(
	struct db *db, struct pool *pool, int64_t vacancy_id, int64_t staff_user_id)
{
	struct problems problems = {0};
	enum outcome outcome = object_hold(db, OBJECT_STAFF_USER, staff_user_id);

	return outcome ? outcome : comparison_hold(db, pool, vacancy_id, &problems);
}

static enum outcome rater_tell(
	struct db *db, struct pool *pool, int64_t vacancy_id, int64_t staff_user_id)
{
	struct db_rows *rows = NULL;
	struct letter_value values[1];
	enum outcome outcome = db_rows(db, pool,
		"SELECT v.number, s.email, s.lang FROM vacancy v JOIN staff_user s ON s.id = ?"
		" WHERE v.id = ? AND s.email IS NOT NULL",
		DB_VALUES(db_int(staff_user_id), db_int(vacancy_id)), &rows);

	if (outcome || !rows->count)
		return outcome;
	values[0] = (struct letter_value){"number", db_text(rows, 0, "number")};
	outcome = letter_queue(db, pool, 0, "staff_rating_asked", db_text(rows, 0, "lang"),
		db_text(rows, 0, "email"), values, 1);
	return outcome == INVALID ? OK : outcome; /* cannot be written to; logged */
}

static enum outcome rater_expect(struct db *db, int64_t vacancy_id, int64_t staff_user_id)
{
	return db_exec(db,
		"INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind,"
		" object_kind, object_id, vacancy_id) SELECT 'person', ?, " SQL_ROLE_SEAT
		", v.authority_id, '" TASK_RATE "', ?, v.id, v.id FROM vacancy v WHERE v.id = ?"
		" AND NOT EXISTS (SELECT 1 FROM task t WHERE t.vacancy_id = v.id"
		" AND t.subject_kind = 'person' AND t.subject_id = ? AND t.kind = '" TASK_RATE "')",
		DB_VALUES(db_int(staff_user_id), db_int(OBJECT_VACANCY), db_int(vacancy_id),
			db_int(staff_user_id)),
		NULL);
}

static enum outcome rater_expect_end(struct db *db, int64_t vacancy_id, int64_t staff_user_id)
{
	return db_exec(db,
		"DELETE FROM task WHERE vacancy_id = ? AND subject_kind = 'person'"
		" AND subject_id = ? AND kind = '" TASK_RATE "'",
		DB_VALUES(db_int(vacancy_id), db_int(staff_user_id)), NULL);
}

static enum outcome rater_note(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *action, int64_t staff_user_id)
{
	enum outcome outcome = reach_rebuild_vacancy(db, vacancy_id);

	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, action,
			       pool_printf(pool, "%lld", (long long)staff_user_id));
}

/* *added_r: she was none. */
static enum outcome seat_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t staff_user_id, int64_t *added_r)
{
	const struct db_value vacancy = db_int(vacancy_id), person = db_int(staff_user_id);
	const struct db_value now = db_str(clock_sql(pool, clock_now()));
	enum outcome outcome = db_exec(db,
		"INSERT IGNORE INTO rating_seat (vacancy_id, staff_user_id, named_at, named_by)"
		" VALUES (?, ?, ?, ?)",
		DB_VALUES(vacancy, person, now, db_int(who->id)), added_r);

	if (!outcome && !*added_r)
		outcome = db_exec(db,
			"UPDATE rating_seat SET ended_at = NULL, handed_in_at = NULL,"
			" named_at = ?, named_by = ? WHERE vacancy_id = ? AND staff_user_id = ?"
			" AND ended_at IS NOT NULL",
			DB_VALUES(now, db_int(who->id), vacancy, person), added_r);
	if (!outcome && *added_r)
		outcome = seat_give(db, vacancy_id, staff_user_id);
	return outcome;
}

enum outcome rater_name(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, enum base_role role, int64_t staff_user_id)
{
	struct raters raters;
	int64_t found = 0, added = 0;
	enum outcome outcome =
		role == ROLE_SEAT ? rater_hold(db, pool, vacancy_id, staff_user_id) : INVALID;

	if (!outcome)
		outcome =
			db_get_int(db, "SELECT s.id FROM staff_user s WHERE s.id = ? AND " ALLOWED,
				DB_VALUES(db_int(staff_user_id), db_int(vacancy_id)), &found);
	if (!outcome)
		outcome = raters_read(db, pool, who, vacancy_id, &raters);
	if (!outcome && raters.count >= RATERS_MAX)
		outcome = INVALID;
	if (outcome)
		return outcome == NOT_FOUND ? INVALID : outcome;
	outcome = seat_add(db, pool, who, vacancy_id, staff_user_id, &added);
	if (outcome || !added)
		return outcome;
	outcome = rater_note(db, pool, who, vacancy_id, "rater_named", staff_user_id);
	if (!outcome)
		outcome = rater_expect(db, vacancy_id, staff_user_id);
	return outcome ? outcome : rater_tell(db, pool, vacancy_id, staff_user_id);
}

/* Without a trace where she has rated nothing. */
static enum outcome seat_remove(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t staff_user_id, int64_t *removed_r)
{
	const struct db_value vacancy = db_int(vacancy_id), person = db_int(staff_user_id);
	enum outcome outcome = db_exec(db,
		"DELETE FROM rating_seat WHERE vacancy_id = ? AND staff_user_id = ?"
		" AND NOT EXISTS (SELECT 1 FROM application a JOIN seat_rating t"
		" ON t.application_id = a.id AND t.staff_user_id = ? WHERE a.vacancy_id = ?)",
		DB_VALUES(vacancy, person, person, vacancy), removed_r);

	if (!outcome && !*removed_r)
		outcome = db_exec(db,
			"UPDATE rating_seat SET ended_at = ? WHERE vacancy_id = ?"
			" AND staff_user_id = ? AND ended_at IS NULL",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), vacancy, person),
			removed_r);
	if (!outcome && *removed_r)
		outcome = seat_end(db, vacancy_id, staff_user_id);
	return outcome;
}

enum outcome rater_take(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, enum base_role role, int64_t staff_user_id)
{
	int64_t removed = 0;
	enum outcome outcome =
		role == ROLE_SEAT ? rater_hold(db, pool, vacancy_id, staff_user_id) : NOT_FOUND;

	if (!outcome)
		outcome = seat_remove(db, pool, vacancy_id, staff_user_id, &removed);
	if (!outcome && !removed)
		outcome = NOT_FOUND;
	if (!outcome)
		outcome = rater_expect_end(db, vacancy_id, staff_user_id);
	return outcome ? outcome
		       : rater_note(db, pool, who, vacancy_id, "rater_taken", staff_user_id);
}

enum outcome rater_hand_in(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems)
{
	struct raters raters;
	enum outcome outcome = comparison_hold(db, pool, vacancy_id, problems);

	if (!outcome)
		outcome = raters_read(db, pool, who, vacancy_id, &raters);
	if (outcome)
		return outcome;
	if (!raters.own)
		return DENIED;
	if (raters.own->handed_in_at)
		return CONFLICT;
	if (!raters.own->rated) {
		problem_add(problems, "", "rating_none");
		return INVALID;
	}
	outcome = db_exec(db,
		"UPDATE rating_seat SET handed_in_at = ? WHERE vacancy_id = ?"
		" AND staff_user_id = ?",
		DB_VALUES(
			db_str(clock_sql(pool, clock_now())), db_int(vacancy_id), db_int(who->id)),
		NULL);
	if (!outcome)
		outcome = rater_expect_end(db, vacancy_id, who->id);
	return outcome
		? outcome
		: history_add(db, who, OBJECT_VACANCY, vacancy_id, "ratings_handed_in", NULL);
}
