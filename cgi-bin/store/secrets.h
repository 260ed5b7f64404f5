/* The secrets every program of the system needs, read from files at start (PRT-31). */
#ifndef BMS_STORE_SECRETS_H
#define BMS_STORE_SECRETS_H

#include "base/settings.h"

/*
 * Reads history_key_file, history_portal_key_file and store_master_key_file (64 hex digits each)
 * and store_directory, and hands them to history_init, history_portal_init and store_init. Ends the
 * process when one is missing.
 */
void secrets_init(const struct settings *settings);

/* The same for the portal, which must not have the history's key: ends the process also when
 * history_key_file is named. */
void secrets_init_portal(const struct settings *settings);

#endif
