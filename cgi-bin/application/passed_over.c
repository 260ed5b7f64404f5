/* A notice as its applicant reads it. */
#include "application/passed_over.h"

#include "base/clock.h"

static const struct db_field told_fields[] = {
	DB_FIELD(struct passed_over_told, id),
	DB_FIELD(struct passed_over_told, sent_at),
	DB_FIELD(struct passed_over_told, promised_on),
	DB_FIELD(struct passed_over_told, opened_at),
};

enum outcome passed_over_told(
	struct db *db, struct pool *pool, int64_t application_id, struct passed_over_told *told_r)
{
	return db_struct(db, pool,
		"SELECT n.id, n.sent_at, n.promised_on, n.opened_at FROM passed_over n"
		" JOIN mail_outbox m ON m.id = n.mail_id AND m.status IN ('sent', 'print')"
		" WHERE n.application_id = ? AND n.state = 'told' ORDER BY n.id DESC LIMIT 1",
		told_fields, told_r, DB_VALUES(db_int(application_id)));
}

struct opening {
	int64_t id;
	const char *now;
};

static enum outcome opening_write(struct db *db, void *context)
{
	const struct opening *opening = context;

	return db_exec(db,
		"UPDATE passed_over SET opened_at = ? WHERE id = ? AND opened_at IS NULL",
		DB_VALUES(db_str(opening->now), db_int(opening->id)), NULL);
}

enum outcome passed_over_opened(struct db *db, struct pool *pool, int64_t id)
{
	struct opening opening = {id, clock_sql(pool, clock_now())};

	return db_in_transaction(db) ? opening_write(db, &opening)
				     : db_transaction(db, opening_write, &opening);
}
