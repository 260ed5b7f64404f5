/* What somebody has begun or sent in this visit, or by the account signed in to. */
#include "draft/draft.h"

enum outcome draft_of_visit(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT a.number AS number, a.status <> 'gespeichert' AS sent FROM application a"
		" WHERE " DRAFT_OF_VISITOR " AND a.jobad_id = ? AND a.status <> 'geloescht'"
		" ORDER BY a.id DESC LIMIT 1",
		DB_VALUES(db_id(who->id), db_int(who->account), db_int(jobad_id)), rows_r);
}

enum outcome draft_open(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT a.number AS number, a.changed_at AS saved_at FROM application a"
		" WHERE " DRAFT_OF_VISITOR " AND a.jobad_id = ? AND a.status = 'gespeichert'"
		" ORDER BY a.id DESC LIMIT ?",
		DB_VALUES(db_id(who->id), db_int(who->account), db_int(jobad_id),
			db_int(DRAFTS_OPEN)),
		rows_r);
}

enum outcome draft_standing(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const char *email, const char **number_r)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.number FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN application_told o ON o.application_id = a.id"
		" JOIN application_status s ON s.code = o.status AND s.active AND s.counts"
		" WHERE " DRAFT_OF_VISITOR " AND a.jobad_id = ?"
		" AND (? IS NULL OR BINARY LOWER(p.email) = BINARY LOWER(?)) ORDER BY"
		" a.id DESC LIMIT 1",
		DB_VALUES(db_id(who->id), db_int(who->account), db_int(jobad_id), db_str(email),
			db_str(email)),
		&rows);
	*number_r = !outcome && rows->count ? db_cell_text(rows, 0, 0) : NULL;
	return outcome;
}

enum outcome draft_stands_behind(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char **number_r)
{
	struct db_rows *rows;
	*number_r = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.jobad_id, p.email FROM application a JOIN applicant p ON p.id ="
		" a.applicant_id"
		" WHERE a.id = ? AND a.status = 'gespeichert'",
		DB_VALUES(db_int(application_id)), &rows);
	if (outcome || rows->count == 0)
		return outcome;
	return draft_standing(
		db, pool, who, db_number(rows, 0, "jobad_id"), db_text(rows, 0, "email"), number_r);
}
