/* Reminders to applicants: mailed on their day. */
#include "application/applicant_reminder.h"

#include "access/hold.h"
#include "application/notice.h"
#include "base/clock.h"
#include "history/history.h"
#include "reminder/reminder.h"
#include "store/store.h"

static const struct db_field reminder_fields[] = {
	DB_FIELD(struct reminder, id),
	DB_FIELD(struct reminder, object_id),
	DB_FIELD(struct reminder, vacancy_id),
	DB_FIELD(struct reminder, due_on),
	DB_FIELD(struct reminder, first_on),
	DB_FIELD(struct reminder, every),
	DB_FIELD(struct reminder, text_sealed),
};

static enum outcome due_hold(
	struct db *db, struct pool *pool, const struct reminder *reminder, int64_t *due_r)
{
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, reminder->vacancy_id);

	if (!outcome)
		outcome = object_hold(db, OBJECT_APPLICATION, reminder->object_id);
	return outcome ? outcome
		       : db_exec(db,
			       "UPDATE reminder SET told = TRUE WHERE id = ? AND NOT told"
			       " AND due_on <= ?",
			       DB_VALUES(db_int(reminder->id), db_str(clock_today(pool))), due_r);
}

/* words: history.applicant_reminded */
static enum outcome applicant_mail(struct db *db, struct pool *pool, const struct principal *who,
	const struct reminder *reminder)
{
	const char *text;
	uint8_t key[32];
	enum outcome outcome = store_key(db, OBJECT_APPLICATION, reminder->object_id, key);

	if (outcome)
		return outcome == GONE ? OK : outcome;
	text = store_unseal(pool, key, REMINDER_SEALED, reminder->text_sealed.bytes,
		reminder->text_sealed.length);
	outcome = notice_reminder(db, pool, reminder->object_id, text ? text : "");
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, reminder->object_id,
			       "applicant_reminded", NULL);
}

/* It goes on, and whoever has written it is not kept out of the vacancy (ACC-20). */
static enum outcome still_wanted(struct db *db, const struct reminder *reminder, bool *wanted_r)
{
	int64_t heard = 0;
	enum outcome outcome = reminder_applicant_may(db, reminder->object_id, wanted_r);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT" ACCESS_NOT_EXCLUDED(
				"m.vacancy_id", "m.created_by") " FROM reminder m WHERE m.id = ?",
			DB_VALUES(db_int(reminder->id)), &heard);
	*wanted_r = *wanted_r && heard;
	return outcome;
}

enum outcome applicant_reminder_tell(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct reminder reminder = {0};
	int64_t due = 0;
	bool may = false;
	enum outcome outcome = db_struct(db, pool,
		"SELECT id, object_id, vacancy_id, due_on, first_on, every, text_sealed"
		" FROM reminder WHERE id = ? AND subject_kind = 'applicant'",
		reminder_fields, &reminder, DB_VALUES(db_int(id)));

	if (outcome)
		return outcome == NOT_FOUND ? reminder_tell(db, pool, who, id) : outcome;
	outcome = due_hold(db, pool, &reminder, &due);
	if (outcome || !due)
		return outcome ? outcome : CONFLICT;
	outcome = still_wanted(db, &reminder, &may);
	if (!outcome && !may)
		reminder.every = "";
	if (!outcome && may)
		outcome = applicant_mail(db, pool, who, &reminder);
	return outcome ? outcome : reminder_over(db, pool, who, &reminder);
}
