/* bmsctl make-pictures: gives the queue attachments without small pictures. */
#include "base/log.h"
#include "intake/intake.h"
#include "jobs/job.h"

struct pictures_part {
	struct pool *pool;
	int64_t after, last, count;
};

static enum outcome part_give(struct db *db, void *context)
{
	struct pictures_part *part = context;

	return intake_pictures(db, part->pool, part->after, &part->last, &part->count);
}

static enum job_status pictures_run(struct job_context *context, int argc, char **argv)
{
	struct pictures_part part = {.pool = context->pool};
	enum outcome outcome;
	int64_t count = 0;

	(void)argv;
	if (argc > 1)
		return JOB_USAGE;
	do {
		part.after = part.last;
		outcome = db_transaction(context->db, part_give, &part);
		count += part.last && !outcome ? part.count : 0;
	} while (!outcome && part.last);
	if (outcome)
		return JOB_UNAVAILABLE;
	log_info("pictures", "given=%lld", (long long)count);
	return JOB_DONE;
}

const struct job job_make_pictures = {
	.name = "make-pictures",
	.options = "",
	.help = "have the queue make the pictures of attachments that were sent before there"
		" were any",
	.account = JOB_AS_JOBS,
	.run = pictures_run,
};
