/*
 * Beginning an application with what somebody has told before: one's folder ("mappe"), or an
 * earlier application, being written or sent, by its number. What belongs to one job
 * (question.of_ad, letters) stays where it is. Documents are copied under the new application's
 * key, with their types, through the same checks as files sent anew.
 */
#ifndef BMS_FOLDER_TAKEOVER_H
#define BMS_FOLDER_TAKEOVER_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "application/attachment.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "form/form_model.h"

#define TAKE_FOLDER "mappe"
#define TAKE_SOURCES 5

struct takeover {
	bool folder;
	bool whole; /* with what belongs to one job (take_whole) */
	int64_t id; /* of the account whose folder it is, or of the application */
	size_t count; /* documents */
	struct attachment_file *files;
	const char **file_ids;
	uint8_t key[32]; /* of the application to be begun, see take_copy */
	struct attachment_stored *copies; /* take_copy's; file_id NULL: none */
	const char **problems; /* why there is none, as of attachment_add, or file_converting (a
				  document of Word or ODT that is to become a PDF); NULL: nothing
				  was wrong */
};

/*
 * What somebody can take over for this ad: columns source (name for take_open), number, title (NULL
 * for the folder), files (documents that would be taken); the folder first, then applications,
 * newest first; TAKE_SOURCES of these and one more, which only says that there are more. OK,
 * UNAVAILABLE.
 */
enum outcome take_sources(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, struct db_rows **rows_r);

/* Finds it. OK; NOT_FOUND (none of this name, or not one's own, or nothing is left of it);
 * UNAVAILABLE. */
enum outcome take_open(struct db *db, struct pool *pool, const struct principal *who,
	const char *source, struct takeover *take_r);

/*
 * The same of an application by its id, with its letters, for staff who copy it (arrival/copied.h)
 * and may. OK, NOT_FOUND (nothing is left of it), UNAVAILABLE.
 */
enum outcome take_whole(
	struct db *db, struct pool *pool, int64_t application_id, struct takeover *take_r);

/* Its answers that the form can take; of a folder also the account's name. OK, NOT_FOUND (nothing
 * is left of it), UNAVAILABLE. */
enum outcome take_answers(struct db *db, struct pool *pool, const struct takeover *take,
	const struct form_model *model, struct answers *answers_r);

/*
 * Looks into its documents as into files sent anew, `milliseconds` at most (those for which it is
 * not enough are not attached), and copies what is right under a key of its own, take->key, with
 * which the application is to begin (draft_ad.key). Outside a transaction: nobody waits for locks
 * meanwhile; what no application names is removed by the sweeper. OK, NOT_FOUND, UNAVAILABLE.
 */
enum outcome take_copy(
	struct db *db, struct pool *pool, struct takeover *take, int64_t milliseconds);

/*
 * Attaches what take_copy has copied to the draft begun with take->key, inside a transaction; reads
 * and writes no file. *refused_r: lines "reason<tab>name" of those that could not be attached; ""
 * for none. Outcomes of attachment_add but INVALID.
 */
enum outcome take_files(struct db *db, struct pool *pool, const struct principal *who,
	const struct takeover *take, int64_t application_id, const char **refused_r);

#endif
