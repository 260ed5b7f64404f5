/*
 * The directory groups that the web server names for a person (ACC-03): names separated by commas
 * or semicolons, or, after "memberOf <branch>:", distinguished names separated by semicolons, of
 * which the common names directly below the branch count. Whatever cannot be taken whole is
 * refused: a group left out would be taken away from the person.
 */
#ifndef BMS_ORG_DIRECTORY_GROUPS_H
#define BMS_ORG_DIRECTORY_GROUPS_H

#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"

#define DIRECTORY_GROUPS_MAX 2000 /* names */
#define DIRECTORY_GROUPS_TEXT 131072 /* bytes of the whole */
#define DIRECTORY_GROUP_NAME \
	120 /* code points, as the columns: a longer one maps to nothing and is shortened */

struct directory_groups {
	const char **names; /* sorted, each once */
	size_t count;
	uint8_t hash[32]; /* the same for the same names, in whatever order they came */
	const char *fault; /* after INVALID: "groups_many", "groups_long", "groups_unreadable" */
};

/* `text` may be NULL: none. OK; INVALID (see fault). */
enum outcome directory_groups_read(
	struct pool *pool, const char *text, struct directory_groups *groups_r);

#endif
