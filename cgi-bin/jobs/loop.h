/* Jobs that look every second whether there is something to do, until SIGTERM or SIGINT. */
#ifndef BMS_JOBS_LOOP_H
#define BMS_JOBS_LOOP_H

#include <stdbool.h>

#include "base/outcome.h"
#include "jobs/job.h"

/* From now on SIGTERM and SIGINT ask the job to end; loop_run does it by itself. */
void loop_signals(void);

/* True once a signal has asked the job to end; what is under way is finished first. */
bool loop_ending(void);

/* Runs `work` once, or with the only option --loop every second until a signal; failures in the
 * loop are left to the next second. */
enum job_status loop_run(struct job_context *context, int argc, char **argv,
	enum outcome (*work)(struct job_context *context));

#endif
