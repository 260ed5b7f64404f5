/* What the export says of an account and its Bewerbungsmappe. */
#include "base/clock.h"
#include "disclosure/export_private.h"
#include "folder/folder.h"
#include "store/stored_check.h"

bool export_opens_folder(const struct principal *who, int64_t account_id)
{
	return who->kind != PRINCIPAL_STAFF && who->account == account_id;
}

/* words: export_folder.owner_only */
static enum outcome add_folder_note(
	const struct export *export, json_t *account, int64_t account_id)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(export->db, export->pool,
		"SELECT created_at, consent_version, consent_at FROM folder WHERE account_id = ?",
		DB_VALUES(db_int(account_id)), &rows);
	if (outcome || rows->count == 0)
		return outcome;
	json_t *object = export_row(export->pool, rows, 0);
	json_object_set_new(account, "folder", object);
	json_object_set_new(object, "hint",
		json_string(export_word_of(
			export->pool, export->reader, "export_folder.", "owner_only")));
	return OK;
}

/* The folder's answers are named by the newest version of the form. */
static enum outcome account_add_folder(struct export *export, json_t *account, int64_t account_id)
{
	struct folder folder;
	struct db_rows *rows, *refused = NULL;
	int64_t version = 0;
	enum outcome outcome = folder_get(export->db, export->pool, account_id, &folder);
	if (outcome == NOT_FOUND || outcome == GONE)
		return OK;
	if (!outcome)
		outcome = form_version_newest(export->db, "bewerbung", &version);
	if (!outcome)
		outcome = form_model_get(
			export->db, export->pool, version, export->reader->lang, &export->model);
	if (!outcome)
		outcome = db_rows(export->db, export->pool,
			"SELECT name, type, mime, size, LOWER(HEX(sha256)) AS sha256"
			" FROM folder_file f"
			" WHERE account_id = ? AND NOT " STORED_REFUSED_OF(
				"f.file_id") " ORDER BY id",
			DB_VALUES(db_int(account_id)), &rows);
	if (!outcome)
		outcome = db_rows(export->db, export->pool, FOLDER_REFUSED,
			DB_VALUES(db_int(account_id)), &refused);
	if (outcome)
		return outcome;
	json_t *object = json_object();
	json_object_set_new(account, "folder", object);
	json_object_set_new(object, "consent_version", json_string(folder.consent_version));
	json_object_set_new(
		object, "consent_at", json_string(clock_iso(export->pool, folder.consent_at)));
	export_answers_add(export, object, &folder.answers);
	outcome = export_rows_add(export, object, "attachments", OK, rows);
	return outcome || !refused->count
		? outcome
		: export_rows_add(export, object, "refused_files", OK, refused);
}

enum outcome export_account_add(struct export *export, json_t *top, int64_t account_id)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(export->db, export->pool,
		"SELECT email, status, lang, consent_version, consent_at, special_consent_at,"
		" valid_until, last_sign_in_at, password_until, created_at FROM"
		" account WHERE id = ?",
		DB_VALUES(db_int(account_id)), &rows);
	if (outcome || rows->count == 0)
		return outcome;
	json_t *object = export_row(export->pool, rows, 0);
	json_object_set_new(top, "account", object);
	outcome = db_rows(export->db, export->pool,
		"SELECT at, success, device FROM account_sign_in WHERE account_id = ? ORDER BY id",
		DB_VALUES(db_int(account_id)), &rows);
	outcome = export_rows_add(export, object, "sign_ins", outcome, rows);
	if (!outcome) {
		outcome = db_rows(export->db, export->pool,
			"SELECT ad_number AS number, title, created_at FROM bookmark WHERE"
			" account_id = ?"
			" ORDER BY id",
			DB_VALUES(db_int(account_id)), &rows);
		outcome = export_rows_add(export, object, "bookmarks", outcome, rows);
	}
	if (!outcome) {
		outcome = db_rows(export->db, export->pool,
			"SELECT email, title, frequency, status, created_at FROM job_alert"
			" WHERE account_id = ? ORDER BY id",
			DB_VALUES(db_int(account_id)), &rows);
		outcome = export_rows_add(export, object, "alerts", outcome, rows);
	}
	if (outcome)
		return outcome;
	return export_opens_folder(export->who, account_id)
		? account_add_folder(export, object, account_id)
		: add_folder_note(export, object, account_id);
}
