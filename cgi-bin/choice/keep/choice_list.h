/*
 * Selection lists as administrators see them (BAK-05, OBJ-16): which there are, their values, and
 * what uses each. Uses are counted by indexes and no further than CHOICE_USES_MAX, whatever the
 * size of the data.
 */
#ifndef BMS_CHOICE_KEEP_CHOICE_LIST_H
#define BMS_CHOICE_KEEP_CHOICE_LIST_H

#include "access/object.h"
#include "choice/choice.h"

#define CHOICES_MAX 200 /* values of a list, with hidden and replaced ones */
#define CHOICE_NAME_MAX 80 /* characters, as the columns */
#define CHOICE_USES_MAX 1000 /* of one kind; one more: there are more */

struct choice_value {
	int64_t id, version;
	int64_t uses; /* of all kinds */
	const char *list, *code, *name_de, *name_en;
	const char *replaced_by; /* the code of what stands for it; NULL: nothing */
	const char *changed_at, *changed_by; /* UTC and a name; NULL: as delivered */
	bool hidden, ruled, used;
};

/* The codes of the lists, NULL-terminated. */
extern const char *const choice_lists[];

bool choice_list_known(const char *list);

/* How many values each list offers and how many it does not: columns list, shown, hidden. OK,
 * UNAVAILABLE. */
enum outcome choice_sums(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* The values of a list in their order, with how often each is used. OK, UNAVAILABLE. */
enum outcome choice_values(struct db *db, struct pool *pool, const char *list,
	struct choice_value **values_r, size_t *count_r);

/* One of them. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome choice_value_get(struct db *db, struct pool *pool, const char *list, int64_t id,
	struct choice_value *value_r);

/* Kinds of objects that use values: columns kind ("vacancy", "requisition", "mobile",
 * "requirement"), count; only those that do. OK, UNAVAILABLE. */
enum outcome choice_uses(struct db *db, struct pool *pool, const struct choice_value *value,
	struct db_rows **rows_r);

#endif
