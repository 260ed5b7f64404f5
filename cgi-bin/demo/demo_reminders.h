/* The demo's reminders on vacancies. */
#ifndef BMS_DEMO_DEMO_REMINDERS_H
#define BMS_DEMO_DEMO_REMINDERS_H

#include "demo/org/demo_org.h"

/* Adds those of now/reminders.txt below `directory`/data in one transaction, by the rules' own
 * functions at the moments it names; does nothing when there are some. The clock runs again
 * afterwards. OK, INVALID (a rule refused; logged), UNAVAILABLE. */
enum outcome demo_reminders_add(const struct demo_org *org, const char *directory);

#endif
