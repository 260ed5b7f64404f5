/* The demo's selections, and what follows from them. */
#ifndef BMS_DEMO_DEMO_DECISIONS_H
#define BMS_DEMO_DEMO_DECISIONS_H

#include "base/problems.h"
#include "demo/org/demo_org.h"

/* A procedure whose lines are being read. */
struct demo_deciding {
	const struct demo_org *org;
	struct demo_file file;
	const char *today;
	int64_t vacancy_id;
	struct problems problems;
};

/* What a line "moment | person | act | ..." does; `parts` are those behind the act. OK; INVALID (a
 * rule refuses: problems; or parts are missing); what the rules' functions say; UNAVAILABLE. */
typedef enum outcome demo_decision_act(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count);

/* The application of a vacancy by the surname of who applied. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome demo_decided_find(
	struct db *db, const struct demo_deciding *deciding, const char *surname, int64_t *id_r);

/* Adds those of a file below `directory`/data in one transaction; does nothing when its first
 * vacancy has a selection. The clock runs again afterwards. OK, INVALID (a rule refused; logged),
 * UNAVAILABLE. */
enum outcome demo_decisions_add(
	const struct demo_org *org, const char *directory, const char *file);

#endif
