/* The audit's lines by person, action, object and time. */
#include "history/audit_search.h"

#include "base/clock.h"
#include "base/text.h"

/* What was asked, as the statements take it. */
struct asked {
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	int64_t person, kind, object; /* 0: any */
	const char *action; /* NULL: any */
	const char *from, *until;
	int64_t limit, offset;
	struct db_rows **rows_r;
	int64_t *total_r;
};

_Static_assert(OBJECT_PROJECT == 1 && OBJECT_APPLICATION == 4 && OBJECT_STAFF_USER == 5
		&& OBJECT_ORG_UNIT == 7 && OBJECT_ACCOUNT == 9 && OBJECT_APPLICANT == 10
		&& OBJECT_REQUISITION == 11,
	"as in the SQL below");

/* clang-format off */
#define OBJECT_NUMBER(kind, number, code, ...) \
	" WHEN " #number " THEN (SELECT number FROM " code " WHERE id = l.object_id)"
#define COLUMNS \
	"SELECT l.at, l.action, CASE WHEN l.action LIKE 'person\\_%'" \
	" THEN COALESCE((SELECT user_id FROM staff_user WHERE id = l.detail), l.detail)" \
	" WHEN l.action LIKE 'committee\\_%'" \
	" THEN COALESCE((SELECT name FROM org_unit WHERE id = l.detail), l.detail)" \
	" ELSE l.detail END" \
	" AS detail, l.actor_kind, s.user_id AS actor_id," \
	" IF(s.status = 'deleted', NULL, CONCAT(s.first_name, ' ', s.surname)) AS actor," \
	" l.object_kind, CASE l.object_kind" OBJECTS(OBJECT_NUMBER) \
	" WHEN 5 THEN (SELECT user_id FROM staff_user WHERE id = l.object_id)" \
	" WHEN 6 THEN (SELECT name FROM user_group WHERE id = l.object_id)" \
	" WHEN 7 THEN (SELECT name FROM org_unit WHERE id = l.object_id)" \
	" WHEN 9 THEN CAST(l.object_id AS CHAR) WHEN 10 THEN CAST(l.object_id AS CHAR) END" \
	" AS object, r.object AS right_object, r.name_de AS right_de, r.name_en AS right_en FROM "
/* clang-format on */
#define PEOPLE \
	" l LEFT JOIN staff_user s ON l.actor_kind = 'staff' AND s.id = l.actor_id" \
	" LEFT JOIN base_right r ON l.action IN ('refused', 'right_granted', 'right_taken')" \
	" AND r.code = SUBSTRING_INDEX(l.detail, ' ', -1)"

/* Not of a procedure the administrator is excluded from; binds her or him twice, since who is
 * excluded from nothing need not be asked line by line. Of what is gone nobody
 * knows any more of which it was. */
/* clang-format off */
#define OPEN(l) \
	" AND (NOT EXISTS (SELECT 1 FROM vacancy_exclusion vn WHERE vn.staff_user_id = ?)" \
	" OR NOT EXISTS (SELECT 1 FROM vacancy_exclusion ve JOIN vacancy xv ON xv.id" \
	" = ve.vacancy_id" \
	" WHERE ve.staff_user_id = ? AND (CASE " l ".object_kind" \
	" WHEN 1 THEN " l ".object_id = xv.project_id AND " ACCESS_SHUT_PROJECT("xv", "ve") \
	" WHEN 2 THEN " l ".object_id = ve.vacancy_id" \
	" WHEN 3 THEN COALESCE((SELECT vacancy_id FROM jobad WHERE id = " l ".object_id)," \
	" ve.vacancy_id) = ve.vacancy_id" \
	" WHEN 4 THEN COALESCE((SELECT vacancy_id FROM application WHERE id = " l ".object_id)," \
	" ve.vacancy_id) = ve.vacancy_id" \
	" WHEN 11 THEN " l ".object_id = (SELECT id FROM requisition WHERE vacancy_id" \
	" = ve.vacancy_id)" \
	" WHEN 9 THEN " ACCESS_ACCOUNT_APPLIED(l ".object_id", "ve.vacancy_id") \
	" WHEN 10 THEN EXISTS (SELECT 1 FROM applicant xo JOIN applicant xp ON" \
	" xp.email = xo.email" \
	" JOIN application xa ON xa.applicant_id = xp.id WHERE xo.id = " l ".object_id" \
	" AND xa.vacancy_id = ve.vacancy_id) ELSE FALSE END OR INSTR(" l ".detail, xv.number))))"
/* clang-format on */

/* The line of history does not stand in the audit, too, where it is written at most a moment later.
 */
#define ONCE \
	" AND NOT EXISTS (SELECT 1 FROM audit d FORCE INDEX (audit_object)" \
	" WHERE d.object_kind = h.object_kind" \
	" AND d.object_id = h.object_id AND d.action = h.action AND d.actor_kind = h.actor_kind" \
	" AND d.actor_id = h.actor_id AND d.at BETWEEN h.at AND h.at + INTERVAL 2 SECOND)"

#define REST(l) \
	" AND (? IS NULL OR " l ".action = ?) AND (? = 0 OR " l ".object_kind = ? AND " l \
	".object_id = ?)" \
	" AND " l ".at >= ? AND " l ".at < ?" OPEN(l)
#define REST_BIND(q) \
	db_str((q)->action), db_str((q)->action), db_int((q)->kind), db_int((q)->kind), \
		db_int((q)->object), db_str((q)->from), db_str((q)->until), db_int((q)->who->id), \
		db_int((q)->who->id)

/* The newest of both tables, each along an index that has them at its end; `where` for the audit a
 * and for the history h. */
/* clang-format off */
#define TAKEN(l) l ".id, " l ".at, " l ".action, " l ".detail, " l ".actor_kind, " l ".actor_id," \
	" " l ".object_kind, " l ".object_id"
#define NEWEST(way) \
	"(SELECT n.* FROM ((SELECT 1 AS source, " TAKEN("a") " FROM audit a" AUDIT_##way \
	" ORDER BY " AUDIT_ORDER_##way " LIMIT ?) UNION ALL (SELECT 0, " TAKEN("h") \
	" FROM history h" HISTORY_##way ONCE " ORDER BY " HISTORY_ORDER_##way " LIMIT ?)) n" \
	" ORDER BY n.at DESC, n.source, n.id DESC LIMIT ? OFFSET ?)"
#define COUNT_AUDIT(way) "SELECT COUNT(*) FROM (SELECT 1 FROM audit a" AUDIT_##way " LIMIT ?) l"
#define COUNT_HISTORY(way) \
	"SELECT COUNT(*) FROM (SELECT 1 FROM history h" HISTORY_##way ONCE " LIMIT ?) l"
#define ORDER " ORDER BY l.at DESC, l.source, l.id DESC"
#define BOTH_BIND(q) db_int((q)->limit + (q)->offset)
#define PAGE_BIND(q) db_int((q)->limit), db_int((q)->offset)
/* clang-format on */
/* One of four ways in: what each asks of the audit a and of the history h, and the order of both.
 */
#define AUDIT_PERSON " WHERE a.actor_kind = 'staff' AND a.actor_id = ?" REST("a")
#define HISTORY_PERSON " WHERE h.actor_kind = 'staff' AND h.actor_id = ?" REST("h")
#define AUDIT_ORDER_PERSON "a.seq DESC"
#define HISTORY_ORDER_PERSON "h.id DESC"
#define AUDIT_OBJECT " WHERE a.object_kind = ? AND a.object_id = ?" REST("a")
#define HISTORY_OBJECT " WHERE h.object_kind = ? AND h.object_id = ?" REST("h")
#define AUDIT_ORDER_OBJECT "a.id DESC"
#define HISTORY_ORDER_OBJECT "h.seq DESC"
#define AUDIT_ACTION " WHERE a.action = ?" REST("a")
#define HISTORY_ACTION " WHERE h.action = ? AND h.actor_kind = 'staff'" REST("h")
#define AUDIT_ORDER_ACTION "a.id DESC"
#define HISTORY_ORDER_ACTION "h.id DESC"
#define AUDIT_TIME " WHERE a.at >= ? AND a.at < ?" OPEN("a")
#define HISTORY_TIME " WHERE h.actor_kind = 'staff' AND h.at >= ? AND h.at < ?" OPEN("h")
#define AUDIT_ORDER_TIME "a.at DESC, a.id DESC"
#define HISTORY_ORDER_TIME "h.at DESC, h.id DESC"

/* Counts the audit's lines, then as many of the history's as are wanted yet, and reads the page;
 * further arguments: what each of both binds. */
#define LOOK(q, way, ...) \
	int64_t lines = 0; \
	enum outcome outcome = db_get_int((q)->db, COUNT_AUDIT(way), \
		DB_VALUES(__VA_ARGS__, db_int(AUDIT_LINES_MAX)), (q)->total_r); \
	if (!outcome && *(q)->total_r < AUDIT_LINES_MAX) \
		outcome = db_get_int((q)->db, COUNT_HISTORY(way), \
			DB_VALUES(__VA_ARGS__, db_int(AUDIT_LINES_MAX - *(q)->total_r)), &lines); \
	*(q)->total_r += lines; \
	return outcome ? outcome \
		       : db_rows((q)->db, (q)->pool, COLUMNS NEWEST(way) PEOPLE ORDER, \
			       DB_VALUES(__VA_ARGS__, BOTH_BIND(q), __VA_ARGS__, BOTH_BIND(q), \
				       PAGE_BIND(q)), \
			       (q)->rows_r)

static enum outcome by_person(const struct asked *q)
{
	LOOK(q, PERSON, db_int(q->person), REST_BIND(q));
}

static enum outcome by_object(const struct asked *q)
{
	LOOK(q, OBJECT, db_int(q->kind), db_int(q->object), REST_BIND(q));
}

static enum outcome by_action(const struct asked *q)
{
	LOOK(q, ACTION, db_str(q->action), REST_BIND(q));
}

static enum outcome by_time(const struct asked *q)
{
	LOOK(q, TIME, db_str(q->from), db_str(q->until), db_int(q->who->id), db_int(q->who->id));
}

static enum outcome find_audited(struct db *db, const char *user_id, int64_t *id_r)
{
	return db_get_int(db, "SELECT id FROM staff_user WHERE user_id = ?",
		DB_VALUES(db_str(user_id)), id_r);
}

/* A number says by itself of which kind it is; what is no number is a person. */
static enum outcome find_object(const struct audit_filter *filter, struct asked *q)
{
	const struct object_type *type = object_type_of_number(filter->object);
	enum outcome outcome =
		type ? object_find(q->db, type->kind, filter->object, &q->object) : NOT_FOUND;

	if (outcome != NOT_FOUND) {
		q->kind = type->kind;
		return outcome;
	}
	q->kind = OBJECT_STAFF_USER;
	return find_audited(q->db, filter->object, &q->object);
}

enum outcome audit_search(struct db *db, struct pool *pool, const struct principal *who,
	const struct audit_filter *filter, struct db_rows **rows_r, int64_t *total_r)
{
	struct asked q = {
		.db = db,
		.pool = pool,
		.who = who,
		.rows_r = rows_r,
		.total_r = total_r,
		.action = text_empty(filter->action) ? NULL : filter->action,
		.from = filter->from ? clock_sql(pool, day_start(filter->from)) : "1000-01-01",
		.until = filter->to ? clock_sql(pool, day_start(day_add(pool, filter->to, 1)))
				    : "9999-12-31",
		.limit = filter->limit,
		.offset = filter->offset,
	};
	enum outcome outcome = OK;

	if (!text_empty(filter->person))
		outcome = find_audited(db, filter->person, &q.person);
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

enum outcome audit_deleted_person(
	struct db *db, struct pool *pool, const char *user_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT user_id AS value, user_id AS label, NULL AS hint FROM staff_user"
		" WHERE user_id = ? AND status = 'deleted'",
		DB_VALUES(db_str(user_id)), rows_r);
}

enum outcome audit_actions(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT action, action AS label FROM history_action ORDER BY action", DB_NONE,
		rows_r);
}
