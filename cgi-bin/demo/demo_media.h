/* The demo's media library. */
#ifndef BMS_DEMO_DEMO_MEDIA_H
#define BMS_DEMO_DEMO_MEDIA_H

#include "base/outcome.h"
#include "demo/org/demo_org.h"

/*
 * Adds the pictures of data/pictures.txt below `directory`, one transaction for all; does nothing
 * when the first is there. The clock runs again afterwards. OK, INVALID (a rule refused; logged),
 * UNAVAILABLE.
 */
enum outcome demo_media_add(const struct demo_org *org, const char *directory);

/* The number of the picture of this title; ends the program when there is none. OK, UNAVAILABLE. */
enum outcome demo_media_number(
	struct db *db, struct pool *pool, const char *title, const char **number_r);

#endif
