/* A post as vacancies and requisitions ask for it: the same fields in the same words, so that what
 * was asked for is carried over as it is (OBJ-03). */
#ifndef BMS_BACKEND_VACANCY_POST_FORM_H
#define BMS_BACKEND_VACANCY_POST_FORM_H

#include "requisition/requisition.h"
#include "web/form/form.h"

extern const struct form vacancy_form; /* struct vacancy_input */
extern const struct form requisition_form; /* struct requisition_input, with the reason */
extern const struct form requisition_new_form; /* and the authority it is for */

/*
 * Shows such a form for the page's path, its unit to be found among those of the authority: that of
 * the object of the path, or the one that is chosen in the form. `initial`: as for form_show;
 * `unit`: the name of the unit in it, NULL: none. The script asks <path>/auswahl. OK, NOT_FOUND,
 * UNAVAILABLE.
 */
enum outcome post_form_show(struct request *req, const struct form *form,
	const struct requisition_input *initial, const char *unit);

#endif
