/* The lists of requisitions. */
#include "requisition/requisition_list.h"

#include "find/find.h"

enum { SLOT_PERSON = 1, SLOT_ROLES, SLOT_ROLES_AT };
#define SEEN_BIND SLOT_PERSON, SLOT_ROLES, SLOT_ROLES_AT

/* clang-format off */
static const struct db_list_column requisition_columns[] = {
	{"number", {.sql = "r.number"}},
	{"title", {.sql = "r.title"}},
	{"status", {.sql = "r.status"}},
	{"authority", {.sql = "a.short_name AS authority"}},
	{"creator", {.sql = "IF(s.status = 'deleted', NULL, CONCAT(s.first_name, ' ', s.surname))"
			" AS creator"}},
	{"changed_at", {.sql = "r.changed_at"}},
};

static const struct db_list_sort requisition_sorts[] = {
	{"changed_at", {"r.changed_at"}},
	{"number", {"r.number"}},
};

static const struct db_list_filter requisition_filters[] = {
	{"suche", {.sql = FIND_LISTED("'requisition'", "r.id"), .bind = {DB_LIST_ALL_TYPED}}},
	{"status", {.sql = "r.status = ?", .bind = {DB_LIST_TYPED}}},
	{"behoerde", {.sql = "r.authority_id = (SELECT id FROM org_unit WHERE code = ?)",
		.bind = {DB_LIST_TYPED}}},
	{"meine", {.sql = "r.created_by = ?", .bind = {SLOT_PERSON}}},
};

#define SEEN(archived) \
	" FROM requisition r WHERE r.status " archived " 'archiviert' AND " \
	ACCESS_SEES_REQUISITION("r")
#define SHOWN \
	" JOIN requisition r ON r.id = f.id JOIN org_unit a ON a.id = r.authority_id" \
	" JOIN staff_user s ON s.id = r.created_by"

const struct db_list requisitions_seen = {
	.id = "r.id",
	.find = {.sql = SEEN("<>"), .bind = {SEEN_BIND}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(requisition_columns),
	DB_LIST_SORTS_OF(requisition_sorts),
	DB_LIST_FILTERS_OF(requisition_filters),
};

const struct db_list archived_requisitions = {
	.id = "r.id",
	.find = {.sql = SEEN("="), .bind = {SEEN_BIND}},
	.shown = SHOWN,
	DB_LIST_COLUMNS_OF(requisition_columns),
	DB_LIST_SORTS_OF(requisition_sorts),
	DB_LIST_FILTERS_OF(requisition_filters),
};
/* clang-format on */

void requisition_list_bind(
	const struct principal *who, struct access_where roles, struct db_value *slots_r)
{
	slots_r[SLOT_PERSON - 1] = db_int(who->id);
	access_where_slots(&roles, &slots_r[SLOT_ROLES - 1]);
}

/* clang-format off */
#define WAITING(where) \
	"(SELECT r.number, r.title, r.status, r.changed_at, r.id FROM requisition r WHERE " where \
	" AND " ACCESS_SEES_REQUISITION("r") " ORDER BY r.changed_at, r.id LIMIT ?)"
#define ALL_WAITING \
	"SELECT number, title, status, changed_at FROM (" WAITING("r.status = 'eingereicht'") \
	" UNION ALL " WAITING("r.created_by = ? AND r.status IN ('zurueckgegeben', 'entwurf')") \
	") w ORDER BY changed_at, id LIMIT ?"
/* clang-format on */

/* Is there any that may wait for her? Mostly there is none, and that is told with a quarter of the
 * work. */
static enum outcome any_waits(struct db *db, const struct principal *who, int64_t *any_r)
{
	return db_get_int(db,
		"SELECT EXISTS (SELECT 1 FROM user_group_member m JOIN user_group g"
		" ON g.id = m.group_id JOIN requisition r ON r.status = 'eingereicht'"
		" AND (g.authority_id IS NULL OR r.authority_id = g.authority_id)"
		" WHERE m.staff_user_id = ?) OR EXISTS (SELECT 1 FROM requisition r"
		" WHERE r.created_by = ? AND r.status IN ('zurueckgegeben', 'entwurf'))",
		DB_VALUES(db_int(who->id), db_int(who->id)), any_r);
}

enum outcome requisitions_waiting(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r)
{
	int64_t any = 0;
	enum outcome outcome = any_waits(db, who, &any);
	const struct access_where accepts = access_where_both(pool,
		who->where[RIGHT_REQUISITION_ACCEPT], ACCESS_WHERE_ALL(ROLE_BIT(ROLE_RECRUITER)));
	const struct db_value most = db_int(REQUISITIONS_WAITING + 1);

	*rows_r = POOL_NEW(pool, struct db_rows);
	if (outcome || !any)
		return outcome;
	return db_rows(db, pool, ALL_WAITING,
		DB_VALUES(ACCESS_BIND_WHERE(who, accepts), most, db_int(who->id),
			ACCESS_BIND(who, RIGHT_REQUISITION_WRITE), most, most),
		rows_r);
}
