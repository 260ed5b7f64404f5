/*
 * Strangers' bytes are only looked at in a child that can compute and nothing else: no files, no
 * network, no other process, a limit of memory and of time.
 */
#ifndef BMS_DOCUMENT_SANDBOX_H
#define BMS_DOCUMENT_SANDBOX_H

#include <stdint.h>

#include "base/outcome.h"

/* What runs in the child; its answer, 0 to 250, is all that comes back. It may allocate and need
 * not free. */
typedef int sandbox_work(void *context);

/*
 * Runs `work` in a child of its own. `milliseconds` are the most it may take, *spent_r those it
 * took. OK; GONE (it took too long, needed too much memory or died: *answer_r is 0); UNAVAILABLE
 * (no child, or it cannot be shut in: nothing has run).
 */
enum outcome sandbox_run(
	sandbox_work *work, void *context, int64_t milliseconds, int *answer_r, int64_t *spent_r);

#endif
