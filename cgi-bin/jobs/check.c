/* bmsctl check: looks for states that must not exist (PRT-71). */
#include <stdio.h>

#include "access/reach.h"
#include "jobs/job.h"

static enum job_status run(struct job_context *context, int argc, char **argv)
{
	int64_t reach;
	(void)argv;
	if (argc > 1)
		return JOB_USAGE;
	if (reach_check(context->db, &reach))
		return JOB_UNAVAILABLE;
	printf("reach rows missing or without assignment: %lld\n", (long long)reach);
	return reach ? JOB_FOUND : JOB_DONE;
}

const struct job job_check = {
	.name = "check",
	.options = "",
	.help = "look for states that must not exist",
	.account = JOB_AS_JOBS,
	.run = run,
};
