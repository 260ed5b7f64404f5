/*
 * What rejecting has to wait for (PRO-12): the SBV is heard before a severely disabled person is
 * rejected who has not refused it (LAW-23), and whoever was passed over keeps her status until
 * somebody is hired (PRO-31). Others are rejected whenever it is said, also before any decision.
 */
#ifndef BMS_NOTIFIED_REJECTION_H
#define BMS_NOTIFIED_REJECTION_H

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "process/process.h"

/* The lock "rejection_sbv": nobody in whom the SBV takes part is rejected before it has answered,
 * or its days are over. */
process_guard rejection_sbv_guard;

/* The lock "hired_first": nobody who is not chosen in a decision that stands is rejected before
 * those who are chosen are hired; a setting per authority. */
process_guard hired_first_guard;

/* After the rejection of somebody in whom it takes part the SBV is told, by a link alone; the mail
 * waits with the step. */
process_hook rejection_after;

#endif
