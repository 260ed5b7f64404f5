/* Identical procedures. */
#include "vacancy/identical.h"

#include "access/hold.h"
#include "base/clock.h"
#include "find/find.h"
#include "history/history.h"

#define RUNS(v) v ".status NOT IN ('abgeschlossen', 'archiviert', 'geloescht')"

static const struct db_field identical_fields[] = {
	DB_FIELD(struct identical, id),
	DB_FIELD(struct identical, number),
	DB_FIELD(struct identical, title),
	DB_FIELD(struct identical, status),
	DB_FIELD(struct identical, reason),
	DB_FIELD(struct identical, linked_at),
	DB_FIELD(struct identical, linked_by),
	DB_FIELD(struct identical, ended_at),
	DB_FIELD(struct identical, ended_by),
	DB_FIELD(struct identical, counts),
};

enum outcome identical_of(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct identical **links_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT i.id, o.number, o.title, o.status, i.reason, i.linked_at,"
		" CONCAT(s.first_name, ' ', s.surname) AS linked_by, i.ended_at,"
		" CONCAT(e.first_name, ' ', e.surname) AS ended_by,"
		" i.ended_at IS NULL AND " RUNS("o") " AND " RUNS(
			"v") " AS counts"
			     " FROM (SELECT id FROM vacancy_identical WHERE vacancy_id = ?"
			     " UNION ALL SELECT id FROM vacancy_identical WHERE other_id = ?) f"
			     " JOIN vacancy_identical i ON i.id = f.id JOIN vacancy v ON v.id = ?"
			     " JOIN vacancy o ON o.id = i.vacancy_id + i.other_id - v.id"
			     " JOIN staff_user s ON s.id = i.linked_by"
			     " LEFT JOIN staff_user e ON e.id = i.ended_by"
			     " ORDER BY i.ended_at IS NOT NULL, i.id DESC LIMIT ?",
		identical_fields, links_r, count_r,
		DB_VALUES(db_int(vacancy_id), db_int(vacancy_id), db_int(vacancy_id),
			db_int(IDENTICAL_SHOWN)));
}

/* clang-format off */
/* Of a vacancy v; values: the first one's id twice, and who asks. */
#define OTHER \
	" v.id <> ? AND v.authority_id = (SELECT h.authority_id FROM vacancy h WHERE h.id = ?)" \
	" AND " RUNS("v") " AND " ACCESS_SEES_VACANCY("v.id")
#define OTHER_BIND(vacancy_id, who) \
	db_int(vacancy_id), db_int(vacancy_id), ACCESS_BIND(who, RIGHT_VACANCY_EDIT)

enum outcome identical_find(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	if (outcome)
		return outcome;
	return db_rows(db, pool,
		"SELECT v.number AS value, v.title AS label, v.number AS hint FROM "
		FIND_FROM("'vacancy'") " JOIN vacancy v ON v.id = found.id WHERE" OTHER
		FIND_AND("'vacancy'", "v.id") " ORDER BY v.id DESC LIMIT ?",
		DB_VALUES(FIND_FROM_BIND(&find), OTHER_BIND(vacancy_id, who), FIND_AND_BIND(&find),
			db_int(FIND_FOUND + 1)), rows_r);
}
/* clang-format on */

/* Lower ids first. */
static enum outcome both_hold(struct db *db, int64_t one_id, int64_t other_id)
{
	enum outcome outcome =
		object_hold(db, OBJECT_VACANCY, one_id < other_id ? one_id : other_id);

	return outcome ? outcome
		       : object_hold(db, OBJECT_VACANCY, one_id < other_id ? other_id : one_id);
}

static enum outcome runs_check(struct db *db, int64_t vacancy_id, struct problems *problems)
{
	int64_t runs = 0;
	enum outcome outcome = db_get_int(db, "SELECT " RUNS("v") " FROM vacancy v WHERE v.id = ?",
		DB_VALUES(db_int(vacancy_id)), &runs);

	if (outcome || runs)
		return outcome;
	problem_add(problems, "", "identical_over");
	return INVALID;
}

static enum outcome other_get(struct db *db, const struct principal *who, int64_t vacancy_id,
	const char *number, struct problems *problems, int64_t *other_r)
{
	enum outcome outcome =
		db_get_int(db, "SELECT v.id FROM vacancy v WHERE v.number = ? AND" OTHER,
			DB_VALUES(db_str(number), OTHER_BIND(vacancy_id, who)), other_r);

	if (outcome != NOT_FOUND)
		return outcome;
	problem_add(problems, "other", "choice");
	return INVALID;
}

/* The line of history on both, each naming the other. */
static enum outcome link_note(struct db *db, struct pool *pool, const struct principal *who,
	int64_t one_id, int64_t other_id, const char *action)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT v.id, o.number FROM vacancy v JOIN vacancy o ON o.id = ? + ? - v.id"
		" WHERE v.id IN (?, ?) ORDER BY v.id",
		DB_VALUES(db_int(one_id), db_int(other_id), db_int(one_id), db_int(other_id)),
		&rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = history_add(db, who, OBJECT_VACANCY, db_number(rows, i, "id"), action,
			db_text(rows, i, "number"));
	return outcome;
}

/* words: problem.identical_over problem.identical_already history.identical_linked */
enum outcome identical_link(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *number, const char *reason, struct problems *problems)
{
	int64_t other_id = 0;
	enum outcome outcome = other_get(db, who, vacancy_id, number, problems, &other_id);

	if (!outcome)
		outcome = both_hold(db, vacancy_id, other_id);
	if (!outcome)
		outcome = runs_check(db, vacancy_id, problems);
	if (!outcome)
		outcome = other_get(db, who, vacancy_id, number, problems, &other_id);
	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"INSERT INTO vacancy_identical (vacancy_id, other_id, reason, linked_at, linked_by)"
		" VALUES (LEAST(?, ?), GREATEST(?, ?), ?, ?, ?)",
		DB_VALUES(db_int(vacancy_id), db_int(other_id), db_int(vacancy_id),
			db_int(other_id), db_str(reason), db_str(clock_sql(pool, clock_now())),
			db_int(who->id)),
		NULL);
	if (outcome == CONFLICT) {
		problem_add(problems, "other", "identical_already");
		return INVALID;
	}
	return outcome ? outcome
		       : link_note(db, pool, who, vacancy_id, other_id, "identical_linked");
}

struct pair {
	int64_t vacancy_id, other_id;
};

static const struct db_field pair_fields[] = {
	DB_FIELD(struct pair, vacancy_id),
	DB_FIELD(struct pair, other_id),
};

/* words: history.identical_ended */
enum outcome identical_end(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t link_id)
{
	struct pair pair;
	int64_t ended = 0;
	enum outcome outcome = db_struct(db, pool,
		"SELECT vacancy_id, other_id FROM vacancy_identical"
		" WHERE id = ? AND ? IN (vacancy_id, other_id)",
		pair_fields, &pair, DB_VALUES(db_int(link_id), db_int(vacancy_id)));

	if (!outcome)
		outcome = both_hold(db, pair.vacancy_id, pair.other_id);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE vacancy_identical SET ended_at = ?, ended_by = ?"
			" WHERE id = ? AND ended_at IS NULL",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(who->id),
				db_int(link_id)),
			&ended);
	if (!outcome && !ended)
		outcome = CONFLICT;
	return outcome
		? outcome
		: link_note(db, pool, who, pair.vacancy_id, pair.other_id, "identical_ended");
}
