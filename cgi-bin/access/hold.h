/*
 * Holding objects. Whoever relies on the state of a row that is not the one being changed holds it,
 * so that nobody changes it until this transaction ends: publishing holds the vacancy, closing a
 * vacancy holds its ads and applications, creating holds the parent.
 *
 * One order for all, so that nobody waits for each other: requisitions, units, staff users,
 * projects, vacancies, job ads, applications; accounts and lists as files by
 * themselves; of one kind lower ids first.
 *
 * A row that somebody has changed since this transaction's first read is refused by the database
 * (1020), and db_transaction repeats the whole: what was read of a row that is held is true. That
 * is not so for a list of rows ("no ads below it"): read it for locking too (FOR UPDATE).
 */
#ifndef BMS_ACCESS_HOLD_H
#define BMS_ACCESS_HOLD_H

#include <stdint.h>

#include "access/object.h"
#include "base/outcome.h"
#include "db/db.h"

/* Holds the row of an object until the transaction ends; inside a transaction. OK (also when it is
 * held already), NOT_FOUND, UNAVAILABLE. */
enum outcome object_hold(struct db *db, enum object_kind kind, int64_t id);

#endif
