/* Reading the register, and what time does to it. */
#include "mobile/mobile.h"

#include "base/clock.h"
#include "history/history.h"
#include "mobile/mobile_private.h"
#include "store/stored_file.h"

struct mobile_row {
	struct mobile mobile;
	struct db_cell surname, first_name, email, wishes, wrapped;
};

static const struct db_field mobile_fields[] = {
	DB_FIELD_AS(struct mobile_row, mobile.id, "id"),
	DB_FIELD_AS(struct mobile_row, mobile.authority_id, "authority_id"),
	DB_FIELD_AS(struct mobile_row, mobile.office_role, "office_role"),
	DB_FIELD_AS(struct mobile_row, mobile.authority, "authority"),
	DB_FIELD_AS(struct mobile_row, mobile.status, "status"),
	DB_FIELD_AS(struct mobile_row, mobile.status_at, "status_at"),
	DB_FIELD_AS(struct mobile_row, mobile.created_at, "created_at"),
	DB_FIELD_AS(struct mobile_row, mobile.proposals, "proposals"),
	DB_FIELD_AS(struct mobile_row, mobile.data.pay_grade, "pay_grade"),
	DB_FIELD_AS(struct mobile_row, mobile.data.field, "field"),
	DB_FIELD_AS(struct mobile_row, mobile.data.town, "town"),
	DB_FIELD_AS(struct mobile_row, mobile.data.since_on, "since_on"),
	DB_FIELD_AS(struct mobile_row, mobile.data.version, "version"),
	DB_FIELD(struct mobile_row, surname),
	DB_FIELD(struct mobile_row, first_name),
	DB_FIELD(struct mobile_row, email),
	DB_FIELD(struct mobile_row, wishes),
	DB_FIELD(struct mobile_row, wrapped),
};

#define MOBILES \
	"SELECT e.id, e.authority_id, e.office_role, u.short_name AS authority, e.status," \
	" e.status_at, e.created_at, e.pay_grade, e.field, e.town, e.since_on, e.version," \
	" e.surname, e.first_name, e.email, e.wishes, k.wrapped, (SELECT COUNT(*)" \
	" FROM mobile_proposal p WHERE p.mobile_id = e.id AND p.state = 'open') AS proposals" \
	" FROM mobile e JOIN org_unit u ON u.id = e.authority_id" \
	" LEFT JOIN bms_keys.staff_key k ON k.kind = 12 AND k.object_id = e.id"

_Static_assert(OBJECT_MOBILE == 12, "the kind in the statements");

const char *mobile_place(struct pool *pool, const char *column, int64_t id)
{
	return pool_printf(pool, "mobile:%lld:%s", (long long)id, column);
}

static const char *cell_open(struct pool *pool, const struct mobile_row *row, const uint8_t *key,
	const char *column, const struct db_cell *cell)
{
	return cell->bytes ? store_unseal(pool, key, mobile_place(pool, column, row->mobile.id),
		       cell->bytes, cell->length)
			   : NULL;
}

static enum outcome row_open(struct pool *pool, struct mobile_row *row)
{
	struct mobile_input *data = &row->mobile.data;
	uint8_t key[32];
	enum outcome outcome;

	data->authority = pool_printf(pool, "%lld", (long long)row->mobile.authority_id);
	outcome = store_key_open(OBJECT_MOBILE, row->mobile.id, &row->wrapped, key);
	if (outcome)
		return outcome == GONE ? OK : outcome;
	data->surname = cell_open(pool, row, key, "surname", &row->surname);
	data->first_name = cell_open(pool, row, key, "first_name", &row->first_name);
	data->email = cell_open(pool, row, key, "email", &row->email);
	data->wishes = cell_open(pool, row, key, "wishes", &row->wishes);
	return OK;
}

static enum outcome rows_open(
	struct pool *pool, struct mobile_row *rows, size_t count, struct mobile **mobiles_r)
{
	enum outcome outcome = OK;

	*mobiles_r = POOL_ARRAY(pool, struct mobile, count + 1);
	for (size_t i = 0; !outcome && i < count; i++) {
		outcome = row_open(pool, &rows[i]);
		(*mobiles_r)[i] = rows[i].mobile;
	}
	return outcome;
}

enum outcome mobile_list(struct db *db, struct pool *pool, const struct principal *who,
	const char *status, int64_t limit, struct mobile **mobiles_r, size_t *count_r)
{
	struct mobile_row *rows = NULL;
	enum outcome outcome = db_structs(db, pool,
		MOBILES " WHERE e.status = ? AND" MOBILE_SEEN " ORDER BY e.since_on, e.id LIMIT ?",
		mobile_fields, &rows, count_r,
		DB_VALUES(db_str(status), MOBILE_BIND(who), db_int(limit)));

	return outcome ? outcome : rows_open(pool, rows, *count_r, mobiles_r);
}

enum outcome mobile_matching(struct db *db, struct pool *pool, const struct principal *who,
	const struct mobile_wanted *wanted, int64_t limit, struct mobile **mobiles_r,
	size_t *count_r)
{
	struct mobile_row *rows = NULL;
	enum outcome outcome = db_structs(db, pool,
		MOBILES " WHERE e.status = 'open' AND" MOBILE_SEEN
			" AND NOT EXISTS (SELECT 1 FROM mobile_proposal x WHERE x.mobile_id = e.id"
			" AND x.vacancy_id = ?) ORDER BY (e.field = ?) + (e.town IS NULL"
			" OR e.town = ?) DESC, e.since_on, e.id LIMIT ?",
		mobile_fields, &rows, count_r,
		DB_VALUES(MOBILE_BIND(who), db_int(wanted->vacancy_id), db_str(wanted->field),
			db_str(wanted->town), db_int(limit)));

	return outcome ? outcome : rows_open(pool, rows, *count_r, mobiles_r);
}

enum outcome mobile_get(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct mobile *mobile_r)
{
	struct mobile_row row;
	enum outcome outcome = db_struct(db, pool, MOBILES " WHERE e.id = ? AND" MOBILE_SEEN,
		mobile_fields, &row, DB_VALUES(db_int(id), MOBILE_BIND(who)));

	if (!outcome)
		outcome = row_open(pool, &row);
	if (!outcome)
		*mobile_r = row.mobile;
	return outcome;
}

enum outcome mobile_authorities(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT DISTINCT u.id, u.name FROM user_group_member m JOIN user_group g"
		" ON g.id = m.group_id JOIN org_unit u ON u.kind = 'authority' AND u.active"
		" AND (g.authority_id IS NULL OR u.id = g.authority_id)"
		" WHERE m.staff_user_id = ? AND " ACCESS_HAS(
			"g.role_id", "u.id") " ORDER BY u.name, u.id",
		DB_VALUES(MOBILE_BIND(who)), rows_r);
}

#define OVER " e.status IN ('placed', 'ended') AND e.status_at <= ? - INTERVAL r.days DAY"

enum outcome mobile_expired_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT e.id, e.status_at AS clock_start,"
		" e.status_at + INTERVAL r.days DAY AS due FROM retention_rule r JOIN mobile e"
		" ON" OVER
		" WHERE r.id = 'RET-22' AND e.id > ? AND e.id <= ? ORDER BY e.id LIMIT ?",
		DB_VALUES(db_str(clock_sql(pool, now)), db_int(after_id), db_int(last_id),
			db_int(limit)),
		rows_r);
}

/* words: history.mobile_erased */
enum outcome mobile_erase(struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	int64_t erased = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE mobile e JOIN retention_rule r ON r.id = 'RET-22' AND" OVER
		" SET e.surname = NULL, e.first_name = NULL, e.email = NULL, e.wishes = NULL,"
		" e.town = NULL, e.status = 'erased', e.version = e.version + 1 WHERE e.id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(id)), &erased);

	if (outcome || !erased)
		return outcome ? outcome : CONFLICT;
	outcome = db_exec(
		db, "DELETE FROM mobile_file WHERE mobile_id = ?", DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = stored_file_erase(db, OBJECT_MOBILE, id);
	if (!outcome)
		outcome = store_key_destroy(db, OBJECT_MOBILE, id);
	return outcome ? outcome : history_add(db, who, OBJECT_MOBILE, id, "mobile_erased", NULL);
}
