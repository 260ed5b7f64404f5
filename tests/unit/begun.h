/* For tests of two at once: a child that has begun says so, and goes on when the other one waits.
 */
#ifndef BMS_TESTS_BEGUN_H
#define BMS_TESTS_BEGUN_H

#include <unistd.h>

#include "support.h"
#include "wait.h"

static int begun[2]; /* a pipe */

/* Tells, and goes on when somebody waits for what this transaction holds. */
static void begun_tell(struct db *server)
{
	assert_int_equal(write(begun[1], "x", 1), 1);
	WAIT_UNTIL(support_row_waits(server));
}

#endif
