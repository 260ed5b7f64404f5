/*
 * What decides over access and hardly ever changes: rights, who sees which status, what statuses
 * are called, the cockpits' widgets. A worker keeps it and asks with every request for its version,
 * which whoever changes these tables raises in the same transaction; five seconds on it is read
 * again anyway, so that nothing changed by hand stays unnoticed. Programs that do not keep it read
 * the tables each time.
 */
#ifndef BMS_ACCESS_TABLES_H
#define BMS_ACCESS_TABLES_H

#include "access/access.h"
#include "access/status_name.h"

/* A status of job ads or applications that a role sees. */
struct access_status {
	int64_t kind; /* enum object_kind */
	int64_t role_id;
	const char *status;
	int64_t condition; /* enum access_condition (places.h) */
	int64_t ends; /* the bits of the column */
};

struct access_tables {
	int64_t granted[RIGHT_COUNT]; /* for each right, the mask of roles that have it */
	struct access_status *statuses;
	size_t status_count;
	struct status_name *names;
	size_t name_count;
	struct db_rows *widgets; /* of access_widgets */
	uint8_t digest[32]; /* of all this */
};

/* From now on this program keeps them; for workers. */
void access_tables_keep(void);

/* True when they are kept. */
bool access_tables_kept(void);

/* Makes what is kept that of this version; once a request, by access_load. OK, UNAVAILABLE. */
enum outcome access_tables_refresh(struct db *db, int64_t version);

/* What is kept; NULL when it is not. Valid until the request ends. */
const struct access_tables *access_tables(void);

/* What each role sees: what is kept, or read into the pool. OK, UNAVAILABLE. */
enum outcome access_statuses(
	struct db *db, struct pool *pool, const struct access_status **statuses_r, size_t *count_r);

/* The widgets of all roles, in order: columns role, role_id, name_de, name_en, type, filter. OK,
 * UNAVAILABLE. */
enum outcome access_widgets(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* After a change of one of these tables, in its transaction. OK, UNAVAILABLE. */
enum outcome access_tables_changed(struct db *db);

#endif
