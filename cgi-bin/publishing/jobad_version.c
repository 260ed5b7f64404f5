/* The texts of job ads: keeping and reading them. */
#include "publishing/jobad_version.h"

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

static enum outcome text_was_given(struct db *db, int64_t jobad_id, bool *given_r)
{
	int64_t given = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT j.version > j.text_version OR j.status = 'veroeffentlicht'"
		" OR EXISTS (SELECT 1 FROM statement_round r WHERE r.object_kind = ?"
		" AND r.object_id = j.id AND r.object_version >= j.text_version)"
		" OR EXISTS (SELECT 1 FROM statement s JOIN statement_answer a"
		" ON a.statement_id = s.id WHERE s.object_kind = ? AND s.object_id = j.id"
		" AND a.text_number = j.text_number)"
		" FROM jobad j WHERE j.id = ?",
		DB_VALUES(db_int(OBJECT_JOBAD), db_int(OBJECT_JOBAD), db_int(jobad_id)), &given);

	*given_r = given != 0;
	return outcome;
}

static enum outcome parts_keep(struct db *db, const struct jobad *jobad)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < jobad_part_count; i++) {
		const char *text = jobad_part_text(&jobad->data, &jobad_parts[i]);

		if (!text_empty(text))
			outcome = db_exec(db,
				"INSERT INTO jobad_version_text (jobad_id, number, part, text)"
				" VALUES (?, ?, ?, ?)",
				DB_VALUES(db_int(jobad->id), db_int(jobad->text_number),
					db_str(jobad_parts[i].name), db_str(text)),
				NULL);
	}
	return outcome;
}

enum outcome jobad_version_keep(struct db *db, struct pool *pool, const struct principal *who,
	const struct jobad *before, int64_t *number_r)
{
	bool given = false;
	enum outcome outcome = text_was_given(db, before->id, &given);

	*number_r = before->text_number;
	if (outcome || !given)
		return outcome;
	outcome = db_exec(db,
		"INSERT INTO jobad_version (jobad_id, number, first_version, last_version, status,"
		" text_at, text_by, kept_at) SELECT id, text_number, text_version, version, status,"
		" IFNULL(text_at, created_at), IF(text_at IS NULL, created_by, text_by), ?"
		" FROM jobad WHERE id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(before->id)), NULL);
	if (!outcome)
		outcome = parts_keep(db, before);
	if (outcome)
		return outcome;
	++*number_r;
	return history_add(db, who, OBJECT_JOBAD, before->id, "version_kept",
		pool_printf(pool, "%lld", (long long)before->text_number));
}

static const struct db_field version_fields[] = {
	DB_FIELD(struct jobad_version, number),
	DB_FIELD(struct jobad_version, first_version),
	DB_FIELD(struct jobad_version, last_version),
	DB_FIELD(struct jobad_version, status),
	DB_INSTANT_AS(struct jobad_version, text_at, "text_at"),
	DB_FIELD(struct jobad_version, author),
};

enum outcome jobad_versions(struct db *db, struct pool *pool, int64_t jobad_id,
	struct jobad_version **versions_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT t.number, t.first_version, t.last_version, t.status, t.text_at,"
		" CONCAT(s.first_name, ' ', s.surname) AS author FROM ("
		"SELECT text_number AS number, text_version AS first_version,"
		" version AS last_version, status, IFNULL(text_at, created_at) AS text_at,"
		" IF(text_at IS NULL, created_by, text_by) AS text_by FROM jobad WHERE id = ?"
		" UNION ALL SELECT number, first_version, last_version, status, text_at, text_by"
		" FROM jobad_version WHERE jobad_id = ?) t"
		" LEFT JOIN staff_user s ON s.id = t.text_by ORDER BY t.number DESC LIMIT ?",
		version_fields, versions_r, count_r,
		DB_VALUES(db_int(jobad_id), db_int(jobad_id), db_int(JOBAD_VERSIONS_SHOWN)));
}

static enum outcome kept_text(struct db *db, struct pool *pool, int64_t jobad_id, int64_t number,
	struct jobad_input *input_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT part, text FROM jobad_version_text WHERE jobad_id = ? AND number = ?",
		DB_VALUES(db_int(jobad_id), db_int(number)), &rows);

	if (outcome)
		return outcome;
	*input_r = (struct jobad_input){0};
	for (size_t i = 0; i < rows->count; i++)
		for (size_t k = 0; k < jobad_part_count; k++)
			if (text_equal(jobad_parts[k].name, db_text(rows, i, "part")))
				*jobad_part_at(input_r, &jobad_parts[k]) = db_text(rows, i, "text");
	return rows->count ? OK : NOT_FOUND;
}

enum outcome jobad_version_text(struct db *db, struct pool *pool, int64_t jobad_id, int64_t number,
	struct jobad_input *input_r)
{
	struct jobad jobad;
	enum outcome outcome = jobad_get(db, pool, jobad_id, &jobad);

	if (outcome)
		return outcome;
	if (number != jobad.text_number)
		return kept_text(db, pool, jobad_id, number, input_r);
	*input_r = jobad.data;
	return OK;
}

enum outcome jobad_version_number(
	struct db *db, int64_t jobad_id, int64_t version, int64_t *number_r)
{
	return db_get_int(db,
		"SELECT IFNULL((SELECT MIN(v.number) FROM jobad_version v"
		" WHERE v.jobad_id = j.id AND v.last_version >= ?), j.text_number)"
		" FROM jobad j WHERE j.id = ?",
		DB_VALUES(db_int(version), db_int(jobad_id)), number_r);
}

enum outcome jobad_version_rounds(
	struct db *db, struct pool *pool, int64_t jobad_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT r.object_version, r.asked_at,"
		" GROUP_CONCAT(DISTINCT k.question_de ORDER BY k.position SEPARATOR ', ')"
		" AS asked_de,"
		" GROUP_CONCAT(DISTINCT k.question_en ORDER BY k.position SEPARATOR ', ')"
		" AS asked_en FROM statement_round r JOIN statement s ON s.round_id = r.id"
		" JOIN statement_kind k ON k.code = s.kind"
		" WHERE r.object_kind = ? AND r.object_id = ?"
		" GROUP BY r.id, r.object_version, r.asked_at ORDER BY r.id DESC LIMIT ?",
		DB_VALUES(db_int(OBJECT_JOBAD), db_int(jobad_id), db_int(JOBAD_VERSIONS_SHOWN)),
		rows_r);
}
