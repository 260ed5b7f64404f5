/* What the administrator's pages about people and rights show in the same way. */
#ifndef BMS_BACKEND_ADMIN_ADMIN_H
#define BMS_BACKEND_ADMIN_ADMIN_H

#include "web/page.h"

/* The way back: "Verwaltung", and the list a page belongs to (title key and path; NULL: none). */
void admin_crumbs(struct request *req, const char *title, const char *path);

/* The address of a staff user's page, or of one below it ("/sperre"); without language. */
const char *admin_user_path(struct request *req, const char *user_id, const char *rest);

/* The object's history as History.N, as lists.cs shows it. OK, UNAVAILABLE. */
enum outcome admin_history(struct request *req, enum object_kind kind, int64_t id);

/* A role's name: of a delivered one (de is NULL) the word of its code, of a created one what it was
 * named (org/role.h). */
const char *admin_role(struct request *req, const char *code, const char *de, const char *en);

/* The same for lists with columns role, role_de, role_en; as <list>.N.role_name. */
void admin_role_names(struct request *req, const char *list, const struct db_rows *rows);

/* Rows with the columns id, role, role_de, role_en as options of a choice: the code and the name.
 */
const struct db_rows *admin_role_options(struct request *req, const struct db_rows *roles);

/* The lines of staff_rights' roles as "Recruiting, Personalrat". */
const char *admin_roles(struct request *req, const char *lines);

#endif
