/* bmsctl seal-history: puts the house's seal on what the portal has written into history and audit.
 */
#include "history/history.h"
#include "jobs/loop.h"
#include "store/secrets.h"

static enum outcome history_seal_all(struct job_context *context)
{
	int64_t sealed = 0;

	return history_seal(context->db, &sealed);
}

static enum job_status seal_run(struct job_context *context, int argc, char **argv)
{
	secrets_init(context->settings);
	return loop_run(context, argc, argv, history_seal_all);
}

const struct job job_seal_history = {
	.name = "seal-history",
	.options = "[--loop]",
	.help = "seal the lines visitors have added to history and audit; with --loop every"
		" second until SIGTERM",
	.account = JOB_AS_JOBS,
	.run = seal_run,
};
