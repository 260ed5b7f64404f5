/* The names of statuses. */
#include "access/status_name.h"

#include "access/tables.h"
#include "base/text.h"

static const struct db_field status_name_fields[] = {
	DB_FIELD(struct status_name, kind),
	DB_FIELD(struct status_name, code),
	DB_FIELD(struct status_name, name_de),
	DB_FIELD(struct status_name, name_en),
	DB_FIELD(struct status_name, look),
	DB_FIELD(struct status_name, there),
};

enum outcome status_names_read(
	struct db *db, struct pool *pool, struct status_name **names_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT n.kind, n.code, n.name_de, n.name_en, n.look, n.there"
		" FROM (SELECT kind, code, name_de, name_en, CAST(look AS CHAR) AS look,"
		" 1 AS there, position FROM process_status UNION ALL"
		" SELECT kind, code, name_de, name_en, 'plain', 0, 0"
		" FROM process_status_gone) n"
		" ORDER BY n.there DESC, n.kind, n.position, n.code",
		status_name_fields, names_r, count_r, DB_NONE);
}

const struct status_name *status_name_find(enum object_kind kind, const char *code)
{
	const struct access_tables *tables = access_tables();

	for (size_t i = 0; tables && i < tables->name_count; i++)
		if (tables->names[i].kind == kind && text_equal(tables->names[i].code, code))
			return &tables->names[i];
	return NULL;
}

const struct status_name *status_name_next(enum object_kind kind, const struct status_name *last)
{
	const struct access_tables *tables = access_tables();
	size_t first = !tables || !last ? 0 : (size_t)(last - tables->names) + 1;

	for (size_t i = first; tables && i < tables->name_count; i++)
		if (tables->names[i].kind == kind && tables->names[i].there)
			return &tables->names[i];
	return NULL;
}
