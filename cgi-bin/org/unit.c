/* Reading organisation units. */
#include "org/unit.h"

enum outcome unit_choices(struct db *db, struct pool *pool, int64_t authority_id,
	struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, name FROM org_unit WHERE authority_id = ? AND active"
		" AND kind IN ('sub_unit', 'location') ORDER BY name",
		DB_VALUES(db_int(authority_id)), rows_r);
}

enum outcome unit_belongs(struct db *db, int64_t unit_id, int64_t authority_id)
{
	int64_t id = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT id FROM org_unit WHERE id = ? AND authority_id = ? AND active"
		" AND kind IN ('sub_unit', 'location')",
		DB_VALUES(db_int(unit_id), db_int(authority_id)), &id);

	return outcome == NOT_FOUND ? INVALID : outcome;
}
