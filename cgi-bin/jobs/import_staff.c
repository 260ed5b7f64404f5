/* bmsctl import-staff: units, staff and groups from files by hand, or from a watched folder. */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/log.h"
#include "base/text.h"
#include "import/import.h"
#include "jobs/job.h"
#include "mail/letter.h"
#include "publishing/jobad.h"
#include "store/secrets.h"

#define PAUSE 10 /* seconds between two looks at the folder */

static volatile sig_atomic_t ending;

struct options {
	const char *files[IMPORT_KINDS];
	const char *watch;
	bool loop;
};

static void end_on_signal(int number)
{
	(void)number;
	ending = 1;
}

static bool import_options(int argc, char **argv, struct options *options_r)
{
	bool files = false;

	for (int i = 1; i < argc; i++) {
		const char **value = NULL;

		for (int kind = 0; kind < IMPORT_KINDS; kind++)
			if (strncmp(argv[i], "--", 2) == 0
				&& strcmp(argv[i] + 2, import_kind_name((enum import_kind)kind))
					== 0)
				value = &options_r->files[kind];
		files = files || value;
		if (strcmp(argv[i], "--watch") == 0)
			value = &options_r->watch;
		if (strcmp(argv[i], "--loop") == 0)
			options_r->loop = true;
		else if (!value || ++i == argc)
			return false;
		else
			*value = argv[i];
	}
	return files != (options_r->watch != NULL) && (options_r->watch || !options_r->loop);
}

static enum job_status import_report(
	enum import_kind kind, enum outcome outcome, const struct import_result *result)
{
	const char *name = import_kind_name(kind);

	if (outcome == CONFLICT) {
		printf("%s: another import is running; nothing was changed, try again later\n",
			name);
		return JOB_UNAVAILABLE;
	}
	if (outcome)
		return JOB_UNAVAILABLE;
	if (result->refused)
		printf("%s: refused, nothing was changed: %s", name, result->refused);
	else
		printf("%s: done", name);
	if (result->line)
		printf(" in line %lld", (long long)result->line);
	printf(" (run %lld; %lld rows, %lld wrong, %lld unmapped, %lld added, %lld changed,"
	       " %lld %s)\n",
		(long long)result->run_id, (long long)result->rows, (long long)result->wrong,
		(long long)result->unmapped, (long long)result->added, (long long)result->changed,
		(long long)result->removed, result->refused ? "would be removed" : "removed");
	return result->refused || result->wrong ? JOB_FOUND : JOB_DONE;
}

static enum job_status worse(enum job_status a, enum job_status b)
{
	return a > b ? a : b;
}

static enum outcome units_renew(struct db *db, void *context)
{
	return jobad_renew_units(db, context);
}

/* Imports a file; then published ads show what their units are now. */
static enum outcome file_import(struct job_context *context, enum import_kind kind,
	const char *path, struct import_result *result_r)
{
	enum outcome outcome = import_file(context->db, kind, path, result_r);

	if (outcome || kind != IMPORT_UNITS || result_r->refused)
		return outcome;
	return db_transaction(context->db, units_renew, context->pool);
}

/* The last file that was taken stays, for questions; refused ones stay until somebody takes them
 * away or has them repeated. */
static enum job_status put_away(struct job_context *context, const char *directory,
	const char *path, enum import_kind kind, const struct import_result *result)
{
	const char *name = import_kind_name(kind);
	const char *folder = pool_printf(
		context->pool, "%s/%s", directory, result->refused ? "refused" : "done");
	const char *kept = result->refused
		? pool_printf(context->pool, "%s-%lld.csv", name, (long long)result->run_id)
		: pool_printf(context->pool, "%s.csv", name);

	if ((mkdir(folder, 0700) && errno != EEXIST)
		|| rename(path, pool_printf(context->pool, "%s/%s", folder, kept))) {
		log_error("staff_import", "run=%lld reason=not_moved errno=%d",
			(long long)result->run_id, errno);
		return JOB_FOUND;
	}
	if (!result->refused)
		return JOB_DONE;
	return import_keep(context->db, result->run_id, kept) ? JOB_UNAVAILABLE : JOB_DONE;
}

/* A file that changed a moment ago may still be being written. */
static bool is_settled(const struct job_context *context, const char *path)
{
	struct stat stat;
	int64_t seconds = settings_int(context->settings, "import_settle_seconds", 30);

	return lstat(path, &stat) == 0 && S_ISREG(stat.st_mode)
		&& stat.st_mtime + seconds <= time(NULL);
}

static enum job_status import_found(
	struct job_context *context, const char *directory, const char *name, enum import_kind kind)
{
	const char *path = pool_printf(context->pool, "%s/%s", directory, name);
	struct import_result result;
	enum outcome outcome;
	enum job_status status;

	if (!is_settled(context, path))
		return JOB_DONE;
	outcome = file_import(context, kind, path, &result);
	status = import_report(kind, outcome, &result);
	return outcome ? status : worse(status, put_away(context, directory, path, kind, &result));
}

static enum job_status import_folder(struct job_context *context, const char *directory)
{
	struct dirent **found = NULL;
	int count = scandir(directory, &found, NULL, alphasort);
	enum job_status status = JOB_DONE;

	if (count < 0) {
		log_error("staff_import", "reason=no_folder errno=%d", errno);
		return JOB_UNAVAILABLE;
	}
	for (int kind = 0; kind < IMPORT_KINDS; kind++)
		for (int i = 0; i < count && status != JOB_UNAVAILABLE && !ending; i++) {
			const char *start = import_kind_name((enum import_kind)kind);
			const char *name = found[i]->d_name;
			const char *end = strrchr(name, '.');

			if (strncmp(name, start, strlen(start)) == 0 && end && !strcmp(end, ".csv"))
				status = worse(status,
					import_found(
						context, directory, name, (enum import_kind)kind));
		}
	for (int i = 0; i < count; i++)
		free(found[i]);
	free(found);
	return status;
}

/* What an administrator asked for goes back into the folder under its kept name, which begins with
 * its kind. */
static enum outcome take_back(struct job_context *context, const char *directory)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = import_asked(context->db, context->pool, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const char *name = db_text(rows, i, "kept_as");

		if (rename(pool_printf(context->pool, "%s/refused/%s", directory, name),
			    pool_printf(context->pool, "%s/%s", directory, name))
			&& errno != ENOENT)
			log_error("staff_import", "run=%s reason=not_moved errno=%d",
				db_text(rows, i, "id"), errno);
		else
			outcome = import_keep(context->db, db_number(rows, i, "id"), "");
	}
	return outcome;
}

static enum job_status directory_look(struct job_context *context, const char *directory)
{
	enum job_status status =
		take_back(context, directory) ? JOB_UNAVAILABLE : import_folder(context, directory);

	fflush(stdout);
	return status;
}

static enum job_status directory_watch(struct job_context *context, const struct options *options)
{
	struct sigaction action = {.sa_handler = end_on_signal};
	struct pool *kept = context->pool;
	enum job_status status;

	sigemptyset(&action.sa_mask);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	context->pool = pool_new();
	status = directory_look(context, options->watch);
	while (options->loop && !ending) {
		struct timespec pause = {.tv_sec = PAUSE};

		nanosleep(&pause, NULL);
		pool_clear(context->pool);
		if (!ending)
			directory_look(context, options->watch);
	}
	pool_free(&context->pool);
	context->pool = kept;
	return options->loop ? JOB_DONE : status;
}

static enum job_status import_staff_run(struct job_context *context, int argc, char **argv)
{
	struct options options = {0};
	enum job_status status = JOB_DONE;

	if (!import_options(argc, argv, &options))
		return JOB_USAGE;
	secrets_init(context->settings);
	letter_init(context->settings);
	if (options.watch)
		return directory_watch(context, &options);
	for (int kind = 0; kind < IMPORT_KINDS; kind++) {
		struct import_result result;

		if (options.files[kind])
			status = worse(status,
				import_report((enum import_kind)kind,
					file_import(context, (enum import_kind)kind,
						options.files[kind], &result),
					&result));
	}
	return status;
}

const struct job job_import_staff = {
	.name = "import-staff",
	.options = "[--units FILE] [--staff FILE] [--groups FILE] | --watch DIR [--loop]",
	.help = "import units, staff and groups from CSV files, or what is in a watched folder",
	.account = JOB_AS_JOBS,
	.run = import_staff_run,
};
