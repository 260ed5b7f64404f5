/* Holding the rows of objects that something relies on. */
#include "access/hold.h"

#include "base/log.h"

#define HOLD(name, number, code, ...) \
	case OBJECT_##name: \
		return db_get_int( \
			db, "SELECT id FROM " code " WHERE id = ? FOR UPDATE", key, 1, &held);

enum outcome object_hold(struct db *db, enum object_kind kind, int64_t id)
{
	const struct db_value key[] = {db_int(id)};
	int64_t held = 0;

	if (!db_in_transaction(db))
		log_fatal("hold", "reason=outside_transaction");
	switch ((int)kind) {
		OBJECTS(HOLD)
		HOLD(STAFF_USER, 5, "staff_user", NULL)
		HOLD(MOBILE, 12, "mobile", NULL)
		HOLD(ORG_UNIT, 7, "org_unit", NULL)
		HOLD(ACCOUNT, 9, "account", NULL)
		HOLD(APPLICANT, 10, "applicant", NULL)
		HOLD(LIST_FILE, 20, "list_file", NULL)
	default:
		return NOT_FOUND;
	}
}
