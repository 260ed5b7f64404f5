/* bmsctl expire: takes ads whose last day is over off the portals (PRO-06). */
#include <stdio.h>

#include "jobs/job.h"
#include "publishing/jobad.h"
#include "store/secrets.h"

static enum job_status expire_run(struct job_context *context, int argc, char **argv)
{
	int64_t expired = 0;
	(void)argv;
	if (argc > 1)
		return JOB_USAGE;
	secrets_init(context->settings);
	enum outcome outcome = jobad_expire(context->db, context->pool, &expired);
	printf("ads expired: %lld\n", (long long)expired);
	return outcome ? JOB_UNAVAILABLE : JOB_DONE;
}

const struct job job_expire = {
	.name = "expire",
	.options = "",
	.help = "take ads whose last day is over off the portals",
	.account = JOB_AS_JOBS,
	.run = expire_run,
};
