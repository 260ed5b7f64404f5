/* bmsctl sweep: removes what nothing refers to any more and what has run out. */
#include <stdio.h>
#include <string.h>

#include "access/kept.h"
#include "access/rate.h"
#include "access/session.h"
#include "application/link.h"
#include "base/clock.h"
#include "base/text.h"
#include "jobs/job.h"
#include "recruiting/bias.h"
#include "service_account/service_account.h"
#include "store/secrets.h"
#include "store/store.h"

#define FILE_AGE 86400 /* seconds; the row that names a file is written within minutes */

/* An address never confirmed goes with them. */
static enum outcome tokens_sweep(struct job_context *context, int64_t *removed_r)
{
	const struct db_value now[] = {db_str(clock_sql(context->pool, clock_now()))};
	int64_t of_accounts = 0, of_links = 0;
	enum outcome outcome = db_sweep(context->db, "mail_token", "token_hash", "expires_at <= ?",
		"expires_at", removed_r, now, 1);
	if (!outcome)
		outcome = db_sweep(context->db, "account_token", "token_hash", "expires_at <= ?",
			"expires_at", &of_accounts, now, 1);
	if (!outcome)
		outcome = link_sweep(context->db, context->pool, &of_links);
	*removed_r += of_accounts + of_links;
	return outcome;
}

static bool sweep_options(int argc, char **argv, struct store_sweep *how_r)
{
	*how_r = (struct store_sweep){.age = FILE_AGE, .max_percent = -1};
	for (int i = 1; i < argc; i += 2) {
		bool age = strcmp(argv[i], "--age") == 0;
		if (!age && strcmp(argv[i], "--max-percent") != 0)
			return false;
		if (i + 1 == argc
			|| !text_to_int(argv[i + 1], 0, age ? INT32_MAX : 100,
				age ? &how_r->age : &how_r->max_percent))
			return false;
	}
	return true;
}

/* What keeps the store from being swept is told, and the rest swept all the same. */
static enum outcome files_sweep(
	struct job_context *context, const struct store_sweep *how, bool *stopped_r)
{
	struct store_files files;
	int64_t removed = 0;
	const char *why = NULL;
	enum outcome outcome = store_sweep(context->db, how, &files, &removed, &why);
	*stopped_r = outcome == CONFLICT;
	printf("removed: %lld files of %lld\n", (long long)removed, (long long)files.files);
	if (*stopped_r && strcmp(why, "share") == 0)
		fprintf(stderr,
			"stopped: nobody names %lld of the store's %lld files, more than may go"
			" at once. Is this the right database? `bmsctl store` compares them;"
			" `bmsctl sweep --max-percent 100` removes them all the same.\n",
			(long long)files.unnamed, (long long)files.files);
	else if (*stopped_r)
		fprintf(stderr,
			"stopped: store and database do not belong together (%s)."
			" `bmsctl store` says why, and joins them.\n",
			why);
	return *stopped_r ? OK : outcome;
}

static enum job_status sweep_run(struct job_context *context, int argc, char **argv)
{
	struct store_sweep how;
	bool stopped = false;
	int64_t sessions = 0;
	int64_t typed = 0;
	int64_t tokens = 0;
	int64_t windows = 0;
	int64_t locked = 0;
	int64_t names = 0;
	if (!sweep_options(argc, argv, &how))
		return JOB_USAGE;
	secrets_init(context->settings);
	enum outcome outcome = files_sweep(context, &how, &stopped);
	if (outcome == OK)
		outcome = session_sweep(context->db, &sessions);
	if (outcome == OK)
		outcome = kept_sweep(context->db, &typed);
	if (outcome == OK)
		outcome = tokens_sweep(context, &tokens);
	if (outcome == OK)
		outcome = rate_sweep(context->db, &windows);
	if (outcome == OK)
		outcome = service_account_lock_unused(context->db, context->pool, &locked);
	if (outcome == OK)
		outcome = bias_sweep(context->db, &names);
	printf("removed: %lld sessions and spent form tokens, %lld forms that were refused,"
	       " %lld mail tokens, %lld counters of tries, %lld names of staff\n",
		(long long)sessions, (long long)typed, (long long)tokens, (long long)windows,
		(long long)names);
	printf("locked: %lld service accounts nobody has used\n", (long long)locked);
	if (outcome)
		return JOB_UNAVAILABLE;
	return stopped ? JOB_FOUND : JOB_DONE;
}

const struct job job_sweep = {
	.name = "sweep",
	.options = "[--age SECONDS] [--max-percent N]",
	.help = "remove files nobody names (older than a day), ended sessions, old tokens; lock"
		" unused service accounts",
	.account = JOB_AS_JOBS,
	.run = sweep_run,
};
