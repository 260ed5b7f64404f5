/* The demo's changes of selection lists: values that administrators added, hid and replaced. */
#ifndef BMS_DEMO_DEMO_CHOICES_H
#define BMS_DEMO_DEMO_CHOICES_H

#include "demo/org/demo_org.h"

/* Adds the values of data/now/choices.txt, before anything uses them; nothing when they are there
 * already. *fresh_r: they were not. OK, others when something does not fit. */
enum outcome demo_choices_add(const struct demo_org *org, const char *directory, bool *fresh_r);

/* Hides and replaces them, when they are in use. OK, others as above. */
enum outcome demo_choices_change(const struct demo_org *org, const char *directory);

#endif
