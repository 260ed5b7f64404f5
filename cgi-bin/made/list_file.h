/*
 * Lists and dossiers that the queue makes into files (RET-26), since they are too long to be made
 * while somebody waits: asked for, made under the asker's rights as they are then, fetched by the
 * asker alone, removed by a rule of time or with the first person the file is about. What was asked
 * for and the file are sealed with a key of their own, which goes with them; a dossier with the
 * keys of all persons in it as well, so that none can read it once one of them is destroyed.
 */
#ifndef BMS_MADE_LIST_FILE_H
#define BMS_MADE_LIST_FILE_H

#include "access/errand.h"
#include "base/problems.h"
#include "db/list.h"
#include "queue/queue.h"
#include "store/store.h"

/* A comparison that is taken out: as a dossier sealed with the keys of all persons in it, too. */
#define LIST_FILE_COMPARISON "comparison_version"
/* The memo of a selection that is taken out: always a PDF, and so sealed likewise. */
#define LIST_FILE_DECISION "decision_memo"

#define LIST_FILES_WAITING 5 /* of one person at once */

struct list_file {
	int64_t id, staff_user_id;
	const char *list, *format, *lang;
	const char *address; /* that takes it out, without base */
	const char *said; /* the filters in words; "": none */
	const char *state; /* "waiting", "ready", "failed" */
	const char *reason; /* of failed: "right", "large", "given_up"; else NULL */
	const int64_t *about; /* asking for a dossier: the applications in it; else NULL */
	size_t about_count;
	int64_t entries, size; /* once it is ready; entries of a dossier: its pages */
	int64_t left_out; /* of a dossier: files that could not be taken */
	int64_t roles; /* bits of those by which its rows were seen; 0: not made yet, a dossier */
	const char *file_id;
	int64_t created_at, made_at; /* instants */
	int64_t ends_at; /* when the rule removes it */
};

/*
 * Asks the queue for the file: list, format, lang, address, said and about count. Inside a
 * transaction.
 * OK; INVALID (problem "list_files_waiting": LIST_FILES_WAITING of hers are not made yet);
 * UNAVAILABLE.
 */
enum outcome list_file_ask(struct db *db, struct pool *pool, const struct principal *who,
	const struct list_file *asked, struct problems *problems, int64_t *id_r);

/* One of this person. OK, NOT_FOUND (also another's), UNAVAILABLE. */
enum outcome list_file_get(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct list_file *file_r);

/* Whom a file is about: columns application_id, number. OK, UNAVAILABLE. */
enum outcome list_file_about(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r);

/* In whose part of it something may stand that tells of a severe disability: of these, and of none
 * else in it. Inside a transaction or not. OK, UNAVAILABLE. */
enum outcome list_file_mark(
	struct db *db, struct pool *pool, int64_t id, const int64_t *ids, size_t count);

/*
 * Of how many of the applications in it is not seen any more by `roles` (bits) what stands there:
 * the application, or what tells of a severe disability by `marks`. OK, UNAVAILABLE.
 */
enum outcome list_file_unseen(struct db *db, const struct principal *who, int64_t id,
	const struct access_where *roles, const struct access_where *marks, int64_t *count_r);

/*
 * May she open a list that was made, with the rights of now (`takers`: bits of the roles by which
 * she takes such lists out)? Only when she has all the roles by which it was made, and they show
 * her each application, project, vacancy, ad or requisition in it. OK, UNAVAILABLE.
 */
enum outcome list_file_may(struct db *db, const struct principal *who, const struct list_file *file,
	struct access_where takers, bool *open_r);

/* Reads the file into `sink` (store_get). OK; GONE (removed meanwhile, or a key of somebody in it
 * is); what store_get says. */
enum outcome list_file_read(
	struct db *db, const struct list_file *file, store_sink *sink, void *context);

/* Removes one of this person; one that is being made is not kept. Inside a transaction. OK,
 * NOT_FOUND, UNAVAILABLE. */
enum outcome list_file_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/* Removes all of a person who has lost sight of something that may stand in them (ACC-20); they can
 * be made again. Inside a transaction. OK, UNAVAILABLE. */
enum outcome list_files_end(struct db *db, struct pool *pool, int64_t staff_user_id);

/* Removes those that hold a row of this application; inside the transaction that anonymises it. OK,
 * UNAVAILABLE. */
enum outcome list_file_erase(struct db *db, struct pool *pool, int64_t application_id);

/* RET-26: those made (or asked for, when they were never made) long enough ago, as a nightly rule.
 */
enum outcome list_file_over_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);
enum outcome list_file_over(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/*
 * Does an item of the queue of kind "list_file": `run` takes the errand (web/serve/errand.h).
 * Whoever has lost the right meanwhile, or wants too much at once (`run` answers TOO_LARGE), is
 * told so, and who has left is not. As queue_kind.work.
 */
typedef enum outcome list_file_run(void *context, struct errand *errand);
enum outcome list_file_make(struct queue_turn *turn, list_file_run *run, void *context);

/* As queue_kind.given_up. */
enum outcome list_file_given_up(struct queue_turn *turn);

/* Removes what is left of whom a removed file was about, in parts. */
extern const struct queue_kind list_file_clean_kind;

/* Those of one person: columns id, list, format, state, entries, created_at, ends_at. Orders: id.
 * Slot 1: the person. */
extern const struct db_list list_file_list;

#endif
