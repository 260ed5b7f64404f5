/* What the files of the folder share; nobody else includes it. */
#ifndef BMS_FOLDER_FOLDER_PRIVATE_H
#define BMS_FOLDER_FOLDER_PRIVATE_H

#include "folder/folder.h"

/* Notes a change: time, history line. Inside a transaction. OK, UNAVAILABLE. */
enum outcome folder_touch(struct db *db, struct pool *pool, const struct principal *who,
	const char *action, const char *detail);

/* Copies the documents of an application that are no letters and not there yet; *left_r: those for
 * which there is no room, or that cannot be read any more. Outcomes of folder_fill. */
enum outcome folder_fill_files(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t *left_r);

#endif
