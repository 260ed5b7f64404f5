/* The configuration file (conf/bms.conf): `name = value` lines, # comments. Secrets are named by
 * file, never held here (PRT-31). */
#ifndef BMS_BASE_SETTINGS_H
#define BMS_BASE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"

struct settings;

/* Reads the file at `path`. On failure writes a line to stderr and ends the process: a program
 * without its settings must not run. */
struct settings *settings_load(const char *path);
void settings_free(struct settings **settings);

/* The value, or `fallback` when the file does not name it. Belongs to the settings. */
const char *settings_text(const struct settings *settings, const char *name, const char *fallback);

/* The value as number; a value that is none ends the process with a clear line. */
int64_t settings_int(const struct settings *settings, const char *name, int64_t fallback);

/* The value, which must be there; else the process ends with a clear line. */
const char *settings_need(const struct settings *settings, const char *name);

/* The contents of the secret file named by setting `name`, without a final line end; at most 4 KiB.
 * Ends the process when it cannot be read. */
char *settings_secret(
	const struct settings *settings, struct pool *pool, const char *name, size_t *length_r);

#endif
