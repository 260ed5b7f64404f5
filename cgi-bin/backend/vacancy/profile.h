/* The pages of a requirement profile, the same for a vacancy and the requisition it comes from; and
 * what they share with those of the ranking classes. The pages' own part: whose it is. */
#ifndef BMS_BACKEND_VACANCY_PROFILE_H
#define BMS_BACKEND_VACANCY_PROFILE_H

#include "selection/requirement.h"
#include "web/form/form.h"
#include "web/page.h"

/* Why, once the profile is fixed: as long as a line of history. */
#define REQUIREMENT_REASON(input) \
	{ \
		.name = "reason", .type = FIELD_LONG, .max = 300, .sometimes = true, \
		FORM_AT(input, reason) \
	}

struct requirement_reason {
	const char *reason;
};

/* Forms: adding or changing one; putting them in order; taking them from a text; removing one. */
extern const struct form requirement_form, requirement_order_form, requirements_take_form,
	requirement_remove_form;

/* The object of the path as whose profile it is. */
struct profile profile_of(const struct request *req);

/* The address of the profile, without base. */
const char *profile_path(struct request *req);

/* May.edit and the forms with which `edit` adds to the profile and puts it in order; while it is
 * empty, Lines of the text that can be taken over. OK, UNAVAILABLE. */
enum outcome profile_show(struct request *req, const char *text, bool edit);

/* Back and the last breadcrumb of a page below the profile. */
void profile_below(struct request *req);

/* What the forms do, each leading back to the profile. OK, REDIRECT and what the rules say. */
enum outcome profile_add(struct request *req);
enum outcome profile_order(struct request *req);
enum outcome profile_take(struct request *req, const char *text);
enum outcome profile_change(struct request *req);
enum outcome profile_remove(struct request *req);

/* What the one of the path says now (page.now); its form; asking whether it goes. OK, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome profile_now(struct request *req, void *now_r);
enum outcome profile_show_change(struct request *req);
enum outcome profile_show_remove(struct request *req);

/* Former.N.(done, text, kind, weight, scale, proof, reason, at, name), the last first, and
 * Former_more: what was changed of the vacancy's profile since it is fixed. OK, UNAVAILABLE. */
enum outcome show_former(struct request *req);

#endif
