/* Holding the rows of objects that something relies on. */
#include "access/hold.h"

#include "base/log.h"

enum outcome object_hold(struct db *db, enum object_kind kind, int64_t id)
{
	const struct db_value key[] = {db_int(id)};
	int64_t held = 0;

	if (!db_in_transaction(db))
		log_fatal("hold", "reason=outside_transaction");
	switch (kind) {
	case OBJECT_ORG_UNIT:
		return db_get_int(
			db, "SELECT id FROM org_unit WHERE id = ? FOR UPDATE", key, 1, &held);
	case OBJECT_STAFF_USER:
		return db_get_int(
			db, "SELECT id FROM staff_user WHERE id = ? FOR UPDATE", key, 1, &held);
	case OBJECT_PROJECT:
		return db_get_int(
			db, "SELECT id FROM project WHERE id = ? FOR UPDATE", key, 1, &held);
	case OBJECT_VACANCY:
		return db_get_int(
			db, "SELECT id FROM vacancy WHERE id = ? FOR UPDATE", key, 1, &held);
	case OBJECT_JOBAD:
		return db_get_int(
			db, "SELECT id FROM jobad WHERE id = ? FOR UPDATE", key, 1, &held);
	case OBJECT_APPLICATION:
		return db_get_int(
			db, "SELECT id FROM application WHERE id = ? FOR UPDATE", key, 1, &held);
	default:
		return NOT_FOUND;
	}
}
