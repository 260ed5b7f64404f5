/* A vacancy in the dataset, for its desktop and for the pages whose form belongs to it. */
#ifndef BMS_BACKEND_VACANCY_VACANCY_VIEW_H
#define BMS_BACKEND_VACANCY_VACANCY_VIEW_H

#include "recruiting/vacancy.h"
#include "web/page.h"

/* Vacancy.* with head data, and the breadcrumbs above it. */
void view_vacancy(struct request *req, const struct vacancy *vacancy);

/* The breadcrumb of the vacancy itself, for pages below it. */
void view_vacancy_crumb(struct request *req, const struct vacancy *vacancy);

/* The vacancy of the address on the pages of bias, where {number} is a plain value: their right is
 * no object's. OK, NOT_FOUND (also for an administrator who is excluded from it), UNAVAILABLE. */
enum outcome find_bias_vacancy(struct request *req, int64_t *id_r);

#endif
