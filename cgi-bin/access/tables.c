/* Keeping what decides over access. */
#include "access/tables.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/crypto.h"

#define KEPT_US 5000000

static struct kept {
	struct pool *pool, *last; /* `last` for what a request still holds of the tables before */
	struct access_tables tables;
	int64_t version, at;
	bool wanted, there;
} kept;

void access_tables_keep(void)
{
	kept.wanted = true;
}

bool access_tables_kept(void)
{
	return kept.wanted;
}

const struct access_tables *access_tables(void)
{
	return kept.there ? &kept.tables : NULL;
}

enum outcome access_widgets(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT r.code AS role, w.role_id, w.name_de, w.name_en, w.type, w.filter"
		" FROM cockpit_widget w JOIN base_role r ON r.id = w.role_id"
		" ORDER BY w.role_id, w.position",
		DB_NONE, rows_r);
}

static enum outcome read_rights(struct db *db, struct pool *pool, struct access_tables *tables)
{
	struct db_rows *rows;
	enum outcome outcome =
		db_rows(db, pool, "SELECT role_id, right_id FROM base_role_right", DB_NONE, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		int64_t role = db_number(rows, i, "role_id"),
			right = db_number(rows, i, "right_id");

		if (role >= 1 && role <= 62 && right > RIGHT_NONE && right < RIGHT_COUNT)
			tables->granted[right] |= ROLE_BIT(role);
	}
	return outcome;
}

static void add_cells(struct buf *all, const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count * rows->columns; i++)
		buf_printf(all, "%s\t", rows->cells[i].bytes ? rows->cells[i].bytes : "");
	buf_char(all, '\n');
}

static void digest(struct pool *pool, struct access_tables *tables)
{
	struct buf all;

	buf_init(&all, pool);
	buf_add(&all, tables->granted, sizeof(tables->granted));
	for (size_t i = 0; i < tables->status_count; i++) {
		const struct access_status *status = &tables->statuses[i];

		buf_printf(&all, "%lld\t%lld\t%s\t%lld\t%lld\t", (long long)status->kind,
			(long long)status->role_id, status->status, (long long)status->condition,
			(long long)status->ends);
	}
	for (size_t i = 0; i < tables->name_count; i++) {
		const struct status_name *name = &tables->names[i];

		buf_printf(&all, "%lld\t%s\t%s\t%s\t%s\t", (long long)name->kind, name->code,
			name->name_de, name->name_en, name->look);
	}
	add_cells(&all, tables->widgets);
	crypto_sha256(all.data, all.length, tables->digest);
}

_Static_assert(OBJECT_JOBAD == 3 && OBJECT_APPLICATION == 4, "as in the SQL below");

static const struct db_field status_fields[] = {
	DB_FIELD(struct access_status, kind),
	DB_FIELD(struct access_status, role_id),
	DB_FIELD(struct access_status, status),
	DB_FIELD_AS(struct access_status, condition, "on_condition"),
	DB_FIELD(struct access_status, ends),
};

static enum outcome read_statuses(
	struct db *db, struct pool *pool, struct access_status **statuses_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT 4 AS kind, role_id, status, on_condition - 1 AS on_condition,"
		" ends + 0 AS ends FROM application_sight UNION ALL"
		" SELECT 3, role_id, status, 0, 0 FROM jobad_sight",
		status_fields, statuses_r, count_r, DB_NONE);
}

enum outcome access_statuses(
	struct db *db, struct pool *pool, const struct access_status **statuses_r, size_t *count_r)
{
	const struct access_tables *tables = access_tables();
	struct access_status *read = NULL;
	enum outcome outcome;

	if (tables) {
		*statuses_r = tables->statuses;
		*count_r = tables->status_count;
		return OK;
	}
	outcome = read_statuses(db, pool, &read, count_r);
	*statuses_r = read;
	return outcome;
}

static enum outcome read_tables(struct db *db, struct pool *pool, struct access_tables *tables)
{
	enum outcome outcome = read_rights(db, pool, tables);

	if (!outcome)
		outcome = read_statuses(db, pool, &tables->statuses, &tables->status_count);
	if (!outcome)
		outcome = status_names_read(db, pool, &tables->names, &tables->name_count);
	if (!outcome)
		outcome = access_widgets(db, pool, &tables->widgets);
	if (!outcome)
		digest(pool, tables);
	return outcome;
}

enum outcome access_tables_refresh(struct db *db, int64_t version)
{
	int64_t now = clock_ticks_us();
	struct access_tables fresh = {.widgets = NULL};
	struct pool *pool;
	enum outcome outcome;

	if (kept.there && kept.version == version && now - kept.at < KEPT_US)
		return OK;
	pool = pool_new();
	outcome = read_tables(db, pool, &fresh);
	if (outcome) {
		pool_free(&pool);
		return outcome;
	}
	pool_free(&kept.last);
	kept.last = kept.pool;
	kept.pool = pool;
	kept.tables = fresh;
	kept.version = version;
	kept.at = now;
	kept.there = true;
	return OK;
}

enum outcome access_tables_changed(struct db *db)
{
	return db_exec(db, "UPDATE access_version SET version = version + 1", DB_NONE, NULL);
}
