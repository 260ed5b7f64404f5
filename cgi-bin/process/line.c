/* The line of an object's procedure. */
#include "process/process_private.h"

static const struct db_field place_fields[] = {
	DB_FIELD(struct process_place, code),
	DB_FIELD(struct process_place, name_de),
	DB_FIELD(struct process_place, name_en),
	DB_FIELD(struct process_place, since),
	DB_FIELD(struct process_place, here),
	DB_FIELD(struct process_place, on_line),
	DB_FIELD(struct process_place, counts),
	DB_FIELD(struct process_place, active),
	DB_FIELD(struct process_place, ended),
	DB_FIELD(struct process_place, phase),
};

/* The steps forward p of a kind that lead on in the order of its statuses, from f to t. */
/* clang-format off */
#define ONWARD \
	" FROM process_step p JOIN process_status f ON f.kind = p.kind AND f.code = p.from_status" \
	" JOIN process_status t ON t.kind = p.kind AND t.code = p.to_status" \
	" AND t.position > f.position WHERE p.kind = s.kind AND p.direction = 'forward'"
/* One is on the line that such a step leads to, and the first from which one leads. */
#define ON_LINE \
	"(EXISTS (SELECT 1" ONWARD " AND t.code = s.code)" \
	" OR s.position = (SELECT MIN(f.position)" ONWARD "))"
/* The lines of history of an object that say a step, and when it came into being. */
#define STEPS_OF \
	" FROM history y WHERE y.object_kind = ? AND y.object_id = ? AND y.action = 'status'"
#define BEGUN "(SELECT MIN(y.at) FROM history y WHERE y.object_kind = ? AND y.object_id = ?)"
/* Where it was before its first step: it stands there since it came into being. */
#define FIRST \
	"IFNULL((SELECT SUBSTRING_INDEX(y.detail, '>', 1)" STEPS_OF \
	" ORDER BY y.seq LIMIT 1), x.status)"
#define LINE(name, number, kind_code, ...) \
	case OBJECT_##name: \
		return db_structs(db, pool, \
			"SELECT s.code, s.name_de, s.name_en," \
			" IFNULL(h.at, IF(s.code = " FIRST ", " BEGUN ", NULL)) AS since," \
			" s.code = x.status AS here, " ON_LINE " AS on_line, s.counts, s.active," \
			" EXISTS (SELECT 1 FROM process_step e WHERE e.kind = s.kind" \
			" AND e.to_status = s.code AND e.direction = 'end') AS ended," \
			" (SELECT q.phase FROM phase_status q WHERE q.kind = s.kind" \
			" AND q.code = s.code) AS phase" \
			" FROM " kind_code " x JOIN process_status s ON s.kind = ?" \
			" LEFT JOIN (SELECT SUBSTRING_INDEX(y.detail, '>', -1) AS code," \
			" MAX(y.at) AS at" STEPS_OF " GROUP BY 1) h ON h.code = s.code" \
			" WHERE x.id = ? AND (s.code = x.status OR " ON_LINE ")" \
			" ORDER BY s.position, s.code", \
			place_fields, places_r, count_r, \
			DB_VALUES(db_int(kind), db_int(id), db_int(kind), db_int(id), \
				db_int(kind), db_int(kind), db_int(id), db_int(id)));
/* clang-format on */

enum outcome process_line(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	struct process_place **places_r, size_t *count_r)
{
	switch ((int)kind) {
		OBJECTS(LINE)
	default:
		return NOT_FOUND;
	}
}
