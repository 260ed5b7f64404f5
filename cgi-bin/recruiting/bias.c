/* Noticing that an applicant is a staff user (ACC-20). */
#include "recruiting/bias.h"

#include "access/access.h"
#include "access/reach.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "made/list_file.h"
#include "mail/letter.h"
#include "recruiting/received.h"

#define ONE_READING 100 /* applications taken from the queue at once */
#define USER_ID 60 /* characters of staff_user.user_id */

static const struct principal system_principal = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};

enum outcome bias_note(struct db *db, int64_t application_id)
{
	return db_exec(db, "INSERT IGNORE INTO bias_check (application_id) VALUES (?)",
		DB_VALUES(db_int(application_id)), NULL);
}

enum outcome bias_staff(struct db *db, const char *application, const char *user_id)
{
	if (text_length(user_id) > USER_ID)
		return OK; /* nobody's */
	return db_exec(db,
		"INSERT IGNORE INTO bias_staff (application_id, user_id)"
		" SELECT id, ? FROM application WHERE number = ?",
		DB_VALUES(db_str(user_id), db_str(application)), NULL);
}

enum outcome bias_sweep(struct db *db, int64_t *removed_r)
{
	return db_sweep(db, "bias_staff", "application_id",
		"NOT EXISTS (SELECT 1 FROM application a WHERE a.id = bias_staff.application_id"
		" AND a.status IN ('gespeichert', 'email_nicht_bestaetigt')) AND NOT EXISTS"
		" (SELECT 1 FROM bias_check c WHERE c.application_id = bias_staff.application_id)",
		"application_id", removed_r, DB_NONE);
}

struct bias {
	struct pool *pool;
	int64_t application_id;
	int64_t vacancy_id;
	int64_t excluded;
	bool reached; /* one of them reached the vacancy */
};

/* Where the person reached the vacancy its history says it; else nothing changed there, and the
 * application's does. */
static enum outcome person_exclude(
	struct db *db, struct bias *bias, int64_t staff_user_id, bool reaches)
{
	const struct principal *who = &system_principal;
	enum object_kind kind = reaches ? OBJECT_VACANCY : OBJECT_APPLICATION;
	int64_t id = reaches ? bias->vacancy_id : bias->application_id, added = 0;
	const char *detail = pool_printf(bias->pool, "%lld", (long long)staff_user_id);
	enum outcome outcome = db_exec(db,
		"INSERT IGNORE INTO vacancy_exclusion (vacancy_id, staff_user_id, application_id,"
		" reason, excluded_at) VALUES (?, ?, ?, '', ?)",
		DB_VALUES(db_int(bias->vacancy_id), db_int(staff_user_id),
			db_int(bias->application_id), db_str(clock_sql(bias->pool, clock_now()))),
		&added);

	if (outcome || added == 0)
		return outcome;
	bias->excluded++;
	bias->reached = bias->reached || reaches;
	outcome = list_files_end(db, bias->pool, staff_user_id);
	if (!outcome)
		outcome = reach_rebuild_project_of(db, bias->vacancy_id);
	return outcome ? outcome
		       : history_add_audited(db, who, kind, id, "person_excluded", detail);
}

/* To whoever looks after the vacancy and is not excluded; a letter that cannot be made (logged)
 * does not undo the exclusion. */
static enum outcome owner_tell(struct db *db, const struct bias *bias)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, bias->pool,
		"SELECT DISTINCT s.email, s.lang, v.number FROM vacancy v"
		" JOIN (SELECT owner_id AS id FROM vacancy WHERE id = ?"
		" UNION SELECT m.staff_user_id FROM user_group_member m"
		" JOIN user_group g ON g.id = m.group_id AND g.role_id = ?) t"
		" JOIN staff_user s ON s.id = t.id AND s.status = 'active'"
		" WHERE v.id = ? AND" ACCESS_NOT_EXCLUDED("v.id", "s.id") " ORDER BY s.email",
		DB_VALUES(db_int(bias->vacancy_id), db_int(ROLE_ADMIN), db_int(bias->vacancy_id)),
		&rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const struct letter_value values[] = {{"number", db_text(rows, i, "number")}};

		outcome = letter_queue(db, bias->pool, 0, "staff_bias_detected",
			db_text(rows, i, "lang"), db_text(rows, i, "email"), values, 1);
		if (outcome == INVALID)
			outcome = OK;
	}
	return outcome;
}

#define APPLIED_AS(staff) \
	"SELECT s.id, a.vacancy_id, EXISTS (SELECT 1 FROM staff_subject ss JOIN vacancy_reach vr" \
	" ON vr.subject_kind = ss.subject_kind AND vr.subject_id = ss.subject_id" \
	" WHERE ss.staff_user_id = s.id AND vr.vacancy_id = a.vacancy_id) AS reaches" \
	" FROM application a " staff " WHERE a.id = ?"

static enum outcome exclude_all(struct db *db, struct bias *bias, const struct db_rows *rows)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		bias->vacancy_id = db_number(rows, i, "vacancy_id");
		outcome = person_exclude(
			db, bias, db_number(rows, i, "id"), db_number(rows, i, "reaches") != 0);
	}
	return outcome;
}

static enum outcome application_forget(struct db *db, int64_t application_id)
{
	enum outcome outcome = db_exec(db, "DELETE FROM bias_staff WHERE application_id = ?",
		DB_VALUES(db_int(application_id)), NULL);

	if (outcome)
		return outcome;
	return db_exec(db, "DELETE FROM bias_check WHERE application_id = ?",
		DB_VALUES(db_int(application_id)), NULL);
}

static enum outcome check_work(struct db *db, void *context)
{
	struct bias *bias = context;
	struct db_rows *rows = NULL;
	enum outcome outcome =
		received_refused(db, bias->pool, &system_principal, bias->application_id);

	if (!outcome)
		outcome = db_rows(db, bias->pool,
			APPLIED_AS(
				"JOIN applicant p ON p.id = a.applicant_id"
				" JOIN staff_user s ON s.email = p.email AND s.status <> 'deleted'"
				" AND LOWER(s.email) COLLATE utf8mb4_bin = LOWER(p.email)"),
			DB_VALUES(db_int(bias->application_id)), &rows);

	bias->excluded = 0;
	bias->reached = false;
	if (!outcome)
		outcome = exclude_all(db, bias, rows);
	if (!outcome)
		outcome = db_rows(db, bias->pool,
			APPLIED_AS("JOIN bias_staff b ON b.application_id = a.id"
				   " JOIN staff_user s ON s.user_id = b.user_id AND"
				   " s.status <> 'deleted'"),
			DB_VALUES(db_int(bias->application_id)), &rows);
	if (!outcome)
		outcome = exclude_all(db, bias, rows);
	if (!outcome && bias->reached)
		outcome = owner_tell(db, bias);
	if (!outcome)
		outcome = received_tell(db, bias->pool, bias->application_id);
	return outcome ? outcome : application_forget(db, bias->application_id);
}

enum outcome bias_detect(struct db *db, int64_t *excluded_r)
{
	struct pool *pool = pool_new();
	struct db_rows *rows = NULL;
	enum outcome outcome;

	*excluded_r = 0;
	do {
		pool_clear(pool);
		outcome = db_rows(db, pool,
			"SELECT application_id FROM bias_check ORDER BY application_id LIMIT ?",
			DB_VALUES(db_int(ONE_READING)), &rows);
		for (size_t i = 0; !outcome && i < rows->count; i++) {
			struct bias bias = {
				.pool = pool, .application_id = db_cell_int(rows, i, 0)};

			outcome = db_transaction(db, check_work, &bias);
			if (!outcome)
				*excluded_r += bias.excluded;
		}
	} while (!outcome && rows->count == ONE_READING);
	pool_free(&pool);
	return outcome;
}
