/*
 * bmsctl migrate: brings the database to the schema of this version, and the accounts their
 * rights.
 */
#include <stdio.h>

#include "db/migrate.h"
#include "jobs/job.h"

static enum job_status migrate_run(struct job_context *context, int argc, char **argv)
{
	(void)argv;
	if (argc > 1)
		return JOB_USAGE;
	const char *directory = settings_need(context->settings, "schema_directory");
	enum outcome outcome = db_migrate(context->db, directory);
	if (outcome == OK)
		outcome = db_run_file(
			context->db, pool_printf(context->pool, "%s/grants.sql", directory));
	if (outcome == OK)
		puts("schema and grants are up to date");
	if (outcome == UNAVAILABLE)
		return JOB_UNAVAILABLE;
	return outcome ? JOB_FOUND : JOB_DONE;
}

const struct job job_migrate = {
	.name = "migrate",
	.options = "",
	.help = "apply new migrations, seed data and grants (as the owner of the database)",
	.account = JOB_AS_OWNER,
	.run = migrate_run,
};
