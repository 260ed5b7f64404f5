/* Reminders: whom one may be for, and adding one. */
#include <string.h>

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "reminder/reminder.h"
#include "store/kept_text.h"
#include "task/task.h"

/* Whom one is for. */
struct whom {
	const char *kind;
	int64_t id; /* 0: a role */
	int64_t role_id;
};

/* One being added. */
struct adding {
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	enum object_kind kind;
	int64_t id, vacancy_id;
	const struct reminder_input *input;
	struct problems *problems;
	struct whom whom;
};

enum outcome reminder_subjects(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	int64_t limit, struct db_rows **rows_r)
{
	int64_t vacancy_id = 0;
	enum outcome outcome = task_vacancy_of(db, kind, id, &vacancy_id);

	/* clang-format off */
	return outcome
		? outcome
		: db_rows(db, pool,
			"(SELECT DISTINCT 'role' AS kind, vr.role_id AS id, NULL AS name,"
			" b.code AS role FROM vacancy_reach vr"
			" JOIN base_role b ON b.id = vr.role_id"
			" WHERE vr.vacancy_id = ? AND vr.subject_kind <> 'all')"
			" UNION ALL (SELECT 'person', p.id, CONCAT(p.first_name, ' ', p.surname),"
			" MIN(b.code) FROM vacancy_reach vr"
			" JOIN staff_user p ON p.id = vr.subject_id AND p.status = 'active'"
			" JOIN base_role b ON b.id = vr.role_id"
			" WHERE vr.vacancy_id = ? AND vr.subject_kind = 'person'"
			" AND" ACCESS_NOT_EXCLUDED("vr.vacancy_id", "p.id")
			" GROUP BY p.id, p.first_name, p.surname"
			" ORDER BY p.surname, p.id LIMIT ?)",
			DB_VALUES(db_int(vacancy_id), db_int(vacancy_id), db_int(limit)), rows_r);
	/* clang-format on */
}

static enum outcome adding_refuse(
	const struct adding *adding, const char *field, const char *reason)
{
	problem_add(adding->problems, field, reason);
	return INVALID;
}

/* A person who sees the object now; the role is one of those by which she does. */
static enum outcome person_find(struct adding *adding, int64_t id)
{
	struct principal person = {.kind = PRINCIPAL_STAFF, .id = id};
	struct access_roles roles = {0};
	int64_t active = 0;
	enum outcome outcome = db_get_int(adding->db,
		"SELECT 1 FROM staff_user WHERE id = ? AND status = 'active' LOCK IN SHARE MODE",
		DB_VALUES(db_int(id)), &active);

	if (!outcome)
		outcome = access_load(adding->db, adding->pool, &person);
	if (!outcome)
		outcome = object_roles(
			adding->db, adding->pool, &person, adding->kind, adding->id, &roles);
	if (outcome == NOT_FOUND || outcome == DENIED)
		return adding_refuse(adding, "whom", "reminder_whom");
	if (outcome)
		return outcome;
	if (!access_by(&person, roles, object_type(adding->kind)->know))
		return adding_refuse(adding, "whom", "reminder_unseen");
	adding->whom = (struct whom){.kind = "person", .id = id};
	for (int role = ROLE_ADMIN; role <= ROLE_SEAT && !adding->whom.role_id; role++)
		if ((roles.there >> role) & 1)
			adding->whom.role_id = role;
	return OK;
}

/* A role on the vacancy that sees the object as it is now, whatever it is about. */
static enum outcome role_find(struct adding *adding, int64_t role)
{
	int64_t found = 0;
	enum outcome outcome = db_get_int(adding->db,
		"SELECT 1 FROM vacancy_reach vr LEFT JOIN jobad j ON j.id = IF(? = 3, ?, 0)"
		" LEFT JOIN application a ON a.id = IF(? = 4, ?, 0)"
		" WHERE vr.vacancy_id = ? AND vr.role_id = ? AND vr.subject_kind <> 'all'"
		" AND (j.id IS NULL OR EXISTS (SELECT 1 FROM jobad_sight js"
		" WHERE js.role_id = vr.role_id AND js.status = j.status))"
		" AND (a.id IS NULL OR EXISTS (SELECT 1 FROM application_sight sr"
		" WHERE sr.role_id = vr.role_id AND sr.status = a.status"
		" AND sr.on_condition = '')) LIMIT 1",
		DB_VALUES(db_int(adding->kind), db_int(adding->id), db_int(adding->kind),
			db_int(adding->id), db_int(adding->vacancy_id), db_int(role)),
		&found);

	if (outcome == NOT_FOUND)
		return adding_refuse(adding, "whom", "reminder_unseen");
	adding->whom = (struct whom){.kind = "role", .role_id = role};
	return outcome;
}

enum outcome reminder_applicant_may(struct db *db, int64_t application_id, bool *may_r)
{
	int64_t may = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT s.active AND s.counts AND a.received_at IS NOT NULL"
		" AND a.source <> 'mobile' FROM application a JOIN process_status s"
		" ON s.kind = a.status_kind AND s.code = a.status WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), &may);

	*may_r = !outcome && may;
	return outcome;
}

/* words: problem.reminder_applicant */
static enum outcome applicant_find(struct adding *adding)
{
	bool may = false;
	enum outcome outcome = adding->kind == OBJECT_APPLICATION
		? reminder_applicant_may(adding->db, adding->id, &may)
		: OK;

	if (outcome)
		return outcome;
	adding->whom = (struct whom){.kind = "applicant", .role_id = ROLE_RECRUITER};
	return may ? OK : adding_refuse(adding, "whom", "reminder_applicant");
}

static enum outcome whom_find(struct adding *adding)
{
	const char *whom = adding->input->whom;
	int64_t id = 0;

	if (text_equal(whom, "self"))
		return person_find(adding, adding->who->id);
	if (text_equal(whom, "applicant"))
		return applicant_find(adding);
	if (strncmp(whom, "person:", 7) == 0 && text_to_int(whom + 7, 1, INT64_MAX, &id))
		return person_find(adding, id);
	if (strncmp(whom, "role:", 5) == 0 && text_to_int(whom + 5, 1, ROLE_SEAT, &id))
		return role_find(adding, id);
	return adding_refuse(adding, "whom", "reminder_whom");
}

/* Each who has the role, or the person. */
static enum outcome tasks_open(struct db *db, int64_t id)
{
	return db_exec(db,
		"INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind,"
		" object_kind, object_id, vacancy_id, reminder_id, due_on)"
		" SELECT DISTINCT IF(m.subject_kind = 'role', vr.subject_kind, 'person'),"
		" IF(m.subject_kind = 'role', vr.subject_id, m.subject_id), m.role_id,"
		" v.authority_id, 'reminder', m.object_kind, m.object_id, m.vacancy_id, m.id,"
		" m.due_on FROM reminder m JOIN vacancy v ON v.id = m.vacancy_id"
		" LEFT JOIN vacancy_reach vr ON m.subject_kind = 'role'"
		" AND vr.vacancy_id = m.vacancy_id AND vr.role_id = m.role_id"
		" AND vr.subject_kind <> 'all' WHERE m.id = ?",
		DB_VALUES(db_int(id)), NULL);
}

/* words: history.reminder_added */
static enum outcome reminder_insert(struct adding *adding)
{
	const struct reminder_input *input = adding->input;
	const struct whom *whom = &adding->whom;
	struct kept_text text;
	enum outcome outcome = kept_text_keep(adding->db, adding->pool, adding->kind, adding->id,
		REMINDER_SEALED, input->text, &text);

	if (!outcome)
		outcome = db_exec(adding->db,
			"INSERT INTO reminder (object_kind, object_id, vacancy_id, subject_kind,"
			" subject_id, role_id, due_on, first_on, every, text, text_sealed,"
			" created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(adding->kind), db_int(adding->id),
				db_int(adding->vacancy_id), db_str(whom->kind), db_int(whom->id),
				db_int(whom->role_id), db_str(input->due_on), db_str(input->due_on),
				db_str(input->every ? input->every : ""), db_str(text.plain),
				text.sealed ? db_bytes(text.sealed, text.length) : db_null(),
				db_str(clock_sql(adding->pool, clock_now())),
				db_int(adding->who->id)),
			NULL);
	if (!outcome && !text_equal(whom->kind, "applicant"))
		outcome = tasks_open(adding->db, db_inserted_id(adding->db));
	return outcome ? outcome
		       : history_add(adding->db, adding->who, adding->kind, adding->id,
			       "reminder_added", NULL);
}

enum outcome reminder_add(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, const struct reminder_input *input,
	struct problems *problems)
{
	struct adding adding = {.db = db,
		.pool = pool,
		.who = who,
		.kind = kind,
		.id = id,
		.input = input,
		.problems = problems};
	enum outcome outcome = task_vacancy_of(db, kind, id, &adding.vacancy_id);

	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, adding.vacancy_id);
	if (!outcome)
		outcome = object_hold(db, kind, id);
	if (!outcome && day_number(input->due_on) < day_number(clock_today(pool)))
		outcome = adding_refuse(&adding, "due_on", "reminder_past");
	if (!outcome)
		outcome = whom_find(&adding);
	return outcome ? outcome : reminder_insert(&adding);
}
