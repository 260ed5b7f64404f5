/*
 * Lists that the queue makes into files (RET-26), since they are too long to be made while somebody
 * waits: asked for, made under the asker's rights as they are then, fetched by the asker alone,
 * removed by a rule of time or with the first person the file is about. What was asked for and the
 * file are sealed with a key of their own, which goes with them.
 */
#ifndef BMS_MADE_LIST_FILE_H
#define BMS_MADE_LIST_FILE_H

#include "access/errand.h"
#include "base/problems.h"
#include "db/list.h"
#include "queue/queue.h"
#include "store/store.h"

#define LIST_FILES_WAITING 5 /* of one person at once */

struct list_file {
	int64_t id, staff_user_id;
	const char *list, *format, *lang;
	const char *address; /* that takes it out, without base */
	const char *said; /* the filters in words; "": none */
	const char *state; /* "waiting", "ready", "failed" */
	const char *reason; /* of failed: "right", "given_up"; else NULL */
	int64_t entries, size; /* once it is ready */
	const char *file_id;
	int64_t created_at, made_at; /* instants */
	int64_t ends_at; /* when the rule removes it */
};

/*
 * Asks the queue for the file: list, format, lang, address and said count. Inside a transaction.
 * OK; INVALID (problem "list_files_waiting": LIST_FILES_WAITING of hers are not made yet);
 * UNAVAILABLE.
 */
enum outcome list_file_ask(struct db *db, struct pool *pool, const struct principal *who,
	const struct list_file *asked, struct problems *problems, int64_t *id_r);

/* One of this person. OK, NOT_FOUND (also another's), UNAVAILABLE. */
enum outcome list_file_get(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct list_file *file_r);

/* Reads the file into `sink` (store_get). OK; GONE (removed meanwhile); what store_get says. */
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
 * Whoever has lost the right meanwhile is told so, and who has left is not. As queue_kind.work.
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
