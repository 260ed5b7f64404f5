/* Looking for rejections and hirings that came too early. */
#include "notified/check.h"

#include "access/access.h"
#include "base/clock.h"
#include "base/pool.h"
#include "base/text.h"
#include "notified/notified_private.h"

#define PART 200

/* clang-format off */
/* When an application came to a status last. */
#define CAME(a, status) \
	"(SELECT t.at FROM application_timeline t WHERE t.application_id = " a ".id" \
	" AND t.step LIKE '%>" status "' ORDER BY t.seq DESC LIMIT 1)"
/* clang-format on */

static enum outcome unheard_find(struct db *db, struct pool *pool, notified_wrong *wrong,
	int64_t after, int64_t *last_r, int64_t *count_r)
{
	struct db_rows *rows = NULL;
	/* clang-format off */
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.id, a.number, NOT EXISTS (SELECT 1 FROM statement s"
		" WHERE s.object_kind = 4 AND s.object_id = a.id AND s.kind = 'rejection_sbv'"
		" AND s.state NOT IN ('withdrawn', 'replaced')"
		" AND (s.due_at <= a.at OR EXISTS (SELECT 1 FROM statement_answer w"
		" WHERE w.statement_id = s.id AND w.answer IS NOT NULL AND w.at <= a.at)))"
		" AS wrong FROM (SELECT a.id, a.number, " CAME("a", "abgesagt") " AS at"
		" FROM application a WHERE a.id > ? AND a.status = 'abgesagt'"
		" AND " ACCESS_TAKES_PART("a") " ORDER BY a.id LIMIT ?) a WHERE a.at IS NOT NULL"
		" ORDER BY a.id",
		DB_VALUES(db_int(after), db_int(PART)), &rows);
	/* clang-format on */

	*last_r = after;
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		*last_r = db_number(rows, i, "id");
		if (!db_number(rows, i, "wrong"))
			continue;
		(*count_r)++;
		wrong(db_text(rows, i, "number"), "unheard");
	}
	return outcome;
}

const struct db_field notified_hired_fields[NOTIFIED_HIRED_FIELDS] = {
	DB_FIELD(struct notified_hired, id),
	DB_FIELD(struct notified_hired, application_id),
	DB_FIELD(struct notified_hired, decision_id),
	DB_FIELD(struct notified_hired, vacancy_id),
	DB_FIELD(struct notified_hired, number),
	DB_FIELD(struct notified_hired, at),
	DB_FIELD(struct notified_hired, waits),
};

enum outcome notified_early(
	struct db *db, struct pool *pool, const struct notified_hired *hired, bool *early_r)
{
	struct notice_person *people = NULL;
	size_t count = 0;
	const char *day = clock_day(pool, clock_from_sql(hired->at));
	int64_t court = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) + IFNULL((SELECT h.detail LIKE '%>rechtsstreit' FROM history h"
		" WHERE h.object_kind = 2 AND h.object_id = ? AND h.action = 'status' AND h.at < ?"
		" ORDER BY h.seq DESC LIMIT 1), 0) FROM court_application WHERE vacancy_id = ?"
		" AND recorded_at < ? AND (closed_at IS NULL OR closed_at > ?)",
		DB_VALUES(db_int(hired->vacancy_id), db_str(hired->at), db_int(hired->vacancy_id),
			db_str(hired->at), db_str(hired->at)),
		&court);

	*early_r = court > 0;
	if (outcome || *early_r || !hired->waits)
		return outcome;
	outcome = notice_people_then(
		db, pool, hired->decision_id, hired->application_id, hired->at, &people, &count);
	for (size_t i = 0; !outcome && i < count; i++)
		if (!people[i].gone
			&& (!people[i].told || !people[i].receipt.last_day
				|| day_number(people[i].receipt.last_day) >= day_number(day)))
			*early_r = true;
	return outcome;
}

static enum outcome early_find(struct db *db, struct pool *pool, notified_wrong *wrong,
	int64_t after, int64_t *last_r, int64_t *count_r)
{
	struct notified_hired *hired = NULL;
	size_t count = 0;
	bool early = false;
	/* clang-format off */
	enum outcome outcome = db_structs(db, pool,
		"SELECT a.id, a.id AS application_id, d.id AS decision_id, a.vacancy_id, a.number,"
		" " CAME("a", "einstellung") " AS at, " NOTIFIED_WAITS("a") " AS waits"
		" FROM application a JOIN decision_part c ON c.application_id = a.id"
		" AND c.choice = 'chosen' JOIN decision d ON d.id = c.decision_id"
		" AND d.state = 'fixed' WHERE a.id > ? AND a.status = 'einstellung'"
		" ORDER BY a.id LIMIT ?",
		notified_hired_fields, &hired, &count, DB_VALUES(db_int(after), db_int(PART)));
	/* clang-format on */

	*last_r = after;
	for (size_t i = 0; !outcome && i < count; i++) {
		*last_r = hired[i].id;
		if (!hired[i].at)
			continue;
		outcome = notified_early(db, pool, &hired[i], &early);
		if (outcome || !early)
			continue;
		(*count_r)++;
		wrong(hired[i].number, "early");
	}
	return outcome;
}

typedef enum outcome wrong_find(struct db *db, struct pool *pool, notified_wrong *wrong,
	int64_t after, int64_t *last_r, int64_t *count_r);

static enum outcome all_find(
	struct db *db, wrong_find *find, notified_wrong *wrong, int64_t *count_r)
{
	struct pool *pool = pool_new();
	int64_t after = 0, last = 0;
	enum outcome outcome = OK;

	*count_r = 0;
	do {
		after = last;
		pool_clear(pool);
		outcome = find(db, pool, wrong, after, &last, count_r);
	} while (!outcome && last > after);
	pool_free(&pool);
	return outcome;
}

enum outcome notified_check(
	struct db *db, notified_wrong *wrong, int64_t *unheard_r, int64_t *early_r)
{
	enum outcome outcome = all_find(db, unheard_find, wrong, unheard_r);

	return outcome ? outcome : all_find(db, early_find, wrong, early_r);
}
