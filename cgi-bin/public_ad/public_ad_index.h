/*
 * The search index of the published ads, as bmsctl search-index writes it (POR-02): a base made of
 * all ads, and a delta of those that have changed since, which is written anew with each change.
 * Everything comes from the database and can be made again from it at any time.
 */
#ifndef BMS_PUBLIC_AD_PUBLIC_AD_INDEX_H
#define BMS_PUBLIC_AD_PUBLIC_AD_INDEX_H

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "search/index/writer.h"
#include "search/search.h"

/* Makes a new base of all ads. OK; CONFLICT: another process is making one; UNAVAILABLE. */
enum outcome public_ad_index_rebuild(struct db *db, struct search_writer *writer);

/* Changes since the base from which on a new one is due. */
#define PUBLIC_AD_INDEX_MERGE 1000

/*
 * Writes a new delta when ads have changed or the files are not whole. OK: searches find the ads as
 * they were when this was called; *due_r: a new base should be made. NOT_FOUND: there is no base
 * for this database, or not all changes since are known: one has to be made first. TOO_LARGE: more
 * has changed than a delta holds, the same. CONFLICT: another process writes. UNAVAILABLE.
 */
enum outcome public_ad_index_update(
	struct db *db, struct pool *pool, struct search_writer *writer, bool *due_r);

/* Compares every ad with the index; differences go to `report`, see search_check. OK; CONFLICT: the
 * index is behind the database, *behind_r changes; UNAVAILABLE. */
enum outcome public_ad_index_check(struct db *db, const char *directory, search_report *report,
	void *context, int64_t *behind_r);

#endif
