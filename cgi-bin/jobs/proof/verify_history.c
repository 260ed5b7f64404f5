/* bmsctl verify-history: checks the chains of history and audit (PRT-03). */
#include <stdio.h>

#include "history/history.h"
#include "jobs/job.h"
#include "nightly/nightly_report.h"
#include "store/secrets.h"

/* The seals of the nightly reports also know how long both chains were. */
static enum job_status reports_check(struct job_context *context)
{
	struct nightly_break found;
	if (nightly_verify(context->db, &found))
		return JOB_UNAVAILABLE;
	if (found.what)
		printf("broken: report of nightly run %lld: %s\n", (long long)found.run_id,
			found.what);
	else
		printf("%lld reports of nightly runs fit\n", (long long)found.runs);
	return found.what ? JOB_FOUND : JOB_DONE;
}

static enum job_status verify_run(struct job_context *context, int argc, char **argv)
{
	struct history_break found;
	(void)argv;
	if (argc > 1)
		return JOB_USAGE;
	secrets_init(context->settings);
	if (history_verify(context->db, &found))
		return JOB_UNAVAILABLE;
	if (!found.table) {
		printf("%lld lines, all fit\n", (long long)found.lines);
		if (found.waiting)
			printf("%lld of them wait for seal-history\n", (long long)found.waiting);
		return reports_check(context);
	}
	printf("broken: table %s, row %lld: %s (line %lld of those checked)\n", found.table,
		(long long)found.id, found.what, (long long)found.lines);
	return JOB_FOUND;
}

const struct job job_verify_history = {
	.name = "verify-history",
	.options = "",
	.help = "check the hash chains of history, audit and nightly reports, name the"
		" first broken link",
	.account = JOB_AS_JOBS,
	.run = verify_run,
};
