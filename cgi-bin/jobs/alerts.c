/* bmsctl alerts: tells of new ads those who asked for it, and forgets who never confirmed. */
#include <stdio.h>
#include <string.h>

#include "alert/alert.h"
#include "base/clock.h"
#include "jobs/job.h"
#include "mail/letter.h"

static bool take_clock(int argc, char **argv)
{
	if (argc == 1)
		return true;
	int64_t at = argc == 3 && strcmp(argv[1], "--at") == 0 ? clock_from_sql(argv[2]) : -1;
	if (at < 0)
		return false;
	clock_set(at);
	return true;
}

static enum job_status alerts_run(struct job_context *context, int argc, char **argv)
{
	struct alert_run run = {0};
	int64_t expired = 0;

	if (!take_clock(argc, argv))
		return JOB_USAGE;
	letter_init(context->settings);
	enum outcome outcome = alert_expire(context->db, context->pool, clock_now(), &expired);
	if (!outcome)
		outcome = alert_run(context->db, &run);
	printf("alerts: %lld due, %lld mails, %lld failed, %lld not confirmed in time removed\n",
		(long long)run.looked_at, (long long)run.mails, (long long)run.failed,
		(long long)expired);
	return outcome || run.failed ? JOB_UNAVAILABLE : JOB_DONE;
}

const struct job job_alerts = {
	.name = "alerts",
	.options = "[--at \"YYYY-MM-DD HH:MM:SS\"]",
	.help = "mail new ads to job alerts that are due; --at: as if it were then (UTC)",
	.account = JOB_AS_JOBS,
	.run = alerts_run,
};
