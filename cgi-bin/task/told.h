/* Mails to those who take part in a vacancy, for information: links alone (notifications.csv). */
#ifndef BMS_TASK_TOLD_H
#define BMS_TASK_TOLD_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "mail/letter.h"
#include "mail/outbox.h"

/*
 * Each active person who takes part in these roles (a mask), herself or as a member of a committee,
 * and the committees' mailboxes, one mail each; nobody who is kept out. `number` is of what the
 * template is about. Inside a transaction. OK, UNAVAILABLE.
 */
enum outcome vacancy_tell(struct db *db, struct pool *pool, int64_t vacancy_id, int64_t roles,
	const char *template, const char *number);

/* The same of what a step of an application does, with which the mails wait (application/undo.h).
 */
enum outcome vacancy_tell_wait(struct db *db, struct pool *pool, int64_t vacancy_id, int64_t roles,
	const char *template, const char *number, const struct mail_wait *wait);
/* The same with other values of the template. */
enum outcome vacancy_tell_of(struct db *db, struct pool *pool, int64_t vacancy_id, int64_t roles,
	const char *template, const struct letter_value *values, size_t count);

#endif
