/* What people do in the demo's procedures, line by line. */
#ifndef BMS_DEMO_DEMO_ACTS_H
#define BMS_DEMO_DEMO_ACTS_H

#include "base/problems.h"
#include "demo/org/demo_org.h"

struct demo_statements {
	const struct demo_org *org;
	struct demo_file file;
	const char *today;
	enum object_kind kind; /* what it is about now */
	int64_t object_id;
	struct problems problems;
};

/* Whoever acts, with her rights. OK, UNAVAILABLE. */
enum outcome demo_person_load(struct db *db, const struct demo_statements *all, const char *user_id,
	struct principal *who_r);

/* The clock stands at the moment that a text begins with, and the nights before are over. OK,
 * UNAVAILABLE. */
enum outcome demo_moment_come(struct db *db, const struct demo_statements *all, const char *text);

/* Does what a line says about the object. OK; INVALID (parts are missing, or a rule refuses:
 * problems); what the rules' functions say; UNAVAILABLE. */
typedef enum outcome demo_act(struct db *db, struct demo_statements *all, const char *text);

/* What lines of this key do; NULL: they are no acts. */
demo_act *demo_act_of(const char *key);

#endif
