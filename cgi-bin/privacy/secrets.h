/* The secrets every program of the system needs, read from files at start (PRT-31). */
#ifndef BMS_PRIVACY_SECRETS_H
#define BMS_PRIVACY_SECRETS_H

#include "base/settings.h"

/* Reads history_key_file and store_master_key_file (64 hex digits each) and store_directory, and hands them to history_init and store_init. Ends the process when one is missing. */
void secrets_init(const struct settings *settings);

#endif
