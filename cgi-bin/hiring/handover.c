/* Handing over to the personnel administration, and taking it back. */
#include "hiring/handover.h"

#include "application/notice.h"
#include "base/clock.h"
#include "base/text.h"
#include "hiring/hiring_private.h"
#include "history/history.h"
#include "notified/check.h"
#include "task/task.h"
#include "task/told.h"

struct handover_row {
	struct handover told;
	int64_t id;
};

static const struct db_field handover_fields[] = {
	DB_FIELD(struct handover_row, id),
	DB_FIELD_AS(struct handover_row, told.handed_at, "handed_at"),
	DB_FIELD_AS(struct handover_row, told.handed_by, "handed_by"),
	DB_FIELD_AS(struct handover_row, told.back_at, "back_at"),
};

static const char *reason_place(struct pool *pool, int64_t id)
{
	return pool_printf(pool, "handover:%lld", (long long)id);
}

enum outcome handover_last(
	struct db *db, struct pool *pool, int64_t application_id, struct handover *handover_r)
{
	struct handover_row row;
	struct db_rows *rows = NULL;
	enum outcome outcome = db_struct(db, pool,
		"SELECT h.id, h.handed_at, CONCAT(s.first_name, ' ', s.surname) AS handed_by,"
		" h.back_at FROM handover h JOIN staff_user s ON s.id = h.handed_by"
		" WHERE h.application_id = ? ORDER BY h.id DESC LIMIT 1",
		handover_fields, &row, DB_VALUES(db_int(application_id)));

	if (outcome)
		return outcome;
	*handover_r = row.told;
	if (!row.told.back_at)
		return OK;
	outcome = db_rows(db, pool,
		"SELECT reason_sealed FROM handover WHERE id = ? AND reason_sealed IS NOT NULL",
		DB_VALUES(db_int(row.id)), &rows);
	if (outcome || !rows->count)
		return outcome;
	return hiring_unseal(db, pool, application_id, reason_place(pool, row.id),
		db_named(rows, 0, "reason_sealed"), &handover_r->reason);
}

bool handover_status(const char *status)
{
	return text_among("einstellungsprozess,einstellung", status);
}

/* words: problem.handover_status problem.handover_nobody */
static enum outcome handover_unlocked(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, bool doing, struct problems *problems)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.status, EXISTS (SELECT 1 FROM vacancy_reach vr"
		" WHERE vr.vacancy_id = a.vacancy_id AND vr.role_id = " SQL_ROLE_PSB
		") AS there FROM application a WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), &rows);

	if (outcome || !rows->count)
		return outcome ? outcome : NOT_FOUND;
	if (!handover_status(db_text(rows, 0, "status")))
		problem_add(problems, "", "handover_status");
	else if (!db_number(rows, 0, "there"))
		problem_add(problems, "", "handover_nobody");
	if (problems_any(problems))
		return INVALID;
	return hiring_unlocked(db, pool, who, application_id, "einstellung", doing, problems);
}

enum outcome handover_check(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct problems *problems)
{
	return handover_unlocked(db, pool, who, application_id, false, problems);
}

/* words: history.handed_over */
static enum outcome handover_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t application_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_exec(db,
		"INSERT INTO handover (application_id, vacancy_id, handed_at, handed_by)"
		" VALUES (?, ?, ?, ?)",
		DB_VALUES(db_int(application_id), db_int(vacancy_id),
			db_str(clock_sql(pool, clock_now())), db_int(who->id)),
		NULL);

	if (!outcome)
		outcome = task_expect_end(
			db, OBJECT_APPLICATION, application_id, vacancy_id, "offer_accepted");
	if (!outcome)
		outcome = history_add(
			db, who, OBJECT_APPLICATION, application_id, "handed_over", NULL);
	if (!outcome)
		outcome = db_rows(db, pool, "SELECT number FROM application WHERE id = ?",
			DB_VALUES(db_int(application_id)), &rows);
	return outcome ? outcome
		       : vacancy_tell(db, pool, vacancy_id, ROLE_BIT(ROLE_PSB), "staff_handed_over",
			       db_text(rows, 0, "number"));
}

enum outcome handover_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct problems *problems)
{
	int64_t vacancy_id = 0, changed = 0;
	enum outcome outcome =
		hiring_hold(db, who, RIGHT_CANDIDATE_EDIT, application_id, &vacancy_id);

	if (!outcome)
		outcome = handover_unlocked(db, pool, who, application_id, true, problems);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE application SET handed_over = TRUE, version = version + 1"
			" WHERE id = ? AND NOT handed_over",
			DB_VALUES(db_int(application_id)), &changed);
	if (outcome || !changed)
		return outcome ? outcome : CONFLICT;
	return handover_add(db, pool, who, vacancy_id, application_id);
}

/* words: history.handover_taken_back */
enum outcome handover_take_back(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *reason, struct problems *problems)
{
	int64_t vacancy_id = 0, id = 0;
	struct db_value sealed;
	enum outcome outcome =
		hiring_hold(db, who, RIGHT_CANDIDATE_EDIT, application_id, &vacancy_id);

	if (!outcome && text_blank(reason)) {
		problem_add(problems, "reason", "required");
		return INVALID;
	}
	if (!outcome)
		outcome = db_get_int(db, "SELECT id FROM handover WHERE live = ? FOR UPDATE",
			DB_VALUES(db_int(application_id)), &id);
	if (outcome)
		return outcome == NOT_FOUND ? CONFLICT : outcome;
	outcome = hiring_seal(db, pool, application_id, reason_place(pool, id), reason, &sealed);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE handover SET back_at = ?, back_by = ?, reason_sealed = ?"
			" WHERE id = ?",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(who->id), sealed,
				db_int(id)),
			NULL);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE application SET handed_over = FALSE, version = version + 1"
			" WHERE id = ?",
			DB_VALUES(db_int(application_id)), NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, application_id,
			       "handover_taken_back", NULL);
}

static const struct db_field handed_fields[] = {
	DB_FIELD(struct handed, id),
	DB_FIELD(struct handed, number),
	DB_FIELD(struct handed, name),
	DB_FIELD(struct handed, status),
	DB_FIELD(struct handed, vacancy_number),
	DB_FIELD(struct handed, vacancy_title),
	DB_FIELD(struct handed, handed_at),
	DB_FIELD(struct handed, handed_by),
};

/* From her own reach: few of all procedures. */
enum outcome handed_list(struct db *db, struct pool *pool, const struct principal *who,
	struct handed **handed_r, size_t *count_r)
{
	/* clang-format off */
	return db_structs(db, pool,
		"SELECT DISTINCT a.number, CONCAT(p.surname, ', ', p.first_name) AS name, a.status,"
		" v.number AS vacancy_number, v.title AS vacancy_title, h.handed_at,"
		" CONCAT(s.first_name, ' ', s.surname) AS handed_by, h.id" ACCESS_BY_REACH
		" JOIN application a ON a.vacancy_id = vr.vacancy_id AND a.handed_over"
		" JOIN handover h ON h.live = a.id JOIN applicant p ON p.id = a.applicant_id"
		" JOIN vacancy v ON v.id = a.vacancy_id JOIN staff_user s ON s.id = h.handed_by"
		" WHERE ss.staff_user_id = ? AND " ACCESS_SEES_APPLICATION("a")
		" ORDER BY h.handed_at DESC, h.id DESC LIMIT ?",
		handed_fields, handed_r, count_r,
		DB_VALUES(db_int(who->id), ACCESS_BIND(who, RIGHT_HANDOVER_READ),
			db_int(HANDED_SHOWN + 1)));
	/* clang-format on */
}

enum outcome withdrawn_told(struct db *db, struct pool *pool, int64_t application_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = notice_withdrawn(db, pool, application_id);

	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT number, vacancy_id FROM application WHERE id = ? AND handed_over",
			DB_VALUES(db_int(application_id)), &rows);
	if (outcome || !rows->count)
		return outcome;
	return vacancy_tell(db, pool, db_number(rows, 0, "vacancy_id"), ROLE_BIT(ROLE_PSB),
		"staff_withdrawn", db_text(rows, 0, "number"));
}

enum outcome handover_wrong(struct db *db, int64_t *wrong_r)
{
	return db_get_int(db,
		"SELECT COUNT(*) FROM application a WHERE a.handed_over"
		" AND (a.status <> 'einstellungsprozess' AND EXISTS (SELECT 1"
		" FROM application_status s WHERE s.code = a.status AND s.active)"
		" OR NOT EXISTS (SELECT 1 FROM decision_part p JOIN decision d"
		" ON d.id = p.decision_id AND d.fixed_at IS NOT NULL"
		" WHERE p.application_id = a.id AND p.choice = 'chosen'))",
		DB_NONE, wrong_r);
}

#define CHECKED_AT_ONCE 200

/* Those after one, of which the last is left in *after. */
static enum outcome handed_look(struct db *db, struct pool *pool, void (*name)(const char *number),
	int64_t *after, int64_t *early_r)
{
	struct notified_hired *handed = NULL;
	size_t count = 0;
	/* clang-format off */
	enum outcome outcome = db_structs(db, pool,
		"SELECT h.id, a.id AS application_id, d.id AS decision_id, a.vacancy_id, a.number,"
		" h.handed_at AS at, " NOTIFIED_WAITS("a") " AS waits FROM handover h"
		" JOIN application a ON a.id = h.application_id"
		" JOIN decision_part c ON c.application_id = a.id AND c.choice = 'chosen'"
		" JOIN decision d ON d.id = c.decision_id AND d.state = 'fixed'"
		" WHERE h.id > ? AND h.back_at IS NULL ORDER BY h.id LIMIT ?",
		notified_hired_fields, &handed, &count,
		DB_VALUES(db_int(*after), db_int(CHECKED_AT_ONCE)));
	/* clang-format on */

	for (size_t i = 0; !outcome && i < count; i++) {
		bool early = false;

		*after = handed[i].id;
		outcome = notified_early(db, pool, &handed[i], &early);
		if (outcome || !early)
			continue;
		++*early_r;
		name(handed[i].number);
	}
	return outcome;
}

enum outcome handover_early(struct db *db, void (*name)(const char *number), int64_t *early_r)
{
	struct pool *pool = pool_new();
	int64_t after = 0, last = 0;
	enum outcome outcome = OK;

	*early_r = 0;
	do {
		last = after;
		pool_clear(pool);
		outcome = handed_look(db, pool, name, &after, early_r);
	} while (!outcome && after > last);
	pool_free(&pool);
	return outcome;
}
