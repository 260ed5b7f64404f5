/* bmsctl search-index: writes the search index of the published ads (POR-02). */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "choice/choice.h"
#include "jobs/loop.h"
#include "pay/pay_public.h"
#include "public_ad/public_ad_index.h"
#include "public_ad/word_group.h"

#define PAUSE_MS 200 /* between two looks at the database: changes show within a second */
#define WAIT_MS 15000 /* for another process that writes */

/* The loop: a delta is written here, a base by a child beside it. */
struct indexing {
	struct job_context *context;
	struct search_writer *writer;
	struct pool *pool; /* of one look */
	pid_t child;
	int64_t begun; /* the child */
	int64_t rest_until; /* no new base before */
	enum outcome last;
};

static void pause_ms(long milliseconds)
{
	struct timespec time = {.tv_nsec = milliseconds * 1000000};
	nanosleep(&time, NULL);
}

static bool base_needed(enum outcome outcome, bool due)
{
	return outcome == NOT_FOUND || outcome == TOO_LARGE || (!outcome && due);
}

/* The child has connections and locks of its own. */
static int rebuild_in_child(const struct job_context *context, const char *directory)
{
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	signal(SIGTERM, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	struct search_writer *writer = search_writer_open(directory);
	struct db *db = job_connect(context);
	return writer && !public_ad_index_rebuild(db, writer) ? 0 : 1;
}

static void child_start(struct indexing *indexing, const char *directory)
{
	indexing->begun = clock_ticks_us();
	indexing->child = fork();
	if (indexing->child == 0)
		_exit(rebuild_in_child(indexing->context, directory));
	if (indexing->child < 0)
		log_error("search_index", "reason=fork");
}

/* While many ads are written at once, a base is out of date when it is ready: it is made again only
 * after twice the time it took. */
static void child_end(struct indexing *indexing, int options)
{
	int status;
	if (indexing->child <= 0 || waitpid(indexing->child, &status, options) != indexing->child)
		return;
	int64_t now = clock_ticks_us();
	indexing->rest_until = now + 2 * (now - indexing->begun);
	indexing->child = 0;
}

static void index_look(struct indexing *indexing, const char *directory)
{
	bool due;
	child_end(indexing, WNOHANG);
	pool_clear(indexing->pool);
	choices_ask();
	pay_renew(indexing->context->db, indexing->pool);
	enum outcome outcome = public_ad_index_update(
		indexing->context->db, indexing->pool, indexing->writer, &due);
	if (outcome != indexing->last && outcome != NOT_FOUND)
		log_info("search_index", "outcome=%d", (int)outcome);
	indexing->last = outcome;
	word_group_write(indexing->context->db, directory);
	if (base_needed(outcome, due) && indexing->child <= 0
		&& clock_ticks_us() >= indexing->rest_until)
		child_start(indexing, directory);
}

static enum job_status index_loop(struct job_context *context, const char *directory)
{
	struct indexing indexing = {.context = context, .writer = search_writer_open(directory)};
	if (!indexing.writer)
		return JOB_UNAVAILABLE;
	indexing.pool = pool_new();
	loop_signals();
	while (!loop_ending()) {
		index_look(&indexing, directory);
		pause_ms(PAUSE_MS);
	}
	if (indexing.child > 0)
		kill(indexing.child, SIGTERM);
	child_end(&indexing, 0);
	pool_free(&indexing.pool);
	search_writer_free(&indexing.writer);
	return JOB_DONE;
}

static enum outcome index_update(
	struct job_context *context, struct search_writer *writer, bool rebuild)
{
	bool due = false;
	enum outcome outcome = OK;
	if (!rebuild)
		outcome = public_ad_index_update(context->db, context->pool, writer, &due);
	if (!rebuild && !base_needed(outcome, due))
		return outcome;
	outcome = public_ad_index_rebuild(context->db, writer);
	return outcome ? outcome : public_ad_index_update(context->db, context->pool, writer, &due);
}

/* The loop, if it runs, takes the new base by itself: that is waited for. */
static enum job_status once(struct job_context *context, const char *directory, bool rebuild)
{
	struct search_writer *writer = search_writer_open(directory);
	if (!writer)
		return JOB_UNAVAILABLE;
	enum outcome outcome = word_group_write(context->db, directory);
	if (!outcome)
		outcome = pay_renew(context->db, context->pool);
	if (!outcome)
		outcome = index_update(context, writer, rebuild);
	struct search_disk disk = search_writer_look(writer);
	for (long waited = 0; outcome == CONFLICT && waited < WAIT_MS; waited += PAUSE_MS) {
		pause_ms(PAUSE_MS);
		disk = search_writer_look(writer);
		if (disk.base && disk.delta)
			outcome = OK;
	}
	search_writer_free(&writer);
	if (!outcome)
		printf("index: generation %llu, version %lld, %u ads changed since\n",
			(unsigned long long)disk.generation, (long long)disk.delta_version,
			disk.replaced);
	return outcome ? JOB_UNAVAILABLE : JOB_DONE;
}

static void index_report(void *context, const char *what, int64_t id)
{
	int64_t *differences = context;
	if (++*differences <= 100)
		printf("%s: ad %lld\n", what, (long long)id);
}

static enum job_status index_check(struct job_context *context, const char *directory)
{
	int64_t differences = 0, behind = 0;
	enum outcome outcome = CONFLICT;
	for (long waited = 0; outcome == CONFLICT && waited < WAIT_MS; waited += PAUSE_MS) {
		if (waited > 0)
			pause_ms(PAUSE_MS);
		differences = 0;
		outcome = public_ad_index_check(
			context->db, directory, index_report, &differences, &behind);
	}
	if (outcome == CONFLICT)
		printf("index: behind by %lld changes\n", (long long)behind);
	else if (outcome)
		printf("index: none that is whole, or no database\n");
	else
		printf("index: %lld differences\n", (long long)differences);
	return outcome || differences > 0 ? JOB_FOUND : JOB_DONE;
}

static enum job_status index_run(struct job_context *context, int argc, char **argv)
{
	const char *directory = settings_need(context->settings, "search_directory");
	const char *option = argc == 2 ? argv[1] : "";
	signal(SIGXFSZ, SIG_IGN); /* a limit of size is a full disk */
	if (argc == 1)
		return once(context, directory, false);
	if (strcmp(option, "--rebuild") == 0)
		return once(context, directory, true);
	if (strcmp(option, "--check") == 0)
		return index_check(context, directory);
	return strcmp(option, "--loop") == 0 ? index_loop(context, directory) : JOB_USAGE;
}

const struct job job_search_index = {
	.name = "search-index",
	.options = "[--loop|--rebuild|--check]",
	.help = "write the search index when ads have changed; make it anew; compare"
		" it with the ads",
	.account = JOB_AS_JOBS,
	.run = index_run,
};
