/* The interview guide in the dataset. */
#ifndef BMS_BACKEND_INTERVIEW_GUIDE_VIEW_H
#define BMS_BACKEND_INTERVIEW_GUIDE_VIEW_H

#include "web/page.h"

/* Guide.N.(id, text, kind, weight, proof, question) of a vacancy. OK, UNAVAILABLE. */
enum outcome view_guide(struct request *req, int64_t vacancy_id);

#endif
