/*
 * The rules of time (07-retention, and what other chapters leave to the clock), in the order in
 * which a nightly run applies them: first what ends, then reminders, so that nobody is reminded of
 * what ends the same night. A new rule is one more record.
 */
#ifndef BMS_RETENTION_RETENTION_H
#define BMS_RETENTION_RETENTION_H

#include "nightly/nightly.h"

extern const struct nightly_rule retention_rules[];
extern const size_t retention_rule_count;

/* When and by which rule this object ends (RET-52); due_r->rule is NULL when no rule is running.
 * `status`: the object's, so that rules for others are not asked; NULL: all are. OK, UNAVAILABLE.
 */
enum outcome retention_due_of(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	const char *status, struct nightly_due *due_r);

/*
 * What the privacy notice says in numbers: columns name ("RET-04", or a setting's) and days, of
 * every rule and of the settings account_reminder_days, account_valid_days, mail_keep_days. OK,
 * UNAVAILABLE.
 */
enum outcome retention_days(struct db *db, struct pool *pool, struct db_rows **rows_r);

#endif
