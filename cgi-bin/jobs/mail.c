/* bmsctl mail: sends what is due in the outbox. */
#include "base/log.h"
#include "jobs/loop.h"
#include "mail/outbox.h"

#define ONE_CALL 50	/* mails between two looks at the signals */

static enum outcome deliver_all(struct job_context *context)
{
	int sent = 0;
	int failed = 0;
	enum outcome outcome;
	do {
		outcome = mail_deliver(context->db, context->settings, ONE_CALL, &sent, &failed);
		if (sent + failed > 0)
			log_info("mail", "sent=%d failed=%d", sent, failed);
	} while (outcome == OK && sent + failed == ONE_CALL && !loop_ending());
	return outcome;
}

static enum job_status run(struct job_context *context, int argc, char **argv)
{
	return loop_run(context, argc, argv, deliver_all);
}

const struct job job_mail = {
	.name = "mail",
	.options = "[--loop]",
	.help = "send what is due in the outbox; with --loop look every second until SIGTERM",
	.account = JOB_AS_JOBS,
	.run = run,
};
