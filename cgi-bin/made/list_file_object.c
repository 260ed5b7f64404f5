/* Lists as files: the objects in them that are no applications, and who still sees them. */
#include "base/codec.h"
#include "made/list_file_private.h"

bool list_file_keeps(enum object_kind kind)
{
	return kind == OBJECT_PROJECT || kind == OBJECT_VACANCY || kind == OBJECT_JOBAD
		|| kind == OBJECT_REQUISITION;
}

enum outcome list_file_objects_add(struct db *db, struct pool *pool, int64_t id,
	enum object_kind kind, const int64_t *ids, size_t count)
{
	return db_exec(db,
		"INSERT IGNORE INTO list_file_object (list_file_id, kind, object_id)"
		" SELECT ?, ?, j.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) j",
		DB_VALUES(db_int(id), db_int(kind), db_str(json_ids(pool, ids, count))), NULL);
}

#define UNSEEN(table, sees) \
	"SELECT COUNT(*) FROM list_file_object o LEFT JOIN " table " x ON x.id = o.object_id" \
	" WHERE o.list_file_id = ? AND (x.id IS NULL OR NOT " sees ")"

/* One that is gone is not seen either. */
enum outcome list_file_objects_unseen(struct db *db, const struct principal *who, int64_t id,
	const struct access_where *roles, int64_t *count_r)
{
	int64_t kind = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COALESCE(MAX(kind), 0) FROM list_file_object WHERE list_file_id = ?",
		DB_VALUES(db_int(id)), &kind);

	*count_r = 0;
	if (outcome)
		return outcome;
	switch ((int)kind) {
	case OBJECT_PROJECT:
		return db_get_int(db, UNSEEN("project", ACCESS_SEES_PROJECT("x.id")),
			DB_VALUES(db_int(id), ACCESS_BIND_WHERE(who, *roles)), count_r);
	case OBJECT_VACANCY:
		return db_get_int(db, UNSEEN("vacancy", ACCESS_SEES_VACANCY("x.id")),
			DB_VALUES(db_int(id), ACCESS_BIND_WHERE(who, *roles)), count_r);
	case OBJECT_JOBAD:
		return db_get_int(db,
			UNSEEN("jobad", ACCESS_SEES_JOBAD("x.vacancy_id", "x.status")),
			DB_VALUES(db_int(id), ACCESS_BIND_WHERE(who, *roles)), count_r);
	case OBJECT_REQUISITION:
		return db_get_int(db, UNSEEN("requisition", ACCESS_SEES_REQUISITION("x")),
			DB_VALUES(db_int(id), ACCESS_BIND_WHERE(who, *roles)), count_r);
	default:
		return OK;
	}
}
