/* Letters of a bulk action, and taking back what it has done. */
#include "base/clock.h"
#include "base/text.h"
#include "bulk/bulk.h"
#include "bulk/bulk_private.h"

#define LONGER 1800 /* seconds that letters wait at most while their steps are being taken back */

struct letters_row {
	int64_t count, waiting, minutes;
};

static const struct db_field letters_fields[] = {
	DB_FIELD(struct letters_row, count),
	DB_FIELD(struct letters_row, waiting),
	DB_FIELD(struct letters_row, minutes),
};

enum outcome bulk_letters_get(
	struct db *db, struct pool *pool, const struct bulk *bulk, struct bulk_letters *letters_r)
{
	struct letters_row row;
	enum outcome outcome = db_struct(db, pool,
		"SELECT COUNT(*) AS count, COUNT(t.code) AS waiting, IFNULL((SELECT"
		" CAST(m.value AS SIGNED) FROM setting m WHERE m.name = 'step_wait_minutes'), 0)"
		" AS minutes FROM bulk_item i JOIN application a ON a.id = i.object_id"
		" JOIN process_step s ON s.kind = a.status_kind AND s.from_status = a.status"
		" AND s.to_status = ? AND s.mail IS NOT NULL"
		" LEFT JOIN mail_template t ON t.code = s.mail AND t.waits"
		" WHERE i.bulk_id = ? AND i.state = 'ready'",
		letters_fields, &row, DB_VALUES(db_str(bulk->param), db_int(bulk->id)));

	*letters_r = (struct bulk_letters){0};
	if (outcome)
		return outcome;
	letters_r->count = row.count;
	letters_r->waiting = row.minutes > 0 ? row.waiting : 0;
	letters_r->until = letters_r->waiting ? clock_now() + row.minutes * 60 : 0;
	return OK;
}

static const struct db_field back_fields[] = {
	DB_FIELD(struct bulk_back, steps),
	DB_INSTANT_AS(struct bulk_back, until, "until_at"),
	DB_FIELD(struct bulk_back, back_id),
};

enum outcome bulk_back_get(struct db *db, struct pool *pool, int64_t id, struct bulk_back *back_r)
{
	return db_struct(db, pool,
		"SELECT COUNT(*) AS steps, MIN(s.until_at) AS until_at, IFNULL((SELECT MAX(b.id)"
		" FROM bulk b WHERE b.of_bulk_id = ?), 0) AS back_id FROM application_step s"
		" WHERE s.bulk_id = ? AND s.state = 'made' AND s.until_at > ?",
		back_fields, back_r,
		DB_VALUES(db_int(id), db_int(id), db_str(clock_sql(pool, clock_now()))));
}

/* All its steps that wait become the objects of the other one. */
static enum outcome back_fill(
	struct db *db, struct pool *pool, int64_t id, int64_t back_id, int64_t *steps_r)
{
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome = db_exec(db,
		"INSERT INTO bulk_item (bulk_id, object_id, state) SELECT ?, s.application_id,"
		" 'ready' FROM application_step s WHERE s.bulk_id = ? AND s.state = 'made'"
		" AND s.until_at > ? ORDER BY s.id",
		DB_VALUES(db_int(back_id), db_int(id), db_str(now)), steps_r);

	if (!outcome)
		outcome = db_exec(db, "UPDATE bulk SET items = ? WHERE id = ?",
			DB_VALUES(db_int(*steps_r), db_int(back_id)), NULL);
	return outcome ? outcome
		       : db_exec(db,
			       "UPDATE application_step SET until_at = ? WHERE bulk_id = ?"
			       " AND state = 'made' AND until_at > ?",
			       DB_VALUES(db_str(clock_sql(pool, clock_now() + LONGER)), db_int(id),
				       db_str(now)),
			       NULL);
}

static enum outcome back_refuse(struct problems *problems, const char *reason)
{
	problem_add(problems, "", reason);
	return INVALID;
}

enum outcome bulk_take_back(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct problems *problems, int64_t *back_id_r)
{
	struct bulk bulk;
	struct bulk_back back;
	int64_t steps = 0;
	enum outcome outcome = bulk_hold(db, pool, id, &bulk);

	if (!outcome && (bulk.staff_user_id != who->id || bulk.of_bulk_id))
		return NOT_FOUND;
	if (!outcome)
		outcome = bulk_back_get(db, pool, id, &back);
	if (outcome)
		return outcome;
	if (back.back_id)
		return back_refuse(problems, "bulk_back_done");
	if (!back.steps)
		return back_refuse(problems, "bulk_back_late");
	outcome = bulk_add(db, pool, who, bulk_application_undo.code, id, back_id_r);
	if (!outcome)
		outcome = back_fill(db, pool, id, *back_id_r, &steps);
	if (!outcome && !text_equal(bulk.state, "done"))
		outcome = bulk_set_state(db, pool, id, "ended");
	if (!outcome)
		outcome = bulk_set_state(db, pool, *back_id_r, "waiting");
	return outcome ? outcome : queue_add(db, pool, bulk_run_kind.code, *back_id_r, who->id, 0);
}

enum outcome bulk_back_over(struct db *db, struct pool *pool, int64_t of_bulk_id)
{
	const char *now = clock_sql(pool, clock_now());

	return db_exec(db,
		"UPDATE application_step SET until_at = ? WHERE bulk_id = ? AND state = 'made'"
		" AND until_at > ?",
		DB_VALUES(db_str(now), db_int(of_bulk_id), db_str(now)), NULL);
}
