/*
 * A comparison as a file (PRO-08): for spreadsheets, or as PDF; as it is now or a version that was
 * sent. Asked for by one person with the right EXPORT, never for a committee; made by the queue
 * with her rights as they are then and kept as lists as files are (made/list_file.h). The key of
 * each person in it goes into its own, so that it cannot be read when one of them is destroyed. No
 * mark of severe disability stands in it (ACC-16).
 */
#ifndef BMS_COMPARISON_FILE_H
#define BMS_COMPARISON_FILE_H

#include "access/access.h"
#include "access/errand.h"
#include "base/problems.h"
#include "comparison/comparison.h"
#include "made/list_file.h"

#define COMPARISON_FILE LIST_FILE_COMPARISON /* what it is among the lists as files */

/* By which roles comparisons are taken out: those with the right, but committees and seats. In the
 * pool. */
struct access_where comparison_takers(struct pool *pool, const struct principal *who);

/*
 * Asks the queue for it. `version` 0: as it is now; `format` "xlsx" or "pdf"; `said` what it is of,
 * in words. Inside a transaction. OK (*id_r names the list as a file); INVALID (problems
 * "comparison_empty", those of list_file_ask); NOT_FOUND (no such version); UNAVAILABLE.
 */
enum outcome comparison_file_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t version, const char *format, const char *lang, const char *said,
	struct problems *problems, int64_t *id_r);

/* May she open one that was made: takes comparisons out, and sees each application in it? OK,
 * UNAVAILABLE. */
enum outcome comparison_file_may(
	struct db *db, const struct principal *who, int64_t list_file_id, bool *open_r);

/* What it is made with: words (NULL: none of that key), and a folder for what is made meanwhile. */
struct comparison_words {
	const char *lang;
	const char *(*word)(void *context, const char *key);
	void *context;
	const char *directory;
};

/* Makes one, as list_file_run: errand->file is it. OK; NOT_FOUND (she may not any more); what
 * errand->part answered; UNAVAILABLE. */
enum outcome comparison_file_make(
	struct db *db, const struct comparison_words *words, struct errand *errand);

#endif
