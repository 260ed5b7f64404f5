/* Running one job of a program's table. */
#include "jobs/job.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "document/child.h"
#include "document/office.h"
#include "public_ad/public_ad.h"
#include "scan/scan.h"

#ifndef BMS_CONFIG
#define BMS_CONFIG "/etc/bms/bmsctl.conf"
#endif
#ifndef BMS_CONFIG_OWNER
#define BMS_CONFIG_OWNER "/etc/bms/migrate.conf"
#endif

static void usage(FILE *file, const char *name, const struct job *const *jobs)
{
	fprintf(file,
		"usage: %s [--config FILE] JOB [OPTIONS]\n"
		"FILE is %s unless given, %s for migrate. Jobs:\n",
		name, BMS_CONFIG, BMS_CONFIG_OWNER);
	for (; *jobs; jobs++)
		fprintf(file, "  %-15s %-16s %s\n", (*jobs)->name, (*jobs)->options, (*jobs)->help);
	fprintf(file,
		"Exit: 0 done, 1 something wrong was found, 2 usage, 75 try again later,\n"
		"78 settings.\n");
}

static const struct job *job_find(const struct job *const *jobs, const char *name)
{
	for (; *jobs; jobs++)
		if (strcmp((*jobs)->name, name) == 0)
			return *jobs;
	return NULL;
}

/* Without a password file the server knows the account by its operating-system user. */
static const char *password(const struct settings *settings, struct pool *pool, const char *name)
{
	if (!settings_text(settings, name, NULL))
		return NULL;
	return settings_secret(settings, pool, name, NULL);
}

static struct db *database_open(
	const struct settings *settings, struct pool *pool, enum job_account account)
{
	bool owner = account == JOB_AS_OWNER;
	struct db_options options = {
		.socket = settings_need(settings, "database_socket"),
		.database = settings_text(settings, "database_name", "bms"),
		.user = owner ? settings_text(settings, "owner_user", "bms_owner")
			      : settings_text(settings, "database_user", "bms_jobs"),
		.password = password(
			settings, pool, owner ? "owner_password_file" : "database_password_file"),
		.timeout = (unsigned)settings_int(settings, "database_timeout", 60),
	};
	return db_new(&options);
}

struct db *job_connect(const struct job_context *context)
{
	return database_open(context->settings, context->pool, JOB_AS_JOBS);
}

static enum job_status job_run(
	const char *program, const struct job *job, const char *config, int argc, char **argv)
{
	struct settings *settings = settings_load(config);
	if (job->account != JOB_AS_OWNER && settings_text(settings, "owner_password_file", NULL))
		log_fatal("settings", "setting=owner_password_file problem=only_for_migrate");
	struct job_context context = {.pool = pool_new(), .settings = settings};
	context.db = database_open(settings, context.pool, job->account);
	child_init(settings_text(settings, "child_program", BMS_CHILD));
	office_init(settings_text(settings, "office_program", OFFICE_PROGRAM));
	office_time(settings_int(settings, "office_seconds", OFFICE_SECONDS));
	scan_init(settings);
	if (settings_text(settings, "search_directory", NULL))
		public_ad_init(settings);
	enum job_status status = job->run(&context, argc, argv);
	if (status == JOB_USAGE)
		fprintf(stderr, "usage: %s %s %s\n", program, job->name, job->options);
	if (status == JOB_UNAVAILABLE)
		log_error("job", "job=%s reason=unavailable", job->name);
	db_free(&context.db);
	pool_free(&context.pool);
	settings_free(&settings);
	return status;
}

int jobs_main(const char *name, const struct job *const *jobs, int argc, char **argv)
{
	const char *config = NULL;
	int first = 1;
	const struct job *job;

	log_init(name);
	clock_init();
	if (argc > 2 && strcmp(argv[1], "--config") == 0) {
		config = argv[2];
		first = 3;
	}
	if (argc > first && strcmp(argv[first], "--help") == 0) {
		usage(stdout, name, jobs);
		return JOB_DONE;
	}
	job = argc > first ? job_find(jobs, argv[first]) : NULL;
	if (!job) {
		usage(stderr, name, jobs);
		return JOB_USAGE;
	}
	if (!config)
		config = job->account == JOB_AS_OWNER ? BMS_CONFIG_OWNER : BMS_CONFIG;
	return (int)job_run(name, job, config, argc - first, argv + first);
}
