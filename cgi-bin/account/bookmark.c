/* Bookmarks. */
#include "account/bookmark.h"

#include "base/clock.h"

/* The account's, or else the visit's: NULL equals nothing. */
#define MINE "(b.account_id = ? OR b.portal_session_id = ?)"
#define MINE_BIND(who) db_id((who)->account), db_id((who)->account ? 0 : (who)->id)

enum outcome bookmark_add(struct db *db, struct pool *pool, const struct principal *who,
	const char *ad_number, const char *title)
{
	int64_t count;
	/* read for locking: of two that keep the last one, one is told that the list is full */
	enum outcome outcome =
		db_get_int(db, "SELECT COUNT(*) FROM bookmark b WHERE " MINE " FOR UPDATE",
			DB_VALUES(MINE_BIND(who)), &count);
	if (outcome)
		return outcome;
	if (count >= BOOKMARKS_MAX)
		return CONFLICT;
	return db_exec(db,
		"INSERT INTO bookmark (account_id, portal_session_id, ad_number, title, created_at)"
		" VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE title = VALUES(title)",
		DB_VALUES(MINE_BIND(who), db_str(ad_number), db_str(title),
			db_str(clock_sql(pool, clock_now()))),
		NULL);
}

enum outcome bookmark_remove(struct db *db, const struct principal *who, const char *ad_number)
{
	return db_exec(db, "DELETE b FROM bookmark b WHERE b.ad_number = ? AND " MINE,
		DB_VALUES(db_str(ad_number), MINE_BIND(who)), NULL);
}

enum outcome bookmark_kept(
	struct db *db, const struct principal *who, const char *ad_number, bool *kept_r)
{
	int64_t one;
	enum outcome outcome =
		db_get_int(db, "SELECT 1 FROM bookmark b WHERE b.ad_number = ? AND " MINE,
			DB_VALUES(db_str(ad_number), MINE_BIND(who)), &one);
	*kept_r = outcome == OK;
	return outcome == NOT_FOUND ? OK : outcome;
}

enum outcome bookmark_numbers(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r)
{
	return db_rows(db, pool, "SELECT b.ad_number FROM bookmark b WHERE " MINE,
		DB_VALUES(MINE_BIND(who)), rows_r);
}

enum outcome bookmark_list(struct db *db, struct pool *pool, const struct principal *who,
	bool internal, struct db_rows **rows_r)
{
	const char *today = clock_today(pool);
	return db_rows(db, pool,
		"SELECT b.ad_number AS number, IFNULL(p.title, b.title) AS title,"
		" p.slug, p.authority,"
		" p.town, p.pay_grade, p.working_time, p.limited, NOT p.external AS internal,"
		" p.valid_to, p.id IS NOT NULL AS open,"
		" IF(t.id IS NULL, NULL, p.pay_min) AS pay_min,"
		" IF(t.id IS NULL, NULL, p.pay_max) AS pay_max, t.name AS pay_table,"
		" t.valid_from AS pay_from, t.source AS pay_source, t.example AS pay_example"
		" FROM bookmark b LEFT JOIN public_ad p ON p.number = b.ad_number"
		" AND (p.external OR ?) AND p.valid_from <= ? AND p.valid_to >= ?"
		" LEFT JOIN public_pay_table t ON t.id = p.pay_table_id"
		" WHERE " MINE " ORDER BY b.id DESC",
		DB_VALUES(db_bool(internal), db_str(today), db_str(today), MINE_BIND(who)), rows_r);
}

enum outcome bookmark_take_over(struct db *db, int64_t portal_session_id, int64_t account_id)
{
	enum outcome outcome = db_exec(db,
		"UPDATE IGNORE bookmark SET account_id = ?, portal_session_id = NULL"
		" WHERE portal_session_id = ?",
		DB_VALUES(db_int(account_id), db_int(portal_session_id)), NULL);
	return outcome ? outcome
		       : db_exec(db, "DELETE FROM bookmark WHERE portal_session_id = ?",
			       DB_VALUES(db_int(portal_session_id)), NULL);
}
