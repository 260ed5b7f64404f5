/* What the files of the lists of applications share: the ways by which rows are found. */
#ifndef BMS_APPLICATION_LIST_APPLICATION_LIST_PRIVATE_H
#define BMS_APPLICATION_LIST_APPLICATION_LIST_PRIVATE_H

#include "access/places.h"
#include "application/list/application_list.h"

/* Places of applications_seen's filters. */
enum { FILTER_WORDS, FILTER_STATUS, FILTER_VACANCY };
enum { LISTED = 1, LISTED_ARCHIVE = 2 }; /* schema/131_application_order.sql */

/*
 * Place by place (access/places.h). An arm is a place, what of it is at rest or not, and statuses
 * that its role sees on one condition and up to the same ends.
 */
enum {
	ARM_KIND = DB_LIST_ARM + 1,
	ARM_SUBJECT,
	ARM_ROLE,
	ARM_VIA,
	ARM_AUTHORITY,
	ARM_AT_REST,
	ARM_LISTED,
	ARM_STATUS,
	ARM_EXCLUDED,
	ARM_ENDS,
	ARM_END
};
#define ARM_SLOTS (ARM_END - ARM_KIND)

/* By the condition; of many statuses, and of one, which an index has apart; without ends, and with
 * some. */
extern const struct db_list application_placed[][2][2];
#define APPLICATION_ANY_PLACE (*application_placed[ACCESS_ALWAYS])

/* What an administrator sees; of one status. */
extern const struct db_list applications_all, applications_of_status;

#endif
