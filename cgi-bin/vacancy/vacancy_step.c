/* The steps of a vacancy, with what they do to its ads and applications, and what hinders closing
 * (OBJ-62). */
#include "vacancy/vacancy_edit.h"

#include "access/hold.h"
#include "base/text.h"
#include "publishing/jobad.h"

#define OPEN_JOBAD \
	" FROM jobad j WHERE j.vacancy_id = ?" \
	" AND j.status NOT IN ('abgelaufen', 'inaktiv', 'abgeschlossen', 'geloescht')"
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
			ACCESS_BIND_APPLICATION(who, RIGHT_CANDIDATE_READ),
			db_int(VACANCY_OPEN_OBJECTS + 1)), rows_r);
	/* clang-format on */
}

/* Whether or not the person may see it. */
static enum outcome any_open(struct db *db, int64_t id, int64_t *open_r)
{
	return db_get_int(db,
		"SELECT EXISTS (SELECT 1" OPEN_JOBAD ") OR EXISTS (SELECT 1" OPEN_APPLICATION ")",
		DB_VALUES(db_int(id), db_int(id)), open_r);
}

/* Read for locking: what was published or has arrived since the first read is not overlooked. */
static enum outcome hold_below(struct db *db, struct pool *pool, int64_t id)
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

/* Adds a problem when something of the vacancy is still going on. */
static enum outcome check_closing(
	struct db *db, struct pool *pool, int64_t id, struct problems *problems)
{
	int64_t open = 0;
	enum outcome outcome = hold_below(db, pool, id);

	if (outcome || (outcome = any_open(db, id, &open)) || !open)
		return outcome;
	problem_add(problems, "status", "open_objects");
	return INVALID;
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

enum outcome vacancy_set_status(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *status, struct problems *problems)
{
	bool closes = text_equal(status, "abgeschlossen");
	struct vacancy vacancy;
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, id);

	if (outcome || (outcome = vacancy_get(db, pool, id, &vacancy)))
		return outcome;
	if (closes && vacancy_step_exists(vacancy.status, status)
		&& (outcome = check_closing(db, pool, id, problems)))
		return outcome;
	if ((outcome = vacancy_move(db, pool, who, &vacancy, status, problems))
		|| (closes && (outcome = end_sight(db, id))))
		return outcome;
	return text_equal(status, "aktiv")
		? jobad_return_all(db, pool, who, id)
		: jobad_withdraw_all(db, pool, who, id, text_equal(status, "inaktiv"));
}
