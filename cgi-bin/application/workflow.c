/* Moving applications along the status model. */
#include "application/workflow.h"

#include "application/link.h"
#include "application/notice.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "recruiting/bias.h"

/*
 * The steps a member of staff may make: in the model for a role held, by which the person reaches
 * the vacancy, sees the application and may act on it in this status. Binds: staff user id, roles
 * held, application id.
 */
#define STAFF_STEPS \
	" FROM application a JOIN application_transition t ON t.from_status = a.status" \
	" JOIN application_status s ON s.code = t.to_status" \
	" WHERE EXISTS (SELECT 1" ACCESS_BY_REACH \
	" JOIN application_sight sr ON sr.role_id = vr.role_id" \
	" WHERE ss.staff_user_id = ? AND vr.role_id = t.role_id AND vr.vacancy_id = a.vacancy_id" \
	" AND sr.status = a.status AND sr.may_act AND" ACCESS_SIGHT("vr", "a") ACCESS_NOT_BIASED \
		")" \
		" AND (? >> t.role_id) & 1 AND a.id = ?"

struct move {
	int64_t id;
	int64_t vacancy_id;
	const char *from;
	const char *to;
	const char *mail; /* template or NULL */
	bool counts_before;
	bool counts; /* as an application that was received */
	bool active;
};

/* Reads and locks the application. */
static enum outcome move_load(struct db *db, struct pool *pool, int64_t version, struct move *move)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT vacancy_id, status, version FROM application WHERE id = ? FOR UPDATE",
		DB_VALUES(db_int(move->id)), &rows);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	if (version && version != db_number(rows, 0, "version"))
		return CONFLICT;
	move->vacancy_id = db_number(rows, 0, "vacancy_id");
	move->from = db_text(rows, 0, "status");
	return OK;
}

static enum outcome find_step(
	struct db *db, struct pool *pool, const struct principal *who, struct move *move)
{
	struct db_rows *rows;
	enum outcome outcome;
	if (who->kind == PRINCIPAL_STAFF)
		outcome = db_rows(db, pool,
			"SELECT t.mail" STAFF_STEPS
			" AND t.to_status = ? ORDER BY t.mail DESC LIMIT 1",
			DB_VALUES(db_int(who->id), db_int(who->roles), db_int(move->id),
				db_str(move->to)),
			&rows);
	else
		outcome = db_rows(db, pool,
			"SELECT mail FROM application_transition"
			" WHERE from_status = ? AND to_status = ? AND role_id = " SQL_ROLE_NOBODY,
			DB_VALUES(db_str(move->from), db_str(move->to)), &rows);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return DENIED;
	move->mail = db_cell_text(rows, 0, 0);
	return OK;
}

static enum outcome load_statuses(struct db *db, struct pool *pool, struct move *move)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT f.counts AS counts_before, t.counts, t.active FROM application_status f,"
		" application_status t WHERE f.code = ? AND t.code = ?",
		DB_VALUES(db_str(move->from), db_str(move->to)), &rows);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return DENIED;
	move->counts_before = db_number(rows, 0, "counts_before") != 0;
	move->counts = db_number(rows, 0, "counts") != 0;
	move->active = db_number(rows, 0, "active") != 0;
	return OK;
}

static enum outcome move_count(struct db *db, const struct move *move)
{
	enum outcome outcome = db_exec(db,
		DB_AS_COMMITTED "UPDATE vacancy_status_count SET applications = applications - 1"
				" WHERE vacancy_id = ? AND status = ?",
		DB_VALUES(db_int(move->vacancy_id), db_str(move->from)), NULL);
	if (outcome)
		return outcome;
	outcome = application_count(db, move->vacancy_id, move->to);
	if (outcome || move->counts == move->counts_before)
		return outcome;
	return db_exec(db,
		DB_AS_COMMITTED "UPDATE vacancy SET applications = applications + ? WHERE id = ?",
		DB_VALUES(db_int(move->counts ? 1 : -1), db_int(move->vacancy_id)), NULL);
}

/*
 * The place for ad and e-mail is held by applications that were received and go on; see
 * confirmation.h. This comes first of all writing: when the place is taken, nothing has been
 * changed. The row is locked; its triggers count where many do.
 */
static enum outcome move_store(
	struct db *db, struct pool *pool, const struct principal *who, const struct move *move)
{
	const char *now = clock_sql(pool, clock_now());
	return db_exec(db,
		DB_AS_COMMITTED
		"UPDATE application SET status = ?, status_since = ?,"
		" active_key = IF(?, (SELECT CONCAT(application.jobad_id, ':', LOWER(p.email))"
		" FROM applicant p WHERE p.id = application.applicant_id), NULL),"
		" received_at = IF(?, COALESCE(received_at, ?), received_at),"
		" authority_id = (SELECT v.authority_id FROM vacancy v WHERE v.id ="
		" application.vacancy_id),"
		" version = version + 1, changed_at = ?, changed_by = ? WHERE id = ?",
		DB_VALUES(db_str(move->to), db_str(now), db_bool(move->counts && move->active),
			db_bool(move->counts), db_str(now), db_str(now),
			db_id(who->kind == PRINCIPAL_STAFF ? who->id : 0), db_int(move->id)),
		NULL);
}

enum outcome application_count(struct db *db, int64_t vacancy_id, const char *status)
{
	return db_exec(db,
		DB_AS_COMMITTED
		"INSERT INTO vacancy_status_count (vacancy_id, status, applications)"
		" VALUES (?, ?, 1) ON DUPLICATE KEY UPDATE applications = applications + 1",
		DB_VALUES(db_int(vacancy_id), db_str(status)), NULL);
}

static enum outcome move_to(struct db *db, struct pool *pool, const struct principal *who,
	int64_t version, struct move *move)
{
	enum outcome outcome = move_load(db, pool, version, move);
	if (!outcome)
		outcome = find_step(db, pool, who, move);
	if (!outcome)
		outcome = load_statuses(db, pool, move);
	if (!outcome)
		outcome = move_store(db, pool, who, move);
	if (!outcome)
		outcome = move_count(db, move);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_APPLICATION, move->id, "status",
			pool_printf(pool, "%s>%s", move->from, move->to));
	if (!outcome && move->counts && !move->counts_before)
		outcome = bias_note(db, move->id);
	if (!outcome && move->counts && !move->counts_before)
		outcome = link_first(db, pool, who, move->id);
	return outcome;
}

enum outcome application_move(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *to_status, int64_t version)
{
	struct move move = {.id = application_id, .to = to_status};
	enum outcome outcome = move_to(db, pool, who, version, &move);
	if (outcome || text_empty(move.mail))
		return outcome;
	return notice_queue(db, pool, application_id, move.mail);
}

enum outcome application_move_unmailed(struct db *db, struct pool *pool,
	const struct principal *who, int64_t application_id, const char *to_status, int64_t version)
{
	return move_to(
		db, pool, who, version, &(struct move){.id = application_id, .to = to_status});
}

enum outcome application_steps(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT s.code AS code, s.name_de AS name_de, s.name_en AS name_en, MAX(t.mail)"
		" AS mail" STAFF_STEPS
		" GROUP BY s.code, s.name_de, s.name_en, s.position ORDER BY s.position",
		DB_VALUES(db_int(who->id), db_int(who->roles), db_int(application_id)), rows_r);
}

static const struct db_field step_fields[] = {
	DB_FIELD(struct application_step, code),
	DB_FIELD(struct application_step, name_de),
	DB_FIELD(struct application_step, name_en),
	DB_FIELD(struct application_step, mail),
	DB_FIELD(struct application_step, final),
};

enum outcome application_step_get(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *to_status, struct application_step *step_r)
{
	enum outcome outcome = db_struct(db, pool,
		"SELECT s.code, s.name_de, s.name_en, t.mail, NOT EXISTS (SELECT 1"
		" FROM application_transition b WHERE b.from_status = t.to_status"
		" AND b.to_status = t.from_status AND b.role_id <> " SQL_ROLE_NOBODY ") AS"
		" final" STAFF_STEPS " AND t.to_status = ? ORDER BY t.mail DESC LIMIT 1",
		step_fields, step_r,
		DB_VALUES(db_int(who->id), db_int(who->roles), db_int(application_id),
			db_str(to_status)));

	if (!outcome && text_empty(step_r->mail))
		step_r->mail = NULL;
	return outcome;
}
