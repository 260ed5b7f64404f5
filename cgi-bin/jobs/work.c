/* bmsctl work: does what is due in the queue, and removes what was over long ago. */
#include "base/clock.h"
#include "base/log.h"
#include "bulk/bulk.h"
#include "choice/keep/choice_edit.h"
#include "intake/intake.h"
#include "jobs/loop.h"
#include "letter/attached.h"
#include "letter/waiting.h"
#include "made/list_file.h"
#include "mail/letter.h"
#include "queue/queue.h"
#include "store/secrets.h"

#define ONE_CALL 20 /* items between two cleanings */
#define CLEAN_US (INT64_C(3600) * 1000000) /* between two cleanings */

static const struct queue_kind *const kinds[] = {&bulk_check_kind, &bulk_run_kind,
	&choice_replace_kind, &list_file_clean_kind, &attachment_check_kind, &waiting_back_kind,
	&stored_check_kind, &letter_file_check_kind, &scan_again_kind, &pictures_anew_kind, NULL};

static enum outcome queue_tidy(struct job_context *context)
{
	static int64_t next;
	int64_t items = 0;
	int64_t bulks = 0;
	int64_t files = 0;
	enum outcome outcome;

	if (clock_ticks_us() < next)
		return OK;
	outcome = queue_clean(context->db, &items);
	if (!outcome)
		outcome = bulk_clean(context->db, &bulks);
	if (!outcome)
		outcome = attached_clean(context->db, &files);
	if (!outcome)
		next = clock_ticks_us() + CLEAN_US;
	if (items + bulks + files > 0)
		log_info("queue", "removed=%lld bulk=%lld letter_file=%lld", (long long)items,
			(long long)bulks, (long long)files);
	return outcome;
}

static enum outcome letters_release(struct job_context *context)
{
	int64_t released = 0;
	enum outcome outcome = waiting_release(context->db, &released);

	if (released > 0)
		log_info("letters", "released=%lld", (long long)released);
	return outcome;
}

static enum outcome work_due(struct job_context *context)
{
	int done = 0;
	int failed = 0;
	enum outcome outcome;

	do {
		outcome = queue_run(context->db, kinds, ONE_CALL, loop_ending, &done, &failed);
		if (done + failed > 0)
			log_info("queue", "done=%d failed=%d", done, failed);
	} while (!outcome && done + failed == ONE_CALL && !loop_ending());
	if (!outcome)
		outcome = intake_tell(context->db);
	if (!outcome)
		outcome = letters_release(context);
	return outcome ? outcome : queue_tidy(context);
}

static enum job_status work_run(struct job_context *context, int argc, char **argv)
{
	secrets_init(context->settings);
	letter_init(context->settings);
	return loop_run(context, argc, argv, work_due);
}

const struct job job_work = {
	.name = "work",
	.options = "[--loop]",
	.help = "do what is due in the queue, documents of Word and ODT apart (convert); with"
		" --loop look every second until SIGTERM; any number may run",
	.account = JOB_AS_JOBS,
	.run = work_run,
};
