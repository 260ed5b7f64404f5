/* Letters that somebody must see to. */
#include "letter/open.h"

#include "base/clock.h"
#include "history/history.h"

enum outcome letters_open(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT m.id, m.status = 'waiting' AS waits, EXISTS (SELECT 1"
		" FROM written_letter w WHERE w.bulk_id = m.bulk_id AND w.last_day < ?) AS late"
		" FROM application a"
		" JOIN mail_outbox m ON m.open_vacancy_id = a.vacancy_id"
		" AND m.application_id = a.id WHERE a.id = ? ORDER BY m.id",
		DB_VALUES(db_str(clock_today(pool)), db_int(application_id)), rows_r);
}

enum outcome letter_orphan(struct db *db, int64_t mail_id, bool orphan)
{
	return db_exec(db,
		"UPDATE mail_outbox SET open_vacancy_id = IF(?, (SELECT a.vacancy_id"
		" FROM application a WHERE a.id = mail_outbox.application_id), NULL)"
		" WHERE id = ? AND status = 'waiting' AND guard IS NOT NULL",
		DB_VALUES(db_bool(orphan), db_int(mail_id)), NULL);
}

static enum outcome open_note(struct db *db, const struct principal *who, int64_t application_id,
	const char *action, enum outcome outcome, int64_t changed)
{
	if (outcome || changed == 0)
		return outcome ? outcome : CONFLICT;
	return history_add(db, who, OBJECT_APPLICATION, application_id, action, NULL);
}

enum outcome letter_take_over(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t mail_id)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE mail_outbox SET writer_id = ?, guard_at = ?, open_vacancy_id = NULL"
		" WHERE id = ? AND application_id = ? AND status = 'waiting'"
		" AND guard IS NOT NULL AND open_vacancy_id IS NOT NULL",
		DB_VALUES(db_int(who->id), db_str(clock_sql(pool, clock_now())), db_int(mail_id),
			db_int(application_id)),
		&changed);

	return open_note(db, who, application_id, "letter_taken_over", outcome, changed);
}

enum outcome letter_settle(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t mail_id)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE mail_outbox SET settled_at = ?, open_vacancy_id = NULL"
		" WHERE id = ? AND application_id = ? AND status <> 'waiting'"
		" AND open_vacancy_id IS NOT NULL",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(mail_id),
			db_int(application_id)),
		&changed);

	return open_note(db, who, application_id, "letter_settled", outcome, changed);
}
