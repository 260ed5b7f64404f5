/* Files besides those of applications that were refused: who sent them is told. */
#include "base/text.h"
#include "intake/intake_private.h"
#include "mail/letter.h"

/* Whom, of a file of a purpose. */
struct told {
	const char *email, *lang;
	const char
		*name; /* of the file, for who owns it; NULL: staff, whose mails hold links alone */
	const char *page; /* where it was attached */
};

static const struct db_field told_fields[] = {
	DB_FIELD(struct told, email),
	DB_FIELD(struct told, lang),
	DB_FIELD(struct told, name),
	DB_FIELD(struct told, page),
};

/* Of what the file is: by its owner, too, since not every table finds it by the file alone. */
static enum outcome told_find(struct db *db, struct pool *pool, const char *file_id,
	const char *purpose, int64_t owner_id, struct told *told_r)
{
	return db_struct(db, pool,
		"SELECT c.email, c.lang, f.name, '' AS page FROM folder_file f"
		" JOIN account c ON c.id = f.account_id AND c.status = 'active'"
		" WHERE ? = 'folder' AND f.file_id = ?"
		" UNION ALL SELECT s.email, s.lang, NULL, CONCAT('/mobile/', f.mobile_id)"
		" FROM mobile_file f JOIN staff_user s ON s.id = f.created_by"
		" AND s.status = 'active'"
		" WHERE ? = 'mobile' AND f.mobile_id = ? AND f.file_id = ?"
		" UNION ALL SELECT s.email, s.lang, NULL, CONCAT('/vakanzen/', v.number)"
		" FROM agency_report r JOIN vacancy v ON v.id = r.vacancy_id"
		" JOIN staff_user s ON s.id = r.created_by AND s.status = 'active'"
		" WHERE ? = 'agency' AND r.vacancy_id = ? AND r.file_id = ?"
		" UNION ALL SELECT s.email, s.lang, NULL, CONCAT('/stellenanzeigen/', j.number)"
		" FROM jobad j JOIN statement t ON t.object_kind = 3 AND t.object_id = j.id"
		" JOIN statement_decision d ON d.statement_id = t.id AND d.file_id = ?"
		" JOIN staff_user s ON s.id = d.created_by AND s.status = 'active'"
		" WHERE ? = 'decision' AND j.id = ? LIMIT 1",
		told_fields, told_r,
		DB_VALUES(db_str(purpose), db_str(file_id), db_str(purpose), db_int(owner_id),
			db_str(file_id), db_str(purpose), db_int(owner_id), db_str(file_id),
			db_str(file_id), db_str(purpose), db_int(owner_id)));
}

static enum outcome told_owner(
	struct db *db, struct pool *pool, const struct told *told, const char *reason)
{
	static const struct letter_row row[1];
	const struct letter_value values[] = {{"file", told->name}};
	const struct letter_list lists[] = {
		{"file_virus", row, text_equal(reason, "file_virus")},
		{"file_damaged", row, text_equal(reason, "file_damaged")},
	};

	return letter_post(db, pool,
		&(struct letter){.template = "folder_file_refused",
			.lang = told->lang,
			.recipient = told->email,
			.values = values,
			.count = 1,
			.lists = lists,
			.list_count = 2});
}

static enum outcome told_staff(struct db *db, struct pool *pool, const struct told *told)
{
	const struct letter_value values[] = {{"upload_page", told->page}};

	return letter_queue(
		db, pool, 0, "staff_upload_refused", told->lang, told->email, values, 1);
}

enum outcome intake_tell_stored(struct db *db, struct pool *pool, const char *file_id,
	const char *purpose, int64_t owner_id, const char *reason)
{
	struct told told;
	enum outcome outcome = told_find(db, pool, file_id, purpose, owner_id, &told);

	if (!outcome && text_is_email(told.email))
		outcome = told.name ? told_owner(db, pool, &told, reason)
				    : told_staff(db, pool, &told);
	return outcome == UNAVAILABLE ? outcome : OK; /* what cannot be written is logged */
}
