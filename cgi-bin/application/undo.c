/* Steps that wait, and taking them back. */
#include "application/undo.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"

#define MINUTE 60

/* How an application's last step that waited stands. */
struct waiting {
	struct undo undo;
	const char *state;
	bool same; /* the application is as the step has left it */
	bool closed; /* its vacancy is over */
	bool asked; /* somebody was asked about it since */
};

static const struct db_field waiting_fields[] = {
	DB_FIELD_AS(struct waiting, undo.id, "id"),
	DB_FIELD_AS(struct waiting, undo.version, "version"),
	DB_FIELD_AS(struct waiting, undo.from, "from_status"),
	DB_FIELD_AS(struct waiting, undo.to, "to_status"),
	DB_FIELD_AS(struct waiting, undo.staff_user_id, "staff_user_id"),
	DB_FIELD_AS(struct waiting, undo.person, "person"),
	DB_FIELD_AS(struct waiting, undo.bulk_id, "bulk_id"),
	DB_INSTANT_AS(struct waiting, undo.until, "until_at"),
	DB_FIELD(struct waiting, state),
	DB_FIELD(struct waiting, same),
	DB_FIELD(struct waiting, closed),
	DB_FIELD(struct waiting, asked),
};

static enum outcome waiting_read(
	struct db *db, struct pool *pool, int64_t application_id, struct waiting *waiting_r)
{
	return db_struct(db, pool,
		"SELECT s.id, a.version, s.from_status, s.to_status, s.staff_user_id, s.until_at,"
		" CONCAT(u.first_name, ' ', u.surname) AS person,"
		" IFNULL(s.bulk_id, 0) AS bulk_id, s.state,"
		" s.version = a.version AND a.status = s.to_status AS same,"
		" NOT v.active AS closed, EXISTS (SELECT 1 FROM statement_round r WHERE"
		" r.object_kind = ? AND r.object_id = a.id AND r.asked_at >= s.made_at) AS asked"
		" FROM application_step s JOIN application a ON a.id = s.application_id"
		" JOIN staff_user u ON u.id = s.staff_user_id"
		" JOIN vacancy w ON w.id = a.vacancy_id"
		" JOIN process_status v ON v.kind = ? AND v.code = w.status"
		" WHERE s.application_id = ? ORDER BY s.id DESC LIMIT 1",
		waiting_fields, waiting_r,
		DB_VALUES(db_int(OBJECT_APPLICATION), db_int(OBJECT_VACANCY),
			db_int(application_id)));
}

/* Has a worker taken its letter? Held: none takes it before this transaction ends. */
static enum outcome letter_left(struct db *db, int64_t step_id, bool *left_r)
{
	int64_t left = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT IFNULL(SUM(attempts > 0 OR status <> 'waiting'), 0) FROM mail_outbox"
		" WHERE application_step_id = ? FOR UPDATE",
		DB_VALUES(db_int(step_id)), &left);

	*left_r = left > 0;
	return outcome;
}

static enum outcome may_take(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct undo *undo, bool *may_r)
{
	const struct process_change step = {.kind = OBJECT_APPLICATION,
		.id = application_id,
		.from = undo->from,
		.to = undo->to};

	return process_may_take_back(db, pool, who, &step, undo->staff_user_id == who->id, may_r);
}

/* Why it is too late; NULL: it is not. */
static const char *too_late(const struct waiting *waiting, int64_t version, bool left)
{
	if (text_equal(waiting->state, "taken_back"))
		return "undo_done";
	if (text_equal(waiting->state, "closed"))
		return "undo_relied";
	if (left || waiting->undo.until <= clock_now())
		return "undo_late";
	if (!waiting->same || (version && version != waiting->undo.version))
		return "undo_changed";
	if (waiting->closed)
		return "undo_closed";
	return waiting->asked ? "undo_asked" : NULL;
}

enum outcome undo_find(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct undo *undo_r)
{
	struct waiting waiting;
	bool may = false;
	enum outcome outcome = waiting_read(db, pool, application_id, &waiting);

	if (outcome)
		return outcome;
	*undo_r = waiting.undo;
	if (too_late(&waiting, 0, false))
		return NOT_FOUND;
	outcome = may_take(db, pool, who, application_id, undo_r, &may);
	return outcome ? outcome : may ? OK : NOT_FOUND;
}

enum outcome undo_until(struct db *db, const char *template, int64_t *until_r)
{
	int64_t minutes = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT CAST(s.value AS SIGNED) FROM mail_template t JOIN setting s"
		" ON s.name = 'step_wait_minutes' WHERE t.code = ? AND t.waits",
		DB_VALUES(db_str(template)), &minutes);

	*until_r = minutes > 0 ? clock_now() + minutes * MINUTE : 0;
	return outcome == NOT_FOUND ? OK : outcome;
}

static enum outcome undo_refuse(struct problems *problems, const char *reason)
{
	problem_add(problems, "", reason);
	return INVALID;
}

/* A closing of the vacancy relies on its applications: it is held first. */
static enum outcome undo_hold(struct db *db, int64_t application_id)
{
	int64_t vacancy_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
		DB_VALUES(db_int(application_id)), &vacancy_id);

	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);
	return outcome ? outcome : object_hold(db, OBJECT_APPLICATION, application_id);
}

static enum outcome move_back(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *from)
{
	return process_move(db, pool, who,
		&(struct process_move){.kind = OBJECT_APPLICATION,
			.id = application_id,
			.to = from,
			.effect = true,
			.back = true},
		&(struct problems){0});
}

enum outcome undo_take_back(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t version, struct problems *problems)
{
	struct waiting waiting;
	bool left = false;
	bool may = false;
	enum outcome outcome = undo_hold(db, application_id);

	if (!outcome)
		outcome = waiting_read(db, pool, application_id, &waiting);
	if (outcome)
		return outcome;
	outcome = may_take(db, pool, who, application_id, &waiting.undo, &may);
	if (!outcome && !may)
		return DENIED;
	if (!outcome)
		outcome = letter_left(db, waiting.undo.id, &left);
	if (outcome)
		return outcome;
	const char *late = too_late(&waiting, version, left);
	if (late)
		return undo_refuse(problems, late);
	outcome = move_back(db, pool, who, application_id, waiting.undo.from);
	if (outcome == CONFLICT) /* another active application of hers holds the place */
		return undo_refuse(problems, "undo_place");
	if (outcome)
		return outcome == DENIED ? undo_refuse(problems, "undo_status") : outcome;
	return db_exec(db,
		"UPDATE application a JOIN application_step s ON s.id = ?"
		" SET a.status_since = s.from_since WHERE a.id = ?",
		DB_VALUES(db_int(waiting.undo.id), db_int(application_id)), NULL);
}

enum outcome undo_for_applicant(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	struct db_rows *rows = NULL;
	bool left = false;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id, from_status FROM application_step WHERE application_id = ?"
		" AND state = 'made' AND until_at > UTC_TIMESTAMP()",
		DB_VALUES(db_int(application_id)), &rows);

	if (outcome || rows->count == 0)
		return outcome;
	outcome = letter_left(db, db_number(rows, 0, "id"), &left);
	if (outcome || left)
		return outcome ? outcome : CONFLICT;
	return move_back(db, pool, who, application_id, db_text(rows, 0, "from_status"));
}

enum outcome undo_of_bulk(struct db *db, int64_t application_id, int64_t bulk_id)
{
	return db_exec(db,
		"UPDATE application_step SET bulk_id = ? WHERE application_id = ?"
		" AND state = 'made' AND bulk_id IS NULL",
		DB_VALUES(db_int(bulk_id), db_int(application_id)), NULL);
}

enum outcome undo_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	int64_t until = 0;
	enum outcome outcome = who->kind == PRINCIPAL_STAFF && change->mail
		? undo_until(db, change->mail, &until)
		: OK;

	if (outcome || !until)
		return outcome;
	return db_exec(db,
		"INSERT INTO application_step (application_id, from_status, to_status, from_since,"
		" version, history_seq, staff_user_id, made_at, until_at) SELECT a.id, ?, ?,"
		" a.status_since, a.version + 1, 0, ?, ?, ? FROM application a WHERE a.id = ?",
		DB_VALUES(db_str(change->from), db_str(change->to), db_int(who->id),
			db_str(clock_sql(pool, clock_now())), db_str(clock_sql(pool, until)),
			db_int(change->id)),
		NULL);
}

/* Also a step of the model that leads back takes back. */
static enum outcome waiting_end(struct db *db, const struct process_change *change)
{
	return db_exec(db,
		"UPDATE application_step SET state = IF(from_status = ? AND to_status = ?"
		" AND until_at > UTC_TIMESTAMP(), 'taken_back', 'closed')"
		" WHERE application_id = ? AND state = 'made' AND history_seq > 0",
		DB_VALUES(db_str(change->to), db_str(change->from), db_int(change->id)), NULL);
}

enum outcome undo_made(struct db *db, struct pool *pool, const struct process_change *change,
	struct mail_wait *wait_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = waiting_end(db, change);

	*wait_r = (struct mail_wait){0};
	if (outcome || !change->mail)
		return outcome;
	outcome = db_rows(db, pool,
		"SELECT id, until_at FROM application_step WHERE application_id = ?"
		" AND state = 'made' AND history_seq = 0",
		DB_VALUES(db_int(change->id)), &rows);
	if (outcome || rows->count == 0)
		return outcome;
	*wait_r = (struct mail_wait){
		db_number(rows, 0, "id"), clock_from_sql(db_text(rows, 0, "until_at"))};
	return db_exec(db,
		"UPDATE application_step SET history_seq = (SELECT MAX(h.seq) FROM history h"
		" WHERE h.object_kind = ? AND h.object_id = ? AND h.action = 'status')"
		" WHERE id = ?",
		DB_VALUES(db_int(OBJECT_APPLICATION), db_int(change->id), db_int(wait_r->step_id)),
		NULL);
}
