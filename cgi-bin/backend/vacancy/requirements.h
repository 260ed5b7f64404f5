/* What the pages of a vacancy's requirement profile and ranking classes share. */
#ifndef BMS_BACKEND_VACANCY_REQUIREMENTS_H
#define BMS_BACKEND_VACANCY_REQUIREMENTS_H

#include "backend/vacancy/profile.h"
#include "selection/ranking.h"

/* A page below the profile: its breadcrumbs, Vacancy.*, Post.(number, title), Back, and Fixed since
 * when a change needs a reason. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome show_below_profile(struct request *req);

/* Fixed, Classes.N.(letter, name, meaning, path) and May.edit of the vacancy of the path. OK,
 * NOT_FOUND, UNAVAILABLE. */
enum outcome show_classes(struct request *req);

/* A class: <place>.(letter, name, meaning, path). */
void view_class(struct request *req, const char *place, const struct ranking_input *class);

#endif
