/* bmsctl detect-bias: compares new applications with the staff. */
#include "base/log.h"
#include "jobs/loop.h"
#include "mail/letter.h"
#include "recruiting/bias.h"
#include "store/secrets.h"

static enum outcome bias_detect_all(struct job_context *context)
{
	int64_t excluded = 0;
	enum outcome outcome = bias_detect(context->db, &excluded);

	if (excluded > 0)
		log_info("bias", "excluded=%lld", (long long)excluded);
	return outcome;
}

static enum job_status bias_run(struct job_context *context, int argc, char **argv)
{
	secrets_init(context->settings);
	letter_init(context->settings);
	return loop_run(context, argc, argv, bias_detect_all);
}

const struct job job_detect_bias = {
	.name = "detect-bias",
	.options = "[--loop]",
	.help = "exclude staff from vacancies they apply for; with --loop look every"
		" second until SIGTERM",
	.account = JOB_AS_JOBS,
	.run = bias_run,
};
