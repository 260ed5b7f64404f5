/* bmsctl detect-bias: compares new applications with the staff. */
#include <signal.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "jobs/job.h"
#include "mail/letter.h"
#include "privacy/secrets.h"
#include "recruiting/exclusion.h"

static volatile sig_atomic_t ending;

static void end_on_signal(int number)
{
	(void)number;
	ending = 1;
}

/* Without SA_RESTART, so that the pause ends at once. */
static void signals_set(void)
{
	struct sigaction action = {.sa_handler = end_on_signal};
	sigemptyset(&action.sa_mask);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
}

static enum outcome detect(struct job_context *context)
{
	int64_t excluded = 0;
	enum outcome outcome = bias_detect(context->db, &excluded);

	if (excluded > 0)
		log_info("bias", "excluded=%lld", (long long)excluded);
	return outcome;
}

static enum job_status run(struct job_context *context, int argc, char **argv)
{
	bool loop = argc == 2 && strcmp(argv[1], "--loop") == 0;
	enum outcome outcome;

	if (argc > 1 && !loop)
		return JOB_USAGE;
	secrets_init(context->settings);
	letter_init(context->settings);
	signals_set();
	outcome = detect(context);
	while (loop && !ending) {
		struct timespec second = {.tv_sec = 1};
		nanosleep(&second, NULL);
		if (!ending)
			outcome = detect(context);
	}
	return outcome && !loop ? JOB_UNAVAILABLE : JOB_DONE;
}

const struct job job_detect_bias = {
	.name = "detect-bias",
	.options = "[--loop]",
	.help = "exclude staff from vacancies they apply for; with --loop look every second until SIGTERM",
	.account = JOB_AS_JOBS,
	.run = run,
};
