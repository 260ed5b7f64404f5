/* What differs between two texts, as pages show it side by side (layout/difference.cs). */
#ifndef BMS_WEB_DIFFERENCE_H
#define BMS_WEB_DIFFERENCE_H

#include <stddef.h>

#include "web/view.h"

/* Sets <place>.changes, <place>.old.N and <place>.new.N (text, changed). Either text may be NULL.
 * The number of changes. */
size_t view_difference(struct request *req, const char *place, const char *old, const char *new);

#endif
