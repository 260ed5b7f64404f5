/* Files that wait for the virus scanner. */
#include "store/stored_check.h"

#include "base/clock.h"
#include "base/text.h"
#include "scan/scan.h"

/* Documents of applications wait by rows of their own (attachment_check), with what is made of
 * them; lists are made by the house. */
#define NOT_SENT "attachment,picture,list_file,letter"

enum outcome stored_check_state(
	struct db *db, struct pool *pool, const char *file_id, enum stored_state *state_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool, "SELECT state FROM stored_check WHERE file_id = ?",
		DB_VALUES(db_str(file_id)), &rows);

	*state_r = STORED_SHOWN;
	if (!outcome && rows->count)
		*state_r = text_equal(db_text(rows, 0, "state"), "refused") ? STORED_REFUSED
									    : STORED_WAITS;
	return outcome;
}

enum outcome stored_check_begin(
	struct db *db, struct pool *pool, const char *file_id, const char *purpose)
{
	if (!scan_wanted() || text_among(NOT_SENT, purpose))
		return OK;
	return db_exec(db, "INSERT INTO stored_check (file_id, since) VALUES (?, ?)",
		DB_VALUES(db_str(file_id), db_str(clock_sql(pool, clock_now()))), NULL);
}

enum outcome stored_seen(struct db *db, const char *file_id)
{
	if (!scan_wanted())
		return OK;
	return db_exec(db, "UPDATE stored_file SET scan = 'clean' WHERE file_id = ?",
		DB_VALUES(db_str(file_id)), NULL);
}
