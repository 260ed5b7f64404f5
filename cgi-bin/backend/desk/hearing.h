/* The button that asks the SBV about all rejections of a vacancy, for the pages that lead to them.
 */
#ifndef BMS_BACKEND_DESK_HEARING_H
#define BMS_BACKEND_DESK_HEARING_H

#include "base/outcome.h"
#include "web/form/form.h"
#include "web/page.h"

extern const struct form hearing_form;

/* Form.notice_hearing and Unasked, where somebody has still to be asked about in the vacancy of the
 * request. OK, UNAVAILABLE. */
enum outcome hearing_show(struct request *req);

#endif
