/* Reminders: read, done. How one is added: reminder_add.c; when their day has come:
 * reminder_time.c.
 */
#include "reminder/reminder.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "store/store.h"
#include "task/deputy.h"

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
	DB_FIELD(struct reminder, deputy_of),
	DB_FIELD(struct reminder, first_on),
	DB_FIELD(struct reminder, text_sealed),
};

/* Hers by the tasks of her subjects, or as who has written it. */
#define OWN \
	"(m.created_by = ? OR EXISTS (SELECT 1 FROM task t JOIN staff_subject ss" \
	" ON ss.subject_kind = t.subject_kind AND ss.subject_id = t.subject_id" \
	" WHERE t.reminder_id = m.id AND ss.staff_user_id = ?))"
/* Of a deputy d whose task she has as deputy today: bind DEPUTY_VALUES. */
/* clang-format off */
#define DEPUTY_OF \
	" JOIN task t ON t.reminder_id = m.id AND t.due_on <= ?" \
	" AND t.role_id = d.role_id AND t.authority_id = d.authority_id JOIN staff_subject ss" \
	" ON ss.staff_user_id = d.person_id AND ss.subject_kind = t.subject_kind" \
	" AND ss.subject_id = t.subject_id WHERE " DEPUTY_NOW("d") \
	" AND" ACCESS_NOT_EXCLUDED("m.vacancy_id", "d.deputy_id") \
	" AND" ACCESS_NOT_EXCLUDED("m.vacancy_id", "d.person_id")
/* clang-format on */
#define DEPUTY_VALUES(pool, who) db_str(clock_today(pool)), DEPUTY_BIND(pool, who)
#define REMINDERS \
	"SELECT m.id, m.object_id, m.vacancy_id, m.created_by, m.object_kind," \
	" COALESCE(j.number, a.number, v.number) AS object_number, m.subject_kind," \
	" CONCAT(p.first_name, ' ', p.surname) AS subject_name, b.code AS role_code, m.due_on," \
	" m.every, m.text, CONCAT(c.first_name, ' ', c.surname) AS created_name, m.done_at," \
	" CONCAT(d.first_name, ' ', d.surname) AS done_name, " OWN " AS own," \
	" (SELECT d.person_id FROM deputy d" DEPUTY_OF " LIMIT 1) AS deputy_of, m.first_on," \
	" m.text_sealed" \
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
			reminders[i].text = store_unseal(pool, key, REMINDER_SEALED,
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
		DB_VALUES(own, own, DEPUTY_VALUES(pool, who), db_int(kind), db_int(id),
			db_bool(all), own, own, db_int(limit)));

	for (size_t i = 0; !outcome && all && i < *count_r; i++)
		(*reminders_r)[i].own |= text_equal((*reminders_r)[i].subject_kind, "applicant");
	return outcome ? outcome : texts_open(db, pool, *reminders_r, *count_r);
}

/* Has the person the right on what it is about, as that is now? The rights of the principal are
 * loaded. */
static enum outcome reminder_right(struct db *db, struct pool *pool, const struct principal *person,
	const struct reminder *reminder, enum right right, bool *has_r)
{
	enum object_kind kind = (enum object_kind)reminder->object_kind;
	struct access_roles roles = {0};
	enum outcome outcome = object_roles(db, pool, person, kind, reminder->object_id, &roles);

	*has_r = !outcome && access_by(person, roles, right);
	return outcome;
}

/* Of those she represents the first who sees what it is about. NOT_FOUND: none does. */
static enum outcome represented_find(
	struct db *db, struct pool *pool, const struct principal *who, struct reminder *reminder)
{
	const enum right know = object_type((enum object_kind)reminder->object_kind)->know;
	struct db_rows *rows = NULL;
	bool sees = false;
	enum outcome outcome = db_rows(db, pool,
		"SELECT DISTINCT d.person_id FROM reminder m JOIN deputy d" DEPUTY_OF
		" AND m.id = ? ORDER BY 1",
		DB_VALUES(DEPUTY_VALUES(pool, who), db_int(reminder->id)), &rows);

	for (size_t i = 0; !outcome && !sees && i < rows->count; i++) {
		struct principal person = {
			.kind = PRINCIPAL_STAFF, .id = db_number(rows, i, "person_id")};

		reminder->deputy_of = person.id;
		outcome = access_load(db, pool, &person);
		if (!outcome)
			outcome = reminder_right(db, pool, &person, reminder, know, &sees);
		if (outcome == DENIED)
			outcome = OK;
	}
	return outcome ? outcome : sees ? OK : NOT_FOUND;
}

enum outcome reminder_get(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct reminder *reminder_r)
{
	const struct db_value own = db_int(who->id);
	bool steers = false;
	enum outcome outcome = db_struct(db, pool, REMINDERS " WHERE m.id = ?", reminder_fields,
		reminder_r, DB_VALUES(own, own, DEPUTY_VALUES(pool, who), db_int(id)));

	if (outcome)
		return outcome;
	if (!reminder_r->own && text_equal(reminder_r->subject_kind, "applicant"))
		outcome = reminder_right(
			db, pool, who, reminder_r, RIGHT_CANDIDATE_REMINDER_CREATE, &steers);
	reminder_r->own |= steers;
	if (!outcome && !reminder_r->own)
		outcome = represented_find(db, pool, who, reminder_r);
	else
		reminder_r->deputy_of = 0;
	return outcome ? outcome : texts_open(db, pool, reminder_r, 1);
}

/* The first of its days after today. */
static const char *next_day(struct pool *pool, const struct reminder *reminder)
{
	bool week = text_equal(reminder->every, "week");
	int32_t today = day_number(clock_today(pool)), after = day_number(reminder->due_on);
	const char *day = reminder->due_on;

	after = after > today ? after : today;
	for (int n = 1; day_number(day) <= after; n++)
		day = week ? day_add(pool, reminder->due_on, 7 * n)
			   : day_add_months(pool, reminder->first_on, n);
	return day;
}

static enum outcome reminder_next(struct db *db, struct pool *pool, const struct reminder *reminder)
{
	enum outcome outcome =
		db_exec(db, "UPDATE reminder SET due_on = ?, told = FALSE WHERE id = ?",
			DB_VALUES(db_str(next_day(pool, reminder)), db_int(reminder->id)), NULL);

	return outcome ? outcome
		       : db_exec(db,
			       "UPDATE task t JOIN reminder m ON m.id = t.reminder_id"
			       " SET t.due_on = m.due_on WHERE m.id = ?",
			       DB_VALUES(db_int(reminder->id)), NULL);
}

static enum outcome reminder_end(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	enum outcome outcome = db_exec(db,
		"UPDATE reminder SET done_at = ?, done_by = ?, told = TRUE WHERE id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_id(who->id), db_int(id)), NULL);

	return outcome ? outcome
		       : db_exec(db, "DELETE FROM task WHERE reminder_id = ?",
			       DB_VALUES(db_int(id)), NULL);
}

enum outcome reminder_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	enum outcome outcome;

	if (!text_among("archiviert,geloescht", change->to)
		|| (change->kind != OBJECT_VACANCY && change->kind != OBJECT_JOBAD))
		return OK;
	outcome = db_exec(db,
		"DELETE t FROM task t JOIN reminder m ON m.id = t.reminder_id"
		" WHERE m.object_kind = ? AND m.object_id = ?",
		DB_VALUES(db_int(change->kind), db_int(change->id)), NULL);
	return outcome ? outcome
		       : db_exec(db,
			       "UPDATE reminder SET done_at = ?, done_by = ?, told = TRUE"
			       " WHERE object_kind = ? AND object_id = ? AND done_at IS NULL",
			       DB_VALUES(db_str(clock_sql(pool, clock_now())), db_id(who->id),
				       db_int(change->kind), db_int(change->id)),
			       NULL);
}

enum outcome reminder_over(struct db *db, struct pool *pool, const struct principal *who,
	const struct reminder *reminder)
{
	return text_empty(reminder->every) ? reminder_end(db, pool, who, reminder->id)
					   : reminder_next(db, pool, reminder);
}

/* words: history.reminder_done */
static enum outcome done_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct reminder *reminder)
{
	enum object_kind kind = (enum object_kind)reminder->object_kind;
	enum outcome outcome =
		history_add(db, who, kind, reminder->object_id, "reminder_done", NULL);

	if (outcome || !reminder->deputy_of)
		return outcome;
	return history_add(db, who, kind, reminder->object_id, "person_represented",
		pool_printf(pool, "%lld", (long long)reminder->deputy_of));
}

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
	outcome = ends ? reminder_end(db, pool, who, id) : reminder_over(db, pool, who, &reminder);
	return outcome ? outcome : done_note(db, pool, who, &reminder);
}
