/* The page of one user group, which the forms for its directory groups share. */
#ifndef BMS_BACKEND_PEOPLE_ADMIN_GROUP_H
#define BMS_BACKEND_PEOPLE_ADMIN_GROUP_H

#include "org/group.h"
#include "web/list/list.h"
#include "web/page.h"

/* Fills the page of the group in the path. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome show_admin_group(struct request *req);

/* The head of its desk for the page of this tab; `mappings`: its groups of the directory. */
void admin_group_head(struct request *req, const struct user_group *group,
	const struct db_rows *mappings, const char *tab);

/* Its members. */
extern const struct list members_list;

/* The two forms for its directory groups. */
void show_mapping_forms(struct request *req, int64_t id);

#endif
