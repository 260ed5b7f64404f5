/* Settings for applications. */
#include "application/limits.h"

#include "base/text.h"
#include "document/office.h"

static void limit_take(const char *name, const char *value, struct limits *limits)
{
	if (text_equal(name, "upload_max_bytes"))
		text_to_int(value, 1, INT64_C(1) << 32, &limits->max_bytes);
	else if (text_equal(name, "upload_max_files"))
		text_to_int(value, 1, 100, &limits->max_files);
	else if (text_equal(name, "upload_max_total_bytes"))
		text_to_int(value, 1, INT64_C(1) << 40, &limits->max_total);
	else if (text_equal(name, "apply_grace_hours"))
		text_to_int(value, 0, 24 * 366, &limits->grace_hours);
	else if (text_equal(name, "address_confirmation_hours"))
		text_to_int(value, 1, 24 * 366, &limits->confirmation_hours);
	else if (text_equal(name, "privacy_notice_version"))
		limits->privacy_version = value;
}

enum outcome limits_get(struct db *db, struct pool *pool, struct limits *limits_r)
{
	*limits_r = (struct limits){
		.max_bytes = 10485760,
		.max_files = 10,
		.max_total = 52428800,
		.grace_hours = 24,
		.confirmation_hours = 504,
		.privacy_version = "-",
	};
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT name, value FROM setting WHERE name IN ('upload_max_bytes',"
		" 'upload_max_files', 'upload_max_total_bytes', 'apply_grace_hours',"
		" 'address_confirmation_hours', 'privacy_notice_version')",
		DB_NONE, &rows);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < rows->count; i++)
		limit_take(db_text(rows, i, "name"), db_text(rows, i, "value"), limits_r);
	return OK;
}

enum outcome limits_of_application(
	struct db *db, struct pool *pool, int64_t application_id, struct limits *limits_r)
{
	int64_t office = 0;
	enum outcome outcome = limits_get(db, pool, limits_r);

	if (!outcome && office_there())
		outcome = db_get_int(db,
			"SELECT COALESCE(MAX(f.office), 0) FROM application a"
			" JOIN form_version v ON v.id = a.form_version_id"
			" JOIN form f ON f.code = v.form_code WHERE a.id = ?",
			DB_VALUES(db_int(application_id)), &office);
	limits_r->office = office != 0;
	return outcome;
}
