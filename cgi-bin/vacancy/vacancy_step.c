/* What the steps of a vacancy do to its ads and applications, and what hinders closing (OBJ-62). */
#include "vacancy/vacancy_edit.h"

#include "access/reach.h"
#include "application/workflow.h"
#include "base/clock.h"
#include "base/text.h"
#include "publishing/jobad.h"
#include "task/attest.h"
#include "task/told.h"

#define OPEN_JOBAD \
	" FROM jobad j JOIN process_status s ON s.kind = 3 AND s.code = j.status" \
	" WHERE j.vacancy_id = ? AND s.active AND s.counts"
#define OPEN_APPLICATION \
	" FROM application a JOIN application_status s ON s.code = a.status" \
	" WHERE a.vacancy_id = ? AND s.active AND s.counts"

enum outcome vacancy_open_objects(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct db_rows **rows_r)
{
	/* clang-format off */
	return db_rows(db, pool,
		"SELECT 'jobad' AS kind, j.number, j.status, j.valid_from" OPEN_JOBAD " AND "
		ACCESS_SEES_JOBAD("j.vacancy_id", "j.status")
		" UNION ALL SELECT 'application', a.number, a.status, NULL" OPEN_APPLICATION
		" AND " ACCESS_SEES_APPLICATION("a") " ORDER BY 1 DESC, 2 LIMIT ?",
		DB_VALUES(db_int(id), ACCESS_BIND(who, RIGHT_JOBAD_READ), db_int(id),
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ),
			db_int(VACANCY_OPEN_OBJECTS + 1)), rows_r);
	/* clang-format on */
}

/* The vacancy's number when any is open, whether or not the person may see it; NULL: none. */
static enum outcome open_number(struct db *db, struct pool *pool, int64_t id, const char **number_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT v.number FROM vacancy v WHERE v.id = ? AND (EXISTS (SELECT 1" OPEN_JOBAD
		") OR EXISTS (SELECT 1" OPEN_APPLICATION "))",
		DB_VALUES(db_int(id), db_int(id), db_int(id)), &rows);

	*number_r = outcome || !rows->count ? NULL : db_text(rows, 0, "number");
	return outcome;
}

/* Read for locking: what was published or has arrived since the first read is not overlooked. */
enum outcome vacancy_hold_below(struct db *db, struct pool *pool, int64_t id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id FROM jobad WHERE vacancy_id = ? ORDER BY id FOR UPDATE",
		DB_VALUES(db_int(id)), &rows);

	return outcome
		? outcome
		: db_rows(db, pool,
			"SELECT id FROM application WHERE vacancy_id = ? ORDER BY id FOR UPDATE",
			DB_VALUES(db_int(id)), &rows);
}

/* words: problem.open_objects */
enum outcome vacancy_open_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	const char *number = NULL;
	enum outcome outcome = question->moving ? vacancy_hold_below(db, pool, question->id) : OK;

	(void)who;
	if (!outcome)
		outcome = open_number(db, pool, question->id, &number);
	if (!outcome && number)
		process_stop_add(stops, "open_objects", "open_objects",
			pool_printf(pool, "/vakanzen/%s/schritt/%s", number, question->to));
	return outcome;
}

#define HIRED \
	"EXISTS (SELECT 1 FROM application a JOIN application_timeline t" \
	" ON t.application_id = a.id JOIN application_status s" \
	" ON s.code = SUBSTRING_INDEX(t.step, '>', -1)" \
	" AND s.status_group = 'eingestellt' WHERE a.vacancy_id = ?)"

enum outcome vacancy_unfilled(struct db *db, int64_t id, bool *unfilled_r)
{
	int64_t unfilled = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT NOT " HIRED " AND NOT EXISTS (SELECT 1 FROM procedure_end e"
		" WHERE e.live = ?)",
		DB_VALUES(db_int(id), db_int(id)), &unfilled);

	*unfilled_r = unfilled != 0;
	return outcome;
}

/* A step that is stopped needs no reason yet; of a procedure that was ended one is kept already.
 * words: problem.unfilled */
enum outcome vacancy_unfilled_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	bool unfilled = false;
	enum outcome outcome = stops->count ? OK : vacancy_unfilled(db, question->id, &unfilled);

	(void)pool;
	(void)who;
	if (!outcome && unfilled)
		stops->ask_reason = "unfilled";
	return outcome;
}

/*
 * What the end of a procedure ends (ACC-16): closed_at is set by the database itself, what was
 * asked gives nothing any more, and lists of those whose sight ends with it need not look at its
 * applications.
 */
static enum outcome end_sight(struct db *db, int64_t id)
{
	enum outcome outcome = db_exec(db,
		"DELETE q FROM application_asked q JOIN application a"
		" ON a.id = q.application_id WHERE a.vacancy_id = ?",
		DB_VALUES(db_int(id)), NULL);

	if (!outcome)
		outcome = db_exec(db, "DELETE FROM vacancy_asked WHERE vacancy_id = ?",
			DB_VALUES(db_int(id)), NULL);
	return outcome ? outcome
		       : db_exec(db,
			       "UPDATE application SET at_rest = TRUE WHERE vacancy_id = ?"
			       " AND NOT at_rest",
			       DB_VALUES(db_int(id)), NULL);
}

static enum outcome drafts_of(struct db *db, struct pool *pool, int64_t id, struct db_rows **ads_r,
	struct db_rows **applications_r)
{
	enum outcome outcome = db_rows(db, pool,
		"SELECT id FROM jobad WHERE vacancy_id = ? AND status = 'entwurf' ORDER BY id"
		" FOR UPDATE",
		DB_VALUES(db_int(id)), ads_r);

	return outcome ? outcome
		       : db_rows(db, pool,
			       "SELECT id FROM application WHERE vacancy_id = ?"
			       " AND status = 'gespeichert' ORDER BY id FOR UPDATE",
			       DB_VALUES(db_int(id)), applications_r);
}

/* What was only a draft ends with the procedure (OBJ-62): of ads it is thrown away; of an
 * application, which nobody here knows of, the system ends it as time would (RET-04). */
static enum outcome end_drafts(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	static const struct principal system = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};
	struct problems problems = {0};
	struct db_rows *ads = NULL, *applications = NULL;
	enum outcome outcome = drafts_of(db, pool, id, &ads, &applications);

	for (size_t i = 0; !outcome && i < ads->count; i++)
		outcome = process_move(db, pool, who,
			&(struct process_move){.kind = OBJECT_JOBAD,
				.id = db_number(ads, i, "id"),
				.to = "geloescht",
				.effect = true},
			&problems);
	for (size_t i = 0; !outcome && i < applications->count; i++)
		outcome = application_move(
			db, pool, &system, db_number(applications, i, "id"), "geloescht", 0);
	return outcome;
}

/* Those who take part read of it when it becomes active (PRO-02). */
static enum outcome active_tell(struct db *db, struct pool *pool, int64_t id)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(db, pool, id, &vacancy);

	return outcome ? outcome
		       : vacancy_tell(db, pool, id,
			       ROLE_BIT(ROLE_PR) | ROLE_BIT(ROLE_SBV) | ROLE_BIT(ROLE_GSB)
				       | ROLE_BIT(ROLE_P31) | ROLE_BIT(ROLE_P34),
			       "staff_vacancy_active", vacancy.number);
}

/* The reason of a closing without anybody hired stands with the vacancy (LAW-42), as long as it
 * does not go on again. */
static enum outcome end_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	const char *now = clock_sql(pool, clock_now());
	bool unfilled = false;
	enum outcome outcome;

	if (text_equal(change->to, "aktiv"))
		return db_exec(db, "UPDATE procedure_end SET undone_at = ? WHERE live = ?",
			DB_VALUES(db_str(now), db_int(change->id)), NULL);
	if (!text_equal(change->to, "abgeschlossen") || text_empty(change->reason)
		|| who->kind != PRINCIPAL_STAFF)
		return OK;
	outcome = vacancy_unfilled(db, change->id, &unfilled);
	return outcome || !unfilled
		? outcome
		: db_exec(db,
			"INSERT INTO procedure_end (vacancy_id, reason, ended_at, ended_by)"
			" VALUES (?, ?, ?, ?)",
			DB_VALUES(db_int(change->id), db_str(change->reason), db_str(now),
				db_int(who->id)),
			NULL);
}

/* Its ads leave the portals with it, or come back; deleted, nobody sees it any more. */
static enum outcome vacancy_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	bool shelved =
		text_equal(change->to, "archiviert") || text_equal(change->from, "archiviert");
	bool closes = text_equal(change->to, "abgeschlossen") && !shelved;
	enum outcome outcome = closes ? attest_closing(db, pool, who, change->id) : OK;

	if (!outcome && closes)
		outcome = end_drafts(db, pool, who, change->id);
	if (!outcome && closes)
		outcome = end_sight(db, change->id);
	if (!outcome && !shelved)
		outcome = end_note(db, pool, who, change);
	if (!outcome && text_equal(change->from, "entwurf") && text_equal(change->to, "aktiv"))
		outcome = active_tell(db, pool, change->id);
	if (!outcome && text_equal(change->to, "geloescht"))
		outcome = reach_rebuild_vacancy(db, change->id);
	if (outcome)
		return outcome;
	/* what rests in the archive was off the portals before, and is when it comes back */
	if (shelved)
		return OK;
	return text_equal(change->to, "aktiv")
		? jobad_return_all(db, pool, who, change->id)
		: jobad_withdraw_all(db, pool, who, change->id, text_equal(change->to, "inaktiv"));
}

const struct process_kind vacancy_process = {.kind = OBJECT_VACANCY, .after = vacancy_after};

enum outcome vacancy_set_status(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *status, const char *reason, struct problems *problems)
{
	struct process_move move = {
		.kind = OBJECT_VACANCY, .id = id, .to = status, .reason = reason};
	enum outcome outcome = process_move(db, pool, who, &move, problems);

	if (outcome != DENIED)
		return outcome;
	problem_add(problems, "status", "step");
	return INVALID;
}
