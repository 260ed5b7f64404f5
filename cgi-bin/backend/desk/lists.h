/* What several pages of the backend show in the same way. */
#ifndef BMS_BACKEND_DESK_LISTS_H
#define BMS_BACKEND_DESK_LISTS_H

#include "web/page.h"

/* The number of the list's page asked for (?seite=), from 1. */
int64_t list_page(const struct request *req);

/* Rows of job ads (columns status, valid_from), as view_rows_first; those that are published from a
 * day to come on get `planned`, the words that say so. */
void show_ads(struct request *req, const char *name, const struct db_rows *rows, size_t most);

/* "Wird am 1. Dezember veröffentlicht" for such an ad, NULL for any other. */
const char *planned_words(struct request *req, const char *status, const char *valid_from);

/* Rows of applications (columns id, received_at), as view_rows; each links into the list of all
 * that `query` asks for (web/list/walk.h). `total`: how many it has, when these are the first of
 * it; -1: not known. `before`: 0, or -1 when they do not stand together in it. */
void show_applications(struct request *req, const char *name, const struct db_rows *rows,
	const char *query, int64_t before, int64_t total);

/* Is the mark of severe disability of the path's application shown to the person (ACC-16)? */
bool shows_mark(const struct request *req);

/* Is the history of the path's object, which is of this kind, shown to the person? */
bool shows_history(const struct request *req, enum object_kind kind);

/* The object's history as History.N.(at, action, detail, actor, words), when the person may read
 * it; `words` says the detail in the reader's language. Not of applications. OK, UNAVAILABLE. */
enum outcome show_history(struct request *req, enum object_kind kind, int64_t id);

/* The same of an application begun with that version of a form: what must not be told of it is left
 * out (history_sieve.h). OK, UNAVAILABLE. */
enum outcome show_application_history(struct request *req, int64_t id, int64_t form_version_id);

/* When the object, in that status, ends by a rule of time, as Due.(rule, code, clock_start, due),
 * when the person may read its history (RET-52). OK, UNAVAILABLE. */
enum outcome show_due(struct request *req, enum object_kind kind, int64_t id, const char *status);

/* Who can see this vacancy or application and why, as Reach.N.(person, user_id, role, via, unit),
 * when the person may read its history (ACC-13). OK, UNAVAILABLE. */
enum outcome show_access(struct request *req, enum object_kind kind, int64_t id);

/*
 * After a save that met a newer record (problem "changed_both" or "changed_meanwhile"): shows the
 * history, so that the person sees who changed what. Does nothing otherwise. OK, UNAVAILABLE.
 */
enum outcome show_conflict(struct request *req, enum object_kind kind, int64_t id);

/* Fills Questions.N.text and .at: what the applicant has asked about the application of the path.
 * OK, UNAVAILABLE. */
enum outcome application_show_questions(struct request *req);

#endif
