/* What the pages of hiring share. */
#ifndef BMS_BACKEND_HIRING_HIRING_VIEW_H
#define BMS_BACKEND_HIRING_HIRING_VIEW_H

#include "application/application.h"
#include "base/problems.h"
#include "hiring/offer.h"
#include "web/page.h"

#define HIRING_PATH "/bewerbungen/%s/einstellung"

/* A page below the tab: Application.(number, name), breadcrumbs, Back (the tab), Save (the word of
 * the button), and Effects.N, the words of these keys, up to NULL: what the page will do. OK,
 * NOT_FOUND, UNAVAILABLE. */
enum outcome hiring_below(struct request *req, const char *save, const char *const *effects);

/* What stops something: <name>.N, the words of problems. */
void view_stops(struct request *req, const char *name, const struct problems *problems);

/* Offer.(state, look, last_day, made, answered, on, how, overdue) of one. */
void view_offer(struct request *req, const struct offer *offer);

#endif
