/* bmsctl mail: sends what is due in the outbox. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "jobs/job.h"
#include "mail/outbox.h"

#define ONE_CALL 50	/* mails between two looks at the signals */

static volatile sig_atomic_t ending;

static void end_on_signal(int number)
{
	(void)number;
	ending = 1;
}

/* Without SA_RESTART, so that the pause ends at once; a mail being sent is finished first. */
static void signals_set(void)
{
	struct sigaction action = {.sa_handler = end_on_signal};
	sigemptyset(&action.sa_mask);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
}

static enum outcome deliver_all(struct job_context *context)
{
	int sent = 0;
	int failed = 0;
	enum outcome outcome;
	do {
		outcome = mail_deliver(context->db, context->settings, ONE_CALL, &sent, &failed);
		if (sent + failed > 0)
			log_info("mail", "sent=%d failed=%d", sent, failed);
	} while (outcome == OK && sent + failed == ONE_CALL && !ending);
	return outcome;
}

static enum job_status run(struct job_context *context, int argc, char **argv)
{
	bool loop = argc == 2 && strcmp(argv[1], "--loop") == 0;
	if (argc > 1 && !loop)
		return JOB_USAGE;
	signals_set();
	enum outcome outcome = deliver_all(context);
	while (loop && !ending) {
		struct timespec second = {.tv_sec = 1};
		nanosleep(&second, NULL);
		if (!ending)
			outcome = deliver_all(context);
	}
	return outcome && !loop ? JOB_UNAVAILABLE : JOB_DONE;
}

const struct job job_mail = {
	.name = "mail",
	.options = "[--loop]",
	.help = "send what is due in the outbox; with --loop look every second until SIGTERM",
	.account = JOB_AS_JOBS,
	.run = run,
};
