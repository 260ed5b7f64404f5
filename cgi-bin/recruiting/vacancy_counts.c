/* The applications of a few vacancies by status. */
#include "access/tables.h"
#include "recruiting/counted.h"
#include "recruiting/vacancy.h"

/* Not more than there are numbers; the limit keeps the roles from being looked up again for each
 * count. */
#define NUMBERED \
	" FROM (SELECT v.id, v.authority_id, " VACANCY_ROLES \
	" FROM vacancy v WHERE v.number IN (?, ?, ?, ?, ?) LIMIT 5) f"
#define NUMBERED_BIND(who) \
	VACANCY_ROLES_BIND(who), numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]

static enum outcome counts_ask(struct db *db, struct pool *pool, const struct principal *who,
	const struct db_value numbers[VACANCY_COUNTS_MOST], struct db_rows **rows_r)
{
	/* clang-format off */
	return db_rows(db, pool,
		"SELECT v.number, v.title, s.code AS status, g.applications"
		" FROM (SELECT c.vacancy_id, c.status, c.applications" NUMBERED
		" STRAIGHT_JOIN vacancy_status_count c ON c.vacancy_id = f.id"
		" WHERE c.applications > 0 AND c.status <> 'archiviert' AND "
		COUNTED_IN_FULL("c.status", "f.authority_id")
		" UNION ALL SELECT ca.vacancy_id, ca.status, COUNT(*)" NUMBERED
		" STRAIGHT_JOIN application ca ON ca.vacancy_id = f.id WHERE f.roles & ? & "
		COUNTED_ON_CONDITION("''") " AND ca.status <> 'archiviert' AND NOT "
		COUNTED_IN_FULL("ca.status", "f.authority_id")
		" AND " ACCESS_SEES_APPLICATION("ca") " GROUP BY ca.vacancy_id, ca.status) g"
		" STRAIGHT_JOIN vacancy v ON v.id = g.vacancy_id"
		" STRAIGHT_JOIN application_status s ON s.code = g.status"
		" ORDER BY v.changed_at DESC, v.id DESC, s.position",
		DB_VALUES(NUMBERED_BIND(who), COUNTED_BIND(who), NUMBERED_BIND(who),
			COUNTED_ANY_BIND(who), COUNTED_BIND(who), ACCESS_BIND(who,
			RIGHT_CANDIDATE_LIST_VIEW)), rows_r);
	/* clang-format on */
}

#define COUNTED(counts) \
	"SELECT v.number, v.title, " counts \
	" FROM (SELECT v.id FROM vacancy v WHERE v.number IN (?, ?, ?, ?, ?) LIMIT 5) f" \
	" STRAIGHT_JOIN vacancy v ON v.id = f.id ORDER BY v.changed_at DESC, v.id DESC"

/* By the counters, of a reader in these roles. */
static enum outcome counts_take(struct db *db, struct pool *pool, const struct principal *who,
	int64_t roles, enum counted_by by, const struct db_value numbers[VACANCY_COUNTS_MOST],
	struct db_rows **rows_r)
{
	const struct db_value values[] = {VACANCY_COUNTS_PLAIN_BIND(who, roles), numbers[0],
		numbers[1], numbers[2], numbers[3], numbers[4]};
	size_t length = sizeof(values) / sizeof(values[0]);
	struct counted_vacancy vacancies[VACANCY_COUNTS_MOST];
	struct db_rows *rows = NULL;
	enum outcome outcome = by == COUNTED_PLAIN
		? db_rows(db, pool, COUNTED(VACANCY_COUNTS_PLAIN), values, length, &rows)
		: db_rows(db, pool, COUNTED(VACANCY_COUNTS_MARKED), values, length, &rows);

	if (outcome)
		return outcome;
	for (size_t i = 0; i < rows->count; i++) {
		vacancies[i].number = db_text(rows, i, "number");
		vacancies[i].title = db_text(rows, i, "title");
		vacancies[i].raw = db_text(rows, i, "applications");
	}
	*rows_r = POOL_NEW(pool, struct db_rows);
	counted_by_status(
		pool, who->where[RIGHT_CANDIDATE_LIST_VIEW], vacancies, rows->count, *rows_r);
	return OK;
}

enum outcome vacancy_counts(struct db *db, struct pool *pool, const struct principal *who,
	int64_t roles, const struct db_value numbers[VACANCY_COUNTS_MOST], struct db_rows **rows_r)
{
	enum counted_by by = COUNTED_EACH;
	enum outcome outcome = roles ? counted_by(db, pool, roles, &by) : OK;

	if (outcome)
		return outcome;
	return by != COUNTED_EACH && access_tables()
		? counts_take(db, pool, who, roles, by, numbers, rows_r)
		: counts_ask(db, pool, who, numbers, rows_r);
}
