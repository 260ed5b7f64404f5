/* Reading applications and commenting on them. */
#include "application/application.h"

#include "application/attachment.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

/* clang-format off */
#define LIST_FROM \
	" FROM application a JOIN applicant p ON p.id = a.applicant_id" \
	" JOIN vacancy v ON v.id = a.vacancy_id" \
	" WHERE " ACCESS_SEES_APPLICATION("a") \
	" AND (a.status = 'archiviert') = ? AND (? IS NULL OR a.vacancy_id = ?) AND (? = '' OR" \
	" FIND_IN_SET(a.status, ?))" \
	" AND (NOT ? OR (a.severely_disabled AND " ACCESS_SEES_MARK("a") "))" \
	" AND (? IS NULL OR a.number = ? OR LEFT(p.surname, CHAR_LENGTH(?)) = ?)"
#define LIST_BIND(who, f, statuses) \
	ACCESS_BIND(who, RIGHT_CANDIDATE_LIST_VIEW), db_bool((f)->archive), \
	db_id((f)->vacancy_id), db_id((f)->vacancy_id), \
	db_str(statuses), db_str(statuses), db_bool((f)->severe_only), \
	ACCESS_BIND(who, RIGHT_CANDIDATE_LIST_VIEW), \
	db_str((f)->words), \
	db_str((f)->words), db_str((f)->words), db_str((f)->words)
/* clang-format on */

enum outcome application_list(struct db *db, struct pool *pool, const struct principal *who,
	const struct application_filter *filter, struct db_rows **rows_r, int64_t *total_r)
{
	const char *statuses = filter->statuses ? filter->statuses : "";
	enum outcome outcome = OK;

	if (total_r)
		outcome = db_get_int(db, "SELECT COUNT(*)" LIST_FROM,
			DB_VALUES(LIST_BIND(who, filter, statuses)), total_r);
	if (outcome)
		return outcome;
	return db_rows(db, pool,
		"SELECT a.id, a.number, CONCAT(p.surname, ', ', p.first_name) AS name,"
		" a.status, v.number AS vacancy, v.title AS vacancy_title, a.received_at,"
		" " ACCESS_MARK ", a.internal" LIST_FROM
		" ORDER BY a.received_at DESC, a.id DESC LIMIT ? OFFSET ?",
		DB_VALUES(ACCESS_BIND_MARK(who), LIST_BIND(who, filter, statuses),
			db_int(filter->limit), db_int(filter->offset)),
		rows_r);
}

static const struct db_field application_fields[] = {
	DB_FIELD(struct application, id),
	DB_FIELD(struct application, vacancy_id),
	DB_FIELD(struct application, version),
	DB_FIELD(struct application, form_version_id),
	DB_FIELD(struct application, number),
	DB_FIELD(struct application, name),
	DB_FIELD(struct application, salutation),
	DB_FIELD(struct application, email),
	DB_FIELD(struct application, lang),
	DB_FIELD(struct application, status),
	DB_FIELD(struct application, vacancy_number),
	DB_FIELD(struct application, vacancy_title),
	DB_FIELD(struct application, jobad_number),
	DB_FIELD(struct application, jobad_title),
	DB_FIELD(struct application, received_at),
	DB_FIELD(struct application, status_since),
	DB_FIELD(struct application, source),
	DB_FIELD(struct application, pr_told_at),
	DB_FIELD(struct application, sbv_told_at),
	DB_FIELD(struct application, read_by),
	DB_FIELD(struct application, severely_disabled),
	DB_FIELD(struct application, internal),
	DB_FIELD(struct application, first_name),
	DB_FIELD(struct application, surname),
	DB_FIELD(struct application, entered),
	DB_FIELD(struct application, undoable),
	DB_FIELD(struct application, asked),
	DB_FIELD(struct application, stated),
	DB_FIELD(struct application, letter_waits),
	DB_FIELD(struct application, letter_lost),
};

enum outcome application_get(
	struct db *db, struct pool *pool, int64_t id, struct application *application_r)
{
	return db_struct(db, pool,
		"SELECT a.id, a.vacancy_id, a.version, a.form_version_id, a.number,"
		" CONCAT(p.first_name, ' ', p.surname) AS name, p.first_name, p.surname,"
		" EXISTS (SELECT 1 FROM application_entry y WHERE y.application_id = a.id)"
		" AS entered, EXISTS (SELECT 1 FROM application_step u WHERE"
		" u.application_id = a.id AND u.state = 'made' AND u.until_at > ?) AS undoable,"
		" p.salutation, p.email, p.lang, a.status, v.number AS"
		" vacancy_number, v.title AS vacancy_title,"
		" j.number AS jobad_number, j.title AS jobad_title, a.received_at,"
		" a.status_since, a.source, (SELECT t.told_at FROM received_told t"
		" WHERE t.application_id = a.id AND t.role_id = ?) AS pr_told_at,"
		" (SELECT t.told_at FROM received_told t WHERE t.application_id = a.id"
		" AND t.role_id = ?) AS sbv_told_at,"
		" (SELECT GROUP_CONCAT(r.role_id) FROM application_read r"
		" JOIN application_told o ON o.application_id = r.application_id"
		" AND o.status = r.status WHERE r.application_id = a.id AND r.day = ?)"
		" AS read_by, a.severely_disabled,"
		" a.internal, EXISTS (SELECT 1 FROM application_question q"
		" WHERE q.application_id = a.id) AS asked, EXISTS (SELECT 1 FROM statement t"
		" WHERE t.object_kind = 4 AND t.object_id = a.id) AS stated,"
		" EXISTS (SELECT 1 FROM mail_outbox w WHERE w.open_vacancy_id = a.vacancy_id"
		" AND w.application_id = a.id AND w.status = 'waiting') AS letter_waits,"
		" EXISTS (SELECT 1 FROM mail_outbox l WHERE l.open_vacancy_id = a.vacancy_id"
		" AND l.application_id = a.id AND l.status <> 'waiting') AS letter_lost"
		" FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN vacancy v ON v.id = a.vacancy_id"
		" JOIN jobad j ON j.id = a.jobad_id WHERE a.id = ?",
		application_fields, application_r,
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(ROLE_PR), db_int(ROLE_SBV),
			db_str(clock_today(pool)), db_int(id)));
}

/* The rows of one kind, which stand together. */
static struct db_rows part_of(const struct db_rows *rows, const char *kind)
{
	struct db_rows part = *rows;
	size_t first = 0;

	while (first < rows->count && !text_equal(db_text(rows, first, "kind"), kind))
		first++;
	part.cells += first * rows->columns;
	part.count = 0;
	while (first + part.count < rows->count
		&& text_equal(db_text(rows, first + part.count, "kind"), kind))
		part.count++;
	return part;
}

enum outcome application_beside(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct application_told *told, struct application_beside *beside_r)
{
	struct db_rows *rows = NULL;
	/* clang-format off */
	enum outcome outcome = db_rows(db, pool,
		"SELECT 'attachment' AS kind, t.id, t.type, t.name, t.mime, t.size, t.created_at,"
		" NULL AS text, NULL AS number, NULL AS vacancy_title, NULL AS status, "
		ATTACHMENT_WAITS("t") " AS waits, EXISTS (SELECT 1 FROM attachment_picture k"
		" WHERE k.attachment_id = t.id AND k.size = 'small') AS picture"
		" FROM attachment t WHERE t.application_id = ?"
		" AND (? OR t.type <> 'disability') AND " ATTACHMENT_OPEN("t")
		" UNION ALL SELECT 'refused', r.id, r.reason, r.name, NULL, NULL, r.at, NULL, NULL,"
		" NULL, NULL, 0, 0 FROM attachment_refused r WHERE r.application_id = ?"
		" AND (? OR r.type <> 'disability') AND " ATTACHMENT_OPEN("r")
		" UNION ALL SELECT 'comment', c.id, NULL, CONCAT(s.first_name, ' ', s.surname),"
		" NULL, NULL, c.created_at, c.text, NULL, NULL, NULL, 0, 0"
		" FROM application_comment c JOIN staff_user s ON s.id = c.staff_user_id"
		" WHERE ? AND c.application_id = ?"
		" UNION ALL SELECT 'waiver', 0, NULL, CONCAT(s.first_name, ' ', s.surname),"
		" NULL, NULL, w.waived_at, w.reason, NULL, NULL, NULL, 0, 0"
		" FROM invitation_waiver w JOIN staff_user s ON s.id = w.waived_by"
		" WHERE ? AND w.application_id = ?"
		" UNION ALL SELECT * FROM (SELECT 'other', -o.id AS id, NULL AS type, NULL AS name,"
		" NULL AS mime, NULL AS size, NULL AS created_at, NULL AS text, o.number, ov.title,"
		" o.status, 0 AS waits, 0 AS picture"
		" FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN vacancy v ON v.id = a.vacancy_id JOIN applicant op ON op.email = p.email"
		" JOIN application o ON o.applicant_id = op.id AND o.id <> a.id"
		" JOIN vacancy ov ON ov.id = o.vacancy_id AND ov.authority_id = v.authority_id"
		" WHERE ? AND a.id = ? AND o.status <> 'archiviert' AND "
		ACCESS_SEES_APPLICATION("o") " ORDER BY o.id DESC LIMIT ?) others"
		" ORDER BY kind, id",
		DB_VALUES(db_int(id), db_bool(told->proofs), db_int(id), db_bool(told->proofs),
			db_bool(told->comments), db_int(id),
			db_bool(told->proofs), db_int(id),
			db_bool(told->others), db_int(id),
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ),
			db_int(APPLICATION_OTHERS + 1)), &rows);
	/* clang-format on */

	if (outcome)
		return outcome;
	beside_r->attachments = part_of(rows, "attachment");
	beside_r->comments = part_of(rows, "comment");
	beside_r->refused = part_of(rows, "refused");
	beside_r->others = part_of(rows, "other");
	beside_r->waiver = part_of(rows, "waiver");
	return OK;
}

enum outcome application_comments(
	struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT c.id, c.text, CONCAT(s.first_name, ' ', s.surname) AS name, c.created_at"
		" FROM application_comment c JOIN staff_user s ON s.id = c.staff_user_id"
		" WHERE c.application_id = ? ORDER BY c.id",
		DB_VALUES(db_int(id)), rows_r);
}

enum outcome application_comment_add(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id, const char *text)
{
	enum outcome outcome = db_exec(db,
		"INSERT INTO application_comment (application_id, staff_user_id, text, created_at)"
		" VALUES (?, ?, ?, ?)",
		DB_VALUES(db_int(id), db_int(who->id), db_str(text),
			db_str(clock_sql(pool, clock_now()))),
		NULL);

	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, id, "comment_added", NULL);
}

enum outcome application_comment_delete(
	struct db *db, const struct principal *who, int64_t id, int64_t comment_id)
{
	int64_t changed = 0;
	enum outcome outcome =
		db_exec(db, "DELETE FROM application_comment WHERE id = ? AND application_id = ?",
			DB_VALUES(db_int(comment_id), db_int(id)), &changed);

	if (outcome)
		return outcome;
	if (changed == 0)
		return NOT_FOUND;
	return history_add(db, who, OBJECT_APPLICATION, id, "comment_deleted", NULL);
}
