/*
 * The memo of a selection (PRO-33): of each applicant what she is chosen for or not, and why. Page
 * and PDF are made of it in the same words, each time anew from the parts that are left, of those
 * whom the reader sees (ACC-16).
 */
#ifndef BMS_DECISION_MEMO_H
#define BMS_DECISION_MEMO_H

#include "access/access.h"
#include "access/errand.h"
#include "base/problems.h"
#include "decision/reason.h"
#include "made/list_file.h"

struct memo_entry {
	struct reason_facts facts;
	struct reason reason;
	const char *lack; /* a word of `problem`; NULL: nothing is missing */
};

struct memo {
	struct decision decision;
	struct comparison profile; /* requirements and classes alone */
	struct memo_entry *entries;
	size_t count;
	int64_t next; /* `after` of the next ones; 0: there are no more */
};

/* Which part of it. */
struct memo_range {
	int64_t after; /* as reason_range */
	int64_t only; /* one application; 0: all */
	int64_t limit; /* of those who are not chosen; 0: all */
	bool live; /* as it is now, for whoever prepares it; else as it was frozen */
};

/* OK, UNAVAILABLE. */
enum outcome memo_read(struct db *db, struct pool *pool, const struct principal *who,
	const struct decision *decision, const struct memo_range *range, struct memo *memo_r);

/* What it is worded with: words (NULL: none of that key), and a folder for what is made meanwhile.
 */
struct memo_words {
	const char *lang;
	const char *(*word)(void *context, const char *key);
	void *context;
	const char *directory;
};

/* A line as people read it; the text is "" where the label says all. */
const char *memo_label(const struct memo_words *words, const struct reason_line *line);
const char *memo_text(
	struct pool *pool, const struct memo_words *words, const struct reason_line *line);

/* "ausgewählt", "rückt nach (Rang 2)", "nicht ausgewählt". */
const char *memo_choice(
	struct pool *pool, const struct memo_words *words, const struct reason_facts *facts);

#define MEMO_FILE LIST_FILE_DECISION /* what it is among the lists as files */

/* By which roles memos are taken out: those with the right, but committees and seats. In the pool.
 */
struct access_where memo_takers(struct pool *pool, const struct principal *who);

/*
 * Asks the queue for the memo of a decision (its number) as PDF, which the vacancy's history says;
 * `said`: what it is of, in words. Inside a transaction. OK (*id_r names the list as a file);
 * INVALID (problems "memo_empty", those of list_file_ask); NOT_FOUND; UNAVAILABLE.
 */
enum outcome memo_file_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t number, const char *lang, const char *said,
	struct problems *problems, int64_t *id_r);

/* May she open one that was made: takes memos out, and sees each application in it? OK,
 * UNAVAILABLE. */
enum outcome memo_file_may(
	struct db *db, const struct principal *who, int64_t list_file_id, bool *open_r);

/* Makes one, as list_file_run: errand->file is it. OK; NOT_FOUND (she may not any more); what
 * errand->part answered; UNAVAILABLE. */
enum outcome memo_file_make(struct db *db, const struct memo_words *words, struct errand *errand);

#endif
