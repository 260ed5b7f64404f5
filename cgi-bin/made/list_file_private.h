/* What the files of made/ share. */
#ifndef BMS_MADE_LIST_FILE_PRIVATE_H
#define BMS_MADE_LIST_FILE_PRIVATE_H

#include "made/list_file.h"

#define LIST_FILE_DAYS "(SELECT days FROM retention_rule WHERE id = 'RET-26')" /* kept */

/* One of anybody, opened with its key. OK; NOT_FOUND (gone, or its key is); UNAVAILABLE. */
enum outcome list_file_open(struct db *db, struct pool *pool, int64_t id, struct list_file *file_r);

/* The key its file is sealed with. OK; GONE (one of those it is made of is destroyed);
 * UNAVAILABLE. */
enum outcome list_file_key(struct db *db, const struct list_file *file, uint8_t key_r[32]);

/* Whom it is about from now on. OK, UNAVAILABLE. */
enum outcome list_file_subjects_add(
	struct db *db, struct pool *pool, int64_t id, const int64_t *ids, size_t count);

/* The same, for rows that she sees by these roles (bits): with it is kept whose mark of severe
 * disability they show. OK, UNAVAILABLE. */
enum outcome list_file_subjects_seen(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct access_where roles, const int64_t *ids, size_t count);

/* Are the objects of this kind kept with a file? Applications are its subjects. */
bool list_file_keeps(enum object_kind kind);

/* What stands in it. OK, UNAVAILABLE. */
enum outcome list_file_objects_add(struct db *db, struct pool *pool, int64_t id,
	enum object_kind kind, const int64_t *ids, size_t count);

/* How many of these are not seen any more by `roles` (bits). OK, UNAVAILABLE. */
enum outcome list_file_objects_unseen(struct db *db, const struct principal *who, int64_t id,
	const struct access_where *roles, int64_t *count_r);

#endif
