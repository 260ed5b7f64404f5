/* What the files about attachments share. */
#ifndef BMS_APPLICATION_ATTACHMENT_PRIVATE_H
#define BMS_APPLICATION_ATTACHMENT_PRIVATE_H

#include "application/attachment.h"

/* Registers a file of an application. OK, UNAVAILABLE. */
enum outcome attachment_register(
	struct db *db, int64_t application_id, const char *file_id, const char *purpose);

#endif
