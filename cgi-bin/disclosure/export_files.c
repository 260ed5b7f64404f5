/* What the export says of files that are not among the documents any more, or not yet as they came.
 */
#include "application/attachment.h"
#include "disclosure/export_private.h"

enum outcome export_files_add(const struct export *export, json_t *object, int64_t application_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(export->db, export->pool,
		"SELECT o.name, o.mime, o.size FROM attachment t"
		" JOIN attachment_original o ON o.attachment_id = t.id"
		" WHERE t.application_id = ? ORDER BY t.id",
		DB_VALUES(db_int(application_id)), &rows);

	if (!outcome && rows->count)
		outcome = export_rows_add(export, object, "originals", outcome, rows);
	if (!outcome)
		outcome = db_rows(export->db, export->pool,
			"SELECT name, type, reason, at FROM attachment_refused"
			" WHERE application_id = ? ORDER BY at, name",
			DB_VALUES(db_int(application_id)), &rows);
	return outcome || !rows->count
		? outcome
		: export_rows_add(export, object, "refused_files", outcome, rows);
}
