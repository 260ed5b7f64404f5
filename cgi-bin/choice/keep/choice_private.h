/* What the files of this room share. */
#ifndef BMS_CHOICE_KEEP_CHOICE_PRIVATE_H
#define BMS_CHOICE_KEEP_CHOICE_PRIVATE_H

#include "choice/keep/choice_edit.h"

/* The list as it is now, held until the transaction ends. OK, UNAVAILABLE. */
enum outcome choice_list_hold(struct db *db, struct pool *pool, const char *list,
	struct choice_value **values_r, size_t *count_r);

/* The value of this id among them; NULL: none. */
struct choice_value *choice_of(struct choice_value *values, size_t count, int64_t id);

/* Notes a change: audit, and the versions by which programs notice it. OK, UNAVAILABLE. */
enum outcome choice_changed(struct db *db, struct pool *pool, const struct principal *who,
	const char *action, const char *list, const char *codes);

#endif
