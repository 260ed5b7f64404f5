/* Writing to files that are open. */
#ifndef BMS_BASE_FD_H
#define BMS_BASE_FD_H

#include <stdbool.h>
#include <stddef.h>

/* All of these bytes, however often it takes. False: it failed (errno), and part may be written. */
bool fd_write_all(int fd, const void *bytes, size_t length);

#endif
