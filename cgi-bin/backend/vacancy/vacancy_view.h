/* A vacancy in the dataset, for its desktop and for the pages whose form belongs to it. */
#ifndef BMS_BACKEND_VACANCY_VACANCY_VIEW_H
#define BMS_BACKEND_VACANCY_VACANCY_VIEW_H

#include "recruiting/vacancy.h"
#include "web/form/form.h"
#include "web/page.h"

/* Vacancy.* with head data, and the breadcrumbs above it. */
void view_vacancy(struct request *req, const struct vacancy *vacancy);

/* "/vakanzen/V-2026-00042" and what follows. */
const char *vacancy_path(struct request *req, const struct vacancy *vacancy, const char *rest);

/* Does the person see it as lector alone: what the ad shows and whom to ask (ACC-16)? */
bool vacancy_advertised(const struct request *req);

/* The tabs of its desk (head.h), `tab` the present one; with how many ads and applications there
 * are (-1: not told). Of one with an ad for others nobody is asked anything, and nobody applies
 * here. */
void view_vacancy_tabs(struct request *req, const struct vacancy *vacancy, int64_t ads,
	int64_t applications, const char *tab);

/* Takes a step of a vacancy: the head of its desk. */
struct vacancy_status_input {
	const char *status;
};
extern const struct form vacancy_status_form;

/*
 * The vacancy of the path with the head of its desk (head.h), for the page of this tab; May.edit,
 * Counts.N, Effects.*. Its ads in *ads_r (may be NULL), as jobad_list. OK, NOT_FOUND,
 * UNAVAILABLE.
 */
enum outcome show_vacancy_head(struct request *req, const char *tab, struct vacancy *vacancy_r,
	const struct db_rows **ads_r);

/* The same without steps, line and counts, for a page that has much to read itself. */
enum outcome show_vacancy_brief(struct request *req, const char *tab, struct vacancy *vacancy_r);

/* The same for the page of bias, whose right is no object's: what steps there are is not asked. */
enum outcome show_vacancy_bias(struct request *req, int64_t id, struct vacancy *vacancy_r);

/* The breadcrumb of the vacancy itself, for pages below it. */
void view_vacancy_crumb(struct request *req, const struct vacancy *vacancy);

/* The vacancy of the address on the pages of bias, where {number} is a plain value: their right is
 * no object's. OK, NOT_FOUND (also for an administrator who is excluded from it), UNAVAILABLE. */
enum outcome find_bias_vacancy(struct request *req, int64_t *id_r);

/* For the page of closing: Behind.N.(what, number, name, href), what would stay open behind
 * it; with the form that ends together what hinders it, when it is stopped. OK, UNAVAILABLE. */
enum outcome vacancy_show_closing(struct request *req, bool stopped);

#endif
