/* Reading selection lists with the uses of their values. */
#include "choice/keep/choice_list.h"

#include "base/text.h"

const char *const choice_lists[] = {CHOICE_FIELD, CHOICE_POST_KIND, CHOICE_PROOF, NULL};

static const struct db_field value_fields[] = {
	DB_FIELD(struct choice_value, id),
	DB_FIELD(struct choice_value, version),
	DB_FIELD(struct choice_value, uses),
	DB_FIELD(struct choice_value, list),
	DB_FIELD(struct choice_value, code),
	DB_FIELD(struct choice_value, name_de),
	DB_FIELD(struct choice_value, name_en),
	DB_FIELD(struct choice_value, replaced_by),
	DB_FIELD(struct choice_value, changed_at),
	DB_FIELD(struct choice_value, changed_by),
	DB_FIELD(struct choice_value, hidden),
	DB_FIELD(struct choice_value, ruled),
	DB_FIELD(struct choice_value, used),
};

/* A list that has no use of a kind has none of it: the function knows which there are. */
#define KINDS \
	" (SELECT 'vacancy' AS kind, 1 AS place UNION ALL SELECT 'requisition', 2" \
	" UNION ALL SELECT 'mobile', 3 UNION ALL SELECT 'requirement', 4)"
#define VALUES \
	"SELECT v.id, v.version, (SELECT SUM(choice_uses(CONCAT(v.list, '.', k.kind), v.code))" \
	" FROM" KINDS " k) AS uses, v.list, v.code, v.name_de, v.name_en, r.code AS replaced_by," \
	" v.changed_at, CONCAT(s.first_name, ' ', s.surname) AS changed_by, v.hidden, v.ruled," \
	" v.used FROM choice_value v LEFT JOIN choice_value r ON r.id = v.replaced_by" \
	" LEFT JOIN staff_user s ON s.id = v.changed_by WHERE v.list = ?"

bool choice_list_known(const char *list)
{
	for (const char *const *known = choice_lists; *known; known++)
		if (text_equal(*known, list))
			return true;
	return false;
}

enum outcome choice_sums(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT list, SUM(NOT hidden) AS shown, SUM(hidden) AS hidden FROM choice_value"
		" GROUP BY list",
		DB_NONE, rows_r);
}

enum outcome choice_values(struct db *db, struct pool *pool, const char *list,
	struct choice_value **values_r, size_t *count_r)
{
	return db_structs(db, pool, VALUES " ORDER BY v.position, v.id", value_fields, values_r,
		count_r, DB_VALUES(db_str(list)));
}

enum outcome choice_value_get(struct db *db, struct pool *pool, const char *list, int64_t id,
	struct choice_value *value_r)
{
	return db_struct(db, pool, VALUES " AND v.id = ?", value_fields, value_r,
		DB_VALUES(db_str(list), db_int(id)));
}

enum outcome choice_uses(
	struct db *db, struct pool *pool, const struct choice_value *value, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT u.kind, u.count FROM (SELECT k.kind, k.place,"
		" choice_uses(CONCAT(?, '.', k.kind), ?) AS count FROM" KINDS " k) u"
		" WHERE u.count > 0 ORDER BY u.place",
		DB_VALUES(db_str(value->list), db_str(value->code)), rows_r);
}
