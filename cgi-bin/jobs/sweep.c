/* bmsctl sweep: removes what nothing refers to any more and what has run out. */
#include <stdio.h>
#include <string.h>

#include "access/rate.h"
#include "access/session.h"
#include "base/clock.h"
#include "base/text.h"
#include "jobs/job.h"
#include "org/service_account.h"
#include "privacy/secrets.h"
#include "privacy/store.h"
#include "recruiting/exclusion.h"

#define FILE_AGE 86400	/* seconds; the row that names a file is written within minutes */
#define TOKEN_ROWS "1000"

struct tokens {
	const char *now;
	int64_t removed;
};

static enum outcome tokens_work(struct db *db, void *context)
{
	struct tokens *tokens = context;
	int64_t of_accounts = 0;
	enum outcome outcome = db_exec(db,
		"DELETE FROM mail_token WHERE expires_at <= ? LIMIT " TOKEN_ROWS,
		DB_VALUES(db_str(tokens->now)), &tokens->removed);
	if (!outcome)	/* an address never confirmed goes with them */
		outcome = db_exec(db,
			"DELETE FROM account_token WHERE expires_at <= ? LIMIT " TOKEN_ROWS,
			DB_VALUES(db_str(tokens->now)), &of_accounts);
	tokens->removed += of_accounts;
	return outcome;
}

static enum outcome tokens_sweep(struct job_context *context, int64_t *removed_r)
{
	struct tokens tokens = {.now = clock_sql(context->pool, clock_now())};
	enum outcome outcome;
	*removed_r = 0;
	do {
		outcome = db_transaction(context->db, tokens_work, &tokens);
		if (outcome == OK)
			*removed_r += tokens.removed;
	} while (outcome == OK && tokens.removed > 0);
	return outcome;
}

static enum job_status run(struct job_context *context, int argc, char **argv)
{
	int64_t age = FILE_AGE;
	bool given = argc == 3 && strcmp(argv[1], "--age") == 0;
	if (argc > 1 && (!given || !text_to_int(argv[2], 0, INT32_MAX, &age)))
		return JOB_USAGE;
	int64_t files = 0;
	int64_t sessions = 0;
	int64_t tokens = 0;
	int64_t windows = 0;
	int64_t locked = 0;
	int64_t names = 0;
	secrets_init(context->settings);
	enum outcome outcome = store_sweep(context->db, age, &files);
	if (outcome == OK)
		outcome = session_sweep(context->db, &sessions);
	if (outcome == OK)
		outcome = tokens_sweep(context, &tokens);
	if (outcome == OK)
		outcome = rate_sweep(context->db, &windows);
	if (outcome == OK)
		outcome = service_account_lock_unused(context->db, context->pool, &locked);
	if (outcome == OK)
		outcome = bias_sweep(context->db, &names);
	printf("removed: %lld files, %lld sessions and spent form tokens, %lld mail tokens,"
		" %lld counters of tries, %lld names of staff\n", (long long)files,
		(long long)sessions, (long long)tokens, (long long)windows, (long long)names);
	printf("locked: %lld service accounts nobody has used\n", (long long)locked);
	return outcome ? JOB_UNAVAILABLE : JOB_DONE;
}

const struct job job_sweep = {
	.name = "sweep",
	.options = "[--age SECONDS]",
	.help = "remove files no attachment names (older than a day), ended sessions, old tokens; lock unused service accounts",
	.account = JOB_AS_JOBS,
	.run = run,
};
