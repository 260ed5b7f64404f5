/* Reports to the employment agency. */
#include "publishing/agency.h"

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "store/stored_check.h"

enum outcome agency_reports(struct db *db, struct pool *pool, int64_t vacancy_id, int64_t limit,
	struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT r.id, r.kind, r.reported_on, r.way, r.note, r.created_at, r.file_name,"
		" CONCAT(s.first_name, ' ', s.surname) AS name, " STORED_CHECKED(
			"r.file_id") " AS checked FROM agency_report r JOIN staff_user s"
				     " ON s.id = r.created_by WHERE r.vacancy_id = ?"
				     " ORDER BY r.id DESC LIMIT ?",
		DB_VALUES(db_int(vacancy_id), db_int(limit)), rows_r);
}

static void agency_input_check(
	struct pool *pool, const struct agency_input *input, struct problems *problems)
{
	bool reported = text_equal(input->kind, "reported");

	if (text_blank(input->note) && !(reported && input->file))
		problem_add(problems, "note", "required");
	if (!reported)
		return;
	if (!input->way)
		problem_add(problems, "way", "required");
	if (!input->reported_on)
		problem_add(problems, "reported_on", "required");
	else if (day_number(input->reported_on) > day_number(clock_today(pool)))
		problem_add(problems, "reported_on", "day_future");
}

static enum outcome report_insert(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct agency_input *input)
{
	static const struct stored_upload none;
	bool reported = text_equal(input->kind, "reported");
	const struct stored_upload *file = input->file ? input->file : &none;
	const char *file_id = NULL;
	enum outcome outcome = OK;

	if (input->file)
		outcome = stored_file_keep(
			db, pool, OBJECT_VACANCY, vacancy_id, "agency", file, &file_id);
	return outcome
		? outcome
		: db_exec(db,
			"INSERT INTO agency_report (vacancy_id, kind, reported_on, way, note,"
			" file_id, file_name, file_mime, file_size, created_at, created_by)"
			" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(vacancy_id), db_str(input->kind),
				db_str(reported ? input->reported_on : NULL),
				db_str(reported ? input->way : NULL), db_str(input->note),
				db_str(file_id), db_str(file->name), db_str(file->mime),
				file_id ? db_int(file->size) : db_null(),
				db_str(clock_sql(pool, clock_now())), db_int(who->id)),
			NULL);
}

/* words: history.agency_reported history.agency_waived */
enum outcome agency_report_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct agency_input *input, struct problems *problems)
{
	bool reported = text_equal(input->kind, "reported");
	enum outcome outcome;

	agency_input_check(pool, input, problems);
	if (problems_any(problems))
		return INVALID;
	outcome = report_insert(db, pool, who, vacancy_id, input);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id,
			       reported ? "agency_reported" : "agency_waived",
			       reported ? input->reported_on : NULL);
}

static const struct db_field agency_file_fields[] = {
	DB_FIELD(struct agency_file, file_id),
	DB_FIELD_AS(struct agency_file, name, "file_name"),
	DB_FIELD_AS(struct agency_file, mime, "file_mime"),
	DB_FIELD_AS(struct agency_file, size, "file_size"),
};

enum outcome agency_file_get(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t report_id, struct agency_file *file_r)
{
	return db_struct(db, pool,
		"SELECT file_id, file_name, file_mime, file_size FROM agency_report"
		" WHERE id = ? AND vacancy_id = ? AND file_id IS NOT NULL",
		agency_file_fields, file_r, DB_VALUES(db_int(report_id), db_int(vacancy_id)));
}

/* words: problem.agency_report */
enum outcome agency_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT v.number FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id"
		" WHERE j.id = ? AND j.apply_to IS NULL"
		" AND NOT EXISTS (SELECT 1 FROM agency_report r WHERE r.vacancy_id = v.id)",
		DB_VALUES(db_int(question->id)), &rows);

	(void)who;
	if (!outcome && rows->count)
		process_stop_add(stops, "agency_report", "agency_report",
			pool_printf(pool, "/vakanzen/%s/agentur", db_text(rows, 0, "number")));
	return outcome;
}
