/* Views of lists that a person keeps: columns, order and filters under a name. */
#ifndef BMS_ACCESS_LIST_VIEW_H
#define BMS_ACCESS_LIST_VIEW_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/list.h"

#define LIST_VIEWS_MAX 30 /* of one person for one list */
#define LIST_VIEW_STATE_MAX 2000 /* bytes */

/* The person's views of a list, by name: columns id, name, state, standard. OK, UNAVAILABLE. */
enum outcome list_views(struct db *db, struct pool *pool, const struct principal *who,
	const char *list, struct db_rows **rows_r);

/* The same as a list (db/list.h): columns name, standard, changed_at; orders name, changed_at. */
enum { LIST_VIEW_SLOT_PERSON = 1, LIST_VIEW_SLOT_LIST };
extern const struct db_list list_view_list;

/*
 * Keeps a view; one of the same name is replaced, and a standard one takes the place of the one
 * before. Inside a transaction, like all that follow. OK; INVALID (see problems: too_many_views,
 * view_too_long); UNAVAILABLE.
 */
struct list_view {
	const char *list, *name, *state;
	bool standard;
};
enum outcome list_view_keep(struct db *db, struct pool *pool, const struct principal *who,
	const struct list_view *view, struct problems *problems, int64_t *id_r);

/* Ends one of the person's views. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome list_view_drop(
	struct db *db, const struct principal *who, const char *list, int64_t id);

/* Ends all of a person who has left. OK, UNAVAILABLE. */
enum outcome list_view_drop_all(struct db *db, int64_t staff_user_id);

#endif
