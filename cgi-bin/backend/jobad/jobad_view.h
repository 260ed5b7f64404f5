/* An ad in the dataset, for other pages about it. */
#ifndef BMS_BACKEND_JOBAD_JOBAD_VIEW_H
#define BMS_BACKEND_JOBAD_JOBAD_VIEW_H

#include "publishing/jobad.h"
#include "web/request.h"

/* Preview_html: the ad as the portal shows it; Public.url: where it does. OK, UNAVAILABLE. */
enum outcome show_jobad_preview(struct request *req, const struct jobad *jobad);

#endif
