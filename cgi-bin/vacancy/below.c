/* What lies below a project, vacancy or ad, and hinders archiving (RET-40) or deleting it (RET-41).
 */
#include "vacancy/vacancy_edit.h"

/* One thing that may be in the way. */
struct below {
	const char *reason; /* a word of `problem`, and the column that says whether it is */
	const char *at; /* where it is found, below the column path; NULL: it is the column's
			   <reason>_path */
};

static void stops_add(struct pool *pool, const struct db_rows *rows, const char *guard,
	const struct below *below, struct process_stops *stops)
{
	for (; rows->count && below->reason; below++)
		if (db_number(rows, 0, below->reason))
			process_stop_add(stops, guard, below->reason,
				below->at ? pool_printf(
					pool, "%s%s", db_text(rows, 0, "path"), below->at)
					  : db_text(rows, 0,
						  pool_printf(pool, "%s_path", below->reason)));
}

/* Read for locking: what has come since the first read is not overlooked. */
static enum outcome hold_below(
	struct db *db, struct pool *pool, const struct process_question *question)
{
	struct db_rows *rows = NULL;
	enum outcome outcome;

	if (!question->moving)
		return OK;
	if (question->kind == OBJECT_JOBAD)
		return db_rows(db, pool,
			"SELECT id FROM application WHERE jobad_id = ? LIMIT 1 FOR UPDATE",
			DB_VALUES(db_int(question->id)), &rows);
	if (question->kind == OBJECT_VACANCY)
		return vacancy_hold_below(db, pool, question->id);
	outcome = db_rows(db, pool,
		"SELECT id FROM project WHERE parent_id = ? ORDER BY id FOR UPDATE",
		DB_VALUES(db_int(question->id)), &rows);
	return outcome ? outcome
		       : db_rows(db, pool,
			       "SELECT id FROM vacancy WHERE project_id = ? ORDER BY id"
			       " FOR UPDATE",
			       DB_VALUES(db_int(question->id)), &rows);
}

/* words: problem.vacancies_below problem.projects_below */
static enum outcome below_project(struct db *db, struct pool *pool,
	const struct process_question *question, struct process_stops *stops)
{
	static const struct below below[] = {
		{"vacancies_below", ""}, {"projects_below", NULL}, {NULL, NULL}};
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT CONCAT('/projekte/', p.number) AS path,"
		" EXISTS (SELECT 1 FROM vacancy v WHERE v.project_id = p.id"
		" AND v.status <> 'geloescht') AS vacancies_below,"
		" c.id IS NOT NULL AS projects_below,"
		" CONCAT('/projekte/', c.number) AS projects_below_path FROM project p"
		" LEFT JOIN project c ON c.parent_id = p.id AND c.status <> 'geloescht'"
		" WHERE p.id = ? ORDER BY c.id LIMIT 1",
		DB_VALUES(db_int(question->id)), &rows);

	if (!outcome)
		stops_add(pool, rows, "nothing_below", below, stops);
	return outcome;
}

/* words: problem.ads_below problem.applications_below problem.requisition_answered */
static enum outcome below_vacancy(struct db *db, struct pool *pool,
	const struct process_question *question, struct process_stops *stops)
{
	static const struct below below[] = {{"ads_below", "/anzeigen"},
		{"applications_below", "/bewerbungen"}, {"requisition_answered", ""}, {NULL, NULL}};
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT CONCAT('/vakanzen/', v.number) AS path,"
		" EXISTS (SELECT 1 FROM jobad j WHERE j.vacancy_id = v.id"
		" AND j.status <> 'geloescht') AS ads_below,"
		" EXISTS (SELECT 1 FROM application a WHERE a.vacancy_id = v.id)"
		" AS applications_below, EXISTS (SELECT 1 FROM requisition r"
		" WHERE r.vacancy_id = v.id) AS requisition_answered FROM vacancy v"
		" WHERE v.id = ?",
		DB_VALUES(db_int(question->id)), &rows);

	if (!outcome)
		stops_add(pool, rows, "nothing_below", below, stops);
	return outcome;
}

/* words: problem.applications_of_ad problem.statements_of_ad */
static enum outcome below_jobad(struct db *db, struct pool *pool,
	const struct process_question *question, struct process_stops *stops)
{
	static const struct below below[] = {{"applications_of_ad", "/bewerbungen"},
		{"statements_of_ad", "/stellungnahmen"}, {NULL, NULL}};
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT CONCAT('/vakanzen/', v.number) AS path,"
		" EXISTS (SELECT 1 FROM application a WHERE a.jobad_id = j.id)"
		" AS applications_of_ad, EXISTS (SELECT 1 FROM statement s"
		" WHERE s.object_kind = 3 AND s.object_id = j.id AND s.state = 'open')"
		" AS statements_of_ad FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id"
		" WHERE j.id = ?",
		DB_VALUES(db_int(question->id)), &rows);

	if (!outcome)
		stops_add(pool, rows, "nothing_below", below, stops);
	return outcome;
}

enum outcome below_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	enum outcome outcome = hold_below(db, pool, question);

	(void)who;
	if (outcome)
		return outcome;
	switch ((int)question->kind) {
	case OBJECT_PROJECT:
		return below_project(db, pool, question, stops);
	case OBJECT_VACANCY:
		return below_vacancy(db, pool, question, stops);
	default:
		return below_jobad(db, pool, question, stops);
	}
}

/* words: problem.ads_open problem.applications_open */
static enum outcome open_vacancy(struct db *db, struct pool *pool,
	const struct process_question *question, struct process_stops *stops)
{
	static const struct below below[] = {
		{"ads_open", "/anzeigen"}, {"applications_open", "/bewerbungen"}, {NULL, NULL}};
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT CONCAT('/vakanzen/', v.number) AS path,"
		" EXISTS (SELECT 1 FROM jobad j JOIN process_status s ON s.kind = 3"
		" AND s.code = j.status WHERE j.vacancy_id = v.id AND s.active) AS ads_open,"
		" EXISTS (SELECT 1 FROM application a JOIN application_status s"
		" ON s.code = a.status WHERE a.vacancy_id = v.id AND s.active AND s.counts)"
		" AS applications_open FROM vacancy v WHERE v.id = ?",
		DB_VALUES(db_int(question->id)), &rows);

	if (!outcome)
		stops_add(pool, rows, "all_final", below, stops);
	return outcome;
}

/* words: problem.vacancies_open */
static enum outcome open_project(struct db *db, struct pool *pool,
	const struct process_question *question, struct process_stops *stops)
{
	static const struct below below[] = {{"vacancies_open", ""}, {NULL, NULL}};
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT CONCAT('/projekte/', p.number) AS path,"
		" EXISTS (SELECT 1 FROM vacancy v JOIN process_status s ON s.kind = 2"
		" AND s.code = v.status WHERE v.project_id = p.id AND s.active)"
		" AS vacancies_open FROM project p WHERE p.id = ?",
		DB_VALUES(db_int(question->id)), &rows);

	if (!outcome)
		stops_add(pool, rows, "all_final", below, stops);
	return outcome;
}

enum outcome all_final_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	enum outcome outcome = hold_below(db, pool, question);

	(void)who;
	if (outcome)
		return outcome;
	return question->kind == OBJECT_PROJECT ? open_project(db, pool, question, stops)
						: open_vacancy(db, pool, question, stops);
}
