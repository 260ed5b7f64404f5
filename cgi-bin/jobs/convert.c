/* bmsctl convert: makes PDFs of documents of Word and ODT. */
#include "base/log.h"
#include "document/office.h"
#include "intake/intake.h"
#include "jobs/loop.h"
#include "mail/letter.h"
#include "store/secrets.h"

#define ONE_CALL 20 /* items */

static const struct queue_kind *const kinds[] = {&attachment_convert_kind, NULL};

static enum outcome convert_due(struct job_context *context)
{
	int done = 0;
	int failed = 0;
	enum outcome outcome = queue_run(context->db, kinds, ONE_CALL, loop_ending, &done, &failed);

	if (done + failed > 0)
		log_info("convert", "done=%d failed=%d", done, failed);
	return outcome;
}

static enum job_status convert_run(struct job_context *context, int argc, char **argv)
{
	secrets_init(context->settings);
	letter_init(context->settings);
	office_tidy();
	return loop_run(context, argc, argv, convert_due);
}

const struct job job_convert = {
	.name = "convert",
	.options = "[--loop]",
	.help = "make PDFs of documents of Word and ODT; with --loop look every second until"
		" SIGTERM; any number may run",
	.account = JOB_AS_JOBS,
	.run = convert_run,
};
