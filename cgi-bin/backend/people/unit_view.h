/* What the pages about an organisation unit share. */
#ifndef BMS_BACKEND_PEOPLE_UNIT_VIEW_H
#define BMS_BACKEND_PEOPLE_UNIT_VIEW_H

#include "org/unit.h"
#include "web/list/list.h"
#include "web/page.h"

/* What is directly below the unit of the path. */
extern const struct list units_below_list;

/* The unit named in the path's {unit}. OK, NOT_FOUND, UNAVAILABLE. */
static inline enum outcome view_unit_find(struct request *req, struct unit *unit_r)
{
	return unit_by_code(req->db, req->pool, request_path_value(req, "unit"), unit_r);
}

/* A unit's page: its code as one segment of the path. */
const char *view_unit_path(struct request *req, const char *code);

/* The unit as Unit.(code, name, short_name, kind, committee, authority, parent …). */
void view_unit(struct request *req, const struct unit *unit);

/* The head of the unit's desk for the page of this tab, with Obstacles.N, what stops deactivating
 * it, and Obstacles_more. OK, UNAVAILABLE. */
enum outcome view_unit_head(struct request *req, const struct unit *unit, const char *tab);

/* The unit's page (page.show). */
enum outcome show_admin_unit(struct request *req);

/* Breadcrumbs to the tree and the unit's own page. */
void view_unit_crumbs(struct request *req, const struct unit *unit, bool own);

#endif
