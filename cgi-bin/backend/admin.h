/* What the administrator's pages about people and rights show in the same way. */
#ifndef BMS_BACKEND_ADMIN_H
#define BMS_BACKEND_ADMIN_H

#include "web/page.h"

/* The way back: "Verwaltung", and the list a page belongs to (title key and path; NULL: none). */
void admin_crumbs(struct request *req, const char *title, const char *path);

/* The object's history as History.N, as lists.cs shows it. OK, UNAVAILABLE. */
enum outcome admin_history(struct request *req, enum object_kind kind, int64_t id);

/* "RECRUITER,PR" as "Recruiting, Personalrat". */
const char *admin_roles(struct request *req, const char *codes);

#endif
