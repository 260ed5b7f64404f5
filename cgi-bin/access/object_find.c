/* Finding an object of the registry by its number. */
#include "access/object.h"

#define FIND(name, number, code, ...) \
	case OBJECT_##name: \
		return db_get_int(db, "SELECT id FROM " code " WHERE number = ?", key, 1, id_r);

enum outcome object_find(struct db *db, enum object_kind kind, const char *number, int64_t *id_r)
{
	const struct db_value key[] = {db_str(number)};

	switch ((int)kind) {
		OBJECTS(FIND)
	default:
		return NOT_FOUND;
	}
}
