/* bmsctl store: do the file store and the database belong together? Joins them when an
 * administrator says so. */
#include <stdio.h>
#include <string.h>

#include "jobs/job.h"
#include "store/secrets.h"
#include "store/store.h"
#include "store/store_identity.h"

#define AGE 86400 /* seconds, as the sweep's */

static const struct {
	const char *problem;
	const char *text;
} problems[] = {
	{"unmarked", "the store has no identity yet"},
	{"other", "the store belongs to another database"},
	{"older_database",
		"the store has seen more sweeps than the database: an older state of the"
		" database was restored;"
		" files that came after it look as if nobody named them"},
	{"older_store",
		"the database has seen more sweeps than the store: an older state of the store was"
		" restored; files may be missing"},
};

static void show_mark(const char *name, const struct store_mark *mark)
{
	printf("%s: identity %s, %lld sweeps\n", name, *mark->identity ? mark->identity : "none",
		(long long)mark->generation);
}

static void show(const struct store_match *match, const struct store_files *files)
{
	show_mark("database", &match->database);
	show_mark("store", &match->store);
	printf("%lld files in the store; %lld of them nobody names; %lld named ones are missing\n",
		(long long)files->files, (long long)files->unnamed, (long long)files->missing);
	for (size_t i = 0; match->problem && i < sizeof(problems) / sizeof(problems[0]); i++)
		if (strcmp(problems[i].problem, match->problem) == 0)
			printf("%s\n", problems[i].text);
	if (match->problem)
		printf("Nothing is removed until they are joined: bmsctl store --join %s\n",
			match->database.identity);
}

/* A new store and a new database have nothing that could be lost. */
static bool both_new(const struct store_match *match, const struct store_files *files)
{
	return !*match->store.identity && files->files == 0 && files->missing == 0;
}

static enum job_status store_run(struct job_context *context, int argc, char **argv)
{
	struct store_match match;
	struct store_files files;
	bool join = argc == 3 && strcmp(argv[1], "--join") == 0;
	if (argc > 1 && !join)
		return JOB_USAGE;
	secrets_init(context->settings);
	if (store_match(context->db, context->pool, &match)
		|| store_count(context->db, AGE, &files))
		return JOB_UNAVAILABLE;
	bool may = join && match.problem
		&& (strcmp(argv[2], match.database.identity) == 0
			|| (strcmp(argv[2], "new") == 0 && both_new(&match, &files)));
	if (may && store_join(context->db, context->pool))
		return JOB_UNAVAILABLE;
	if (may && store_match(context->db, context->pool, &match))
		return JOB_UNAVAILABLE;
	show(&match, &files);
	if (!match.problem)
		puts("They belong together.");
	return match.problem || files.missing ? JOB_FOUND : JOB_DONE;
}

const struct job job_store = {
	.name = "store",
	.options = "[--join IDENTITY|new]",
	.help = "compare file store and database; join them (IDENTITY: the database's, as shown;"
		" new: only where neither has a file)",
	.account = JOB_AS_JOBS,
	.run = store_run,
};
