/* The end of the works council's sight. */
#include "access/pr_end.h"

#include "base/clock.h"

/* Of the vacancy v: something is asked of the council, or what it refused is not settled; binds the
 * instant. */
#define GOES_ON \
	"EXISTS (SELECT 1 FROM statement o WHERE o.vacancy_id = v.id AND o.kind IN" \
	" ('selection_pr', 'ad_waived') AND o.replaced_by IS NULL AND (o.state = 'open'" \
	" AND o.due_at > ? OR o.state = 'answered' AND o.answer = 'refused'" \
	" AND o.lifted IN ('', 'provisional')))"

enum outcome pr_end_settle(struct db *db, struct pool *pool, int64_t vacancy_id)
{
	const struct db_value now = db_str(clock_sql(pool, clock_now()));

	return db_exec(db,
		"UPDATE vacancy v SET v.pr_ended_at = IF(" GOES_ON
		", NULL, COALESCE(v.pr_ended_at, ?)) WHERE v.id = ? AND EXISTS (SELECT 1"
		" FROM statement f WHERE f.vacancy_id = v.id AND f.kind = 'selection_pr')",
		DB_VALUES(now, now, db_int(vacancy_id)), NULL);
}

/* Those in which the last day of all is over and nobody has said so yet; few, since the nightly run
 * says so each day. */
static enum outcome over_read(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	const struct db_value now = db_str(clock_sql(pool, clock_now()));

	return db_rows(db, pool,
		"SELECT DISTINCT v.id FROM statement s FORCE INDEX (statement_kind_due)"
		" JOIN vacancy v ON v.id = s.vacancy_id AND v.pr_ended_at IS NULL"
		" WHERE s.kind = 'selection_pr' AND s.state = 'open' AND s.due_at <= ?"
		" AND NOT " GOES_ON,
		DB_VALUES(now, now), rows_r);
}

struct ending {
	struct pool *pool;
	const struct db_rows *rows; /* column id */
};

static enum outcome ended_settle(struct db *db, void *context)
{
	const struct ending *ending = context;
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < ending->rows->count; i++)
		outcome = pr_end_settle(db, ending->pool, db_number(ending->rows, i, "id"));
	return outcome;
}

enum outcome pr_end_come(struct db *db, struct pool *pool, const struct principal *who)
{
	struct db_rows *rows = NULL;
	enum outcome outcome;

	if (!(who->roles & ROLE_BIT(ROLE_PR)))
		return OK;
	outcome = over_read(db, pool, &rows);
	if (outcome || !rows->count)
		return outcome;
	return db_transaction(db, ended_settle, &(struct ending){pool, rows});
}
