/* The head of a project's desk, for the pages of its tabs. */
#ifndef BMS_BACKEND_PROJECT_PROJECT_VIEW_H
#define BMS_BACKEND_PROJECT_PROJECT_VIEW_H

#include "recruiting/project.h"
#include "web/page.h"

/*
 * The project of the path with the head of its desk (backend/desk/head.h) for the page of this tab,
 * and Project.*; the department sees of it name, authority and whom to ask (ACC-16), and no
 * procedure. OK, NOT_FOUND, UNAVAILABLE.
 */
enum outcome show_project_head(struct request *req, const char *tab, struct project *project_r);

/* The page of the project's people (page.show), with its managers: Managers.N, the
 * forms that add and remove them. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome show_project_people(struct request *req);
enum outcome show_project_managers(struct request *req);

/* Is she of the department alone? */
bool project_narrow(const struct request *req);

#endif
