/* Waiting in unit tests, the only place that sleeps: until something is so, or as work does that
 * takes long. */
#ifndef BMS_TESTS_WAIT_H
#define BMS_TESTS_WAIT_H

/* What cmocka.h needs before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

/* Looks again and again until the condition is true; fails after half a minute. */
#define WAIT_UNTIL(condition) \
	for (int wait_times = 0; !(condition); wait_times++) { \
		if (wait_times == 6000) \
			fail_msg("%s did not happen", #condition); \
		usleep(5000); \
	}

/* Looks again and again, but not for longer than this: for what may rightly never be so. */
#define WAIT_AT_MOST(milliseconds, condition) \
	for (int wait_times = 0; wait_times < (milliseconds) / 5 && !(condition); wait_times++) \
	usleep(5000)

/* Is itself the work, not a wait for somebody else's. */
static inline void slow_work(int64_t us)
{
	usleep((useconds_t)us);
}

#endif
