/* The audit's lines by person, action, object and time. */
#include "org/audit_search.h"

#include "base/clock.h"
#include "base/text.h"

/* What was asked, as the statements take it. */
struct asked {
	struct db *db;
	struct pool *pool;
	int64_t person, kind, object;	/* 0: any */
	const char *action;		/* NULL: any */
	const char *from, *until;
	int64_t limit, offset;
	struct db_rows **rows_r;
	int64_t *total_r;
};

#define COLUMNS \
	"SELECT a.at, a.action, IF(a.action LIKE 'person\\_%'," \
	" COALESCE((SELECT user_id FROM staff_user WHERE id = a.detail), a.detail), a.detail)" \
	" AS detail, a.actor_kind, s.user_id AS actor_id," \
	" IF(s.status = 'deleted', NULL, CONCAT(s.first_name, ' ', s.surname)) AS actor," \
	" a.object_kind, CASE a.object_kind" \
	" WHEN 1 THEN (SELECT number FROM project WHERE id = a.object_id)" \
	" WHEN 2 THEN (SELECT number FROM vacancy WHERE id = a.object_id)" \
	" WHEN 3 THEN (SELECT number FROM jobad WHERE id = a.object_id)" \
	" WHEN 4 THEN (SELECT number FROM application WHERE id = a.object_id)" \
	" WHEN 5 THEN (SELECT user_id FROM staff_user WHERE id = a.object_id)" \
	" WHEN 6 THEN (SELECT name FROM user_group WHERE id = a.object_id)" \
	" WHEN 7 THEN (SELECT name FROM org_unit WHERE id = a.object_id) END AS object" \
	" FROM audit a LEFT JOIN staff_user s ON a.actor_kind = 'staff' AND s.id = a.actor_id"
#define REST \
	" AND (? IS NULL OR a.action = ?) AND (? = 0 OR a.object_kind = ? AND a.object_id = ?)" \
	" AND a.at >= ? AND a.at < ?"
#define REST_BIND(q) \
	db_str((q)->action), db_str((q)->action), db_int((q)->kind), db_int((q)->kind), \
	db_int((q)->object), db_str((q)->from), db_str((q)->until)
#define PAGE " LIMIT ? OFFSET ?"
#define PAGE_BIND(q) db_int((q)->limit), db_int((q)->offset)
#define COUNT_FROM "SELECT COUNT(*) FROM (SELECT 1 AS line FROM audit a"
#define COUNT_END " LIMIT 10000) c"

_Static_assert(AUDIT_LINES_MAX == 10000, "as in COUNT_END");

/* One of four ways in, each along an index that has the newest at its end. */
#define BY_PERSON " WHERE a.actor_kind = 'staff' AND a.actor_id = ?" REST
#define BY_OBJECT " WHERE a.object_kind = ? AND a.object_id = ?" REST
#define BY_ACTION " WHERE a.action = ?" REST
#define BY_TIME " WHERE a.at >= ? AND a.at < ?"

static enum outcome by_person(const struct asked *q)
{
	enum outcome outcome = db_get_int(q->db, COUNT_FROM BY_PERSON COUNT_END,
		DB_VALUES(db_int(q->person), REST_BIND(q)), q->total_r);

	return outcome ? outcome : db_rows(q->db, q->pool,
		COLUMNS BY_PERSON " ORDER BY a.seq DESC" PAGE,
		DB_VALUES(db_int(q->person), REST_BIND(q), PAGE_BIND(q)), q->rows_r);
}

static enum outcome by_object(const struct asked *q)
{
	enum outcome outcome = db_get_int(q->db, COUNT_FROM BY_OBJECT COUNT_END,
		DB_VALUES(db_int(q->kind), db_int(q->object), REST_BIND(q)), q->total_r);

	return outcome ? outcome : db_rows(q->db, q->pool,
		COLUMNS BY_OBJECT " ORDER BY a.id DESC" PAGE,
		DB_VALUES(db_int(q->kind), db_int(q->object), REST_BIND(q), PAGE_BIND(q)), q->rows_r);
}

static enum outcome by_action(const struct asked *q)
{
	enum outcome outcome = db_get_int(q->db, COUNT_FROM BY_ACTION COUNT_END,
		DB_VALUES(db_str(q->action), REST_BIND(q)), q->total_r);

	return outcome ? outcome : db_rows(q->db, q->pool,
		COLUMNS BY_ACTION " ORDER BY a.id DESC" PAGE,
		DB_VALUES(db_str(q->action), REST_BIND(q), PAGE_BIND(q)), q->rows_r);
}

static enum outcome by_time(const struct asked *q)
{
	enum outcome outcome = db_get_int(q->db, COUNT_FROM BY_TIME COUNT_END,
		DB_VALUES(db_str(q->from), db_str(q->until)), q->total_r);

	return outcome ? outcome : db_rows(q->db, q->pool,
		COLUMNS BY_TIME " ORDER BY a.at DESC, a.id DESC" PAGE,
		DB_VALUES(db_str(q->from), db_str(q->until), PAGE_BIND(q)), q->rows_r);
}

static enum outcome find_person(struct db *db, const char *user_id, int64_t *id_r)
{
	return db_get_int(db, "SELECT id FROM staff_user WHERE user_id = ?",
		DB_VALUES(db_str(user_id)), id_r);
}

/* A number says by itself of which kind it is; what is no number is a person. */
static enum outcome find_object(const struct audit_filter *filter, struct asked *q)
{
	for (int kind = OBJECT_PROJECT; kind <= OBJECT_APPLICATION; kind++) {
		enum outcome outcome = access_find(q->db, (enum object_kind)kind, filter->object,
			&q->object);

		q->kind = kind;
		if (outcome != NOT_FOUND)
			return outcome;
	}
	q->kind = OBJECT_STAFF_USER;
	return find_person(q->db, filter->object, &q->object);
}

enum outcome audit_search(struct db *db, struct pool *pool, const struct audit_filter *filter,
	struct db_rows **rows_r, int64_t *total_r)
{
	struct asked q = {
		.db = db, .pool = pool, .rows_r = rows_r, .total_r = total_r,
		.action = text_empty(filter->action) ? NULL : filter->action,
		.from = filter->from ? clock_sql(pool, day_start(filter->from)) : "1000-01-01",
		.until = filter->to ? clock_sql(pool, day_start(day_add(pool, filter->to, 1)))
			: "9999-12-31",
		.limit = filter->limit, .offset = filter->offset,
	};
	enum outcome outcome = OK;

	if (!text_empty(filter->person))
		outcome = find_person(db, filter->person, &q.person);
	if (!outcome && !text_empty(filter->object))
		outcome = find_object(filter, &q);
	if (outcome)
		return outcome;
	if (q.person)
		return by_person(&q);
	if (q.kind)
		return by_object(&q);
	return q.action ? by_action(&q) : by_time(&q);
}

enum outcome audit_actions(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool, "SELECT DISTINCT action, action AS label FROM audit ORDER BY action",
		DB_NONE, rows_r);
}
