/*
 * Dossiers (BAK-07): applications as one PDF, with key facts of the post, answers and all
 * attachments, contents with page numbers, bookmarks. Asked for by one person for one application,
 * chosen ones or all of a vacancy; made by the queue with her rights as they are then and kept as
 * lists as files are (made/list_file.h). A file that cannot be taken has a page that names it.
 */
#ifndef BMS_DOSSIER_DOSSIER_H
#define BMS_DOSSIER_DOSSIER_H

#include "access/access.h"
#include "access/errand.h"
#include "application/application.h"
#include "base/problems.h"
#include "document/paper.h"

#define DOSSIER_LIST "dossier" /* what it is among the lists as files */
#define DOSSIER_APPLICATIONS 300

/* The words it is written in; NULL when there is none of that key. */
struct dossier_words {
	const char *lang;
	const char *(*word)(void *context, const char *key);
	void *context;
};

/* What one would be of, as this person may see it. */
struct dossier_plan {
	const int64_t *ids; /* the applications */
	size_t count;
	int64_t files, bytes; /* to be taken into it */
	bool gone; /* one of those that were chosen is not among them */
	bool many; /* there are more than DOSSIER_APPLICATIONS */
	bool large; /* the files are more than one takes (ASSEMBLY_BYTES) */
};

/* Of those of a vacancy that she may see in a dossier; of these applications, as far as she may.
 * OK, UNAVAILABLE. */
enum outcome dossier_of_vacancy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct dossier_plan *plan_r);
enum outcome dossier_of(struct db *db, struct pool *pool, const struct principal *who,
	const int64_t *ids, size_t count, struct dossier_plan *plan_r);

/*
 * Asks the queue for it; `address` is the page it was asked for on, `said` what it is of, in words.
 * Inside a transaction. OK (*id_r names the list as a file); INVALID (problems "dossier_none",
 * "dossier_gone", "dossier_many", "dossier_large", those of list_file_ask); UNAVAILABLE.
 */
enum outcome dossier_ask(struct db *db, struct pool *pool, const struct principal *who,
	const struct dossier_plan *plan, const char *lang, const char *address, const char *said,
	struct problems *problems, int64_t *id_r);

/* May she open one that was made, and keep a copy? A works council reads it in the browser until
 * its procedure ends (LAW-14). Of each application in it, as it is now; where something in it tells
 * of a severe disability, the mark is to be shown to her, too. OK, UNAVAILABLE. */
enum outcome dossier_may(struct db *db, const struct principal *who, int64_t list_file_id,
	bool *open_r, bool *save_r);

/* Notes in the history of each application in it that she has opened it, once a day. Inside a
 * transaction or not. OK, UNAVAILABLE. */
enum outcome dossier_note_opening(
	struct db *db, struct pool *pool, const struct principal *who, int64_t list_file_id);

/* An application that is written into one. */
struct dossier_one {
	const struct application *application;
	int64_t roles; /* by which the asker sees it */
	bool mark; /* what tells of a severe disability may be in it (ACC-16) */
};

/*
 * A part of each application in it, which a room adds: `read` gets what it has to say, once (NULL:
 * nothing), `write` says it below a heading of this language key, the same each time.
 */
struct dossier_part {
	const char *title;
	enum outcome (*read)(struct db *db, struct pool *pool, const struct dossier_words *words,
		const struct dossier_one *one, const void **data_r);
	void (*write)(const void *data, struct paper *paper);
};

/* What was answered in the form. */
extern const struct dossier_part dossier_answers;

/*
 * Makes one, as list_file_run: errand->file is the PDF. `parts` ends with NULL. OK; NOT_FOUND (she
 * may not see one of them in a dossier any more); TOO_LARGE (it is too much for one); what
 * errand->part and errand->progress answered; UNAVAILABLE.
 */
enum outcome dossier_make(struct db *db, const struct dossier_words *words,
	const struct dossier_part *const *parts, struct errand *errand);

#endif
