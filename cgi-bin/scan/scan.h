/*
 * The virus scanner (INT-50): clamd, asked by its socket with INSTREAM, so that it is given bytes
 * and no file. Settings: clamd_socket (a path; without it there is no scanner), clamd_seconds.
 */
#ifndef BMS_SCAN_SCAN_H
#define BMS_SCAN_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/settings.h"

enum scan_answer {
	SCAN_CLEAN = 0,
	SCAN_FOUND,
	SCAN_AWAY, /* nobody there, or the connection ended before an answer */
	SCAN_LATE, /* no answer in the time it has */
	SCAN_NONSENSE, /* an answer, and none that means one of these */
	SCAN_SIZE, /* more bytes than it takes (StreamMaxLength of clamd.conf) */
};

/* Each program calls it once at start. */
void scan_init(const struct settings *settings);

/* Is there a scanner? */
bool scan_wanted(void);

/* What the scanner says of these bytes; waits for it as long as the setting says. Only a whole
 * "OK" is clean. Without a scanner SCAN_AWAY. */
enum scan_answer scan_bytes(const void *bytes, size_t length);

#endif
