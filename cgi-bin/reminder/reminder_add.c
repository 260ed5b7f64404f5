
#include <stdio.h>
/* Reminders: whom one may be for, and adding one. */
#include <string.h>

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "store/store.h"
#include "task/statement_private.h"

#define SEALED_AS "reminder"
#include "reminder/reminder.h"

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
	enum outcome outcome = statement_vacancy_of(db, kind, id, &vacancy_id);

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

static enum outcome whom_find(struct adding *adding)
{
	const char *whom = adding->input->whom;
	int64_t id = 0;

	if (text_equal(whom, "self"))
		return person_find(adding, adding->who->id);
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
	struct statement_text text;
	enum outcome outcome = statement_text_keep(
		adding->db, adding->pool, adding->kind, adding->id, SEALED_AS, input->text, &text);

	if (!outcome)
		outcome = db_exec(adding->db,
			"INSERT INTO reminder (object_kind, object_id, vacancy_id, subject_kind,"
			" subject_id, role_id, due_on, every, text, text_sealed, created_at,"
			" created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(adding->kind), db_int(adding->id),
				db_int(adding->vacancy_id), db_str(whom->kind), db_int(whom->id),
				db_int(whom->role_id), db_str(input->due_on),
				db_str(input->every ? input->every : ""), db_str(text.plain),
				text.sealed ? db_bytes(text.sealed, text.length) : db_null(),
				db_str(clock_sql(adding->pool, clock_now())),
				db_int(adding->who->id)),
			NULL);
	if (!outcome)
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
	enum outcome outcome = statement_vacancy_of(db, kind, id, &adding.vacancy_id);

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

static const struct db_field reminder_fields[] = {
	DB_FIELD(struct reminder, id),
	DB_FIELD(struct reminder, object_id),
	DB_FIELD(struct reminder, vacancy_id),
	DB_FIELD(struct reminder, created_by),
	DB_FIELD(struct reminder, object_kind),
	DB_FIELD(struct reminder, object_number),
	DB_FIELD(struct reminder, subject_kind),
	DB_FIELD(struct reminder, subject_name),
	DB_FIELD(struct reminder, role_code),
	DB_FIELD(struct reminder, due_on),
	DB_FIELD(struct reminder, every),
	DB_FIELD(struct reminder, text),
	DB_FIELD(struct reminder, created_name),
	DB_FIELD(struct reminder, done_at),
	DB_FIELD(struct reminder, done_name),
	DB_FIELD(struct reminder, own),
	DB_FIELD(struct reminder, text_sealed),
};

/* Hers by the tasks of her subjects, or as who has written it. */
#define OWN \
	"(m.created_by = ? OR EXISTS (SELECT 1 FROM task t JOIN staff_subject ss" \
	" ON ss.subject_kind = t.subject_kind AND ss.subject_id = t.subject_id" \
	" WHERE t.reminder_id = m.id AND ss.staff_user_id = ?))"
#define REMINDERS \
	"SELECT m.id, m.object_id, m.vacancy_id, m.created_by, m.object_kind," \
	" COALESCE(j.number, a.number, v.number) AS object_number, m.subject_kind," \
	" CONCAT(p.first_name, ' ', p.surname) AS subject_name, b.code AS role_code, m.due_on," \
	" m.every, m.text, CONCAT(c.first_name, ' ', c.surname) AS created_name, m.done_at," \
	" CONCAT(d.first_name, ' ', d.surname) AS done_name, " OWN " AS own, m.text_sealed" \
	" FROM reminder m JOIN vacancy v ON v.id = m.vacancy_id" \
	" JOIN base_role b ON b.id = m.role_id JOIN staff_user c ON c.id = m.created_by" \
	" LEFT JOIN staff_user p ON m.subject_kind = 'person' AND p.id = m.subject_id" \
	" LEFT JOIN staff_user d ON d.id = m.done_by" \
	" LEFT JOIN jobad j ON m.object_kind = 3 AND j.id = m.object_id" \
	" LEFT JOIN application a ON m.object_kind = 4 AND a.id = m.object_id"

/* Those of one object: its key is read once. */
static enum outcome texts_open(
	struct db *db, struct pool *pool, struct reminder *reminders, size_t count)
{
	uint8_t key[32];
	enum outcome outcome;

	if (count == 0 || reminders[0].object_kind != OBJECT_APPLICATION)
		return OK;
	outcome = store_key(db, OBJECT_APPLICATION, reminders[0].object_id, key);
	for (size_t i = 0; !outcome && i < count; i++)
		if (reminders[i].text_sealed.bytes)
			reminders[i].text = store_unseal(pool, key, SEALED_AS,
				reminders[i].text_sealed.bytes, reminders[i].text_sealed.length);
	return outcome == GONE ? OK : outcome;
}

enum outcome reminders_of(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, bool all, int64_t limit, struct reminder **reminders_r,
	size_t *count_r)
{
	const struct db_value own = db_int(who->id);
	enum outcome outcome = db_structs(db, pool,
		REMINDERS " WHERE m.object_kind = ? AND m.object_id = ? AND (? OR " OWN ")"
			  " ORDER BY m.done_at IS NOT NULL, m.due_on, m.id LIMIT ?",
		reminder_fields, reminders_r, count_r,
		DB_VALUES(
			own, own, db_int(kind), db_int(id), db_bool(all), own, own, db_int(limit)));

	return outcome ? outcome : texts_open(db, pool, *reminders_r, *count_r);
}

enum outcome reminder_get(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct reminder *reminder_r)
{
	const struct db_value own = db_int(who->id);
	enum outcome outcome = db_struct(db, pool, REMINDERS " WHERE m.id = ?", reminder_fields,
		reminder_r, DB_VALUES(own, own, db_int(id)));

	if (!outcome && !reminder_r->own)
		outcome = NOT_FOUND;
	return outcome ? outcome : texts_open(db, pool, reminder_r, 1);
}

/* The first of its days after today. */
#define NEXT_DAY \
	"IF(every = 'week', due_on + INTERVAL (FLOOR(GREATEST(DATEDIFF(?, due_on), 0) / 7) + 1)" \
	" WEEK, due_on + INTERVAL (GREATEST(TIMESTAMPDIFF(MONTH, due_on, ?), 0) + 1) MONTH)"

static enum outcome reminder_next(struct db *db, const char *today, int64_t id)
{
	enum outcome outcome =
		db_exec(db, "UPDATE reminder SET due_on = " NEXT_DAY ", told = FALSE WHERE id = ?",
			DB_VALUES(db_str(today), db_str(today), db_int(id)), NULL);

	return outcome ? outcome
		       : db_exec(db,
			       "UPDATE task t JOIN reminder m ON m.id = t.reminder_id"
			       " SET t.due_on = m.due_on WHERE m.id = ?",
			       DB_VALUES(db_int(id)), NULL);
}

static enum outcome reminder_end(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	enum outcome outcome = db_exec(db,
		"UPDATE reminder SET done_at = ?, done_by = ?, told = TRUE WHERE id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(who->id), db_int(id)), NULL);

	return outcome ? outcome
		       : db_exec(db, "DELETE FROM task WHERE reminder_id = ?",
			       DB_VALUES(db_int(id)), NULL);
}

/* words: history.reminder_done */
enum outcome reminder_done(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id, bool ends)
{
	struct reminder reminder;
	int64_t held = 0;
	enum outcome outcome = reminder_get(db, pool, who, id, &reminder);

	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, reminder.vacancy_id);
	if (!outcome)
		outcome =
			object_hold(db, (enum object_kind)reminder.object_kind, reminder.object_id);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT done_at IS NULL FROM reminder WHERE id = ? FOR UPDATE",
			DB_VALUES(db_int(id)), &held);
	if (outcome)
		return outcome;
	if (!held)
		return CONFLICT;
	outcome = text_empty(reminder.every) || ends ? reminder_end(db, pool, who, id)
						     : reminder_next(db, clock_today(pool), id);
	return outcome ? outcome
		       : history_add(db, who, (enum object_kind)reminder.object_kind,
			       reminder.object_id, "reminder_done", NULL);
}
