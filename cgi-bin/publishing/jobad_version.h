/*
 * The texts a job ad has had (OBJ-05, PRO-04). They have numbers from 1. The present one is the
 * ad's own; when it is changed after it was sent to somebody (a round of statements), answered,
 * made a step or was public, it is kept as it was. A draft that nobody has been given is written
 * over.
 */
#ifndef BMS_PUBLISHING_JOBAD_VERSION_H
#define BMS_PUBLISHING_JOBAD_VERSION_H

#include "publishing/jobad.h"

struct jobad_version {
	int64_t number;
	int64_t first_version, last_version; /* of the ad, while it read so */
	const char *status; /* the last it had with this text */
	int64_t text_at; /* when it was written */
	const char *author; /* NULL: nobody is known */
};

#define JOBAD_VERSIONS_SHOWN 50

/* The newest first, the present one among them, at most JOBAD_VERSIONS_SHOWN. No question of
 * access. OK, UNAVAILABLE. */
enum outcome jobad_versions(struct db *db, struct pool *pool, int64_t jobad_id,
	struct jobad_version **versions_r, size_t *count_r);

/* The text of that number. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome jobad_version_text(struct db *db, struct pool *pool, int64_t jobad_id, int64_t number,
	struct jobad_input *input_r);

/* The number of the text that the ad had in this version (statement_round.object_version). OK,
 * UNAVAILABLE. */
enum outcome jobad_version_number(
	struct db *db, int64_t jobad_id, int64_t version, int64_t *number_r);

/* The rounds of statements asked about the ad: columns object_version, asked_at, asked_de,
 * asked_en (what was asked, in words), in their order. OK, UNAVAILABLE. */
enum outcome jobad_version_rounds(
	struct db *db, struct pool *pool, int64_t jobad_id, struct db_rows **rows_r);

/* Before an ad that is held is changed: keeps its text when it has to be. *number_r is the number
 * of the text that comes now. Inside the transaction of the change. OK, UNAVAILABLE. */
enum outcome jobad_version_keep(struct db *db, struct pool *pool, const struct principal *who,
	const struct jobad *before, int64_t *number_r);

#endif
