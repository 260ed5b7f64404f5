/* What the pages of entering and correcting applications share. */
#ifndef BMS_BACKEND_ARRIVAL_ARRIVAL_VIEW_H
#define BMS_BACKEND_ARRIVAL_ARRIVAL_VIEW_H

#include "application/attachment.h"
#include "web/form/form.h"
#include "web/page.h"

#define ARRIVAL_FILES 20 /* in one request; how many an application takes is a setting */
#define ARRIVAL_BODY ((int64_t)60 << 20)

/*
 * For page.save: adds them to an application, with `type` or the type their names speak for (NULL).
 * OK; INVALID (problems of the field: what is wrong with which file; nothing is to be kept);
 * CONFLICT (the application takes none any more); NOT_FOUND; GONE; UNAVAILABLE.
 */
enum outcome arrival_files_add(struct request *req, int64_t application_id, const char *type,
	struct upload *files, const char *field);

#endif
