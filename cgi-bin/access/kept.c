/* Forms that could not be taken: two tables of the same shape, one for each world. */
#include "access/kept.h"

#include "base/clock.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Each statement once, for either table. The newest ten of a session stay; of a member of staff,
 * who may leave a text at each of many applications, fifty. */
#define SET(table) \
	"INSERT INTO " table " (session_id, code, made_at, sealed) VALUES (?, ?, ?, ?)" \
	" ON DUPLICATE KEY UPDATE made_at = VALUES(made_at), sealed = VALUES(sealed)"
#define TRIM(table, most) \
	"DELETE FROM " table " WHERE session_id = ? AND id NOT IN (SELECT id FROM" \
	" (SELECT id FROM " table " WHERE session_id = ? ORDER BY made_at DESC, id DESC" most \
	") AS newest)"
#define GET(table) "SELECT sealed FROM " table " WHERE session_id = ? AND code = ? AND made_at > ?"
#define END(table) "DELETE FROM " table " WHERE session_id = ? AND code = ?"

#define BACKEND "backend_form_kept"
#define PORTAL "portal_form_kept"

enum outcome kept_set(struct db *db, enum session_world world, int64_t session_id,
	const uint8_t code[KEPT_CODE], const void *sealed, size_t length)
{
	struct pool *pool = pool_new();
	const struct db_value values[] = {
		db_int(session_id),
		db_bytes(code, KEPT_CODE),
		db_str(clock_sql(pool, clock_now())),
		db_bytes(sealed, length),
	};
	const struct db_value trim[] = {db_int(session_id), db_int(session_id)};
	enum outcome outcome = world == SESSION_BACKEND
		? db_exec(db, SET(BACKEND), values, COUNT(values), NULL)
		: db_exec(db, SET(PORTAL), values, COUNT(values), NULL);
	if (!outcome)
		outcome = world == SESSION_BACKEND
			? db_exec(db, TRIM(BACKEND, " LIMIT 50"), trim, COUNT(trim), NULL)
			: db_exec(db, TRIM(PORTAL, " LIMIT 10"), trim, COUNT(trim), NULL);
	pool_free(&pool);
	return outcome ? UNAVAILABLE : OK;
}

enum outcome kept_get(struct db *db, struct pool *pool, enum session_world world,
	int64_t session_id, const uint8_t code[KEPT_CODE], const void **sealed_r, size_t *length_r)
{
	struct db_rows *rows;
	const struct db_value values[] = {
		db_int(session_id),
		db_bytes(code, KEPT_CODE),
		db_str(clock_sql(pool, clock_now() - KEPT_SECONDS)),
	};
	enum outcome outcome = world == SESSION_BACKEND
		? db_rows(db, pool, GET(BACKEND), values, COUNT(values), &rows)
		: db_rows(db, pool, GET(PORTAL), values, COUNT(values), &rows);
	if (outcome)
		return outcome;
	if (!rows->count)
		return NOT_FOUND;
	*sealed_r = db_cell(rows, 0, 0)->bytes;
	*length_r = db_cell(rows, 0, 0)->length;
	return OK;
}

enum outcome kept_end(
	struct db *db, enum session_world world, int64_t session_id, const uint8_t code[KEPT_CODE])
{
	const struct db_value values[] = {db_int(session_id), db_bytes(code, KEPT_CODE)};
	return world == SESSION_BACKEND ? db_exec(db, END(BACKEND), values, COUNT(values), NULL)
					: db_exec(db, END(PORTAL), values, COUNT(values), NULL);
}

enum outcome kept_sweep(struct db *db, int64_t *removed_r)
{
	struct pool *pool = pool_new();
	int64_t backend = 0, portal = 0;
	const struct db_value old[] = {db_str(clock_sql(pool, clock_now() - KEPT_SECONDS))};
	enum outcome outcome =
		db_sweep(db, BACKEND, "id", "made_at <= ?", "made_at", &backend, old, 1);
	if (!outcome)
		outcome = db_sweep(db, PORTAL, "id", "made_at <= ?", "made_at", &portal, old, 1);
	*removed_r = backend + portal;
	pool_free(&pool);
	return outcome;
}
