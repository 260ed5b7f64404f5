/*
 * Applications as the person who made them sees them (POR-07): status in plain words, what has
 * happened, and what that person may still do: withdraw, take the consent back. Whose they are is
 * asked before (RIGHT_OWN, own.h).
 */
#ifndef BMS_APPLICATION_MY_APPLICATION_H
#define BMS_APPLICATION_MY_APPLICATION_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "db/list.h"

/*
 * All of an account, latest change first; deleted and anonymised ones are left out. Columns number,
 * title, authority, status, look, words_de, words_en, meaning_de, … todo_en (of the status),
 * status_since, received_at, active (0, 1), closes (the ad's last day, while it is not received),
 * stage (as below), missing_until (last day of documents that were asked for, or NULL). OK,
 * UNAVAILABLE.
 */
enum outcome my_applications(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r);

/* Those of which something is left, newest first, for a choice: columns number, label. OK,
 * UNAVAILABLE. */
enum outcome my_application_choices(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r);

struct my_application {
	int64_t id;
	const char *number, *status, *look, *words_de, *words_en;
	const char *told[3][2]; /* meaning, next, todo of the model in German and English; "": the
				   delivered words */
	const char *ad, *title, *authority;
	const char *email;
	const char *received_at, *status_since; /* instants; NULL: not received yet */
	const char *closes; /* the ad's last day, or NULL */
	const char *stage; /* rejected: how far it was (application_status.stage); else NULL */
	bool draft; /* being written */
	bool unconfirmed; /* sent, address not confirmed */
	bool active;
	const char *consent_version, *consent_at; /* NULL: none was given */
	bool consent_withdrawn; /* and the administrator has not acted yet */
};

/* One of them. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome my_application_get(struct db *db, struct pool *pool, int64_t application_id,
	struct my_application *application_r);

/* Its steps, oldest first: columns at, words_de, words_en (of the status; NULL, "": the model says
 * nothing). Who made them is not in it. OK, UNAVAILABLE. */
enum outcome my_application_steps(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r);

/* Withdraws an active application, inside a transaction: status bewerber_zieht_zurueck, letter to
 * the applicant. OK, CONFLICT (not active any more), NOT_FOUND, UNAVAILABLE. */
enum outcome my_application_withdraw(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

/*
 * Takes the consent back (PRT-11), inside a transaction: an active application is withdrawn, and
 * administrators find it in their list. OK (also a second time); CONFLICT (a draft: it is simply
 * deleted, or none left to take back); NOT_FOUND; UNAVAILABLE.
 */
enum outcome my_application_withdraw_consent(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

/*
 * For administrators (db/list.h): consents taken back that wait, none of a vacancy this one is
 * excluded from: columns number, at. Orders: at, number. The slot is the administrator's id.
 */
enum { CONSENT_SLOT_READER = 1 };
extern const struct db_list consent_withdrawal_list;

/* The administrator's step: status direktanonymisierung (RET-02), inside a transaction. OK, DENIED,
 * CONFLICT (done already), NOT_FOUND, UNAVAILABLE. */
enum outcome consent_withdrawal_do(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

#endif
