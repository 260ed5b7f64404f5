/* Everything held about an applicant, as JSON. */
#include "disclosure/export_private.h"

#include <stdlib.h>

#include "base/clock.h"

#define FORMAT "bms-export/2"

/* A cell as JSON: numbers as they are, times as ISO, what is NULL as null. */
static json_t *cell_json(struct pool *pool, const struct db_rows *rows, size_t row, size_t column)
{
	const char *text = db_cell_text(rows, row, column);
	if (!text)
		return json_null();
	if (rows->kinds[column] == DB_KIND_INT)
		return json_integer(db_cell_int(rows, row, column));
	if (rows->kinds[column] == DB_KIND_TIME)
		return json_string(clock_iso(pool, clock_from_sql(text)));
	return json_string(text);
}

json_t *export_row(struct pool *pool, const struct db_rows *rows, size_t row)
{
	json_t *object = json_object();
	for (size_t i = 0; i < rows->columns; i++)
		if (rows->names[i][0] != '_')
			json_object_set_new(object, rows->names[i], cell_json(pool, rows, row, i));
	return object;
}

static json_t *rows_json(struct pool *pool, const struct db_rows *rows)
{
	json_t *list = json_array();
	for (size_t i = 0; i < rows->count; i++)
		json_array_append_new(list, export_row(pool, rows, i));
	return list;
}

enum outcome export_rows_add(const struct export *export, json_t *object, const char *name,
	enum outcome outcome, const struct db_rows *rows)
{
	if (!outcome)
		json_object_set_new(object, name, rows_json(export->pool, rows));
	return outcome;
}

/* Guests have a row for each application: all of the address. */
static enum outcome find_people(
	const struct export *export, const struct export_of *of, struct db_rows **rows_r)
{
	if (of->account_id)
		return db_rows(export->db, export->pool,
			"SELECT p.id AS _id, p.salutation, p.first_name, p.surname,"
			" p.email, p.lang,"
			" p.created_at, c.id AS _account FROM account c JOIN applicant p ON p.id ="
			" c.applicant_id"
			" WHERE c.id = ?",
			DB_VALUES(db_int(of->account_id)), rows_r);
	if (of->application_id)
		return db_rows(export->db, export->pool,
			"SELECT p.id AS _id, p.salutation, p.first_name, p.surname,"
			" p.email, p.lang,"
			" p.created_at, NULL AS _account FROM application a"
			" JOIN applicant p ON p.id = a.applicant_id WHERE a.id = ?",
			DB_VALUES(db_int(of->application_id)), rows_r);
	return db_rows(export->db, export->pool,
		"SELECT p.id AS _id, p.salutation, p.first_name, p.surname, p.email, p.lang,"
		" p.created_at, c.id AS _account FROM applicant p LEFT JOIN account c ON"
		" c.applicant_id = p.id"
		" WHERE p.email = (SELECT one.email FROM applicant one WHERE one.id ="
		" ?) ORDER BY p.id",
		DB_VALUES(db_int(of->applicant_id)), rows_r);
}

/* Job alerts ordered without being signed in hang on the address alone. */
static enum outcome add_alerts_of_address(
	const struct export *export, json_t *top, const char *email)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(export->db, export->pool,
		"SELECT email, title, frequency, status, created_at FROM job_alert"
		" WHERE account_id IS NULL AND email = ? ORDER BY id",
		DB_VALUES(db_str(email)), &rows);
	return outcome || rows->count == 0 ? outcome
					   : export_rows_add(export, top, "alerts", outcome, rows);
}

static enum outcome person_collect(
	struct export *export, const struct export_of *of, json_t *top, int64_t *account_r)
{
	struct db_rows *people;
	enum outcome outcome = find_people(export, of, &people);
	if (!outcome && people->count == 0)
		return NOT_FOUND;
	*account_r = 0;
	json_t *list = json_array();
	json_object_set_new(top, "people", list);
	for (size_t i = 0; !outcome && i < people->count; i++) {
		json_t *person = export_row(export->pool, people, i);
		json_array_append_new(list, person);
		outcome = export_applications_add(export, person, db_number(people, i, "_id"));
		if (!outcome && db_text(people, i, "_account")) {
			*account_r = db_number(people, i, "_account");
			outcome = export_account_add(export, person, *account_r);
		}
	}
	if (outcome || of->application_id)
		return outcome;
	return add_alerts_of_address(export, top, db_text(people, 0, "email"));
}

enum outcome export_collect(struct db *db, struct pool *pool, const struct principal *who,
	const struct export_of *of, const struct export_reader *reader, json_t **top_r,
	int64_t *account_r)
{
	struct export export = {.db = db,
		.pool = pool,
		.who = who,
		.reader = reader,
		.application_id = of->application_id};
	json_t *top = *top_r = json_object();
	json_object_set_new(top, "format", json_string(FORMAT));
	json_object_set_new(top, "made_at", json_string(clock_iso(pool, clock_now())));
	enum outcome outcome = person_collect(&export, of, top, account_r);
	if (!outcome)
		outcome = export_add_about(db, pool, top, reader);
	if (!outcome)
		export_add_words(pool, top, reader);
	return outcome;
}

const char *export_text(struct pool *pool, const json_t *top)
{
	char *text = json_dumps(top, JSON_INDENT(2));
	const char *copy = pool_strdup(pool, text);
	free(text);
	return copy;
}

enum outcome export_json(struct db *db, struct pool *pool, const struct principal *who,
	const struct export_of *of, const struct export_reader *reader, const char **json_r)
{
	json_t *top;
	int64_t account = 0;
	enum outcome outcome = export_collect(db, pool, who, of, reader, &top, &account);
	if (!outcome)
		*json_r = export_text(pool, top);
	json_decref(top);
	return outcome ? outcome : export_note(db, pool, who, of, account);
}
