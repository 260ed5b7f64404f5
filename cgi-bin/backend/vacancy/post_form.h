/* A post as vacancies and requisitions ask for it: the same fields in the same words, so that what
 * was asked for is carried over as it is (OBJ-03). */
#ifndef BMS_BACKEND_VACANCY_POST_FORM_H
#define BMS_BACKEND_VACANCY_POST_FORM_H

#include "requisition/requisition.h"
#include "web/form/form.h"

extern const struct form vacancy_form; /* struct vacancy_input */
extern const struct form requisition_form; /* struct requisition_input, with the reason */
extern const struct form requisition_new_form; /* and the authority it is for */

#endif
